// Draws a painting in Node: Konva on @napi-rs/canvas, as the press does.

import { createCanvas, DOMMatrix, ImageData, Path2D } from '@napi-rs/canvas';
import { Konva } from 'konva/lib/Core';
import type { CanvasHost } from '../../shared/canvas/konva.ts';
import { buildPainting, pathCache } from '../../shared/canvas/konva.ts';
import type { Painting } from '../../shared/paint.ts';
import type { Derivative } from '../../main/pictures/derive.ts';

Object.assign(globalThis, { Path2D, DOMMatrix });
Konva.autoDrawEnabled = false;
Konva.pixelRatio = 1;
Konva.Util.createCanvasElement = () => Object.assign(createCanvas(1, 1), { style: {} }) as unknown as HTMLCanvasElement;

const createPath = pathCache((data) => new Path2D(data) as unknown as globalThis.Path2D);

function bitmap({ width, height, data }: Derivative): CanvasImageSource {
  const canvas = createCanvas(width, height);
  canvas.getContext('2d').putImageData(new ImageData(new Uint8ClampedArray(data), width, height), 0, 0);
  return canvas as unknown as CanvasImageSource;
}

export interface DrawnPixels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray;
  /** The same as a PNG file, to be looked at. */
  png(): Buffer;
}

/** The pixels of a painting. */
export function drawInNode(painting: Painting, derivatives: ReadonlyMap<string, Derivative>): DrawnPixels {
  const pictures = new Map([...derivatives].map(([key, derivative]) => [key, bitmap(derivative)]));
  const host: CanvasHost = { createPath, pictureOf: (key) => pictures.get(key) };
  const { width, height } = painting;
  const stage = new Konva.Stage({ width, height, container: undefined as unknown as HTMLDivElement });
  const layer = new Konva.Layer({ listening: false });
  stage.add(layer);
  layer.add(buildPainting(painting, host));
  layer.draw();
  const canvas = layer.getNativeCanvasElement() as unknown as ReturnType<typeof createCanvas>;
  const data = new Uint8ClampedArray(canvas.getContext('2d').getImageData(0, 0, width, height).data);
  return { width, height, data, png: () => canvas.toBuffer('image/png') };
}
