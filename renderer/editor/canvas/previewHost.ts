// Pictures while a gesture changes their crop or size: cut from a whole picture of moderate size, so that no derivative is asked for that
// will be another in the next frame.

import type { CanvasHost } from '../../../shared/canvas/konva.ts';
import { derivativeKey, parseDerivativeKey } from '../../../shared/picture.ts';
import type { DrawingAssets } from '../../drawing/pageDrawing.ts';
import type { PictureCache } from '../../drawing/pictureCache.ts';

/** Longer side of the whole picture that previews are cut from, in pixels. */
const wholePx = 1600;

export function previewHost(host: CanvasHost, cache: PictureCache, assets: DrawingAssets): CanvasHost {
  const cuts = new Map<string, OffscreenCanvas>();
  const cut = (key: string): CanvasImageSource | undefined => {
    const request = parseDerivativeKey(key);
    const info = request && assets.picture(request.asset);
    if (!request || !info || request.tile) return host.pictureOf(key);
    const by = Math.min(1, wholePx / Math.max(info.width, info.height));
    const [width, height] = [Math.max(1, Math.round(info.width * by)), Math.max(1, Math.round(info.height * by))];
    const whole = cache.get(derivativeKey({ ...request, crop: { x: 0, y: 0, width: info.width, height: info.height }, width, height }));
    if (!whole) return undefined;
    const [across, down] = [width / info.width, height / info.height];
    const { crop } = request;
    const canvas = new OffscreenCanvas(request.width, request.height);
    canvas.getContext('2d')?.drawImage(whole, crop.x * across, crop.y * down, crop.width * across, crop.height * down, 0, 0, request.width, request.height);
    cuts.clear();
    cuts.set(key, canvas);
    return canvas;
  };
  return { ...host, pictureOf: (key) => cache.peek(key) ?? cuts.get(key) ?? cut(key) };
}
