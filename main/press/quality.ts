// Finds the highest quality at which a file keeps a limit, with few whole encodes: a small sample of the picture, which is cheap, tells how
// its bytes fall with the quality, and whole encodes only confirm.

export interface Attempt<F> {
  readonly file: F;
  readonly bytes: number;
}

export interface QualitySearch<F> {
  readonly lowest: number;
  /** At which `first` was made, which is too large. Above `lowest`. */
  readonly asked: number;
  readonly first: Attempt<F>;
  readonly limit: number;
  /** Bytes that are the same at every quality. */
  readonly fixed: number;
  /** Bytes of a part of the picture at a quality. */
  readonly sample: (quality: number) => Promise<number>;
  readonly encode: (quality: number) => Promise<Attempt<F>>;
}

/** How much what is told from a sample may be off for one step of quality: beyond it no whole encode is needed to know. */
const doubt = 0.006;

/** Bytes below which a sample says too little for that. */
const telling = 4_000;

/** The file of the highest quality below the asked one that keeps the limit; that of the lowest where none does. */
export async function findQuality<F>({ lowest, asked, first, limit, fixed, sample, encode }: QualitySearch<F>): Promise<Attempt<F> & { readonly quality: number }> {
  const samples = new Map<number, number>();
  const sampleAt = async (quality: number): Promise<number> => {
    const bytes = samples.get(quality) ?? (await sample(quality));
    samples.set(quality, bytes);
    return bytes;
  };
  /** The nearest whole encodes: of the lowest quality that is too much, and of the highest that is not. */
  let above = { quality: asked, ...first };
  let fits: (Attempt<F> & { readonly quality: number }) | undefined;
  for (;;) {
    const floor = fits?.quality ?? lowest - 1;
    if (above.quality - floor <= 1) return fits ?? above;
    const near = fits && limit - fits.bytes < above.bytes - limit ? fits : above;
    const expected = async (quality: number, from = near): Promise<number> => fixed + ((from.bytes - fixed) * (await sampleAt(quality))) / (await sampleAt(from.quality));
    if (fits && (await sampleAt(fits.quality)) > telling && (await expected(fits.quality + 1, fits)) > limit * (1 + doubt)) return fits;
    const quality = await highestWithin(limit, floor, above.quality, expected);
    // Where the sample says that what fits is the best, what is above it shows whether it is.
    const next = Math.min(above.quality - 1, Math.max(floor + 1, quality));
    const attempt = { quality: next, ...(await encode(next)) };
    if (attempt.bytes <= limit) fits = attempt;
    else above = attempt;
  }
}

/** The highest quality between two at which no more is expected than a limit, by halving; the lower one where none between does. */
async function highestWithin(limit: number, lower: number, upper: number, expected: (quality: number) => Promise<number>): Promise<number> {
  let [below, above] = [lower, upper];
  while (above - below > 1) {
    const middle = Math.floor((below + above) / 2);
    if ((await expected(middle)) <= limit) below = middle;
    else above = middle;
  }
  return below;
}
