// Commands of the library: new designs, files, versions, finding.

import { useEditor } from '../editor/editorStore.ts';
import { showDialog, useView } from '../shell/viewStore.ts';
import type { Command } from './commands.ts';

const hasDesign = (): boolean => useView.getState().route.screen === 'design' && useEditor.getState().open !== undefined;

const searchInput = (): HTMLElement | null => document.querySelector<HTMLElement>('[data-search="designs"] input');

export const libraryCommands: readonly Command[] = [
  { id: 'go.newDesign', keys: ['Mod+Alt+N'], run: () => showDialog('newDesign') },
  {
    id: 'go.openFile',
    keys: ['Mod+O'],
    async run(connection) {
      const { choosePointFile } = await import('../gallery/fileActs.ts');
      await choosePointFile(connection);
    },
  },
  {
    id: 'go.findDesigns',
    keys: ['/'],
    when: () => useView.getState().route.screen === 'gallery' && searchInput() !== null,
    run: () => searchInput()?.focus(),
  },
  { id: 'edit.versions', keys: ['Mod+Alt+H'], when: hasDesign, run: () => showDialog('versions') },
  {
    id: 'share.saveFile',
    keys: ['Mod+Shift+S'],
    when: hasDesign,
    async run(connection) {
      const { open } = useEditor.getState();
      if (!open) return;
      await open.saves.flush();
      const { savePointFile } = await import('../gallery/fileActs.ts');
      await savePointFile(connection, open.id);
    },
  },
];
