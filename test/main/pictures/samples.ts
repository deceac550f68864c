// Pictures for tests, drawn here: four quarters of known colours, gradients, noise.

import { sharp } from '../../../main/pictures/sharp.ts';

export interface Rgb {
  readonly r: number;
  readonly g: number;
  readonly b: number;
}

export const red: Rgb = { r: 220, g: 20, b: 20 };
export const green: Rgb = { r: 20, g: 200, b: 20 };
export const blue: Rgb = { r: 20, g: 20, b: 220 };
export const yellow: Rgb = { r: 230, g: 220, b: 20 };

/** Raw RGB pixels of a picture in four quarters: upper left, upper right, lower left, lower right. */
export function quarters(width: number, height: number, corners: readonly Rgb[] = [red, green, blue, yellow]): Buffer {
  const data = Buffer.alloc(width * height * 3);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const colour = corners[(y < height / 2 ? 0 : 2) + (x < width / 2 ? 0 : 1)]!;
      data.set([colour.r, colour.g, colour.b], (y * width + x) * 3);
    }
  }
  return data;
}

export function fromRaw(data: Uint8Array, width: number, height: number, channels: 3 | 4 = 3): ReturnType<typeof sharp> {
  return sharp(data, { raw: { width, height, channels } });
}

/** Pixels that look random but never change. */
export function noise(width: number, height: number, channels: 3 | 4 = 3): Buffer {
  const data = Buffer.alloc(width * height * channels);
  let state = 12345;
  for (let at = 0; at < data.length; at++) {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    data[at] = state >>> 24;
  }
  return data;
}

/** Smooth colours with grain, as a photograph has. */
export function photograph(width: number, height: number): Buffer {
  const grain = noise(width, height);
  const data = Buffer.alloc(width * height * 3);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = (y * width + x) * 3;
      data[at] = 60 + (120 * x) / width + grain[at]! / 16;
      data[at + 1] = 40 + (140 * y) / height + grain[at + 1]! / 16;
      data[at + 2] = 90 + (60 * (x + y)) / (width + height) + grain[at + 2]! / 16;
    }
  }
  return data;
}

/** The colour at a place of RGBA pixels. */
export function colourAt(picture: { readonly width: number; readonly data: Uint8Array }, x: number, y: number): readonly number[] {
  return [...picture.data.subarray((y * picture.width + x) * 4, (y * picture.width + x) * 4 + 4)];
}
