// Directions (UAX #9): the embedding level of each UTF-16 unit, and the visual order of a line's stretches.

import bidiFactory from 'bidi-js';

const bidi = bidiFactory();
const mayBeRightToLeft = /[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufeff]|[\ud802-\ud803\ud83a-\ud83b][\udc00-\udfff]/;
const astral = /[\ud800-\udbff][\udc00-\udfff]/g;
const strong = /\p{L}/u;

export interface Levels {
  /** Whether all of the text runs from left to right. */
  readonly areFlat: boolean;
  /** Odd: right to left. */
  at(offset: number): number;
  /** Level of the paragraph an offset is in. */
  base(offset: number): number;
}

const flat: Levels = { areFlat: true, at: () => 0, base: () => 0 };

/** @param direction of the paragraphs; `auto` takes each one's from its first strong character. */
export function findLevels(text: string, direction: 'ltr' | 'rtl' | 'auto'): Levels {
  if (direction !== 'rtl' && !mayBeRightToLeft.test(text)) return flat;
  const { levels, paragraphs } = bidi.getEmbeddingLevels(text.replaceAll(astral, inBasicPlane), direction);
  const base = (offset: number) => paragraphs.find(({ end }) => offset <= end)?.level ?? paragraphs.at(-1)?.level ?? (direction === 'rtl' ? 1 : 0);
  return { areFlat: false, at: (offset) => levels[offset] ?? base(offset), base };
}

/**
 * Two units of the same direction as a character beyond the basic plane, which bidi-js would take for two left-to-right letters: a
 * letter of that direction, or a snowman for emoji and other symbols, and a mark that follows it.
 */
function inBasicPlane(pair: string): string {
  if (mayBeRightToLeft.test(pair)) return 'א\u0300';
  return strong.test(pair) ? 'A\u0300' : '\u2603\u0300';
}

/** Rule L2: from the highest level down, every unbroken sequence at that level or above is reversed. Changes the array. */
export function toVisualOrder<T extends { readonly level: number }>(stretches: T[]): T[] {
  const highest = stretches.reduce((most, { level }) => Math.max(most, level), 0);
  for (let level = highest; level > 0; level--) {
    for (let i = 0; i < stretches.length; i++) {
      if (stretches[i]!.level < level) continue;
      let end = i;
      while (end + 1 < stretches.length && stretches[end + 1]!.level >= level) end++;
      for (let a = i, b = end; a < b; a++, b--) [stretches[a], stretches[b]] = [stretches[b]!, stretches[a]!];
      i = end;
    }
  }
  return stretches;
}
