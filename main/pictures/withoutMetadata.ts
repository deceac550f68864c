// A picture's file without what it tells besides the picture: place, camera, names, thumbnails, and whatever hangs on its end. Pixels, colour
// profile and the way it lies stay as they are; nothing is encoded anew.

import { crc32 } from 'node:zlib';
import { sharp } from './sharp.ts';

type Strip = (bytes: Buffer, orientation: number) => Buffer;

/** Exif that says how the picture lies and nothing else (Exif 2.32, 4.5.4 and tag 0x0112). */
function orientationExif(orientation: number): Buffer {
  const tiff = Buffer.from('4d4d002a000000080001011200030000000100000000 00000000'.replaceAll(' ', ''), 'hex');
  tiff.writeUInt16BE(orientation, 18);
  return tiff;
}

function jpegExif(orientation: number): Buffer {
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), orientationExif(orientation)]);
  const head = Buffer.from([0xff, 0xe1, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([head, body]);
}

/** JFIF, colour profiles, and Adobe's note on how colours are stored; all else of the application segments and comments goes. */
function staysInJpeg(marker: number, segment: Buffer): boolean {
  if (marker === 0xe2) return segment.toString('latin1', 4, 15) === 'ICC_PROFILE';
  return marker === 0xe0 || marker === 0xee || !((marker >= 0xe1 && marker <= 0xef) || marker === 0xfe);
}

/** Segments up to the end of the image (ITU-T T.81, B.1.1); pixels follow each start of a scan until the next marker. */
const fromJpeg: Strip = (bytes, orientation) => {
  const parts = [bytes.subarray(0, 2), ...(orientation > 1 ? [jpegExif(orientation)] : [])];
  for (let at = 2; at + 2 <= bytes.length; ) {
    const marker = bytes[at + 1]!;
    // The end of the image is a marker alone, and mostly the file's last two bytes.
    if (marker === 0xd9) return Buffer.concat([...parts, bytes.subarray(at, at + 2)]);
    if (at + 4 > bytes.length) break;
    const end = at + 2 + bytes.readUInt16BE(at + 2);
    const next = marker === 0xda ? endOfScan(bytes, end) : end;
    const segment = bytes.subarray(at, next);
    if (staysInJpeg(marker, segment)) parts.push(segment);
    at = next;
  }
  return Buffer.concat(parts);
};

function endOfScan(bytes: Buffer, start: number): number {
  for (let at = bytes.indexOf(0xff, start); at >= 0 && at + 1 < bytes.length; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1]!;
    // Stuffed bytes, restart markers and fill bytes belong to the scan.
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at;
  }
  return bytes.length;
}

const pngMetadata = new Set(['eXIf', 'iTXt', 'tEXt', 'zTXt', 'tIME', 'dSIG']);

function pngExif(orientation: number): Buffer {
  const named = Buffer.concat([Buffer.from('eXIf', 'latin1'), orientationExif(orientation)]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(named.length - 4, 0);
  ends.writeUInt32BE(crc32(named), 4);
  return Buffer.concat([ends.subarray(0, 4), named, ends.subarray(4)]);
}

const fromPng: Strip = (bytes, orientation) => {
  const parts = [bytes.subarray(0, 8)];
  for (let at = 8; at + 12 <= bytes.length; ) {
    const end = at + 12 + bytes.readUInt32BE(at);
    const type = bytes.toString('latin1', at + 4, at + 8);
    if (!pngMetadata.has(type)) parts.push(bytes.subarray(at, end));
    if (type === 'IHDR' && orientation > 1) parts.push(pngExif(orientation));
    at = type === 'IEND' ? bytes.length : end;
  }
  return Buffer.concat(parts);
};

function webpExif(orientation: number): Buffer {
  const body = orientationExif(orientation);
  const head = Buffer.from('EXIF\0\0\0\0', 'latin1');
  head.writeUInt32LE(body.length, 4);
  return Buffer.concat([head, body]);
}

const fromWebp: Strip = (bytes, orientation) => {
  const parts: Buffer[] = [];
  for (let at = 12; at + 8 <= bytes.length; ) {
    const size = bytes.readUInt32LE(at + 4);
    const end = at + 8 + size + (size % 2);
    const type = bytes.toString('latin1', at, at + 4);
    const chunk = Buffer.from(bytes.subarray(at, end));
    // The extended header says which other chunks there are (RFC 9649, 2.7).
    if (type === 'VP8X') chunk[8] = chunk[8]! & (orientation > 1 ? ~0x04 : ~0x0c);
    if (type !== 'EXIF' && type !== 'XMP ') parts.push(chunk);
    at = end;
  }
  if (orientation > 1) parts.push(webpExif(orientation));
  const head = Buffer.from(bytes.subarray(0, 12));
  head.writeUInt32LE(4 + parts.reduce((sum, part) => sum + part.length, 0), 4);
  return Buffer.concat([head, ...parts]);
};

const strips: Readonly<Partial<Record<string, Strip>>> = { jpeg: fromJpeg, png: fromPng, webp: fromWebp };

/** The same picture without its metadata; files of other kinds, and those that cannot be read, come back as they are. */
export async function withoutMetadata(bytes: Uint8Array): Promise<Uint8Array> {
  const metadata = await sharp(bytes, { limitInputPixels: false }).metadata().catch(() => undefined);
  const orientation = metadata?.orientation ?? 1;
  const strip = strips[metadata?.format ?? ''];
  if (!strip) return bytes;
  return strip(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), orientation);
}
