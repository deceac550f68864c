// The commands that arrange the selection, as a row of buttons.

import {
  AlignCenterHorizontal,
  AlignCenterVertical,
  AlignEndHorizontal,
  AlignEndVertical,
  AlignHorizontalSpaceBetween,
  AlignStartHorizontal,
  AlignStartVertical,
  AlignVerticalSpaceBetween,
  type LucideIcon,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Toolbar } from 'react-aria-components';
import type { CommandId } from '../../commands/commands.ts';
import { keysOf } from '../../commands/useCommands.ts';
import { IconButton } from '../../ui/index.ts';
import { useRunCommand } from '../useRunCommand.ts';

/** With how many elements each makes sense. */
const buttons: readonly { readonly id: CommandId; readonly Icon: LucideIcon; readonly least: number }[] = [
  { id: 'arrange.alignLeft', Icon: AlignStartVertical, least: 1 },
  { id: 'arrange.alignCentre', Icon: AlignCenterVertical, least: 1 },
  { id: 'arrange.alignRight', Icon: AlignEndVertical, least: 1 },
  { id: 'arrange.alignTop', Icon: AlignStartHorizontal, least: 1 },
  { id: 'arrange.alignMiddle', Icon: AlignCenterHorizontal, least: 1 },
  { id: 'arrange.alignBottom', Icon: AlignEndHorizontal, least: 1 },
  { id: 'arrange.spreadX', Icon: AlignHorizontalSpaceBetween, least: 3 },
  { id: 'arrange.spreadY', Icon: AlignVerticalSpaceBetween, least: 3 },
];

export function ArrangeRow({ count }: { count: number }): ReactNode {
  const { t } = useTranslation();
  const run = useRunCommand();
  return (
    <Toolbar className="arrange-row" aria-label={t('inspector.arrange')}>
      {buttons.map(({ id, Icon, least }) => (
        <IconButton key={id} label={t(`commandNames.${id}`)} keys={keysOf(id)} isDisabled={count < least} onPress={() => run(id)}>
          <Icon size={15} aria-hidden />
        </IconButton>
      ))}
    </Toolbar>
  );
}
