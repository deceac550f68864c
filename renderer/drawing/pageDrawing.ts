// From a design to pixels on the page: scenes, paintings and the shared canvas host, each kept while its inputs stay the same.

import { buildScene } from '../../shared/buildScene.ts';
import { pathCache, type CanvasHost } from '../../shared/canvas/konva.ts';
import type { Design } from '../../shared/design.ts';
import { paint, type Painting } from '../../shared/paint.ts';
import { derivativeKey, parseDerivativeKey, scaledRequest } from '../../shared/picture.ts';
import type { Scene, SceneAssets } from '../../shared/scene.ts';
import type { Size } from '../../shared/size.ts';
import { createPictureCache, loadDrawable, type PictureCache } from './pictureCache.ts';
import type { Lettering } from './fonts.ts';
import type { Connection } from '../shell/connection.ts';

/** All that drawing needs besides design and size. */
export interface DrawingAssets extends SceneAssets {
  readonly lettering: Lettering;
}

export type DrawnSize = Pick<Size, 'id' | 'width' | 'height' | 'safeZone'>;

export function sceneOf(design: Design, size: DrawnSize, assets: DrawingAssets, page = 0): Scene {
  return buildScene(design, page, size, design.point, assets);
}

export function paintingOf(scene: Scene, assets: DrawingAssets): Painting {
  return paint(scene, assets.lettering);
}

/** Pixels of derivatives kept: 256 MB. */
const roomPixels = 64_000_000;

const caches = new WeakMap<Connection, PictureCache>();

/** The page's one cache of derivatives. */
export function picturesOf(connection: Connection): PictureCache {
  let cache = caches.get(connection);
  if (!cache) {
    cache = createPictureCache({ load: (key) => loadDrawable(connection.derivativeUrl(key)), roomPixels, lanes: 6 });
    caches.set(connection, cache);
  }
  return cache;
}

const createPath = pathCache((data) => new Path2D(data));

/** A host that draws derivatives as they are, or from smaller ones where the drawing is scaled down. */
export function canvasHost(cache: PictureCache, scale = 1): CanvasHost {
  return { createPath, pictureOf: (key) => cache.get(scaledKey(key, scale)) ?? standIn(cache, key) };
}

/** The derivative of the same part of a picture at another scale. */
export function scaledKey(key: string, scale: number): string {
  const request = scale === 1 ? undefined : parseDerivativeKey(key);
  if (!request) return key;
  return derivativeKey(scaledRequest(request, scale));
}

/** While a derivative is on its way, the last one of the same picture takes its place, cropped so that nothing is stretched. */
function standIn(cache: PictureCache, key: string): CanvasImageSource | undefined {
  const request = parseDerivativeKey(key);
  const last = request && cache.lastOf(request.asset);
  if (!request || !last) return undefined;
  const scale = Math.min(last.width / request.width, last.height / request.height);
  const width = request.width * scale;
  const height = request.height * scale;
  const canvas = new OffscreenCanvas(Math.max(1, Math.round(width)), Math.max(1, Math.round(height)));
  canvas.getContext('2d')?.drawImage(last, (last.width - width) / 2, (last.height - height) / 2, width, height, 0, 0, canvas.width, canvas.height);
  return canvas;
}
