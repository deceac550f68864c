// A process that runs one rival, named by its file, and writes its pictures.
//   node worker.ts NAME

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FromRival, Rival, ToRival } from '../rival.ts';

const { rival }: { rival: Rival } = await import(`./${process.argv[2]}.ts`);

async function answer(message: ToRival): Promise<FromRival | undefined> {
  switch (message.type) {
    case 'prepare': {
      await rival.prepare(message.picture);
      const { name, version, cachesBase } = rival;
      return { type: 'ready', name, version, cachesBase };
    }
    case 'make': {
      let bytes = 0;
      for (const [index, row] of message.rows.entries()) {
        const picture = await rival.render(row);
        writeFileSync(join(message.folder, `${message.first + index}.jpg`), picture);
        bytes += picture.length;
      }
      return { type: 'made', bytes };
    }
    case 'close': {
      await rival.close?.();
      process.disconnect();
      return undefined;
    }
  }
}

process.on('message', (message: ToRival) => {
  void answer(message)
    .catch((error: unknown): FromRival => ({ type: 'failed', message: error instanceof Error ? error.message : String(error) }))
    .then((reply) => reply && process.send!(reply));
});
