// `.point` files through the doorway: as bytes for a browser to save or to hand over, and as files of the disk where the studio has a window
// of its own. A page never names a path: the person does, in the system's dialog.

import { fileOf, openDesignFile, readFileAgain, recentFiles, saveDesignFile, saveToOwnFile, takeDesignFile, writeDesignFile } from '../designFiles.ts';
import type { Studio } from '../studio.ts';
import { noDialogs, type DesignTalk } from './designs.ts';
import { procedures } from './implementer.ts';

export function designFileProcedures(studio: Studio, { opened, listChanged, saved }: DesignTalk) {
  const saveToChosen = async (id: string) => {
    if (!studio.fileDialogs) throw noDialogs();
    const { name } = await writeDesignFile(studio, id);
    const path = await studio.fileDialogs.chooseTarget(name);
    // The system's dialog has asked already whether to write over a file that is there.
    return path === undefined ? null : await saveDesignFile(studio, id, path, true);
  };
  return {
    saveFile: procedures.designs.saveFile.handler(async ({ input }) => {
      const { name, bytes } = await writeDesignFile(studio, input.id);
      return { name, file: new Blob([bytes], { type: 'application/vnd.point-studio.design+zip' }) };
    }),
    openFile: procedures.designs.openFile.handler(async ({ input }) => {
      const stored = await takeDesignFile(studio, new Uint8Array(await input.file.arrayBuffer()), input.name);
      const answer = await opened(stored);
      listChanged(stored.design.id);
      return answer;
    }),
    fileOf: procedures.designs.fileOf.handler(async ({ input }) => (await fileOf(studio, input.id)) ?? null),
    saveToFile: procedures.designs.saveToFile.handler(async ({ input: { id, to, isOver } }) => {
      const file = to === 'same' ? await saveToOwnFile(studio, id, isOver) : await saveToChosen(id);
      if (file) listChanged(id);
      return file;
    }),
    readFileAgain: procedures.designs.readFileAgain.handler(async ({ input }) => {
      const stored = await readFileAgain(studio, input.id);
      saved(input.id, stored.revision);
      return await opened(stored);
    }),
    chooseFile: procedures.designs.chooseFile.handler(async () => {
      if (!studio.fileDialogs) throw noDialogs();
      const path = await studio.fileDialogs.choose();
      if (path === undefined) return null;
      const stored = await openDesignFile(studio, path);
      const answer = await opened(stored);
      listChanged(stored.design.id);
      return answer;
    }),
    takeOpened: procedures.designs.takeOpened.handler(() => studio.openedFromOutside.take() ?? null),
    recentFiles: procedures.designs.recentFiles.handler(() => recentFiles(studio)),
  };
}
