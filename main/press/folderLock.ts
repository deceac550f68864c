// One export at a time in a folder. The system holds the lock for the process (SQLite's locks are its locks), so one whose process was killed
// is free at once, and nothing has to be guessed from numbers of processes.

import { DatabaseSync } from 'node:sqlite';
import { Fault } from '../../shared/fault.ts';
import { storageFault } from '../library/storage.ts';

export interface FolderLock {
  release(): void;
}

const busy = 5;
/** SQLITE_IOERR_LOCK and SQLITE_IOERR_RDLOCK: the disk knows no locks, as some network drives. */
const withoutLocks = new Set([3850, 2314]);

/**
 * Holds the lock whose file is `path`, which stays there, empty, when it is released. On a disk that knows no locks every export gets it.
 *
 * @throws Fault `conflict` naming `folder` while another export holds it, in this process or any other of this computer
 */
export function lockFolder(path: string, folder: string): FolderLock {
  const database = new DatabaseSync(path, { timeout: 0 });
  try {
    database.exec('BEGIN IMMEDIATE');
  } catch (thrown) {
    const code: unknown = thrown instanceof Error ? Reflect.get(thrown, 'errcode') : undefined;
    if (typeof code === 'number' && withoutLocks.has(code)) return { release: () => database.close() };
    database.close();
    if (typeof code !== 'number' || (code & 0xff) !== busy) throw storageFault('Saving the pictures in', folder, thrown);
    const message = `Another export is saving pictures in ${folder}; wait until it is done or stop it, or choose another folder.`;
    throw new Fault('conflict', message, { detail: { folder }, cause: thrown });
  }
  return { release: () => database.close() };
}
