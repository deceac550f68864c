// The target folder of an export, and what the export keeps for itself in it: one export at a time, files that appear whole or not at all,
// and nothing unfinished left by one that was killed.

import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Fault } from '../../shared/fault.ts';
import { makeFolders, storageFault, syncFolder } from '../library/storage.ts';
import { lockFolder } from './folderLock.ts';
import { keptFolder, unfinishedFolder } from './place.ts';

export interface TargetFolder {
  readonly path: string;
  /** Whether it is still there, with what the export keeps in it. */
  isThere(): Promise<boolean>;
  /** Writes one whole file from its parts, synced. @throws Fault `storage` */
  write(file: string, parts: Iterable<string>): Promise<void>;
  /** Removes what is unfinished, and lets the next export in. */
  close(): Promise<void>;
}

/**
 * Makes the folder if it is not there, takes it for this export, and clears what one that was killed left in it.
 *
 * @throws Fault `storage` with one sentence where it cannot be written to; `conflict` while another export writes into it
 */
export async function openTargetFolder(path: string): Promise<TargetFolder> {
  const guarded = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (thrown) {
      throw storageFault('Saving the pictures in', path, thrown);
    }
  };
  const unfinished = join(path, unfinishedFolder);
  const lock = await guarded(async () => {
    await makeFolders(path);
    await makeFolders(join(path, keptFolder));
    const file = join(path, keptFolder, 'lock');
    // Made here, since the disk's own words are clearer than a database's.
    await (await open(file, 'a')).close();
    return lockFolder(file, path);
  });
  try {
    await guarded(async () => {
      await rm(unfinished, { recursive: true, force: true });
      await mkdir(unfinished);
    });
  } catch (thrown) {
    lock.release();
    throw thrown;
  }
  return {
    path,
    isThere: () => stat(unfinished).then((found) => found.isDirectory(), () => false),
    write: (file, parts) =>
      guarded(async () => {
        const temporary = join(unfinished, 'text');
        await writeParts(temporary, parts);
        await moveInto(temporary, join(path, file));
      }),
    async close() {
      try {
        await guarded(() => rm(unfinished, { recursive: true, force: true }));
      } finally {
        lock.release();
      }
    },
  };
}

const partBytes = 65_536;

async function writeParts(path: string, parts: Iterable<string>): Promise<void> {
  const handle = await open(path, 'w');
  try {
    let gathered = '';
    for (const part of parts) {
      gathered += part;
      if (gathered.length < partBytes) continue;
      await handle.appendFile(gathered);
      gathered = '';
    }
    await handle.appendFile(gathered);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function moveInto(temporary: string, target: string): Promise<void> {
  try {
    await rename(temporary, target);
  } catch (thrown) {
    const isFolder = await stat(target).then((found) => found.isDirectory(), () => false);
    if (!isFolder) throw storageFault('Saving', target, thrown);
    const message = `Saving ${target} failed: there is a folder of that name; rename it or choose another folder.`;
    throw new Fault('storage', message, { detail: { file: target }, cause: thrown });
  }
  await syncFolder(dirname(target));
}
