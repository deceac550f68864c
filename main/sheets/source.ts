// Where a spreadsheet lies: on the disk, which is read piece by piece, or in bytes that somebody sent.

import { open, stat, type FileHandle } from 'node:fs/promises';
import { Fault } from '../../shared/fault.ts';
import { storageFault, systemCode } from '../library/storage.ts';

/** A file by its path, or its bytes. */
export type SheetFile = Uint8Array | string;

/** How much is read at a time: enough to keep a disk busy, too little to matter. */
const chunkBytes = 1_048_576;

/** A spreadsheet's bytes, whole or in part. */
export interface OpenSheet {
  readonly name: string;
  readonly size: number;
  /** The first bytes, at most so many. */
  head(bytes: number): Promise<Uint8Array>;
  /** All bytes in order. A piece is overwritten by the next; `room` bytes before each of them are the taker's to write to. */
  chunks(room?: number): AsyncIterable<Uint8Array>;
  /** Some of the bytes; fewer where the file ends. */
  range(start: number, length: number): Promise<Uint8Array>;
  /** All bytes at once: for what cannot be read in part, and after its size was looked at. */
  whole(): Promise<Uint8Array>;
  /** @throws Fault `conflict` where the file is not the one that was opened. */
  assertSame(): Promise<void>;
  close(): Promise<void>;
}

/** @throws Fault `notFound` where there is no such file, `input` where it is none, `storage` where it cannot be read. */
export async function openSheetFile(file: SheetFile, name: string): Promise<OpenSheet> {
  return typeof file === 'string' ? await openPath(file, name) : openBytes(file, name);
}

function openBytes(bytes: Uint8Array, name: string): OpenSheet {
  return {
    name,
    size: bytes.byteLength,
    head: async (length) => bytes.subarray(0, length),
    async *chunks(room = 0) {
      const buffer = Buffer.allocUnsafe(room + chunkBytes);
      for (let at = 0; at < bytes.byteLength; at += chunkBytes) {
        const piece = bytes.subarray(at, at + chunkBytes);
        buffer.set(piece, room);
        yield buffer.subarray(room, room + piece.byteLength);
      }
    },
    range: async (start, length) => bytes.subarray(start, start + length),
    whole: async () => bytes,
    assertSame: async () => undefined,
    close: async () => undefined,
  };
}

async function openPath(path: string, name: string): Promise<OpenSheet> {
  const handle = await openHandle(path);
  const { size, mtimeMs, ino } = await handle.stat();
  const read = async (buffer: Buffer, offset: number, position: number): Promise<number> => {
    try {
      return (await handle.read(buffer, offset, buffer.byteLength - offset, position)).bytesRead;
    } catch (error) {
      throw storageFault('Reading', path, error);
    }
  };
  const range = async (start: number, length: number): Promise<Uint8Array> => {
    const buffer = Buffer.allocUnsafe(Math.max(0, Math.min(length, size - start)));
    let filled = 0;
    while (filled < buffer.byteLength) {
      const count = await read(buffer, filled, start + filled);
      if (count === 0) break;
      filled += count;
    }
    return buffer.subarray(0, filled);
  };
  return {
    name,
    size,
    head: (length) => range(0, length),
    range,
    async *chunks(room = 0) {
      const buffer = Buffer.allocUnsafe(room + chunkBytes);
      for (let at = 0; ; ) {
        const count = await read(buffer, room, at);
        if (count === 0) return;
        at += count;
        yield buffer.subarray(room, room + count);
      }
    },
    whole: () => range(0, size),
    async assertSame() {
      const now = await stat(path).catch((error: unknown) => {
        throw storageFault('Reading', path, error);
      });
      if (now.size === size && now.mtimeMs === mtimeMs && now.ino === ino) return;
      throw new Fault('conflict', `${name} was changed while it was read. Save it, then open it again.`, { detail: { file: name } });
    },
    close: () => handle.close(),
  };
}

async function openHandle(path: string): Promise<FileHandle> {
  try {
    const handle = await open(path, 'r');
    if ((await handle.stat()).isFile()) return handle;
    await handle.close();
  } catch (error) {
    const reason = systemCode(error) === 'ENOENT' ? 'is not there' : 'cannot be read';
    throw new Fault('notFound', `The spreadsheet ${path} ${reason}. Check its name and folder.`, { detail: { file: path }, cause: error });
  }
  throw new Fault('input', `${path} is not a file. Give the spreadsheet itself.`, { detail: { file: path } });
}
