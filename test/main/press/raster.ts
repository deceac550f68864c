// A picture that is there as pixels, as a page of bands of which nothing is kept.

import { bandsOf } from '../../../main/press/bands.ts';
import type { BandedPage } from '../../../main/press/bands.ts';

export interface Raster {
  readonly width: number;
  readonly height: number;
  /** RGBA, not premultiplied, row by row. */
  readonly data: Buffer;
  /** Every pixel is opaque. */
  readonly opaque: boolean;
}

export function pageOfRaster({ width, height, data, opaque }: Raster): BandedPage {
  return {
    width,
    height,
    opaque,
    bands: bandsOf(height),
    prepare: () => undefined,
    pixels: ({ top, bottom }) => data.subarray(top * width * 4, bottom * width * 4),
    wholePixels: () => data,
  };
}
