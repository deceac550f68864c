// A page in bands: strips of whole rows, each encoded alone. What a band looks like is told by its key, so that bands that come again,
// in whatever picture and order, are drawn and encoded once, and the same pixels give the same bytes whatever was made before.

import { createByteCache } from '../pictures/byteCache.ts';

/** A multiple of the rows of a JPEG's largest blocks (16). Taller bands hold more that did not change, lower ones cost more calls. */
export const bandRows = 48;

export interface Band {
  /** The same key, the same pixels; absent: not known, so that nothing is kept of it. */
  readonly key?: string;
  readonly top: number;
  /** Exclusive. */
  readonly bottom: number;
}

/** A finished page whose pixels are made where they are asked for. */
export interface BandedPage {
  readonly width: number;
  readonly height: number;
  /** Every pixel is opaque. */
  readonly opaque: boolean;
  /** From top to bottom, without gaps. */
  readonly bands: readonly Band[];
  /** Makes the pixels of bands that will be asked for: together they cost less than one by one. */
  prepare(bands: readonly Band[]): void;
  /** RGBA, not premultiplied, row by row; good as long as the page. */
  pixels(band: Band): Buffer;
  /** All rows in one piece. */
  wholePixels(): Buffer;
}

/** Where the bands of a page of a height begin and end. */
export function bandsOf(height: number): readonly Band[] {
  return Array.from({ length: Math.ceil(height / bandRows) }, (_, index) => ({ top: index * bandRows, bottom: Math.min(height, (index + 1) * bandRows) }));
}

/** What was found out about bands, bounded in bytes. */
export interface BandStore {
  /** The encoded bytes of each band of a page in a form (type and settings); what is not known is made, and kept where the band has a key. */
  encoded(page: BandedPage, form: string, encode: (pixels: Buffer, band: Band) => Uint8Array): readonly Uint8Array[];
  /** The sum over a page of a number that each band has. */
  sum(page: BandedPage, name: string, count: (pixels: Buffer, band: Band) => number): number;
}

const encodedBytes = 32_000_000;
const countBytes = 4_000_000;
/** What an entry costs besides its bytes, about. */
const entryBytes = 200;

export function createBandStore(): BandStore {
  const encodings = createByteCache<Uint8Array>(encodedBytes, (bytes) => bytes.byteLength + entryBytes);
  const counts = createByteCache<number>(countBytes, () => entryBytes);

  const each = <T>(page: BandedPage, name: string, cache: { get(key: string): T | undefined; set(key: string, value: T): void }, make: (pixels: Buffer, band: Band) => T): readonly T[] => {
    const keys = page.bands.map(({ key }) => (key === undefined ? undefined : `${key} ${name}`));
    const known = keys.map((key) => (key === undefined ? undefined : cache.get(key)));
    const missing = page.bands.filter((_, index) => known[index] === undefined);
    if (missing.length > 0) page.prepare(missing);
    return page.bands.map((band, index) => {
      const value = known[index] ?? make(page.pixels(band), band);
      const key = keys[index];
      if (known[index] === undefined && key !== undefined) cache.set(key, value);
      return value;
    });
  };

  return {
    encoded: (page, form, encode) => each(page, form, encodings, encode),
    sum: (page, name, count) => each(page, name, counts, count).reduce((sum, value) => sum + value, 0),
  };
}
