// Files that are there whole or not at all, and the disk's refusals as sentences.

import { randomUUID } from 'node:crypto';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Fault } from '../../shared/fault.ts';

/** What the disk's error codes mean to a person, and what to do. */
const advice: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full; free some space, then try again',
  EDQUOT: 'your share of the disk is used up; free some space, then try again',
  EROFS: 'the disk is read-only; choose another folder',
  EACCES: 'you may not write there; choose another folder, or give yourself the right',
  EPERM: 'you may not write there; choose another folder, or give yourself the right',
  ENOENT: 'it is not there; check the path',
  ENOTDIR: 'part of the path is a file, not a folder; choose another folder',
  EISDIR: 'it is a folder, not a file; choose a file',
  EEXIST: 'something else is there already; choose another name',
  EIO: 'the disk failed; check it, then try again',
  ENAMETOOLONG: 'the name is too long; choose a shorter one',
  EMFILE: 'too many files are open; close some programs, then try again',
  EBUSY: 'another program is using it; close that program, then try again',
};

/** The code of a system error; '' for anything else. */
export function systemCode(thrown: unknown): string {
  const code: unknown = thrown instanceof Error ? Reflect.get(thrown, 'code') : undefined;
  return typeof code === 'string' ? code : '';
}

/** A Fault (`storage`) for a step that the disk refused: `what` and the path, why, and what to do. Faults pass through. */
export function storageFault(what: string, path: string, thrown: unknown): Fault {
  if (thrown instanceof Fault) return thrown;
  const code = systemCode(thrown);
  const why = advice[code] ?? (thrown instanceof Error ? thrown.message : String(thrown));
  return new Fault('storage', `${what} ${path} failed: ${why}.`, { detail: { path, ...(code ? { code } : {}) }, cause: thrown });
}

/** Makes the entries of a folder survive a power cut. Windows does so by itself and cannot open folders. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Removes what a failed step left. That it cannot be removed is not told: why the step failed is, and nobody looks for the rest. */
export async function discard(path: string): Promise<void> {
  await rm(path, { recursive: true, force: true }).catch(() => undefined);
}

async function isFolder(path: string): Promise<boolean> {
  return (await stat(path)).isDirectory();
}

/**
 * Makes a folder and those above it; answers whether it was missing. Used in place of Node's recursive `mkdir`, which never ends on file
 * systems that answer ENOENT below a folder that is there (such as /proc).
 */
export async function makeFolders(path: string, mode?: number): Promise<boolean> {
  try {
    await mkdir(path, { mode });
    return true;
  } catch (thrown) {
    const code = systemCode(thrown);
    // A drive or a read-only disk may refuse before it looks; what counts is that the folder is there.
    if (code !== 'ENOENT' && (await isFolder(path).catch(() => false))) return false;
    const parent = dirname(path);
    if (code !== 'ENOENT' || parent === path) throw thrown;
    await makeFolders(parent, mode);
  }
  try {
    await mkdir(path, { mode });
    return true;
  } catch (thrown) {
    // Another process made it meanwhile.
    if (systemCode(thrown) === 'EEXIST' && (await isFolder(path))) return false;
    throw thrown;
  }
}

/** Writes a file to a name of its own beside the target, syncs it, then renames it. Readers see the old file or the new one. */
export async function writeWhole(file: string, bytes: Uint8Array | string): Promise<void> {
  const folder = dirname(file);
  const unfinished = join(folder, `.${randomUUID()}.unfinished`);
  try {
    await makeFolders(folder);
    const handle = await open(unfinished, 'wx');
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(unfinished, file);
    await syncFolder(folder);
  } catch (thrown) {
    await discard(unfinished);
    throw storageFault('Writing', file, thrown);
  }
}
