// The zip of an export, beside its folder: results first, then the manifest, then the pictures in the order of the jobs. It takes its name only
// after it was read back whole.

import { open, readFile, rename, stat } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { crc32 } from 'node:zlib';
import yauzl from 'yauzl';
import { Fault } from '../../shared/fault.ts';
import { discard, syncFolder, systemCode } from '../library/storage.ts';
import { manifestFile } from '../press/manifest.ts';
import { throwIfStopped, type MakeResult, type ResultKind } from './result.ts';
import { zipChunks, type ZipEntry } from './zipWriter.ts';

/** Files read ahead of the one that is written. */
const readAhead = 4;

export const zipResult: ResultKind = {
  name: 'zip',
  title: 'zip',
  async make(request) {
    const { folder, results, files, signal, unfinished, note } = request;
    const target = join(dirname(folder), `${basename(folder)}.zip`);
    const paths = [...files, manifestFile];
    for (const { status, file } of results()) if (status === 'written') paths.push(file);
    try {
      const bytes = await writeZip(unfinished, entriesOf(folder, paths, signal));
      await verifyZip(unfinished, paths, signal);
      await note({ file: `../${basename(target)}`, bytes, sha256: '' });
      await rename(unfinished, target);
      await syncFolder(dirname(target));
      return { file: target, files: 1, bytes };
    } catch (thrown) {
      await discard(unfinished);
      throw thrown;
    }
  },
};

/** The files one by one; those to come are being read meanwhile. */
async function* entriesOf(folder: string, paths: readonly string[], signal: MakeResult['signal']): AsyncGenerator<ZipEntry, void> {
  const reading: Promise<Uint8Array>[] = [];
  const begin = (path: string | undefined): void => {
    if (path === undefined) return;
    const read = readPicture(folder, path);
    // It is awaited in its turn; until then a refusal is nobody's.
    read.catch(() => undefined);
    reading.push(read);
  };
  for (const path of paths.slice(0, readAhead)) begin(path);
  for (const [index, path] of paths.entries()) {
    throwIfStopped(signal);
    begin(paths[index + readAhead]);
    yield { path, bytes: await reading.shift()! };
  }
}

async function readPicture(folder: string, path: string): Promise<Uint8Array> {
  try {
    return await readFile(join(folder, ...path.split('/')));
  } catch (thrown) {
    if (systemCode(thrown) !== 'ENOENT') throw thrown;
    throw new Fault('input', `${path} is no longer in ${folder}, so the zip was not made; export again.`, { detail: { folder, file: path }, cause: thrown });
  }
}

/** Writes the archive to a file and syncs it; answers its length. */
export async function writeZip(path: string, entries: AsyncIterable<ZipEntry> | Iterable<ZipEntry>): Promise<number> {
  const handle = await open(path, 'w');
  try {
    for await (const chunk of zipChunks(entries)) await writeAll(handle, chunk);
    await handle.sync();
    return (await stat(path)).size;
  } finally {
    await handle.close();
  }
}

/** All of the parts, however few the system takes at a time. */
async function writeAll(handle: FileHandle, parts: readonly Uint8Array[]): Promise<void> {
  let left = parts.filter(({ byteLength }) => byteLength > 0);
  while (left.length > 0) {
    let { bytesWritten } = await handle.writev(left);
    while (left.length > 0 && bytesWritten >= left[0]!.byteLength) {
      bytesWritten -= left[0]!.byteLength;
      left = left.slice(1);
    }
    if (left.length > 0) left = [left[0]!.subarray(bytesWritten), ...left.slice(1)];
  }
}

/**
 * Reads a zip back: it holds these paths in this order, and every byte has the checksum that stands beside it.
 *
 * @throws Fault `storage` where it does not
 */
async function verifyZip(path: string, paths: readonly string[], signal: AbortSignal): Promise<void> {
  const handle = await open(path, 'r');
  const zip = await yauzl.openPromise(path, { lazyEntries: true, autoClose: false });
  try {
    if (zip.entryCount !== paths.length) throw damaged(path, `it holds ${zip.entryCount} files of ${paths.length}`);
    let index = 0;
    for await (const entry of zip.eachEntry()) {
      throwIfStopped(signal);
      if (entry.fileName !== paths[index]) throw damaged(path, `${entry.fileName} stands where ${paths[index]} should`);
      const { fileDataStart } = await zip.readLocalFileHeaderPromise(entry, { minimal: true });
      if ((await checksumOf(handle, fileDataStart, entry.compressedSize)) !== entry.crc32) throw damaged(path, `${entry.fileName} does not have its checksum`);
      index += 1;
    }
  } finally {
    zip.close();
    await handle.close();
  }
}

const piece = Buffer.alloc(1 << 20);

/** The checksum of some bytes of a file; of fewer where it ends before. */
async function checksumOf(handle: FileHandle, start: number, length: number): Promise<number> {
  let crc = 0;
  for (let at = 0; at < length; ) {
    const { bytesRead } = await handle.read(piece, 0, Math.min(piece.byteLength, length - at), start + at);
    if (bytesRead === 0) break;
    crc = crc32(piece.subarray(0, bytesRead), crc);
    at += bytesRead;
  }
  return crc;
}

function damaged(path: string, why: string): Fault {
  return new Fault('storage', `The zip was not made: read back from the disk, ${why}. Check the disk, then export again.`, { detail: { path } });
}
