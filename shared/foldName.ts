// Names that people mean as the same: the one rule by which columns, fields and photos are matched.

/** Accents of Latin, Greek and Cyrillic letters. Other marks (Devanagari vowels, Arabic points) tell words apart and stay. */
const accents = /[\u0300-\u036f]/g;
const punctuation = /[^\p{L}\p{M}\p{N}]/gu;

/** The name without case, accents, spaces, `_`, `-` and other punctuation. */
export function foldName(name: string): string {
  return name.normalize('NFKD').replace(accents, '').toLowerCase().normalize('NFKD').replace(accents, '').replace(punctuation, '');
}
