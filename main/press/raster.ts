// A finished picture as pixels, between the canvas and the encoders.

export interface Raster {
  readonly width: number;
  readonly height: number;
  /** RGBA, not premultiplied, row by row. */
  readonly data: Buffer;
  /** Every pixel is opaque. */
  readonly opaque: boolean;
}
