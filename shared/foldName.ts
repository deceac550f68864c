// Names that people mean as the same: the one rule by which columns, fields and photos are matched.

/** Accents of Latin, Greek and Cyrillic letters. Other marks (Devanagari vowels, Arabic points) tell words apart and stay. */
const accents = /[\u0300-\u036f]/g;
const punctuation = /[^\p{L}\p{M}\p{N}]/gu;

/** Printable ASCII, where only case and punctuation are to be taken off. */
const isPlain = /^[ -~]*$/;

/** The name without case, accents, spaces, `_`, `-` and other punctuation. */
export function foldName(name: string): string {
  if (isPlain.test(name)) return name.toLowerCase().replace(/[^a-z0-9]/g, '');
  return name.normalize('NFKD').replace(accents, '').toLowerCase().normalize('NFKD').replace(accents, '').replace(punctuation, '');
}
