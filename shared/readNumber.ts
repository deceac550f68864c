// Reads numbers and shares as people write them: in the digits of any script, with the separators of their language, with percent signs,
// words for large numbers, or as so many of so many.

/** What a text says of a part of a whole. */
export interface Share {
  /** 0 to 1, and above where more was reached than asked for. */
  readonly share: number;
  /** The whole the text itself speaks of: 5 for "1 in 5"; undefined where it names none. */
  readonly whole?: number;
}

const digits = /\p{Nd}/u;

/** A number with its separators: digits that hold points, commas, apostrophes or thin spaces between them. */
const numberPattern = /[-−]?\p{Nd}+(?:[.,٫٬'’\u00A0\u2009\u202F]\p{Nd}+|(?<=\p{Nd}) (?=\p{Nd}{3}(?!\p{Nd}))\p{Nd}+)*/gu;
const percentPattern = /[%٪％﹪]|‰/u;

/** The value of a decimal digit: digits of a script lie ten in a row from zero (Unicode chapter 4.6). */
function valueOf(digit: string): number {
  const code = digit.codePointAt(0)!;
  if (code < 0x80) return code - 0x30;
  let first = code;
  while (digits.test(String.fromCodePoint(first - 1))) first -= 1;
  return (code - first) % 10;
}

const decimals = new Map<string, string>();
const decimalsKept = 100;

function knownLanguage(language: string): string {
  try {
    return Intl.getCanonicalLocales(language.trim().replaceAll('_', '-'))[0] ?? 'en';
  } catch {
    // Not a language tag: what a cell holds is not ours to trust.
    return 'en';
  }
}

/** The sign before the decimals in a language. */
function decimalOf(language: string): string {
  const known = decimals.get(language);
  if (known !== undefined) return known;
  const parts = new Intl.NumberFormat([knownLanguage(language), 'en'], { numberingSystem: 'latn' }).formatToParts(1.5);
  const decimal = parts.find((part) => part.type === 'decimal')?.value ?? '.';
  if (decimals.size >= decimalsKept) decimals.clear();
  decimals.set(language, decimal);
  return decimal;
}

/** Where the decimals begin in digits with separators, as an index; -1 where there are none. */
function decimalAt(plain: string, language: string): number {
  const arabic = plain.lastIndexOf('٫');
  if (arabic >= 0) return arabic;
  const [point, comma] = [plain.lastIndexOf('.'), plain.lastIndexOf(',')];
  const last = Math.max(point, comma);
  if (last < 0) return -1;
  const sign = plain[last]!;
  if (plain.indexOf(sign) !== last) return -1;
  if (point >= 0 && comma >= 0) return last;
  // One sign alone, three digits after it: a thousand in most languages' writing, unless it is this language's own decimal sign.
  const couldGroup = plain.length - last - 1 === 3 && /^-?[1-9]\d{0,2}$/.test(plain.slice(0, last));
  return couldGroup && sign !== decimalOf(language) ? -1 : last;
}

function readOne(written: string, language: string): number {
  const plain = Array.from(written, (character) => (digits.test(character) ? valueOf(character) : character === '−' ? '-' : character)).join('');
  const at = decimalAt(plain, language);
  const whole = (at < 0 ? plain : plain.slice(0, at)).replace(/[^\d-]/g, '');
  return Number(at < 0 ? whole : `${whole}.${plain.slice(at + 1).replace(/\D/g, '')}`);
}

const magnitudes = [1e3, 1e6, 1e9, 1e12] as const;
const words = new Map<string, ReadonlyMap<string, number>>();

/** English words that CLDR does not have. */
const further: readonly (readonly [string, number])[] = [['lakh', 1e5], ['lakhs', 1e5], ['crore', 1e7], ['crores', 1e7], ['bn', 1e9], ['mn', 1e6], ['tn', 1e12], ['millions', 1e6], ['billions', 1e9]];

/** Words and signs for large numbers in a language, as CLDR writes them, folded. */
function wordsOf(language: string): ReadonlyMap<string, number> {
  const known = words.get(language);
  if (known) return known;
  const found = new Map<string, number>();
  for (const tag of [knownLanguage(language), 'en']) {
    for (const compactDisplay of ['long', 'short'] as const) {
      const writer = new Intl.NumberFormat(tag, { notation: 'compact', compactDisplay, numberingSystem: 'latn' });
      for (const magnitude of [...magnitudes, 1e5, 1e7, 1e4, 1e8]) addWords(found, writer, magnitude);
    }
  }
  for (const [word, times] of further) if (!found.has(word)) found.set(word, times);
  if (words.size >= decimalsKept) words.clear();
  words.set(language, found);
  return found;
}

/** Words stand beside a number that says how often: `10 thousand` gives the thousand. */
function addWords(into: Map<string, number>, writer: Intl.NumberFormat, magnitude: number): void {
  for (const times of [1, 2, 3, 5]) {
    const parts = writer.formatToParts(times * magnitude);
    const shown = Number(parts.filter((part) => part.type === 'integer').map((part) => part.value).join(''));
    const word = parts.find((part) => part.type === 'compact')?.value;
    // The language's own words come first: a German "Billion" is a thousand times the English one.
    if (word !== undefined && shown > 0 && !into.has(folded(word))) into.set(folded(word), (times * magnitude) / shown);
  }
}

function folded(word: string): string {
  return word.normalize('NFKC').toLowerCase().replaceAll('.', '').replaceAll(/\s+/g, ' ').trim();
}

const letter = /[\p{L}\p{M}]/u;
/** Scripts that write words without spaces between them. */
const unspaced = /[\p{Script=Han}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]$/u;

/** Whether a text starts with a whole word. */
function startsWithWord(text: string, word: string): boolean {
  return text.startsWith(word) && (unspaced.test(word) || !letter.test(text.slice(word.length, word.length + 1)));
}

/** How many times the words after a number make it as large (`mil millones` before `mil`); 1 for any others. */
function magnitudeAfter(text: string, language: string): number {
  const after = folded(text.slice(0, 60));
  if (!letter.test(after.slice(0, 2))) return 1;
  let longest = '';
  for (const word of wordsOf(language).keys()) {
    if (word.length > longest.length && startsWithWord(after, word)) longest = word;
  }
  return wordsOf(language).get(longest) ?? 1;
}

/** All numbers of a text, first to last. */
function numbersIn(text: string, language: string): readonly number[] {
  return [...text.matchAll(numberPattern)].map((match) => readOne(match[0], language) * magnitudeAfter(text.slice(match.index + match[0].length), language));
}

/** The one number a text holds, whatever words stand around it; undefined for none, and for several. */
export function readNumberText(text: string, language: string): number | undefined {
  const found = numbersIn(text, language);
  return found.length === 1 && Number.isFinite(found[0]) ? found[0] : undefined;
}

function nth(share: number, whole?: number): Share {
  return whole === undefined ? { share } : { share, whole };
}

/**
 * The share that a text speaks of: a percentage; so many of so many, in whichever order its language has them (`1 in 5`, `5 में से 1`,
 * `3/4`: the smaller is the part); or a number, as a share of the one in `of`. Undefined where there is none, or more numbers than that.
 */
export function readShare(text: string, of: string, language: string): Share | undefined {
  const found = numbersIn(text, language);
  const [first = NaN, second = NaN] = found;
  if (found.some((number) => number < 0 || !Number.isFinite(number))) return undefined;
  const percent = percentPattern.exec(text)?.[0];
  if (percent !== undefined) return found.length === 1 ? nth(first / (percent === '‰' ? 1000 : 100)) : undefined;
  if (found.length === 2) {
    const whole = Math.max(first, second);
    return whole > 0 ? nth(Math.min(first, second) / whole, whole) : undefined;
  }
  const goal = found.length === 1 ? readNumberText(of, language) : undefined;
  return goal !== undefined && goal > 0 ? nth(first / goal, goal) : undefined;
}
