// Where the library lives: the folder that was named, else POINT_STUDIO_HOME, else the system's folder for data of programs.

import { access, constants } from 'node:fs/promises';
import { resolve } from 'node:path';
import envPaths from 'env-paths';
import { makeFolders, storageFault } from './storage.ts';

/** The folder of the library, absolute. It need not exist. `option` is what `--library` gave. */
export function libraryFolder(option: string | undefined, env: Readonly<Record<string, string | undefined>> = process.env): string {
  const named = [option, env['POINT_STUDIO_HOME']].find((folder) => folder !== undefined && folder.trim() !== '');
  return named === undefined ? envPaths('point-studio', { suffix: '' }).data : resolve(named);
}

/** Makes the folder where there is none, for its owner alone. Throws a Fault (`storage`) where it cannot be made or written. */
export async function makeLibraryFolder(folder: string): Promise<void> {
  try {
    await makeFolders(folder, 0o700);
    await access(folder, constants.R_OK | constants.W_OK);
  } catch (thrown) {
    throw storageFault('Opening the library in', folder, thrown);
  }
}
