// The application's menu: the studio's own commands as its page names them, with what the systems expect of every program.

import { basename } from 'node:path';
import type { MenuItemConstructorOptions } from 'electron';
import type { NativeMenu, NativeMenuItem } from '../../shared/nativeMenu.ts';

export interface MenuParts {
  readonly platform: NodeJS.Platform;
  readonly isDeveloped: boolean;
  /** Commands by menu; the bare menus until the page has said which. */
  readonly menus: readonly NativeMenu[];
  /** Whole paths, the last used first. */
  readonly recent: readonly string[];
  /** Name of the menu of recent files. */
  readonly recentLabel: string;
  readonly onCommand: (id: string) => void;
  readonly onRecent: (path: string) => void;
}

type Items = MenuItemConstructorOptions[];

const bare: readonly NativeMenu[] = [
  { id: 'file', label: 'File', items: [] },
  { id: 'edit', label: 'Edit', items: [] },
  { id: 'view', label: 'View', items: [] },
];

const separator: MenuItemConstructorOptions = { type: 'separator' };

/** Keys as Electron writes them; none where they would type a character. */
function acceleratorOf(keys: string): string | undefined {
  return keys.startsWith('Mod+') ? keys.replace('Mod', 'CommandOrControl').replace(/\+\+$/, '+Plus') : undefined;
}

/**
 * A command of the page. Its key is shown, and pressed in the page: only there is it known whether a person is writing. macOS would take keys
 * of the menu before the page, so those that text inputs need are left out there.
 */
function commandItem({ id, label, keys }: NativeMenuItem, { onCommand, platform }: MenuParts, hasKeys: boolean): MenuItemConstructorOptions {
  const accelerator = hasKeys ? acceleratorOf(keys) : undefined;
  return { id, label, ...(accelerator ? { accelerator, registerAccelerator: platform === 'darwin' } : {}), click: () => onCommand(id) };
}

function recentItems({ recent, recentLabel, onRecent }: MenuParts): Items {
  if (recent.length === 0) return [];
  return [{ label: recentLabel, submenu: recent.map((path) => ({ label: basename(path), toolTip: path, click: () => onRecent(path) })) }];
}

/** What the system expects in a menu, by its id. */
const own: Readonly<Record<string, (parts: MenuParts, isMac: boolean) => Items>> = {
  file: (parts, isMac) => [...recentItems(parts), separator, { role: isMac ? 'close' : 'quit' }],
  edit: (_, isMac) => [
    ...(isMac ? ([separator, { role: 'undo' }, { role: 'redo' }] satisfies Items) : []),
    separator,
    { role: 'cut' },
    { role: 'copy' },
    { role: 'paste' },
    { role: 'selectAll' },
  ],
  view: ({ isDeveloped }) => [separator, { role: 'togglefullscreen' }, ...(isDeveloped ? ([separator, { role: 'reload' }, { role: 'toggleDevTools' }] satisfies Items) : [])],
};

/** The menu's template. */
export function menuTemplate(parts: MenuParts): MenuItemConstructorOptions[] {
  const isMac = parts.platform === 'darwin';
  const menus = (parts.menus.length === 0 ? bare : parts.menus).map(({ id, label, items }): MenuItemConstructorOptions => {
    const hasKeys = !(isMac && id === 'edit');
    const submenu = [...items.map((item) => commandItem(item, parts, hasKeys)), ...(own[id]?.(parts, isMac) ?? [])];
    return { label, submenu: submenu[0]?.type === 'separator' ? submenu.slice(1) : submenu };
  });
  const [appMenu, windowMenu]: readonly Items[] = isMac ? [[{ role: 'appMenu' }], [{ role: 'windowMenu' }]] : [[], []];
  return [...appMenu!, ...menus, ...windowMenu!];
}
