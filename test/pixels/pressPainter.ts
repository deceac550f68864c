// Draws a painting on the press's own surface.

import { createCanvas, ImageData } from '@napi-rs/canvas';
import type { Surface } from '../../main/press/canvas.ts';
import { createSurface, drawablePicture } from '../../main/press/canvas.ts';
import type { Derivative } from '../../main/pictures/derive.ts';
import { backgroundNode } from '../../shared/canvas/konva.ts';
import type { Painting } from '../../shared/paint.ts';

export interface DrawnPixels {
  readonly width: number;
  readonly height: number;
  /** RGBA, not premultiplied, row by row. */
  readonly data: Uint8ClampedArray<ArrayBuffer>;
}

function read(surface: Surface): Uint8ClampedArray<ArrayBuffer> {
  return Uint8ClampedArray.from(surface.pixels(0, surface.height));
}

/** The pixels of a painting; `derivative` answers those it draws. */
export async function drawOnPress(painting: Painting, derivative: (key: string) => Promise<Derivative>): Promise<DrawnPixels> {
  const loaded = await Promise.all(painting.derivatives.map(async (key) => [key, drawablePicture(await derivative(key))] as const));
  const surface = createSurface(painting.width, painting.height);
  surface.clear();
  surface.draw([backgroundNode(painting), ...painting.nodes], new Map(loaded.map(([key, { source }]) => [key, source])));
  const data = read(surface);
  surface.release();
  for (const [, picture] of loaded) picture.release();
  return { width: painting.width, height: painting.height, data };
}

/** Pixels as a PNG file, to be looked at. */
export function pngOf({ width, height, data }: DrawnPixels): Buffer {
  const canvas = createCanvas(width, height);
  canvas.getContext('2d').putImageData(new ImageData(data, width, height), 0, 0);
  return canvas.toBuffer('image/png');
}
