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
import { createByteCache } from '../pictures/byteCache.ts';
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
  readonly source: CanvasImageSource;
  /** Makes it wholly transparent. */
  clear(): void;
  /** Draws nodes on what is there. */
  draw(nodes: readonly PaintNode[], pictures: Pictures): void;
  /** Draws a surface of the same size on what is there. */
  drawSurface(other: Surface): void;
  /** Copies rows of pixels to their places in the memory of a whole page: RGBA, premultiplied, which is the same where all is opaque. */
  copyRows(top: number, bottom: number, page: Buffer): void;
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
    source: scene._canvas,
    clear: () => context.clearRect(0, 0, width, height),
    draw(nodes, pictures) {
      const host: CanvasHost = { createPath, pictureOf: (key) => pictures.get(key) };
      const group = new Group({ listening: false });
      for (const node of nodes) group.add(buildNode(node, host));
      group.drawScene(scene);
      group.destroy();
    },
    drawSurface(other) {
      context.drawImage(nativeOf(other.source), 0, 0);
    },
    copyRows(top, bottom, page) {
      const strip = stripOf(width);
      for (let y = top; y < bottom; y += strip.height) {
        strip.getContext('2d').drawImage(canvas, 0, -y);
        const rows = strip.data();
        page.set(rows.subarray(0, Math.min(strip.height, bottom - y) * width * 4), y * width * 4);
        // Freed at once, the same memory serves the next strip, and is warm.
        if (rows.buffer instanceof ArrayBuffer && rows.byteLength === rows.buffer.byteLength) rows.buffer.transfer(0);
      }
    },
    straightPixels: () => Buffer.from(context.getImageData(0, 0, width, height).data.buffer),
    release: () => discard(canvas),
  };
}

/** Pixels leave a canvas by a copy in memory of its own. A whole page is fresh memory each time, which costs more than the copy. */
const stripBytes = 300_000;
const strips = createByteCache<Canvas>(16 * stripBytes, ({ width, height }) => width * height * 4, discard);

function stripOf(width: number): Canvas {
  const key = String(width);
  const strip = strips.get(key) ?? createCanvas(width, Math.max(1, Math.floor(stripBytes / 4 / width)));
  strip.getContext('2d').globalCompositeOperation = 'copy';
  strips.set(key, strip);
  return strip;
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

/** Sides of a canvas of just below 32 MB. */
const largestKept = 2_880;

/**
 * Makes freed pages of pixels stay with the process. The GNU C library gives a block back to the system when it is freed, until one of
 * its size was freed once, at most 32 MB (mallopt(3), M_MMAP_THRESHOLD); to get it back, page by page, costs more than to fill it.
 */
export function keepFreedMemory(): void {
  const large = createCanvas(largestKept, largestKept);
  large.getContext('2d').fillRect(0, 0, 1, 1);
  const small = createCanvas(1, 1);
  small.getContext('2d').drawImage(large, 0, 0);
  small.data();
  discard(large);
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
