// Zip archives, written entry by entry as bytes come, never whole in memory. The same entries give the same bytes: pictures are stored as they
// are (they do not shrink), and no time, user or system is written. Larger than 4 GB or 65,535 entries is ZIP64 (APPNOTE 6.3.10, 4.3 and 4.5.3).

import { crc32 } from 'node:zlib';

export interface ZipEntry {
  /** `/`-separated, inside its folder. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

const signatures = { local: 0x04034b50, central: 0x02014b50, end: 0x06054b50, end64: 0x06064b50, locator64: 0x07064b50 } as const;
/** Names are UTF-8. */
const utf8Flag = 0x0800;
const versions = { plain: 20, zip64: 45 } as const;
const madeByUnix = 3 << 8;
/** A plain file, readable by all. */
const attributes = 0o100644 * 0x10000;
/** 1 January 1980, the first day a zip knows. */
const date = 0x0021;
const most16 = 0xffff;
const most32 = 0xffffffff;

/** What the central directory says of an entry. */
interface Listed {
  readonly name: Buffer;
  readonly crc: number;
  readonly size: number;
  readonly offset: number;
}

/** The archive in order, in chunks: of each entry its header, then its own bytes; at last the directory. */
export async function* zipChunks(entries: AsyncIterable<ZipEntry> | Iterable<ZipEntry>): AsyncGenerator<readonly Uint8Array[], void> {
  const listed: Listed[] = [];
  let offset = 0;
  for await (const { path, bytes } of entries) {
    const entry: Listed = { name: Buffer.from(path, 'utf8'), crc: crc32(bytes), size: bytes.byteLength, offset };
    const header = localHeader(entry);
    yield [header, bytes];
    listed.push(entry);
    offset += header.byteLength + bytes.byteLength;
  }
  const directory = Buffer.concat(listed.map(centralHeader));
  yield [directory, ...ends(listed.length, directory.byteLength, offset)];
}

/** Versions, flag, method, date, checksum and sizes, which both headers have alike. */
function writeFacts(header: Buffer, at: number, { name, crc, size }: Listed, version: number): void {
  header.writeUInt16LE(version, at);
  header.writeUInt16LE(utf8Flag, at + 2);
  // Method (stored) and time are 0.
  header.writeUInt16LE(date, at + 8);
  header.writeUInt32LE(crc, at + 10);
  header.writeUInt32LE(size, at + 14);
  header.writeUInt32LE(size, at + 18);
  header.writeUInt16LE(name.byteLength, at + 22);
}

function localHeader(entry: Listed): Buffer {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(signatures.local, 0);
  writeFacts(header, 4, entry, versions.plain);
  return Buffer.concat([header, entry.name]);
}

function centralHeader(entry: Listed): Buffer {
  const isFar = entry.offset >= most32;
  const header = Buffer.alloc(46);
  const version = isFar ? versions.zip64 : versions.plain;
  header.writeUInt32LE(signatures.central, 0);
  header.writeUInt16LE(madeByUnix | version, 4);
  writeFacts(header, 6, entry, version);
  header.writeUInt32LE(attributes, 38);
  header.writeUInt32LE(isFar ? most32 : entry.offset, 42);
  if (!isFar) return Buffer.concat([header, entry.name]);
  const extra = Buffer.alloc(12);
  header.writeUInt16LE(extra.byteLength, 30);
  extra.writeUInt16LE(1, 0);
  extra.writeUInt16LE(8, 2);
  extra.writeBigUInt64LE(BigInt(entry.offset), 4);
  return Buffer.concat([header, entry.name, extra]);
}

/** The end of the directory; its larger form before it where a number does not fit. */
function ends(count: number, size: number, offset: number): readonly Buffer[] {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(signatures.end, 0);
  end.writeUInt16LE(Math.min(count, most16), 8);
  end.writeUInt16LE(Math.min(count, most16), 10);
  end.writeUInt32LE(Math.min(size, most32), 12);
  end.writeUInt32LE(Math.min(offset, most32), 16);
  if (count < most16 && size < most32 && offset < most32) return [end];
  const end64 = Buffer.alloc(56);
  end64.writeUInt32LE(signatures.end64, 0);
  end64.writeBigUInt64LE(44n, 4);
  end64.writeUInt16LE(madeByUnix | versions.zip64, 12);
  end64.writeUInt16LE(versions.zip64, 14);
  end64.writeBigUInt64LE(BigInt(count), 24);
  end64.writeBigUInt64LE(BigInt(count), 32);
  end64.writeBigUInt64LE(BigInt(size), 40);
  end64.writeBigUInt64LE(BigInt(offset), 48);
  const locator = Buffer.alloc(20);
  locator.writeUInt32LE(signatures.locator64, 0);
  locator.writeBigUInt64LE(BigInt(offset + size), 8);
  locator.writeUInt32LE(1, 16);
  return [end64, locator, end];
}
