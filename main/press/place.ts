// Puts a finished picture into the target folder of an export: whole or not at all. Called by the workers, and synchronous, since writing and
// renaming take a tenth of a millisecond, less than handing them to another thread.

import { mkdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { threadId } from 'node:worker_threads';
import { Fault } from '../../shared/fault.ts';
import { storageFault, systemCode } from '../library/storage.ts';
import { claimPlace, giveUpPlace } from './halt.ts';

/** What an export keeps for itself in its target folder: the journal, the lock, and what is unfinished. */
export const keptFolder = '.point-studio-export';
export const unfinishedFolder = join(keptFolder, 'unfinished');

export interface Target {
  /** Absolute path of the target folder. */
  readonly folder: string;
  /** The picture's place in it, with `/` between sub-folders. */
  readonly file: string;
  /** Of the export's halt. */
  readonly halt: SharedArrayBuffer;
}

export interface Placed {
  /** The time of the file's last change, as the disk has it: with its length it tells later whether somebody changed it. */
  readonly changedMs: number;
}

/** Refusals that concern a file's name and what stands there, and say nothing of other files. */
const ofOneFile = new Set(['EISDIR', 'ENOTEMPTY', 'EEXIST', 'ENOTDIR', 'ENAMETOOLONG', 'EINVAL', 'EBUSY', 'EPERM', 'EACCES']);

/**
 * Writes the bytes beside and renames them to their place; a file of that name is replaced, sub-folders are made, the target folder itself is
 * not. The bytes are not synced: after a power cut the journal's hash tells whether they are whole.
 *
 * @throws Fault `conflict` where only this file is refused; `storage` where the disk refuses, as it would any other file; `cancelled` where the
 *   export was stopped
 */
export function placeFile(target: Target, bytes: Uint8Array): Placed {
  const { folder, file } = target;
  const temporary = join(folder, unfinishedFolder, String(threadId));
  const path = join(folder, file);
  try {
    writeFileSync(temporary, bytes);
  } catch (thrown) {
    rmSync(temporary, { force: true });
    throw storageFault('Saving the pictures in', folder, thrown);
  }
  if (!claimPlace(target.halt)) {
    rmSync(temporary, { force: true });
    throw stoppedFault();
  }
  try {
    moveInto(target, temporary, path);
    return { changedMs: statSync(path).mtimeMs };
  } catch (thrown) {
    giveUpPlace(target.halt);
    rmSync(temporary, { force: true });
    if (!ofOneFile.has(systemCode(thrown))) throw storageFault('Saving the pictures in', folder, thrown);
    const detail = { folder, file };
    const message = isFolder(path)
      ? `Saving ${path} failed: there is a folder of that name; rename it or choose another folder.`
      : storageFault('Saving', path, thrown).message;
    throw new Fault('conflict', message, { detail, cause: thrown });
  }
}

export function stoppedFault(): Fault {
  return new Fault('cancelled', 'The picture was not saved, because the export was stopped.');
}

function moveInto({ folder, file }: Target, temporary: string, path: string): void {
  try {
    renameSync(temporary, path);
  } catch (thrown) {
    if (systemCode(thrown) !== 'ENOENT') throw thrown;
    makeSubFolders(folder, dirname(file));
    renameSync(temporary, path);
  }
}

/** Each level by itself: a target folder that was removed is not made again. */
function makeSubFolders(folder: string, below: string): void {
  let path = folder;
  for (const name of below.split('/')) {
    path = join(path, name);
    try {
      mkdirSync(path);
    } catch (thrown) {
      if (systemCode(thrown) !== 'EEXIST') throw thrown;
    }
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}
