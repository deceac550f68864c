// Zips that nobody honest would write: entries with any name and attributes, and sizes that lie.

import { crc32, deflateRawSync } from 'node:zlib';

export interface ZipEntry {
  readonly path: string;
  readonly bytes: Uint8Array;
  /** Unix mode in the upper half of the external attributes; none if absent. */
  readonly mode?: number;
  /** What the entry claims to hold, where that is not true. */
  readonly claimedBytes?: number;
  readonly encrypted?: boolean;
  /** Compression method; deflate (8) if absent. */
  readonly method?: number;
}

/** Bombs repeat the same bytes many times: each is packed once. */
const packedBytes = new WeakMap<Uint8Array, { readonly packed: Uint8Array; readonly checksum: number }>();

function pack(bytes: Uint8Array): { readonly packed: Uint8Array; readonly checksum: number } {
  const known = packedBytes.get(bytes) ?? { packed: deflateRawSync(bytes), checksum: crc32(bytes) };
  packedBytes.set(bytes, known);
  return known;
}

/** A zip of these entries, in their order, as they are. */
export function zipOf(entries: readonly ZipEntry[]): Uint8Array {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { path, bytes, mode = 0, claimedBytes = bytes.byteLength, encrypted = false, method = 8 } of entries) {
    const name = Buffer.from(path, 'utf8');
    const { packed: deflated, checksum } = pack(bytes);
    const packed = method === 8 ? deflated : bytes;
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(0x800 | (encrypted ? 1 : 0), 2);
    common.writeUInt16LE(method, 4);
    common.writeUInt16LE(0x21, 8);
    common.writeUInt32LE(checksum, 10);
    common.writeUInt32LE(packed.byteLength, 14);
    common.writeUInt32LE(claimedBytes, 18);
    common.writeUInt16LE(name.byteLength, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, name, packed]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE((mode << 16) >>> 0, 6);
    rest.writeUInt32LE(offset, 10);
    directory.push(Buffer.from('PK\x01\x02\x14\x03', 'latin1'), common, rest, name);
    parts.push(local);
    offset += local.byteLength;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(central.byteLength, 8);
  end.writeUInt32LE(offset, 12);
  return new Uint8Array(Buffer.concat([...parts, central, Buffer.from('PK\x05\x06', 'latin1'), end]));
}
