// JPEG by bands: each is encoded alone with the same tables, and the scans are joined by restart markers (ITU-T T.81, B.2.1 and
// F.1.1.5.1). After a marker a decoder begins as at the start of a scan, so the file decodes to the pixels of a whole encode with
// the same restart interval.

import jpegTurbo from '@julusian/jpeg-turbo';
import { createByteCache } from '../pictures/byteCache.ts';
import { bandRows } from './bands.ts';
import type { BandedPage, BandStore } from './bands.ts';
import { hasSharpColourEdges } from './colourEdges.ts';
import { createScratch } from './scratch.ts';
import type { Scratch } from './scratch.ts';

/** Full and halved colour resolution, with the side of a block (MCU) in pixels. */
const samplings = {
  full: { id: jpegTurbo.SAMP_444, block: 8 },
  half: { id: jpegTurbo.SAMP_420, block: 16 },
} as const;

type Sampling = keyof typeof samplings;

/** Colour is at half resolution, and at full where coloured edges are sharp. */
export function samplingOf(page: BandedPage, store: BandStore): Sampling {
  return hasSharpColourEdges(page, store) ? 'full' : 'half';
}

/** The file in parts, of which the first ends where the scan begins. */
export function encodeJpeg(page: BandedPage, store: BandStore, sampling: Sampling, quality: number): readonly Uint8Array[] {
  const { width, height } = page;
  const scans = scansOf(page, store, sampling, quality);
  const parts: Uint8Array[] = [headOf(width, height, sampling, quality)];
  for (const [index, scan] of scans.entries()) parts.push(...(index > 0 ? [restarts[(index - 1) % 8]!] : []), scan);
  return [...parts, end];
}

/** Bytes of the file that do not depend on the pixels. */
export function fixedBytes({ width, height, bands }: BandedPage, sampling: Sampling): number {
  return headOf(width, height, sampling, 75).length + (bands.length - 1) * 2 + end.length;
}

/** Bytes of the file that depend on the pixels. */
export function sizeOfScans(page: BandedPage, store: BandStore, sampling: Sampling, quality: number): number {
  return scansOf(page, store, sampling, quality).reduce((sum, scan) => sum + scan.length, 0);
}

function scansOf(page: BandedPage, store: BandStore, sampling: Sampling, quality: number): readonly Uint8Array[] {
  return store.encoded(page, `jpeg ${quality} ${sampling}`, (pixels, { top, bottom }, scratch) => {
    const opaque = page.opaque ? pixels : onWhite(pixels);
    return partsOf(encode(opaque, page.width, bottom - top, { sampling, quality }, scratch)).scan;
  });
}

const restarts = Array.from({ length: 8 }, (_, index) => Uint8Array.of(0xff, 0xd0 + index));
const end = Uint8Array.of(0xff, 0xd9);

interface Settings {
  readonly sampling: Sampling;
  readonly quality: number;
}

/** One piece of pixels as a file of its own, in the scratch. */
function encode(pixels: Buffer, width: number, height: number, { sampling, quality }: Settings, scratch: Scratch): Buffer {
  const subsampling = samplings[sampling].id;
  const options = { format: jpegTurbo.FORMAT_RGBA, width, height, quality, subsampling };
  const file = jpegTurbo.compressSync(pixels, scratch.room(jpegTurbo.bufferSize({ width, height, subsampling })), options);
  scratch.take(file.length);
  return file;
}

interface Parts {
  /** Where the frame header (SOF0) begins. */
  readonly frame: number;
  /** Where the scan header (SOS) begins. */
  readonly start: number;
  /** All before the scan's data. */
  readonly head: Buffer;
  readonly scan: Buffer;
}

function partsOf(file: Buffer): Parts {
  let frame = 0;
  for (let at = 2; ; ) {
    const marker = file[at + 1]!;
    const next = at + 2 + file.readUInt16BE(at + 2);
    if (marker === 0xc0) frame = at;
    if (marker === 0xda) return { frame, start: at, head: file.subarray(0, next), scan: file.subarray(next, file.length - 2) };
    at = next;
  }
}

const heads = createByteCache<Buffer>(1_000_000, (head) => head.length);

/** All before the scan's data: as the encoder writes it for any picture, with this one's size and its restart interval. */
function headOf(width: number, height: number, sampling: Sampling, quality: number): Buffer {
  const key = `${width}x${height} ${sampling} ${quality}`;
  const known = heads.get(key);
  if (known) return known;
  const { block } = samplings[sampling];
  const { head, frame, start } = partsOf(encode(Buffer.alloc(block * block * 4), block, block, { sampling, quality }, createScratch()));
  const interval = Buffer.from([0xff, 0xdd, 0, 4, 0, 0]);
  interval.writeUInt16BE(Math.ceil(width / block) * (bandRows / block), 4);
  const made = Buffer.concat([head.subarray(0, start), interval, head.subarray(start)]);
  made.writeUInt16BE(height, frame + 5);
  made.writeUInt16BE(width, frame + 7);
  heads.set(key, made);
  return made;
}

/** JPEG has no transparency: what shows through is white. */
function onWhite(data: Buffer): Buffer {
  const flat = Buffer.alloc(data.length, 255);
  for (let at = 0; at < data.length; at += 4) {
    const alpha = data[at + 3]!;
    for (let channel = at; channel < at + 3; channel++) flat[channel] = Math.round((data[channel]! * alpha) / 255 + 255 - alpha);
  }
  return flat;
}
