// Decides how a derivative is made: from which scaled-down copy of the picture, and which whole pixels of it. Depends on the
// picture's size and the request alone, so the answer is the same everywhere.

import type { DerivativeRequest, PictureInfo } from '../../shared/picture.ts';

/** Whole pixels of the base. */
export interface Region {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export interface DerivePlan {
  /** Size of the copy that is cut from. */
  readonly width: number;
  readonly height: number;
  readonly region: Region;
  /** The copy would be too large to hold: cut while reading. */
  readonly direct: boolean;
}

/** Largest copy that is held decoded. */
const heldPixels = 48_000_000;
/** A copy has at least this many times the pixels asked for a side: scaled twice by less, the finest lines turn soft (SSIM 0.95 and not 0.99). */
const spare = 1.5;
/** Largest rendering of an SVG: librsvg draws at most 32,767 pixels a side. */
const svgSide = 16_000;

/** Pixels of an edge: at least one, and inside the copy. */
function span(start: number, length: number, scale: number, whole: number): readonly [number, number] {
  const from = Math.min(Math.max(Math.round(start * scale), 0), whole - 1);
  const to = Math.min(Math.max(Math.round((start + length) * scale), from + 1), whole);
  return [from, to - from];
}

/**
 * The plan for a request. A JPEG is read at a half, a quarter or an eighth where that still holds pixels to spare;
 * a drawing is drawn at the scale asked for. Edges go to the nearest whole pixel, so an unscaled crop stays unscaled.
 */
export function planDerivative(info: PictureInfo, request: DerivativeRequest): DerivePlan {
  const needed = Math.max(request.width / request.crop.width, request.height / request.crop.height);
  const scale = info.type === 'svg' ? drawingScale(info, needed) : photoScale(info, needed);
  const width = Math.max(1, Math.round(info.width * scale));
  const height = Math.max(1, Math.round(info.height * scale));
  const [left, regionWidth] = span(request.crop.x, request.crop.width, width / info.width, width);
  const [top, regionHeight] = span(request.crop.y, request.crop.height, height / info.height, height);
  return {
    width,
    height,
    region: { left, top, width: regionWidth, height: regionHeight },
    direct: width * height > heldPixels,
  };
}

function drawingScale(info: PictureInfo, needed: number): number {
  const largest = Math.min(svgSide / Math.max(info.width, info.height), Math.sqrt(heldPixels / (info.width * info.height)));
  return Math.min(needed, largest);
}

function photoScale(info: PictureInfo, needed: number): number {
  const steps = info.type === 'jpeg' ? [8, 4, 2] : [];
  // Other kinds are scaled in steps only where they are too large to be held, leaving twice the pixels for the final scaling.
  const largeSteps = info.type !== 'jpeg' && info.width * info.height > heldPixels ? [32, 16, 8, 4, 2] : [];
  const step = steps.find((by) => needed * by * spare <= 1) ?? largeSteps.find((by) => needed * by * 2 <= 1) ?? 1;
  return 1 / step;
}
