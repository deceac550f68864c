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

/** Nodes made ready to be drawn on any surface, as often as needed. */
export interface Drawing {
  readonly group: Group;
  release(): void;
}

export interface Surface {
  readonly width: number;
  readonly height: number;
  readonly source: CanvasImageSource;
  /** Makes it wholly transparent. */
  clear(): void;
  /** Draws nodes on what is there. */
  draw(nodes: readonly PaintNode[], pictures: Pictures): void;
  /** Draws what was made ready on what is there. */
  drawReady(drawing: Drawing): void;
  /** Draws a surface of the same size on what is there. */
  drawSurface(other: Surface): void;
  /** Whatever is drawn meanwhile leaves all rows but these as they are, and these as if all were drawn. */
  within(top: number, bottom: number, draw: () => void): void;
  /** A copy of the pixels of rows: RGBA, not premultiplied. See `giveBack`. */
  pixels(top: number, bottom: number): Buffer;
  /** Gives the memory back; the surface is not used again. */
  release(): void;
}

/** Makes nodes ready, with their paths: these live as long as the drawing does. `pictureOf` is asked when they are drawn. */
export function makeDrawing(nodes: readonly PaintNode[], pictureOf: CanvasHost['pictureOf']): Drawing {
  const host: CanvasHost = { createPath: pathCache((data) => new globalThis.Path2D(data)), pictureOf };
  const group = new Group({ listening: false });
  for (const node of nodes) group.add(buildNode(node, host));
  return { group, release: () => void group.destroy() };
}

export function createSurface(width: number, height: number): Surface {
  const scene = new SceneCanvas({ width, height, pixelRatio: 1 });
  const canvas = nativeOf(scene._canvas);
  const context = canvas.getContext('2d');
  return {
    width,
    height,
    source: scene._canvas,
    clear: () => context.clearRect(0, 0, width, height),
    draw(nodes, pictures) {
      const drawing = makeDrawing(nodes, (key) => pictures.get(key));
      drawing.group.drawScene(scene);
      drawing.release();
    },
    drawReady: ({ group }) => void group.drawScene(scene),
    drawSurface: (other) => context.drawImage(nativeOf(other.source), 0, 0),
    within(top, bottom, draw) {
      context.save();
      context.beginPath();
      context.rect(0, top, width, bottom - top);
      context.clip();
      draw();
      context.restore();
    },
    pixels: (top, bottom) => Buffer.from(context.getImageData(0, top, width, bottom - top).data.buffer),
    release: () => discard(canvas),
  };
}

/** Frees the memory of pixels at once: what waits for a collector piles up, and fresh memory costs more than the copy into it. */
export function giveBack(pixels: Buffer): void {
  if (pixels.buffer instanceof ArrayBuffer && pixels.byteLength === pixels.buffer.byteLength) pixels.buffer.transfer(0);
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
