// Folders that we write for a person and may replace later: each is there whole or not at all, and lists what we put into it, so that
// nothing a person added is ever lost.

import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { open, readFile, readdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { discard, makeFolders, storageFault, syncFolder } from '../library/storage.ts';

/** Name of the list of what we wrote, by which a later writing knows that it may replace the folder. */
const listName = '.hand-over.json';

/** A folder under construction: every file is synced when it is written. */
export class OwnFolder {
  readonly path: string;
  readonly files: string[] = [];

  constructor(path: string) {
    this.path = path;
  }

  async write(name: string, content: Uint8Array | string): Promise<void> {
    const handle = await open(join(this.path, name), 'wx');
    try {
      await handle.writeFile(content);
      await handle.sync();
    } finally {
      await handle.close();
    }
    this.files.push(name);
  }
}

/** Whether a folder holds nothing but what an earlier writing put there. */
export async function isOurs(path: string): Promise<boolean> {
  const present = await readdir(path);
  if (present.length === 0) return true;
  if (!present.includes(listName)) return false;
  const list = await readFile(join(path, listName), 'utf8');
  return present.every((name) => name === listName || list.includes(JSON.stringify(name)));
}

/** Gives a finished folder its name: in place of an earlier one of ours, but beside anything a person has added to. */
async function place(finished: string, parent: string, name: string): Promise<string> {
  for (let count = 1; ; count += 1) {
    const path = join(parent, count === 1 ? name : `${name}-${count}`);
    if (existsSync(path)) {
      if (!(await isOurs(path))) continue;
      const old = join(parent, `.${randomUUID()}.old`);
      await rename(path, old);
      await rename(finished, path);
      await discard(old);
    } else {
      await rename(finished, path);
    }
    await syncFolder(parent);
    return path;
  }
}

/**
 * Writes a folder of some name within `parent`, and answers its path. An earlier one is replaced, unless files were added to it: then
 * the new one lies beside it. Throws a Fault (`storage`) where the disk refuses, and leaves nothing half-written.
 */
export async function writeOwnFolder(parent: string, name: string, fill: (folder: OwnFolder) => Promise<void>): Promise<string> {
  const unfinished = join(parent, `.${randomUUID()}.unfinished`);
  try {
    await makeFolders(unfinished);
    const folder = new OwnFolder(unfinished);
    await fill(folder);
    await folder.write(listName, `${JSON.stringify({ files: folder.files })}\n`);
    await syncFolder(folder.path);
    return await place(unfinished, parent, name);
  } catch (thrown) {
    await discard(unfinished);
    throw storageFault('Writing the hand-over in', parent, thrown);
  }
}
