// How dark and light each part of a picture is, from a small copy of it.

import { luminanceOfPixel } from '../../shared/colour.ts';
import type { Tones } from '../../shared/picture.ts';
import { sharp } from './sharp.ts';

/** A small copy of a picture, upright, in sRGB: RGBA, not premultiplied, row by row. */
export interface SmallPicture {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

const tonesGrid = 24;
const samplesPerCell = 8;

/** The tones of a picture. */
export async function tonesOf({ width, height, data }: SmallPicture): Promise<Tones> {
  const side = tonesGrid * samplesPerCell;
  const samples = await sharp(data, { raw: { width, height, channels: 4 } }).resize(side, side, { fit: 'fill', kernel: 'linear' }).raw().toBuffer();
  return tonesOfSamples(samples, side);
}

/** Where a picture is transparent, black and white may lie behind it: the darkest counts the one, the lightest the other. */
function tonesOfSamples(samples: Uint8Array, side: number): Tones {
  const darkest = Array.from({ length: tonesGrid * tonesGrid }, () => 1);
  const lightest = Array.from({ length: tonesGrid * tonesGrid }, () => 0);
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      const at = (y * side + x) * 4;
      const alpha = samples[at + 3]!;
      const onBlack = luminance(samples, at, alpha, 0);
      const onWhite = alpha === 255 ? onBlack : luminance(samples, at, alpha, 255);
      const cell = Math.floor(y / samplesPerCell) * tonesGrid + Math.floor(x / samplesPerCell);
      darkest[cell] = Math.min(darkest[cell]!, onBlack);
      lightest[cell] = Math.max(lightest[cell]!, onWhite);
    }
  }
  return {
    columns: tonesGrid,
    rows: tonesGrid,
    darkest: darkest.map((value) => Math.floor(value * 10_000) / 10_000),
    lightest: lightest.map((value) => Math.ceil(value * 10_000) / 10_000),
  };
}

function luminance(samples: Uint8Array, at: number, alpha: number, ground: number): number {
  const over = (value: number): number => Math.round((value * alpha + ground * (255 - alpha)) / 255);
  return luminanceOfPixel(over(samples[at]!), over(samples[at + 1]!), over(samples[at + 2]!));
}
