// What the scene knows of a picture, and the derivative of it that it asks for. Main alone makes derivatives; the page and the
// press both draw them 1:1, so that neither resamples.

import type { PictureFilter } from './pictureFilter.ts';
import { filterKey, filterOfKey, filterPattern } from './pictureFilter.ts';
import type { Focus } from './point.ts';

/** Darkest and lightest relative luminance (WCAG, 0 to 1) of each cell of a grid over the oriented picture, row by row. */
export interface Tones {
  readonly columns: number;
  readonly rows: number;
  readonly darkest: readonly number[];
  readonly lightest: readonly number[];
}

/** The file beside a folder's photos that says where their subjects are. */
export const focalPointsFile = 'focal-points.json';

export interface PictureInfo {
  /** Asset id: hex SHA-256 of the file's bytes. */
  readonly id: string;
  /** Pixels after EXIF orientation. */
  readonly width: number;
  readonly height: number;
  readonly type: 'jpeg' | 'png' | 'webp' | 'avif' | 'gif' | 'svg' | 'tiff';
  /** The file's own name, for messages. */
  readonly name: string;
  readonly hasAlpha: boolean;
  /** Subject where the point does not say: found or set before. */
  readonly focus?: Focus;
  /** Heads found, as shares of width and height, the most important first. */
  readonly faces?: readonly Crop[];
  /** The file has several frames, of which the first is used. */
  readonly animated?: true;
  /** Only the head of the file was read: tones reach from black to white, and nothing is known of subject and damage. */
  readonly unread?: true;
  readonly tones: Tones;
}

/** A rectangle of the oriented picture, in its own pixels (may be fractional) where nothing else is said. */
export interface Crop {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A picture cropped, filtered and scaled to whole pixels. */
export interface DerivativeRequest extends PictureFilter {
  readonly asset: string;
  readonly crop: Crop;
  readonly width: number;
  readonly height: number;
  /** The crop is scaled to this many pixels and repeated from the top left corner. */
  readonly tile?: { readonly width: number; readonly height: number };
}

/** A canonical key: equal requests have equal keys, usable as a file name and a URL segment. */
export function derivativeKey(request: DerivativeRequest): string {
  const crop = [request.crop.x, request.crop.y, request.crop.width, request.crop.height].map((value) => value.toFixed(3));
  const tile = request.tile ? `-r${request.tile.width}x${request.tile.height}` : '';
  return `${request.asset}-${crop.join('_')}-${request.width}x${request.height}${tile}${filterKey(request)}`.toLowerCase();
}

/** What shows the same at another scale. */
export function scaledRequest(request: DerivativeRequest, by: number): DerivativeRequest {
  const length = (pixels: number): number => Math.max(1, Math.round(pixels * by));
  const { tile, blur } = request;
  return {
    ...request,
    width: length(request.width),
    height: length(request.height),
    ...(tile ? { tile: { width: length(tile.width), height: length(tile.height) } } : {}),
    ...(blur === undefined ? {} : { blur: blur * by }),
  };
}

const keyPattern = new RegExp(
  '^(?<asset>[0-9a-f]{64})-(?<x>\\d+\\.\\d{3})_(?<y>\\d+\\.\\d{3})_(?<cropWidth>\\d+\\.\\d{3})_(?<cropHeight>\\d+\\.\\d{3})' +
    `-(?<width>\\d{1,5})x(?<height>\\d{1,5})(?:-r(?<tileWidth>\\d{1,5})x(?<tileHeight>\\d{1,5}))?${filterPattern}$`,
);

/** The request of a key; undefined if it is not one. */
export function parseDerivativeKey(key: string): DerivativeRequest | undefined {
  const found = keyPattern.exec(key)?.groups;
  if (!found) return undefined;
  const { asset, x, y, cropWidth, cropHeight, width, height, tileWidth, tileHeight } = found;
  return {
    asset: asset!,
    crop: { x: Number(x), y: Number(y), width: Number(cropWidth), height: Number(cropHeight) },
    width: Number(width),
    height: Number(height),
    ...(tileWidth && tileHeight ? { tile: { width: Number(tileWidth), height: Number(tileHeight) } } : {}),
    ...filterOfKey(found),
  };
}
