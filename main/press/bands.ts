// A page in bands: strips of whole rows, each encoded alone. What a band looks like is told by its key, so that bands that come again,
// in whatever picture and order, are drawn and encoded once, and the same pixels give the same bytes whatever was made before.

import { createByteCache } from '../pictures/byteCache.ts';
import { createMet } from './met.ts';
import { createScratch } from './scratch.ts';
import type { Scratch } from './scratch.ts';

/** A multiple of the rows of a JPEG's largest blocks (16). Taller bands hold more that did not change, lower ones cost more calls. */
export const bandRows = 48;

export interface Band {
  /** The same key, the same pixels; absent: not known, so that nothing is kept of it. */
  readonly key?: string | undefined;
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

/** Where the bands of a page of a height begin and end, each with its key, if `keyOf` has one. */
export function bandsOf(height: number, keyOf?: (index: number) => string): readonly Band[] {
  const bands: Band[] = [];
  for (let top = 0; top < height; top += bandRows) bands.push({ key: keyOf?.(bands.length), top, bottom: Math.min(height, top + bandRows) });
  return bands;
}

/** What was found out about bands, bounded in bytes. */
export interface BandStore {
  /** Begins another picture: encoded bytes of the one before are not used any more. */
  begin(): void;
  /**
   * The encoded bytes of each band of a page in a form (type and settings), good until the next picture begins. What is not known is made
   * by `encode`, which may leave it in the scratch; of bands that come again it is kept.
   */
  encoded(page: BandedPage, form: string, encode: (pixels: Buffer, band: Band, scratch: Scratch) => Uint8Array): readonly Uint8Array[];
  /** The sum over a page of a number that each band has. */
  sum(page: BandedPage, name: string, count: (pixels: Buffer, band: Band) => number): number;
}

const keptBytes = 16_000_000;
/** What an entry costs besides its bytes, about. */
const entryBytes = 600;
/** Keys remembered, to see which come again: more than there are bands in a row of all sizes. */
const keysMet = 8_192;

/** What is known of one band. */
interface Entry {
  readonly counts: Map<string, number>;
  readonly encodings: Map<string, Uint8Array>;
  readonly isKept: boolean;
}

export function createBandStore(): BandStore {
  const kept = createByteCache<Entry>(keptBytes, ({ encodings }) => [...encodings.values()].reduce((sum, { byteLength }) => sum + byteLength, entryBytes));
  const met = createMet(keysMet);
  const scratch = createScratch();
  /** Of the pages of the picture in hand. */
  let inHand = new Map<BandedPage, readonly Entry[]>();

  const entryOf = ({ key }: Band): Entry =>
    (key === undefined ? undefined : kept.get(key)) ?? { counts: new Map(), encodings: new Map(), isKept: key !== undefined && met.again(key) };

  const entriesOf = (page: BandedPage): readonly Entry[] => {
    const known = inHand.get(page) ?? page.bands.map(entryOf);
    inHand.set(page, known);
    return known;
  };

  /** Asks a page for the pixels of bands of which something is not known, together. */
  const prepareMissing = (page: BandedPage, isKnown: (entry: Entry) => boolean): readonly Entry[] => {
    const all = entriesOf(page);
    const missing = page.bands.filter((_, index) => !isKnown(all[index]!));
    if (missing.length > 0) page.prepare(missing);
    return all;
  };

  return {
    begin() {
      scratch.clear();
      inHand = new Map();
    },
    encoded(page, form, encode) {
      return prepareMissing(page, ({ encodings }) => encodings.has(form)).map((entry, index) => {
        const known = entry.encodings.get(form);
        if (known) return known;
        const band = page.bands[index]!;
        const made = encode(page.pixels(band), band, scratch);
        const encoded = entry.isKept ? Buffer.from(made) : made;
        entry.encodings.set(form, encoded);
        if (entry.isKept) kept.set(band.key!, { ...entry });
        return encoded;
      });
    },
    sum(page, name, count) {
      return prepareMissing(page, ({ counts }) => counts.has(name)).reduce((sum, { counts }, index) => {
        const band = page.bands[index]!;
        const value = counts.get(name) ?? count(page.pixels(band), band);
        counts.set(name, value);
        return sum + value;
      }, 0);
    },
  };
}
