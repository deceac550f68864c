// Chunks of PNG files, written by hand for files that no encoder would write.

import { crc32 } from 'node:zlib';

/** Length, type, data, checksum (PNG 3rd edition, 5.3). */
export function pngChunk(type: string, body: Uint8Array): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), body]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(body.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}
