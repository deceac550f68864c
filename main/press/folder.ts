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
  place(files: readonly Finished[]): Promise<Placing>;
  /** Writes one whole file, synced. */
  write(file: string, text: string): Promise<void>;
  /** Removes what is unfinished. */
  close(): Promise<void>;
}

export interface Finished {
  readonly temporary: string;
  /** Its place, relative to the folder. */
  readonly file: string;
}

export interface Placing {
  /** Of each file that was tried, in their order: why it could not take its place; undefined where it did. */
  readonly outcomes: readonly (Fault | undefined)[];
  /** Why the rest was not tried, nor should be: what the disk refuses to one file now it refuses to all. */
  readonly stop?: Fault;
}

/** Refusals that concern a file's name and what stands there, and say nothing of other files. */
const ofOneFile = new Set(['EISDIR', 'ENOTEMPTY', 'EEXIST', 'ENOTDIR', 'ENAMETOOLONG', 'EINVAL', 'EBUSY', 'EPERM', 'EACCES']);

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
    place: (files) => place(path, files),
    write: (file, text) =>
      guarded(async () => {
        const temporary = join(unfinished, 'manifest');
        await writeFile(temporary, text);
        const { outcomes, stop } = await place(path, [{ temporary, file }]);
        const fault = outcomes[0] ?? stop;
        if (fault) throw fault;
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

async function place(folder: string, files: readonly Finished[]): Promise<Placing> {
  const outcomes: (Fault | undefined)[] = [];
  try {
    await Promise.all(files.map(({ temporary }) => syncFile(temporary)));
    const folders = new Set<string>();
    for (const { temporary, file } of files) {
      const fault = await moveInto(folder, temporary, file);
      if (!fault) folders.add(dirname(join(folder, file)));
      outcomes.push(fault);
    }
    for (const target of folders) await syncFolder(target);
    return { outcomes };
  } catch (thrown) {
    return { outcomes, stop: storageFault('Saving the pictures in', folder, thrown) };
  }
}

/** Moves one file to its place; a refusal that concerns it alone is answered, any other thrown. */
async function moveInto(folder: string, temporary: string, file: string): Promise<Fault | undefined> {
  const target = join(folder, file);
  try {
    await makeFolders(dirname(target));
    await rename(temporary, target);
    return undefined;
  } catch (thrown) {
    if (!ofOneFile.has(systemCode(thrown))) throw thrown;
    if (!(await isFolder(target))) return storageFault('Saving', target, thrown);
    const message = `Saving ${target} failed: there is a folder of that name; rename it or choose another folder.`;
    return new Fault('storage', message, { detail: { folder, file }, cause: thrown });
  }
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then((found) => found.isDirectory(), () => false);
}

async function syncFile(path: string): Promise<void> {
  const handle = await open(path, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
