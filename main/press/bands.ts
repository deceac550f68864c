// A page in bands: strips of whole rows, each encoded alone. What a band looks like is told by its key, so that bands that come again,
// in whatever picture and order, are drawn and encoded once, and the same pixels give the same bytes whatever was made before.

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
  /** The encoded bytes of each band of a page in a form (type and settings); what is not known is made, and kept where the band has a key. */
  encoded(page: BandedPage, form: string, encode: (pixels: Buffer, band: Band) => Uint8Array): readonly Uint8Array[];
  /** The sum over a page of a number that each band has. */
  sum(page: BandedPage, name: string, count: (pixels: Buffer, band: Band) => number): number;
}

const keptBytes = 16_000_000;
/** What an entry costs besides its bytes, about. */
const entryBytes = 300;

/** What is known of one band. */
interface Entry {
  readonly counts: Map<string, number>;
  readonly encodings: Map<string, Uint8Array>;
  bytes: number;
}

export function createBandStore(): BandStore {
  const kept = new Map<string, Entry>();
  const entries = new WeakMap<BandedPage, readonly Entry[]>();
  let bytes = 0;

  const entryOf = ({ key }: Band): Entry => {
    const known = key === undefined ? undefined : kept.get(key);
    const entry = known ?? { counts: new Map(), encodings: new Map(), bytes: entryBytes };
    if (key === undefined) return entry;
    // A Map keeps the order of insertion: putting it back makes it the most recent.
    if (known) kept.delete(key);
    else bytes += entry.bytes;
    kept.set(key, entry);
    return entry;
  };

  const entriesOf = (page: BandedPage): readonly Entry[] => {
    const known = entries.get(page) ?? page.bands.map(entryOf);
    entries.set(page, known);
    return known;
  };

  const makeRoom = (): void => {
    for (const [oldest, entry] of kept) {
      if (bytes <= keptBytes) break;
      kept.delete(oldest);
      bytes -= entry.bytes;
    }
  };

  const prepareMissing = (page: BandedPage, isKnown: (entry: Entry) => boolean): void => {
    const all = entriesOf(page);
    const missing = page.bands.filter((_, index) => !isKnown(all[index]!));
    if (missing.length > 0) page.prepare(missing);
  };

  return {
    encoded(page, form, encode) {
      prepareMissing(page, ({ encodings }) => encodings.has(form));
      const all = page.bands.map((band, index) => {
        const entry = entriesOf(page)[index]!;
        const known = entry.encodings.get(form);
        if (known) return known;
        const made = encode(page.pixels(band), band);
        entry.encodings.set(form, made);
        entry.bytes += made.byteLength;
        if (band.key !== undefined && kept.get(band.key) === entry) bytes += made.byteLength;
        return made;
      });
      makeRoom();
      return all;
    },
    sum(page, name, count) {
      prepareMissing(page, ({ counts }) => counts.has(name));
      return page.bands.reduce((sum, band, index) => {
        const { counts } = entriesOf(page)[index]!;
        const value = counts.get(name) ?? count(page.pixels(band), band);
        counts.set(name, value);
        return sum + value;
      }, 0);
    },
  };
}
