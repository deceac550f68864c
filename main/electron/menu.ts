// The app's menu: what the systems expect of every program. The studio's own commands are in its page.

import type { MenuItemConstructorOptions } from 'electron';

/** The menu's template. Undo is the page's own, except that macOS needs the entry for its keys to work in text inputs. */
export function menuTemplate(platform: NodeJS.Platform, isDeveloped: boolean): MenuItemConstructorOptions[] {
  const isMac = platform === 'darwin';
  const undo: MenuItemConstructorOptions[] = [{ role: 'undo' }, { role: 'redo' }, { type: 'separator' }];
  const developer: MenuItemConstructorOptions[] = [{ type: 'separator' }, { role: 'reload' }, { role: 'toggleDevTools' }];
  return [
    ...(isMac ? [{ role: 'appMenu' } satisfies MenuItemConstructorOptions] : []),
    { label: 'File', submenu: [{ role: isMac ? 'close' : 'quit' }] },
    { label: 'Edit', submenu: [...(isMac ? undo : []), { role: 'cut' }, { role: 'copy' }, { role: 'paste' }, { role: 'selectAll' }] },
    {
      label: 'View',
      submenu: [
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { type: 'separator' },
        { role: 'togglefullscreen' },
        ...(isDeveloped ? developer : []),
      ],
    },
    ...(isMac ? [{ role: 'windowMenu' } satisfies MenuItemConstructorOptions] : []),
  ];
}
