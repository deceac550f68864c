// Whether a picture is one of several frames, read from the parts of the file that say so.

import type { PictureInfo } from '../../shared/picture.ts';

type Finder = (bytes: Buffer) => boolean;

/** PNG chunks: length, type, data, CRC. Animations carry `acTL` before their first pixels (PNG 3rd edition, 11.3.4.1). */
const inPng: Finder = (bytes) => {
  for (let at = 8; at + 12 <= bytes.length; at += 12 + bytes.readUInt32BE(at)) {
    const type = bytes.toString('latin1', at + 4, at + 8);
    if (type === 'acTL') return true;
    if (type === 'IDAT') return false;
  }
  return false;
};

/** The flag of animation in the extended header (RFC 9649, 2.7). */
const inWebp: Finder = (bytes) => bytes.length > 20 && bytes.toString('latin1', 12, 16) === 'VP8X' && (bytes[20]! & 0x02) !== 0;

/** Skips the sub-blocks that begin at an offset; answers where they end. */
function afterSubBlocks(bytes: Buffer, start: number): number {
  let at = start;
  while (at < bytes.length && bytes[at]! > 0) at += bytes[at]! + 1;
  return at + 1;
}

const colourTable = (flags: number): number => (flags & 0x80 ? 3 * 2 ** ((flags & 0x07) + 1) : 0);

/** Two image descriptors among the blocks (GIF89a, 20). */
const inGif: Finder = (bytes) => {
  let images = 0;
  let at = 13 + colourTable(bytes[10] ?? 0);
  while (at < bytes.length && images < 2) {
    if (bytes[at] === 0x21) at = afterSubBlocks(bytes, at + 2);
    else if (bytes[at] === 0x2c) {
      images += 1;
      at = afterSubBlocks(bytes, at + 11 + colourTable(bytes[at + 9] ?? 0));
    } else break;
  }
  return images > 1;
};

/** An image sequence by its brand (AV1 Image File Format, 6.3). */
const inAvif: Finder = (bytes) => bytes.toString('latin1', 4, 12) === 'ftypavis';

const finders: Partial<Readonly<Record<PictureInfo['type'], Finder>>> = { png: inPng, webp: inWebp, gif: inGif, avif: inAvif };

/** Whether the file holds more frames than the one that is used. */
export function isAnimated(bytes: Uint8Array, type: PictureInfo['type']): boolean {
  return finders[type]?.(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)) ?? false;
}
