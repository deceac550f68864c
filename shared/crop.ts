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

/** The crop that fills a box, its middle as near to the focus as the picture's edges allow. */
export function cover(picture: Extent, into: Box, focus: Focus): Framed {
  const box = wholePixels(into);
  const scale = Math.max(box.width / picture.width, box.height / picture.height);
  const [width, height] = [Math.min(picture.width, box.width / scale), Math.min(picture.height, box.height / scale)];
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
