// What is never broken over two lines: a #hashtag, an @handle, an address, a number with its unit. Only what is wider than the
// whole box alone is broken, as a last resort.
//
// The rule for numbers: digits with their group and decimal separators (thousands set off by spaces too) stay together, together with
// a sign or currency before them, with a symbol after them (%, ‰, °, currencies), and with the next word where that is one of the
// scale words and units of measures.ts ("1.4 billion", "675 Millionen", "5 hours", "50 %"); in languages that put the scale word first,
// with the word before ("bilioni 1.4"). Two numbers joined by "in", "of" and their like ("1 in 8") are one too.
//
// Punctuation set off by spaces goes with the words it belongs to: a dash never starts a line, nor do French marks and closing
// guillemets; opening ones never end one.

import { scaleWordsBefore, unitSymbols, wordsAfterNumber } from './measures.ts';

type Range = readonly [start: number, end: number];

// Each pattern starts only where no earlier character could have started it: that keeps the search linear in the text's length.
const space = '[ \\u00a0\\u2009\\u202f]';
const currency = '(?:\\p{Sc}|US\\$|CHF|EUR|USD|GBP|INR|KES|Rs\\.?)';
const digits = `\\p{Nd}{1,3}(?:${space}\\p{Nd}{3})+(?:[.,\\u066b]\\p{Nd}+)?(?!\\p{Nd})|\\p{Nd}+(?:[.,:/'’\\u066b\\u066c\\u2013-]\\p{Nd}+)*`;
const number = `(?:${currency}${space}?)?[+−±~≈<>-]?(?:${digits})`;
const ratio = `${space}(?:in|of|out of|of every|von|sur|de cada|de|kati ya|में से|من كل|من أصل|من)${space}`;
const numbers = new RegExp(`(?<![\\p{L}\\p{N}#@])${number}(?:${ratio}${number})?`, 'gu');
const symbol = new RegExp(`${space}?(?:°[CF]|[%‰٪°′″×]|${currency})`, 'uy');
const word = '[\\p{L}\\p{M}²³]+(?:[./][\\p{L}²³]+)*\\.?';
const nextWords = new RegExp(`(?:${space}|-)?(${word})(?:${space}(${word}))?`, 'uy');
const wordBefore = new RegExp(`(?<![\\p{L}\\p{M}])([\\p{L}\\p{M}]+)${space}$`, 'u');
const longestWordBefore = 12;

const address =
  /(?:https?:\/\/|(?<![\p{L}\p{N}])www\.)\S+|(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+|(?<![\p{L}\p{N}.-])(?:[\p{L}\p{N}-]+\.)+\p{L}{2,}(?:\/\S*)?/gu;
const tag = /[#＃][\p{L}\p{M}\p{N}_\u200c\u200d]+|@[\p{L}\p{M}\p{N}_.-]+(?:@[\p{L}\p{N}.-]+)?/gu;
/** A dash or mark with the space before it, or an opening guillemet with the space after it, and one unit on either side. */
const spacedMark = /\S +(?:[–—](?=\s)|[?!;:»](?=[\s.,?!…]|$))|(?:(?<=\s)|^)« +\S/gmu;

/** The UTF-16 ranges that stay on one line; they may overlap. */
export function gluedRanges(text: string): readonly Range[] {
  return [
    ...(/\p{Nd}/u.test(text) ? rangesOf(text, numbers).map((range) => withUnit(text, range)) : []),
    ...(/[.@]/.test(text) ? rangesOf(text, address) : []),
    ...(/[#＃@]/.test(text) ? rangesOf(text, tag) : []),
    ...(/[–—?!;:«»]/.test(text) ? rangesOf(text, spacedMark) : []),
  ];
}

function rangesOf(text: string, pattern: RegExp): Range[] {
  return Array.from(text.matchAll(pattern), (match) => [match.index, match.index + match[0].length] as const);
}

/** A number's range extended by the scale word before it, and by up to two units or symbols after it ("€ 1.4 bn", "5 million %"). */
function withUnit(text: string, [start, end]: Range): Range {
  const before = wordBefore.exec(text.slice(Math.max(0, start - longestWordBefore), start));
  const from = before && scaleWordsBefore.has(before[1]!.toLowerCase()) ? start - before[0].length : start;
  return [from, afterUnit(text, afterUnit(text, end))];
}

function afterUnit(text: string, at: number): number {
  symbol.lastIndex = at;
  if (symbol.test(text)) return symbol.lastIndex;
  nextWords.lastIndex = at;
  const found = nextWords.exec(text);
  if (!found) return at;
  const [all, first, second] = found;
  const firstEnd = at + all.length - (second === undefined ? 0 : second.length + 1);
  if (second !== undefined && isUnit(`${first} ${second}`)) return at + all.length;
  return isUnit(first!) ? firstEnd : at;
}

function isUnit(words: string): boolean {
  if (unitSymbols.has(words)) return true;
  const plain = words.normalize('NFC').toLowerCase();
  return wordsAfterNumber.has(plain) || (plain.endsWith('.') && wordsAfterNumber.has(plain.slice(0, -1)));
}
