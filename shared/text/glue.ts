// What is never broken over two lines: a #hashtag, an @handle, an address, a number with its unit. Only what is wider than the
// whole box alone is broken, as a last resort.
//
// The rule for numbers: digits with their group and decimal separators (thousands set off by spaces too) stay together, together with
// a sign or currency before them, with a symbol after them (%, ‰, °, currencies), and with the next word where that is one of the
// scale words and units below ("1.4 billion", "675 Millionen", "5 hours", "50 %"); in languages that put the scale word first, with the
// word before ("bilioni 1.4"). Two numbers joined by "in", "of" and their like ("1 in 8") are one too.

import { scaleWords, unitWords } from './measures.ts';

const space = '[ \\u00a0\\u2009\\u202f]';
const currency = '(?:\\p{Sc}|US\\$|CHF|EUR|USD|GBP|INR|KES|Rs\\.?)';
const digits = `\\p{Nd}{1,3}(?:${space}\\p{Nd}{3})+(?:[.,\\u066b]\\p{Nd}+)?(?!\\p{Nd})|\\p{Nd}+(?:[.,:/'’\\u066b\\u066c\\u2013-]\\p{Nd}+)*`;
const number = `(?:${currency}${space}?)?[+−±~≈<>-]?(?:${digits})`;
const symbol = `(?:[%‰٪°′″×]|°[CF]|${currency})`;
const words = (list: readonly string[]) => [...list].sort((a, b) => b.length - a.length).map(escaped).join('|');
const wordEnd = '(?![\\p{L}\\p{M}\\p{N}])';
const wordStart = '(?<![\\p{L}\\p{M}\\p{N}])';
const unit = `(?:${words([...scaleWords.after, ...unitWords])})${wordEnd}`;
const scaleBefore = `${wordStart}(?:${words(scaleWords.before)})${space}`;
const ratio = `${space}(?:in|of|out of|of every|von|sur|de cada|de|kati ya|में से|من كل|من أصل|من)${space}`;

const numberWithUnit = new RegExp(
  `(?:${scaleBefore})?(?<![\\p{L}\\p{N}#@])${number}(?:${ratio}${number})?(?:${space}?${symbol}|(?:${space}|-)?${unit}){0,2}`,
  'giu',
);
// Each alternative starts only where no earlier character could have started it: that keeps the search linear.
const address =
  /(?:https?:\/\/|(?<![\p{L}\p{N}])www\.)\S+|(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+|(?<![\p{L}\p{N}.-])(?:[\p{L}\p{N}-]+\.)+\p{L}{2,}(?:\/\S*)?/gu;
const tag = /[#＃][\p{L}\p{M}\p{N}_\u200c\u200d]+|@[\p{L}\p{M}\p{N}_.-]+(?:@[\p{L}\p{N}.-]+)?/gu;

/** The UTF-16 ranges that stay on one line. */
export function gluedRanges(text: string): readonly (readonly [start: number, end: number])[] {
  const ranges: (readonly [number, number])[] = [];
  const collect = (pattern: RegExp) => {
    for (const match of text.matchAll(pattern)) ranges.push([match.index, match.index + match[0].length]);
  };
  if (/\p{Nd}/u.test(text)) collect(numberWithUnit);
  if (/[.@]/.test(text)) collect(address);
  if (/[#＃@]/.test(text)) collect(tag);
  return ranges;
}

function escaped(word: string): string {
  return word.replaceAll(/[.*+?^${}()|[\]\\/-]/g, '\\$&').replaceAll(' ', space);
}
