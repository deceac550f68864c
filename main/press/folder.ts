// The target folder of an export. A file appears there whole or not at all: it is written in a hidden folder beside, synced in
// groups, and renamed into place. A file of the same name is replaced.

import { createHash, randomBytes } from 'node:crypto';
import { mkdir, open, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { Fault } from '../../shared/fault.ts';
import { makeFolders, storageFault, syncFolder, systemCode } from '../library/storage.ts';

export interface TargetFolder {
  readonly path: string;
  /** Where unfinished files lie; on the same file system. */
  readonly unfinished: string;
  /** Syncs finished temporary files and renames each to its place in the folder, making sub-folders as needed. */
  place(files: readonly { readonly temporary: string; readonly file: string }[]): Promise<void>;
  /** Writes one whole file, synced. */
  write(file: string, text: string): Promise<void>;
  /** Removes what is unfinished. */
  close(): Promise<void>;
}

const prefix = '.point-studio-export-';
const abandonedAfterMs = 7 * 24 * 3_600_000;

/**
 * Makes the folder if it is not there, and clears what exports that were killed left in it.
 *
 * @throws Fault `storage` with one sentence where it cannot be written to
 */
export async function openTargetFolder(path: string): Promise<TargetFolder> {
  const guarded = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (thrown) {
      throw storageFault('Saving the pictures in', path, thrown);
    }
  };
  const unfinished = join(path, `${ownPrefix()}${process.pid}-${randomBytes(6).toString('hex')}`);
  await guarded(async () => {
    await makeFolders(path);
    await clearAbandoned(path);
    await mkdir(unfinished);
  });
  return {
    path,
    unfinished,
    place: (files) => guarded(() => place(path, files)),
    write: (file, text) =>
      guarded(async () => {
        const temporary = join(unfinished, 'manifest');
        await writeFile(temporary, text);
        await place(path, [{ temporary, file }]);
      }),
    close: () => guarded(() => rm(unfinished, { recursive: true, force: true })),
  };
}

/** Names the machine too, since a shared drive may hold exports of others whose process numbers mean nothing here. */
function ownPrefix(): string {
  return `${prefix}${createHash('sha256').update(hostname()).digest('hex').slice(0, 8)}-`;
}

async function clearAbandoned(path: string): Promise<void> {
  for (const name of await readdir(path)) {
    if (name.startsWith(prefix) && (await isAbandoned(join(path, name), name))) await rm(join(path, name), { recursive: true, force: true });
  }
}

async function isAbandoned(path: string, name: string): Promise<boolean> {
  const process = name.startsWith(ownPrefix()) ? Number(name.slice(ownPrefix().length).split('-')[0]) : 0;
  if (process > 0) return !isRunning(process);
  const found = await stat(path).catch(() => undefined);
  return found !== undefined && Date.now() - found.mtimeMs > abandonedAfterMs;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (thrown) {
    return systemCode(thrown) === 'EPERM';
  }
}

async function place(folder: string, files: readonly { readonly temporary: string; readonly file: string }[]): Promise<void> {
  await Promise.all(files.map(({ temporary }) => syncFile(temporary)));
  const folders = new Set(files.map(({ file }) => dirname(join(folder, file))));
  for (const target of folders) await makeFolders(target);
  for (const { temporary, file } of files) await moveInto(folder, temporary, file);
  for (const target of folders) await syncFolder(target);
}

async function moveInto(folder: string, temporary: string, file: string): Promise<void> {
  try {
    await rename(temporary, join(folder, file));
  } catch (thrown) {
    if (!['EISDIR', 'ENOTEMPTY', 'EEXIST'].includes(systemCode(thrown))) throw thrown;
    const message = `Saving the pictures in ${folder} failed: there is a folder named ${file}; rename it or choose another folder.`;
    throw new Fault('storage', message, { detail: { folder, file }, cause: thrown });
  }
}

async function syncFile(path: string): Promise<void> {
  const handle = await open(path, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
