// The page's half of the pixel proof: fonts, layout, scene, painting and Konva all run here as they do in the studio; only the
// derivatives come from outside.

import { Konva } from 'konva/lib/Core';
import { loadEmoji, loadEmojiKeys, loadHarfBuzz } from '../../../renderer/text.ts';
import type { Brand } from '../../../shared/brand.ts';
import { buildPainting, pathCache } from '../../../shared/canvas/konva.ts';
import type { Design } from '../../../shared/design.ts';
import type { LayoutSize } from '../../../shared/layout.ts';
import type { Painting } from '../../../shared/paint.ts';
import { emojiOf, paint } from '../../../shared/paint.ts';
import type { PictureInfo } from '../../../shared/picture.ts';
import type { Point } from '../../../shared/point.ts';
import { buildScene } from '../../../shared/scene.ts';
import type { SceneAssets } from '../../../shared/scene.ts';
import { createFontBook } from '../../../shared/text/fontBook.ts';
import type { FontFace } from '../../../shared/text/text.ts';

Konva.autoDrawEnabled = false;
Konva.pixelRatio = 1;

async function fetchBytes(address: string): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await (await fetch(address)).arrayBuffer());
}

async function fetchBitmap(key: string): Promise<readonly [string, ImageBitmap]> {
  return [key, await createImageBitmap(await (await fetch(`/derivative/${key}`)).blob(), { colorSpaceConversion: 'none' })];
}

const createPath = pathCache((data) => new Path2D(data));
let assets: SceneAssets | undefined;

async function load(brand: Brand, faces: readonly FontFace[], pictures: readonly PictureInfo[]): Promise<void> {
  const [harfbuzz, emoji] = await Promise.all([loadHarfBuzz(), loadEmojiKeys()]);
  const files = await Promise.all(faces.map(async (face) => ({ face, bytes: await fetchBytes(`/font/${face.id}`) })));
  const byId = new Map(pictures.map((picture) => [picture.id, picture]));
  assets = { brand, fonts: createFontBook(harfbuzz, files, { fallback: brand.fallback, emoji }), picture: (id) => byId.get(id) };
}

function context(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  return canvas.getContext('2d')!;
}

async function drawPainting(painting: Painting): Promise<Uint8ClampedArray<ArrayBuffer>> {
  const pictures = new Map(await Promise.all(painting.derivatives.map(fetchBitmap)));
  const stage = new Konva.Stage({ container: document.createElement('div'), width: painting.width, height: painting.height });
  const layer = new Konva.Layer({ listening: false });
  stage.add(layer);
  layer.add(buildPainting(painting, { createPath, pictureOf: (key) => pictures.get(key) }));
  layer.draw();
  const pixels = context(layer.getNativeCanvasElement()).getImageData(0, 0, painting.width, painting.height).data;
  stage.destroy();
  return pixels;
}

async function drawDesign(design: Design, size: LayoutSize, point: Point): Promise<Uint8ClampedArray<ArrayBuffer>> {
  if (!assets) throw new Error('load was not called');
  const scene = buildScene(design, 0, size, point, assets);
  const emoji = emojiOf(scene).length > 0 ? await loadEmoji() : { shapes: () => [] };
  return drawPainting(paint(scene, { fonts: assets.fonts, emoji }));
}

async function sha256(bytes: Uint8ClampedArray<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

let last = new Uint8ClampedArray(0);

/** The hash of a drawing's pixels; `pixels` answers them. */
async function answer(drawing: Promise<Uint8ClampedArray<ArrayBuffer>>): Promise<string> {
  last = await drawing;
  return sha256(last);
}

/** The pixels drawn last, as base64. */
async function pixels(): Promise<string> {
  const url = await new Promise<string>((resolve) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => resolve(typeof reader.result === 'string' ? reader.result : ''));
    reader.readAsDataURL(new Blob([last]));
  });
  return url.slice(url.indexOf(',') + 1);
}

const proof = {
  load,
  pixels,
  drawPainting: (painting: Painting) => answer(drawPainting(painting)),
  drawDesign: (design: Design, size: LayoutSize, point: Point) => answer(drawDesign(design, size, point)),
};

declare global {
  interface Window {
    proof: typeof proof;
  }
}

window.proof = proof;
