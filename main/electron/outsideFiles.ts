// What the desktop does with files that are opened from outside: packs are installed, designs are opened and shown.

import { openDesignFile } from '../designFiles.ts';
import type { Studio } from '../studio.ts';
import type { FileOpeners } from './files.ts';

/** Opens a design of the disk and has the page show it. */
export async function showDesignFile(studio: Studio, path: string): Promise<void> {
  const { design, repairs } = await openDesignFile(studio, path);
  studio.events.send({ type: 'designsChanged', id: design.id });
  studio.openedFromOutside.put({ id: design.id, name: design.name, repairs });
}

export function outsideFileOpeners(studio: Studio, installPack: (name: string, file: Blob) => Promise<unknown>): FileOpeners {
  return {
    '.point': ({ path }) => showDesignFile(studio, path),
    '.pointpack': async ({ name, read }) => {
      await installPack(name, await read());
    },
  };
}
