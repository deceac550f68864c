// What can be added that has no tool of its own, as a menu of the commands that add it.

import { BadgeCheck, CircleGauge, Grip, Plus, QrCode, Smile, Table, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { additions } from '../../commands/addCommands.ts';
import type { ElementKind } from '../../../shared/design.ts';
import { IconButton } from '../../ui/index.ts';
import { useRunCommand } from '../useRunCommand.ts';
import { kindName } from '../kindName.ts';

const marks: Readonly<Partial<Record<ElementKind, LucideIcon>>> = { icon: Smile, dots: Grip, progress: CircleGauge, table: Table, qr: QrCode, logo: BadgeCheck };

export function AddMenu(): ReactNode {
  const { t } = useTranslation();
  const run = useRunCommand();
  const act = (kind: string | number): void => {
    const chosen = additions.find((one) => one.kind === kind);
    if (chosen) run(chosen.command);
  };
  return (
    <MenuTrigger>
      <IconButton label={t('canvas.add')}>
        <Plus size={16} aria-hidden />
      </IconButton>
      <Popover className="popover" placement="top" offset={8}>
        <Menu className="list-box" aria-label={t('canvas.add')} onAction={act}>
          {additions.map(({ kind }) => {
            const Mark = marks[kind] ?? Plus;
            return (
              <MenuItem key={kind} id={kind} className="list-box-item menu-item tool-shape" textValue={kindName(kind)}>
                <Mark size={14} aria-hidden />
                {kindName(kind)}
              </MenuItem>
            );
          })}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
