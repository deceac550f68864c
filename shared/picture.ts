// What the scene knows of a picture, and the derivative of it that it asks for. Main alone makes derivatives; the page and the
// press both draw them 1:1, so that neither resamples.

import type { Focus } from './point.ts';

/** Darkest and lightest relative luminance (WCAG, 0 to 1) of each cell of a grid over the oriented picture, row by row. */
export interface Tones {
  readonly columns: number;
  readonly rows: number;
  readonly darkest: readonly number[];
  readonly lightest: readonly number[];
}

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
export interface DerivativeRequest {
  readonly asset: string;
  readonly crop: Crop;
  readonly width: number;
  readonly height: number;
  readonly grey?: boolean;
  /** Hex colours of shadows and lights. */
  readonly duotone?: readonly [string, string];
}

/** A canonical key: equal requests have equal keys, usable as a file name and a URL segment. */
export function derivativeKey(request: DerivativeRequest): string {
  const crop = [request.crop.x, request.crop.y, request.crop.width, request.crop.height].map((value) => value.toFixed(3));
  const filter = request.duotone ? `-d${request.duotone.map((colour) => colour.slice(1)).join('.')}` : request.grey ? '-g' : '';
  return `${request.asset}-${crop.join('_')}-${request.width}x${request.height}${filter}`.toLowerCase();
}

const keyPattern =
  /^([0-9a-f]{64})-(\d+\.\d{3})_(\d+\.\d{3})_(\d+\.\d{3})_(\d+\.\d{3})-(\d{1,5})x(\d{1,5})(-g|-d([0-9a-f]{6})\.([0-9a-f]{6}))?$/;

/** The request of a key; undefined if it is not one. */
export function parseDerivativeKey(key: string): DerivativeRequest | undefined {
  const match = keyPattern.exec(key);
  if (!match) return undefined;
  const [, asset, x, y, width, height, pixelWidth, pixelHeight, filter, shadows, lights] = match;
  return {
    asset: asset!,
    crop: { x: Number(x), y: Number(y), width: Number(width), height: Number(height) },
    width: Number(pixelWidth),
    height: Number(pixelHeight),
    ...(filter === '-g' ? { grey: true } : {}),
    ...(shadows && lights ? { duotone: [`#${shadows}`, `#${lights}`] as const } : {}),
  };
}
