// The table of results, and making those that were asked for, after the pictures. Each file is there whole or not at all.

import { createHash } from 'node:crypto';
import { open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { resultNames, type ResultName } from '../../shared/results.ts';
import { discard, makeFolders, storageFault, syncFolder, systemCode } from '../library/storage.ts';
import { keptFolder } from '../press/place.ts';
import { contactSheetResult } from './contactSheet.ts';
import { filesResult } from './files.ts';
import { openRecord, type ResultRecord } from './record.ts';
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
  const workshop = join(finished.folder, keptFolder, 'making');
  const signal = options.signal ?? new AbortController().signal;
  const files: string[] = [];
  const made: MadeResult[] = [];
  let record: ResultRecord | undefined;
  try {
    await rm(workshop, { recursive: true, force: true });
    await makeFolders(workshop);
    record = await openRecord(finished.folder);
    const { add: note } = record;
    const put: MakeResult['put'] = async (file, content, synced = true) => {
      throwIfStopped(signal);
      const written = await writeAside(join(workshop, 'file'), content, synced);
      await note({ file, ...written });
      await moveInto(join(workshop, 'file'), join(finished.folder, ...file.split('/')));
      files.push(file);
      return written.bytes;
    };
    const unfinished = (await isOneDisk(finished.folder)) ? join(workshop, 'beside') : `${finished.folder}.unfinished`;
    for (const name of asked) {
      options.onBegin?.(name);
      const left = await resultKinds[name].make({ ...finished, put, remove: (file) => removeFile(join(finished.folder, file)), files, signal, unfinished, note });
      const result: MadeResult = { ...left, result: name, file: left.file === '' ? '' : resolve(finished.folder, left.file) };
      made.push(result);
      options.onResult?.(result);
    }
    await syncFolder(finished.folder);
    return made;
  } catch (thrown) {
    throw storageFault('Writing the results in', finished.folder, thrown);
  } finally {
    await record?.close();
    await discard(workshop);
  }
}

/** Writes a file that nobody looks for yet. */
async function writeAside(path: string, content: FileContent, synced: boolean): Promise<{ readonly bytes: number; readonly sha256: string }> {
  const hash = createHash('sha256');
  let bytes = 0;
  const handle = await open(path, 'w');
  try {
    for (const part of content instanceof Uint8Array ? [content] : inChunks(content)) {
      const chunk = typeof part === 'string' ? Buffer.from(part) : part;
      hash.update(chunk);
      bytes += chunk.byteLength;
      await handle.appendFile(chunk);
    }
    if (synced) await handle.sync();
  } finally {
    await handle.close();
  }
  return { bytes, sha256: hash.digest('hex') };
}

async function moveInto(temporary: string, target: string): Promise<void> {
  try {
    await rename(temporary, target);
  } catch (thrown) {
    if (systemCode(thrown) !== 'ENOENT') throw thrown;
    await makeFolders(dirname(target));
    await rename(temporary, target);
  }
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
