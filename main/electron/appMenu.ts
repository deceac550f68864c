// The menu on show: rebuilt when the page says which commands there are, and when a file was opened or saved.

import { app, Menu } from 'electron';
import type { NativeMenu } from '../../shared/nativeMenu.ts';
import { menuTemplate } from './menu.ts';

export interface AppMenu {
  /** Shows the page's commands; what is chosen is told. */
  show(menus: readonly NativeMenu[], recentLabel: string): void;
  /** Shows files that were used last, here and where the system lists them. */
  setRecent(paths: readonly string[]): void;
}

export function createAppMenu(on: { readonly command: (id: string) => void; readonly recent: (path: string) => void }): AppMenu {
  let menus: readonly NativeMenu[] = [];
  let recent: readonly string[] = [];
  let recentLabel = 'Recent files';
  const build = (): void => {
    const parts = { platform: process.platform, isDeveloped: !app.isPackaged, menus, recent, recentLabel, onCommand: on.command, onRecent: on.recent };
    Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(parts)));
  };
  return {
    show(asked, label) {
      menus = asked;
      recentLabel = label;
      build();
    },
    setRecent(paths) {
      if (paths.join('\n') === recent.join('\n')) return;
      if (paths[0] !== undefined) app.addRecentDocument(paths[0]);
      recent = paths;
      build();
    },
  };
}
