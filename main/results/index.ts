// The table of results, and making those that were asked for, after the pictures. Each file is there whole or not at all.

import { open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { resultNames, type ResultName } from '../../shared/results.ts';
import { discard, makeFolders, storageFault, syncFolder, systemCode } from '../library/storage.ts';
import { keptFolder } from '../press/place.ts';
import { contactSheetResult } from './contactSheet.ts';
import { filesResult } from './files.ts';
import { reportResult } from './report.ts';
import { throwIfStopped, type FileContent, type FinishedExport, type MadeResult, type MakeResult, type ResultKind } from './result.ts';
import { sidecarsResult } from './sidecars.ts';
import { zipResult } from './zip.ts';

/** By name; `resultNames` has the order in which they are made. */
export const resultKinds: Readonly<Record<ResultName, ResultKind>> = {
  report: reportResult,
  files: filesResult,
  contactSheet: contactSheetResult,
  sidecars: sidecarsResult,
  zip: zipResult,
};

/**
 * Makes the results that were asked for, in the order of the table. What a killed run left unfinished is removed first.
 *
 * @throws Fault `storage` where the disk refuses, `cancelled` on a cancel: results finished before stay, nothing half-made does
 */
export async function writeResults(
  finished: FinishedExport,
  wanted: readonly ResultName[],
  options: { readonly signal?: AbortSignal; readonly onBegin?: (result: ResultName) => void; readonly onResult?: (made: MadeResult) => void } = {},
): Promise<readonly MadeResult[]> {
  const asked = resultNames.filter((name) => wanted.includes(name));
  if (asked.length === 0) return [];
  const workshop = join(finished.folder, keptFolder, 'results');
  const signal = options.signal ?? new AbortController().signal;
  const files: string[] = [];
  const made: MadeResult[] = [];
  try {
    await rm(workshop, { recursive: true, force: true });
    await makeFolders(workshop);
    const put: MakeResult['put'] = async (file, content, synced = true) => {
      throwIfStopped(signal);
      const bytes = await placeWhole(join(workshop, 'file'), join(finished.folder, ...file.split('/')), content, synced);
      files.push(file);
      return bytes;
    };
    const unfinished = (await isOneDisk(finished.folder)) ? join(workshop, 'beside') : `${finished.folder}.unfinished`;
    for (const name of asked) {
      options.onBegin?.(name);
      const left = await resultKinds[name].make({ ...finished, put, remove: (file) => removeFile(join(finished.folder, file)), files, signal, unfinished });
      const result: MadeResult = { ...left, result: name, file: left.file === '' ? '' : resolve(finished.folder, left.file) };
      made.push(result);
      options.onResult?.(result);
    }
    await syncFolder(finished.folder);
    return made;
  } catch (thrown) {
    throw storageFault('Writing the results in', finished.folder, thrown);
  } finally {
    await discard(workshop);
  }
}

/** Writes a file aside and gives it its name; answers its length. */
async function placeWhole(temporary: string, target: string, content: FileContent, synced: boolean): Promise<number> {
  const handle = await open(temporary, 'w');
  let bytes = 0;
  try {
    await handle.writeFile(content instanceof Uint8Array ? content : inChunks(content));
    if (synced) await handle.sync();
    bytes = (await handle.stat()).size;
  } finally {
    await handle.close();
  }
  await makeFolders(dirname(target));
  await rename(temporary, target);
  return bytes;
}

async function removeFile(path: string): Promise<boolean> {
  try {
    await rm(path);
    return true;
  } catch (thrown) {
    if (systemCode(thrown) === 'ENOENT') return false;
    throw thrown;
  }
}

/** Parts of a text gathered, since each is written by itself. */
function* inChunks(parts: Iterable<string>): Generator<string, void> {
  let gathered: string[] = [];
  let length = 0;
  for (const part of parts) {
    gathered.push(part);
    length += part.length;
    if (length < 65_536) continue;
    yield gathered.join('');
    gathered = [];
    length = 0;
  }
  yield gathered.join('');
}

/** Whether a file of the folder can be renamed to a place beside the folder. */
async function isOneDisk(folder: string): Promise<boolean> {
  const [own, parent] = await Promise.all([stat(folder), stat(dirname(folder))]);
  return own.dev === parent.dev;
}
