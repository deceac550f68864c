// Which part of a picture is shown in a box, about its subject; and the derivative, in whole pixels, that shows it.

import { wholePixels } from './geometry.ts';
import type { Crop, PictureInfo } from './picture.ts';
import type { Focus } from './point.ts';
import type { Box } from './scene.ts';

export interface Framed {
  /** Whole pixels. */
  readonly box: Box;
  readonly crop: Crop;
  /** Page pixels per pixel of the source. */
  readonly scale: number;
}

type Extent = Pick<PictureInfo, 'width' | 'height'>;

function clamp(value: number, min: number, max: number): number {
  return Math.min(Math.max(value, min), Math.max(min, max));
}

/** What a crop is to keep: a point, or boxes (shares of width and height), the most important first. */
export type Subject = Focus | readonly Crop[];

/**
 * The crop that fills a box, its middle as near to the subject's as the picture's edges allow. Of several boxes as many are kept whole
 * as fit, in their order. `zoom` times as large as just to cover it.
 */
export function cover(picture: Extent, into: Box, subject: Subject, zoom = 1): Framed {
  const box = wholePixels(into);
  const scale = Math.max(box.width / picture.width, box.height / picture.height) * zoom;
  const [width, height] = [Math.min(picture.width, box.width / scale), Math.min(picture.height, box.height / scale)];
  const focus = 'x' in subject ? subject : middleOf(subject, width / picture.width, height / picture.height);
  return {
    box,
    crop: {
      x: clamp(focus.x * picture.width - width / 2, 0, picture.width - width),
      y: clamp(focus.y * picture.height - height / 2, 0, picture.height - height),
      width,
      height,
    },
    scale,
  };
}

/** The point that stands for what was found in a picture: the middle of its most important head, else what the eye is drawn to. */
export function foundFocus({ faces, focus }: Pick<PictureInfo, 'faces' | 'focus'>): Focus | undefined {
  const [face] = faces ?? [];
  return face ? { x: face.x + face.width / 2, y: face.y + face.height / 2 } : focus;
}

/** The middle of the box around the first boxes and all further ones with which it still fits. */
function middleOf([first, ...others]: readonly Crop[], width: number, height: number): Focus {
  if (!first) return { x: 0.5, y: 0.5 };
  const around = others.reduce((kept, other) => {
    const both = boxAround(kept, other);
    return both.width <= width && both.height <= height ? both : kept;
  }, first);
  return { x: around.x + around.width / 2, y: around.y + around.height / 2 };
}

function boxAround(one: Crop, other: Crop): Crop {
  const [x, y] = [Math.min(one.x, other.x), Math.min(one.y, other.y)];
  return {
    x,
    y,
    width: Math.max(one.x + one.width, other.x + other.width) - x,
    height: Math.max(one.y + one.height, other.y + other.height) - y,
  };
}

const share = { start: 0, centre: 0.5, end: 1 } as const;

/** The whole picture in the largest box of its shape within another, in the middle of its height. */
export function contain(picture: Extent, into: Box, alignX: keyof typeof share = 'centre'): Framed {
  const scale = Math.min(into.width / picture.width, into.height / picture.height);
  const [width, height] = [picture.width * scale, picture.height * scale];
  return {
    box: wholePixels({ x: into.x + (into.width - width) * share[alignX], y: into.y + (into.height - height) / 2, width, height }),
    crop: { x: 0, y: 0, width: picture.width, height: picture.height },
    scale,
  };
}

/** How much larger than its source a picture is drawn; vector pictures never are. */
export function enlargementOf(picture: PictureInfo, scale: number): number {
  return picture.type === 'svg' ? Math.min(1, scale) : scale;
}
