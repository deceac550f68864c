// Commands that belong to no design: going to a screen, the theme, help.

import { chooseTheme } from '../shell/preferences.ts';
import { go, showDialog, useView } from '../shell/viewStore.ts';
import type { Command } from './commands.ts';

export const shellCommands: readonly Command[] = [
  { id: 'go.gallery', keys: ['Alt+1'], run: () => go({ screen: 'gallery' }) },
  { id: 'go.batch', keys: ['Alt+2'], run: () => go({ screen: 'batch', template: '' }) },
  { id: 'go.queue', keys: ['Alt+3'], run: () => go({ screen: 'queue' }) },
  { id: 'go.settings', keys: ['Alt+4'], run: () => go({ screen: 'settings' }) },
  { id: 'theme.light', keys: [], run: (connection) => chooseTheme(connection, 'light') },
  { id: 'theme.dark', keys: [], run: (connection) => chooseTheme(connection, 'dark') },
  { id: 'theme.system', keys: [], run: (connection) => chooseTheme(connection, 'system') },
  {
    id: 'view.interface',
   
    keys: ['Mod+\\'],
    run: () => useView.setState((view) => ({ isInterfaceHidden: !view.isInterfaceHidden })),
  },
  { id: 'help.palette', keys: ['Mod+K'], run: () => showDialog('palette') },
  { id: 'help.keys', keys: ['?'], run: () => showDialog('keys') },
];
