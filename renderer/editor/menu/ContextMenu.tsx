// The context menu: the commands that can run on what is selected, from the table of commands, and the layers under the pointer.

import { useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Menu, MenuItem, MenuSection, Popover, SubmenuTrigger } from 'react-aria-components';
import { findElement } from '../../../shared/tree.ts';
import { canRun, commands } from '../../commands/commands.ts';
import { runCommand } from '../../commands/useCommands.ts';
import { isMac, keysAsRead } from '../../shell/keys.ts';
import { useConnection } from '../../shell/connection.ts';
import { select, useCanvas } from '../canvasStore.ts';
import { currentDesign } from '../editorStore.ts';
import type { MenuPlace } from './useContextMenu.ts';
import './menu.css';

/** Commands by part, in the order of the menu; those that cannot run are left out. */
const parts: readonly (readonly string[])[] = [
  ['edit.cut', 'edit.copy', 'edit.paste', 'edit.pasteInPlace', 'edit.duplicateElements', 'edit.delete'],
  ['arrange.group', 'arrange.ungroup', 'arrange.rename', 'arrange.lock', 'arrange.hide'],
  ['arrange.front', 'arrange.forward', 'arrange.backward', 'arrange.back'],
  ['arrange.flipX', 'arrange.flipY', 'edit.copyStyle', 'edit.pasteStyle'],
  ['select.all', 'view.zoomFit'],
];

const submenus = {
  align: ['arrange.alignLeft', 'arrange.alignCentre', 'arrange.alignRight', 'arrange.alignTop', 'arrange.alignMiddle', 'arrange.alignBottom', 'arrange.spreadX', 'arrange.spreadY', 'arrange.tidy'],
} as const;

/** The commands of these ids that can run now. */
function runnable(ids: readonly string[]) {
  return ids.flatMap((id) => commands.filter((command) => command.id === id && canRun(command)));
}

export function ContextMenu({ place, onClose }: { place: MenuPlace; onClose: () => void }): ReactNode {
  const { t } = useTranslation();
  const connection = useConnection();
  const anchor = useRef<HTMLSpanElement>(null);
  const page = useCanvas((canvas) => canvas.page);
  const shown = currentDesign()?.pages[page];
  const layers = place.under.flatMap((id) => findElement(shown, id) ?? []);
  const run = (key: string): void => {
    onClose();
    const command = commands.find((one) => one.id === key);
    if (command) runCommand(command, connection);
    else if (key.startsWith('layer ')) select([key.slice('layer '.length)]);
  };
  const item = ({ id, keys }: (typeof commands)[number]): ReactNode => (
    <MenuItem key={id} id={id} className="list-box-item menu-item context-item" textValue={t(`commandNames.${id}`)}>
      <span>{t(`commandNames.${id}`)}</span>
      {keys[0] ? <kbd className="key">{keysAsRead(keys[0], isMac)}</kbd> : null}
    </MenuItem>
  );
  const aligns = runnable(submenus.align);
  return (
    <>
      <span ref={anchor} className="context-anchor" style={{ left: place.x, top: place.y }} aria-hidden />
      <Popover className="popover context-menu" aria-label={t('arrange.menu')} triggerRef={anchor} isOpen onOpenChange={(isOpen) => !isOpen && onClose()} placement="bottom start" offset={2}>
        <Menu className="list-box" aria-label={t('arrange.menu')} onAction={(key) => run(String(key))} onClose={onClose}>
          {layers.length > 1 ? (
            <SubmenuTrigger>
              <MenuItem className="list-box-item menu-item context-item">{t('arrange.layersHere')}</MenuItem>
              <Popover className="popover">
                <Menu className="list-box" aria-label={t('arrange.layersHere')} onAction={(key) => run(String(key))}>
                  {layers.map((element) => (
                    <MenuItem key={element.id} id={`layer ${element.id}`} className="list-box-item menu-item">
                      {element.name}
                    </MenuItem>
                  ))}
                </Menu>
              </Popover>
            </SubmenuTrigger>
          ) : null}
          {aligns.length > 0 ? (
            <SubmenuTrigger>
              <MenuItem className="list-box-item menu-item context-item">{t('inspector.arrange')}</MenuItem>
              <Popover className="popover">
                <Menu className="list-box" aria-label={t('inspector.arrange')} onAction={(key) => run(String(key))}>
                  {aligns.map(item)}
                </Menu>
              </Popover>
            </SubmenuTrigger>
          ) : null}
          {parts.map((ids, index) => {
            const shownHere = runnable(ids);
            return shownHere.length === 0 ? null : (
              // Parts are fixed.
              <MenuSection key={index} className="context-part" aria-label={t('arrange.menu')}>
                {shownHere.map(item)}
              </MenuSection>
            );
          })}
        </Menu>
      </Popover>
    </>
  );
}
