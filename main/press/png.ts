// PNG by bands: each is filtered and deflated alone, up to a byte border (a full flush, RFC 1951 with zlib's manual), in an IDAT chunk of
// its own, so that what is known of it needs no further work; checksums are combined (RFC 1950, 9). Rows are filtered with Sub, which
// looks at no other row.

import { constants, crc32, deflateRawSync } from 'node:zlib';
import type { BandedPage, BandStore } from './bands.ts';

/** The file in parts, of which the first is signature and header. Without transparency where the page has none. */
export function encodePng(page: BandedPage, store: BandStore): readonly Uint8Array[] {
  const { width, height, opaque } = page;
  const rowBytes = 1 + width * (opaque ? 3 : 4);
  const bands = store.encoded(page, opaque ? 'png' : 'png with transparency', (pixels, { top, bottom }) => encodeBand(pixels, width, bottom - top, opaque));
  let sum = 1;
  for (const [index, { top, bottom }] of page.bands.entries()) sum = combined(sum, readSum(bands[index]!), (bottom - top) * rowBytes);
  return [head(width, height, opaque), zlibHead, ...bands.map((band) => band.subarray(0, -4)), tail(sum)];
}

/** The band's chunk, and behind it the sum (Adler-32) of what is deflated in it. */
function encodeBand(pixels: Buffer, width: number, height: number, opaque: boolean): Uint8Array {
  const rows = opaque ? filteredRgb(pixels, width, height) : filteredRgba(pixels, width, height);
  // The fastest level makes half the bytes more of the slowest, in a tenth of its time.
  const deflated = deflateRawSync(rows, { level: 1, finishFlush: constants.Z_FULL_FLUSH });
  return Buffer.concat([chunk('IDAT', deflated), bigEndian(adler32(rows))]);
}

function head(width: number, height: number, opaque: boolean): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, opaque ? 2 : 6, 0, 0, 0], 8);
  return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), chunk('IHDR', header)]);
}

/** A PNG chunk: length, type, body, CRC. */
export function chunk(type: string, body: Uint8Array): Buffer {
  const made = Buffer.allocUnsafe(12 + body.length);
  made.writeUInt32BE(body.length, 0);
  made.write(type, 4, 'latin1');
  made.set(body, 8);
  made.writeUInt32BE(crc32(made.subarray(4, 8 + body.length)), 8 + body.length);
  return made;
}

/** Deflate, a window of 32 KiB, the fastest level. */
const zlibHead = chunk('IDAT', Uint8Array.of(0x78, 0x01));

/** An empty last block, the sum of all, and the file's end. */
function tail(sum: number): Buffer {
  return Buffer.concat([chunk('IDAT', Buffer.concat([Uint8Array.of(1, 0, 0, 0xff, 0xff), bigEndian(sum)])), chunk('IEND', new Uint8Array(0))]);
}

function bigEndian(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

function readSum(band: Uint8Array): number {
  return new DataView(band.buffer, band.byteOffset, band.byteLength).getUint32(band.byteLength - 4);
}

const sub = 1;

let filtered = Buffer.alloc(0);

/** Room for filtered rows, kept. */
function room(bytes: number): Buffer {
  if (filtered.length < bytes) filtered = Buffer.alloc(bytes);
  return filtered.subarray(0, bytes);
}

const high = 0x80808080;
const low = 0x7f7f7f7f;

/** The four differences of two pixels' bytes at once: no borrow passes from one to the next. */
const minus = (a: number, b: number): number => ((a | high) - (b & low)) ^ ((a ^ ~b) & high);

function wordsOf(pixels: Buffer): Uint32Array {
  if (pixels.byteOffset % 4 === 0) return new Uint32Array(pixels.buffer, pixels.byteOffset, pixels.length / 4);
  return new Uint32Array(new Uint8Array(pixels).buffer);
}

function filteredRgb(pixels: Buffer, width: number, height: number): Buffer {
  const words = wordsOf(pixels);
  const rowBytes = 1 + width * 3;
  const out = room(rowBytes * height);
  // Three words hold four pixels; a row is made whole and then put to its place, which lies at no word's border.
  const row = new Uint32Array(Math.ceil(width / 4) * 3);
  const bytes = new Uint8Array(row.buffer, 0, width * 3);
  for (let y = 0; y < height; y++) {
    let before = 0;
    let at = y * width;
    const end = at + width;
    for (let to = 0; at < end; to += 3) {
      const [a, b, c, d] = [words[at]!, at + 1 < end ? words[at + 1]! : 0, at + 2 < end ? words[at + 2]! : 0, at + 3 < end ? words[at + 3]! : 0];
      const [p, q, r, s] = [minus(a, before), minus(b, a), minus(c, b), minus(d, c)];
      row[to] = (p & 0xffffff) | (q << 24);
      row[to + 1] = ((q >>> 8) & 0xffff) | (r << 16);
      row[to + 2] = ((r >>> 16) & 0xff) | (s << 8);
      before = d;
      at += 4;
    }
    out[y * rowBytes] = sub;
    out.set(bytes, y * rowBytes + 1);
  }
  return out;
}

function filteredRgba(pixels: Buffer, width: number, height: number): Buffer {
  const words = wordsOf(pixels);
  const rowBytes = 1 + width * 4;
  const out = room(rowBytes * height);
  const row = new Uint32Array(width);
  const bytes = new Uint8Array(row.buffer);
  for (let y = 0; y < height; y++) {
    const from = y * width;
    row[0] = words[from]!;
    for (let x = 1; x < width; x++) row[x] = minus(words[from + x]!, words[from + x - 1]!);
    out[y * rowBytes] = sub;
    out.set(bytes, y * rowBytes + 1);
  }
  return out;
}

const modulus = 65_521;
/** Bytes after which a sum might no longer be held exactly by 32 bits. */
const mostBytes = 3_800;

function adler32(data: Uint8Array): number {
  let a = 1;
  let b = 0;
  for (let at = 0; at < data.length; ) {
    for (const end = Math.min(at + mostBytes, data.length); at < end; at++) {
      a += data[at]!;
      b += a;
    }
    a %= modulus;
    b %= modulus;
  }
  return (b * 0x10000 + a) >>> 0;
}

/** The sum of two pieces, from theirs and the second's length. */
function combined(first: number, second: number, length: number): number {
  const [a1, b1] = [first & 0xffff, first >>> 16];
  const [a2, b2] = [second & 0xffff, second >>> 16];
  const a = (a1 + a2 + modulus - 1) % modulus;
  const b = (b1 + b2 + (length % modulus) * (a1 + modulus - 1)) % modulus;
  return (b * 0x10000 + a) >>> 0;
}
