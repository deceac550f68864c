// Zip files from strangers: read whole and strictly, or refused with one sentence. What an entry says of its size is not believed:
// inflated bytes are counted as they come.

import { promisify } from 'node:util';
import { crc32, inflateRaw } from 'node:zlib';
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import { Fault } from '../shared/fault.ts';
import { isDeviceName } from '../shared/fileName.ts';
import { systemCode } from './library/storage.ts';

export interface ZipLimits {
  readonly entries: number;
  /** All entries together, inflated. */
  readonly bytes: number;
  /** Inflated bytes per packed byte, from 1 MB on: a page of spaces packs well and harms nobody. */
  readonly ratio: number;
  /** Some writers of XLSX separate folders by backslashes; they are read as slashes where this is set, else refused. */
  readonly backslashes?: boolean;
}

const ratioFreeBytes = 1_000_000;

/** The contents of each file of the zip by its path. Folders are left out. */
export type ZipEntries = ReadonlyMap<string, Uint8Array>;

/** Makes the fault of one file, from what is wrong with it. */
type Refuse = (why: string, cause?: unknown) => Fault;

const inflate = promisify(inflateRaw) as (bytes: Uint8Array, options: { maxOutputLength: number }) => Promise<Buffer>;

/**
 * Reads all entries, or those that are wanted; the limits are on these.
 * @throws Fault `input` where the zip is broken, exceeds a limit, or has an entry that is a link, encrypted, there twice (without
 *   regard to case), or named so that it would leave its folder.
 */
export async function readZip(bytes: Uint8Array, name: string, limits: ZipLimits, isWanted: (path: string) => boolean = () => true): Promise<ZipEntries> {
  const refuse = refusal(name);
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const zip = await openZip(buffer, refuse);
  const entries = await listEntries(zip, limits, refuse, isWanted);
  const files = new Map<string, Uint8Array>();
  let left = limits.bytes;
  for (const [path, entry] of entries) {
    const contents = await readEntry({ zip, buffer, entry, path, left, limits, refuse });
    left -= contents.byteLength;
    files.set(path, contents);
  }
  return files;
}

function refusal(name: string): Refuse {
  return (why, cause) => new Fault('input', `${name} ${why}.`, { detail: { file: name }, cause });
}

/** Where a file lies within a zip, so that it can be unpacked later without the zip being read again. */
export interface PackedFile {
  readonly start: number;
  readonly packedBytes: number;
  readonly bytes: number;
  readonly isStored: boolean;
  readonly crc32: number;
}

/** Where the wanted entries lie. @throws Fault as `readZip` does, but for what is in the entries */
export async function locateInZip(bytes: Uint8Array, name: string, limits: ZipLimits, isWanted: (path: string) => boolean): Promise<ReadonlyMap<string, PackedFile>> {
  const refuse = refusal(name);
  const zip = await openZip(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), refuse);
  const found = new Map<string, PackedFile>();
  for (const [path, entry] of await listEntries(zip, limits, refuse, isWanted)) {
    try {
      const { fileDataStart: start } = await zip.readLocalFileHeaderPromise(entry, { minimal: true });
      const { compressedSize: packedBytes, uncompressedSize, compressionMethod } = entry;
      found.set(path, { start, packedBytes, bytes: uncompressedSize, isStored: compressionMethod === 0, crc32: entry.crc32 });
    } catch (error) {
      throw refuse(damaged, error);
    }
  }
  return found;
}

/** Unpacks a file that was located; undefined where the packed bytes are not, or no longer, what was located. */
export async function unpackFile(packed: Uint8Array, file: PackedFile): Promise<Uint8Array | undefined> {
  try {
    const contents = file.isStored ? packed : await inflate(packed, { maxOutputLength: Math.max(1, file.bytes) });
    return contents.byteLength === file.bytes && crc32(contents) === file.crc32 ? contents : undefined;
  } catch (error) {
    if (systemCode(error).startsWith('Z_') || systemCode(error) === 'ERR_BUFFER_TOO_LARGE') return undefined;
    throw error;
  }
}

async function openZip(buffer: Buffer, refuse: Refuse): Promise<ZipFile> {
  try {
    return await yauzl.fromBufferPromise(buffer, { lazyEntries: true, decodeStrings: false, validateEntrySizes: false });
  } catch (error) {
    throw refuse(damaged, error);
  }
}

const damaged = 'is damaged or incomplete and cannot be unpacked; get it again from where it came';

/** The file entries by path, each looked at before any is unpacked. */
function listEntries(zip: ZipFile, limits: ZipLimits, refuse: Refuse, isWanted: (path: string) => boolean): Promise<ReadonlyMap<string, Entry>> {
  if (zip.entryCount > limits.entries) throw refuse(`holds ${zip.entryCount} files; ${limits.entries} is the most`);
  return new Promise((resolve, reject) => {
    const entries = new Map<string, Entry>();
    const seen = new Set<string>();
    let declared = 0;
    zip.on('error', (error) => reject(refuse(damaged, error)));
    zip.on('end', () => resolve(entries));
    zip.on('entry', (entry: Entry) => {
      try {
        const path = pathOf(entry, limits, refuse);
        if (isWanted(path)) declared += entry.uncompressedSize;
        if (declared > limits.bytes) throw tooLarge(limits, refuse);
        const key = path.normalize('NFC').toLowerCase();
        if (seen.has(key)) throw refuse(`holds "${path}" twice`);
        seen.add(key);
        if (!path.endsWith('/') && isWanted(path)) entries.set(path, entry);
        zip.readEntry();
      } catch (error) {
        reject(error instanceof Fault ? error : refuse(damaged, error));
      }
    });
    zip.readEntry();
  });
}

const tooLarge = (limits: ZipLimits, refuse: Refuse): Fault => refuse(`is larger than ${limits.bytes / 1_000_000} MB when unpacked`);

const unixType = { mask: 0o170000, file: 0o100000, folder: 0o040000 } as const;

/** The path of an entry that is a plain file or folder inside its folder. */
function pathOf(entry: Entry, limits: ZipLimits, refuse: Refuse): string {
  // With `decodeStrings: false` the names come as bytes, so that the rules below are the only ones.
  const raw = yauzl.getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, true);
  const path = limits.backslashes ? raw.replaceAll('\\', '/') : raw;
  const shown = JSON.stringify(path.slice(0, 100));
  if (!isInside(path)) throw refuse(`holds a file that would be written outside of its folder (${shown}), so it was not opened`);
  const type = (entry.externalFileAttributes >>> 16) & unixType.mask;
  if (type !== 0 && type !== unixType.file && type !== unixType.folder) throw refuse(`holds a link (${shown}), so it was not opened`);
  if (entry.isEncrypted()) throw refuse(`is encrypted (${shown}); get a copy without a password`);
  if (entry.compressionMethod !== 0 && entry.compressionMethod !== 8) throw refuse(`is packed in a way that is not supported (${shown})`);
  return path;
}

/** Whether a `/`-separated path stays in its folder on every system: not absolute, no drive, no `..`, no name a system treats apart. */
export function isInside(path: string): boolean {
  // oxlint-disable-next-line no-control-regex -- names with controls are what it refuses
  if (path === '' || path.length > 300 || /[\\:*?"<>|\u0000-\u001f]/.test(path)) return false;
  const parts = path.replace(/\/$/, '').split('/');
  return parts.every((part) => part !== '' && part !== '.' && part !== '..' && !/[. ]$/.test(part) && !isDeviceName(part));
}

interface EntryRequest {
  readonly zip: ZipFile;
  readonly buffer: Buffer;
  readonly entry: Entry;
  readonly path: string;
  readonly left: number;
  readonly limits: ZipLimits;
  readonly refuse: Refuse;
}

async function readEntry({ zip, buffer, entry, path, left, limits, refuse }: EntryRequest): Promise<Uint8Array> {
  const byRatio = Math.max(ratioFreeBytes, entry.compressedSize * limits.ratio);
  const isBomb = entry.uncompressedSize > byRatio;
  const bomb = (cause?: unknown): Fault => refuse(`unpacks to more than ${limits.ratio} times its size ("${path}"), so it was not opened`, cause);
  if (isBomb) throw bomb();
  const most = Math.min(left, byRatio);
  try {
    const { fileDataStart } = await zip.readLocalFileHeaderPromise(entry, { minimal: true });
    const packed = buffer.subarray(fileDataStart, fileDataStart + entry.compressedSize);
    if (packed.byteLength !== entry.compressedSize) throw refuse(damaged);
    const isStored = entry.compressionMethod === 0;
    if (isStored && packed.byteLength > left) throw tooLarge(limits, refuse);
    const contents = isStored ? packed : await inflate(packed, { maxOutputLength: Math.max(1, most) });
    if (contents.byteLength !== entry.uncompressedSize || crc32(contents) !== entry.crc32) throw refuse(damaged);
    return contents;
  } catch (error) {
    if (error instanceof Fault) throw error;
    if (systemCode(error) === 'ERR_BUFFER_TOO_LARGE') throw most === left ? tooLarge(limits, refuse) : bomb(error);
    throw refuse(damaged, error);
  }
}
