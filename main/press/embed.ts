// Puts an XMP packet and the sRGB profile into a finished JPEG, PNG or WebP, without touching its picture data.

import { deflateSync } from 'node:zlib';
import type { FileType } from '../../shared/size.ts';
import { chunk } from './png.ts';

export interface Embedded {
  readonly xmp?: string;
  readonly icc: Uint8Array;
}

/** A file in parts with the metadata in its own container's form. */
export function embed(type: FileType, [first, ...rest]: readonly Uint8Array[], metadata: Embedded): readonly Uint8Array[] {
  return [...containers[type](first!, metadata), ...rest];
}

/** Each is given the file's first part, which is long enough to hold what the metadata follows. */
const containers: Readonly<Record<FileType, (first: Uint8Array, metadata: Embedded) => readonly Uint8Array[]>> = {
  jpeg: embedJpeg,
  png: embedPng,
  webp: embedWebp,
  // Its encoder has put them in: the places of boxes in such a file depend on each other.
  avif: (file) => [file],
};

/** APP1 (XMP) and APP2 (ICC) after the JFIF segment, where readers look for them first. */
function embedJpeg(file: Uint8Array, { xmp, icc }: Embedded): readonly Uint8Array[] {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  const afterJfif = bytes.readUInt16BE(2) === 0xffe0 ? 4 + bytes.readUInt16BE(4) : 2;
  const segments = [
    ...(xmp === undefined ? [] : [jpegSegment(0xe1, 'http://ns.adobe.com/xap/1.0/\0', Buffer.from(xmp))]),
    jpegSegment(0xe2, 'ICC_PROFILE\0\u0001\u0001', icc),
  ];
  return [bytes.subarray(0, afterJfif), ...segments, bytes.subarray(afterJfif)];
}

function jpegSegment(marker: number, name: string, body: Uint8Array): Uint8Array {
  const head = Buffer.alloc(4);
  head.writeUInt16BE(0xff00 | marker, 0);
  head.writeUInt16BE(2 + name.length + body.length, 2);
  return Buffer.concat([head, Buffer.from(name, 'latin1'), body]);
}

const pngHeaderEnd = 33;

/** iCCP and iTXt between IHDR and the first IDAT (PNG third edition, 5.6). */
function embedPng(file: Uint8Array, { xmp, icc }: Embedded): readonly Uint8Array[] {
  const chunks = [
    profileChunk(icc),
    ...(xmp === undefined ? [] : [chunk('iTXt', Buffer.concat([Buffer.from('XML:com.adobe.xmp\0\0\0\0\0', 'latin1'), Buffer.from(xmp)]))]),
  ];
  return [file.subarray(0, pngHeaderEnd), ...chunks, file.subarray(pngHeaderEnd)];
}

let profile: { readonly icc: Uint8Array; readonly chunk: Uint8Array } | undefined;

/** The same for every picture, so it is made once. */
function profileChunk(icc: Uint8Array): Uint8Array {
  if (profile?.icc !== icc) profile = { icc, chunk: chunk('iCCP', Buffer.concat([Buffer.from('sRGB\0\0', 'latin1'), deflateSync(icc, { level: 9 })])) };
  return profile.chunk;
}

/** VP8X with its flags, ICCP, the picture, XMP (WebP container specification). */
function embedWebp(file: Uint8Array, { xmp, icc }: Embedded): readonly Uint8Array[] {
  const chunks = webpChunks(Buffer.from(file.buffer, file.byteOffset, file.byteLength));
  const picture = chunks.filter(({ type }) => type === 'VP8 ' || type === 'VP8L' || type === 'ALPH');
  const extended = Buffer.from(chunks.find(({ type }) => type === 'VP8X')?.body ?? webpExtended(picture));
  extended[0] = extended[0]! | 0x20 | (xmp === undefined ? 0 : 0x04);
  const body = [
    webpChunk('VP8X', extended),
    webpChunk('ICCP', icc),
    ...picture.map((chunk) => webpChunk(chunk.type, chunk.body)),
    ...(xmp === undefined ? [] : [webpChunk('XMP ', Buffer.from(xmp))]),
  ];
  const head = Buffer.from('RIFF\0\0\0\0WEBP', 'latin1');
  head.writeUInt32LE(4 + body.reduce((sum, chunk) => sum + chunk.length, 0), 4);
  return [head, ...body];
}

interface WebpChunk {
  readonly type: string;
  readonly body: Buffer;
}

function webpChunks(file: Buffer): readonly WebpChunk[] {
  const chunks: WebpChunk[] = [];
  for (let at = 12; at + 8 <= file.length; ) {
    const length = file.readUInt32LE(at + 4);
    chunks.push({ type: file.toString('latin1', at, at + 4), body: file.subarray(at + 8, at + 8 + length) });
    at += 8 + length + (length % 2);
  }
  return chunks;
}

/** The extended header that a simple file lacks; its size is read from the picture's own header. */
function webpExtended(picture: readonly WebpChunk[]): Buffer {
  const { type, body } = picture[0]!;
  const lossless = type === 'VP8L';
  const width = lossless ? (body.readUInt32LE(1) & 0x3fff) + 1 : body.readUInt16LE(6) & 0x3fff;
  const height = lossless ? ((body.readUInt32LE(1) >>> 14) & 0x3fff) + 1 : body.readUInt16LE(8) & 0x3fff;
  const extended = Buffer.alloc(10);
  if (lossless && (body[4]! & 0x10) !== 0) extended[0] = 0x10;
  extended.writeUIntLE(width - 1, 4, 3);
  extended.writeUIntLE(height - 1, 7, 3);
  return extended;
}

function webpChunk(type: string, body: Uint8Array): Uint8Array {
  const chunk = Buffer.alloc(8 + body.length + (body.length % 2));
  chunk.write(type, 0, 'latin1');
  chunk.writeUInt32LE(body.length, 4);
  chunk.set(body, 8);
  return chunk;
}
