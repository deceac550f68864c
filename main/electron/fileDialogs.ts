// The system's own dialogs for files of designs, over the studio's window.

import { BrowserWindow, dialog } from 'electron';
import { extname } from 'node:path';
import { pointExtension } from '../../shared/pointExtension.ts';
import type { FileDialogs } from '../studio.ts';

const filters = [{ name: 'Point Studio', extensions: [pointExtension.slice(1)] }];

interface Ask<Options, Answer> {
  (window: BrowserWindow, options: Options): Promise<Answer>;
  (options: Options): Promise<Answer>;
}

function over<Options, Answer>(ask: Ask<Options, Answer>, options: Options): Promise<Answer> {
  const window = BrowserWindow.getFocusedWindow();
  return window ? ask(window, options) : ask(options);
}

export function createFileDialogs(): FileDialogs {
  return {
    async choose() {
      const { filePaths } = await over(dialog.showOpenDialog.bind(dialog), { properties: ['openFile' as const], filters });
      return filePaths[0];
    },
    async chooseTarget(name) {
      const { filePath, canceled } = await over(dialog.showSaveDialog.bind(dialog), { defaultPath: name, filters, properties: ['showOverwriteConfirmation' as const] });
      if (canceled || filePath === '') return undefined;
      return extname(filePath).toLowerCase() === pointExtension ? filePath : `${filePath}${pointExtension}`;
    },
  };
}
