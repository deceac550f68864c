// Konva on a native canvas: what Konva and the painter expect of a page, given by @napi-rs/canvas. Surfaces are reused by size, and
// give their memory back when they are let go.

import { Canvas, createCanvas, DOMMatrix, Image, ImageData, Path2D } from '@napi-rs/canvas';
import { SceneCanvas } from 'konva/lib/Canvas';
import { Konva } from 'konva/lib/Global';
import { Group } from 'konva/lib/Group';
import { Util } from 'konva/lib/Util';
import { buildNode, pathCache } from '../../shared/canvas/konva.ts';
import type { CanvasHost } from '../../shared/canvas/konva.ts';
import type { PaintNode } from '../../shared/paint.ts';
import type { Derivative } from '../pictures/derive.ts';

Object.assign(globalThis, { Path2D, DOMMatrix, ImageData });
Object.assign(Util, {
  createCanvasElement: () => Object.assign(createCanvas(1, 1), { style: {} }),
  createImageElement: () => new Image(),
});
Konva.autoDrawEnabled = false;
Konva.pixelRatio = 1;

/** Derivatives by key, ready to be drawn. */
export type Pictures = ReadonlyMap<string, CanvasImageSource>;

export interface Surface {
  readonly width: number;
  readonly height: number;
  /** Makes it wholly transparent. */
  clear(): void;
  /** Draws nodes on what is there. */
  draw(nodes: readonly PaintNode[], pictures: Pictures): void;
  /** A copy of the pixels: RGBA, premultiplied as the canvas holds them, which is the same where all is opaque. */
  pixels(): Buffer;
  /** A copy of the pixels: RGBA, not premultiplied. */
  straightPixels(): Buffer;
  /** Gives the memory back; the surface is not used again. */
  release(): void;
}

const createPath = pathCache((data) => new globalThis.Path2D(data));

export function createSurface(width: number, height: number): Surface {
  const scene = new SceneCanvas({ width, height, pixelRatio: 1 });
  const canvas = nativeOf(scene._canvas);
  const context = canvas.getContext('2d');
  return {
    width,
    height,
    clear: () => context.clearRect(0, 0, width, height),
    draw(nodes, pictures) {
      const host: CanvasHost = { createPath, pictureOf: (key) => pictures.get(key) };
      const group = new Group({ listening: false });
      for (const node of nodes) group.add(buildNode(node, host));
      group.drawScene(scene);
      group.destroy();
    },
    pixels: () => canvas.data(),
    straightPixels: () => Buffer.from(context.getImageData(0, 0, width, height).data.buffer),
    release: () => discard(canvas),
  };
}

function nativeOf(element: unknown): Canvas {
  if (element instanceof Canvas) return element;
  throw new Error('Konva made a canvas of another kind');
}

function discard(canvas: Canvas): void {
  // The native memory is freed at once so, and not when a collector comes by.
  canvas.width = 0;
  canvas.height = 0;
}

/** A derivative that a surface can draw, and how to let it go. */
export interface DrawablePicture {
  readonly source: CanvasImageSource;
  readonly bytes: number;
  release(): void;
}

export function drawablePicture({ width, height, data }: Derivative): DrawablePicture {
  const element = Util.createCanvasElement();
  element.width = width;
  element.height = height;
  const canvas = nativeOf(element);
  const pixels = new Uint8ClampedArray(data.buffer, data.byteOffset, data.byteLength);
  canvas.getContext('2d').putImageData(new ImageData(pixels, width, height), 0, 0);
  return { source: element, bytes: width * height * 4, release: () => discard(canvas) };
}
