// Which script each character belongs to (UAX #24), with what common to all scripts taking that of its neighbours; and what a
// script asks of a layout.

/** Scripts by ISO 15924 code, each with its name in Unicode's Script property. Others are left to HarfBuzz's own guess. */
const scriptNames: readonly (readonly [code: string, name: string])[] = [
  ['Latn', 'Latin'],
  ['Arab', 'Arabic'],
  ['Deva', 'Devanagari'],
  ['Cyrl', 'Cyrillic'],
  ['Grek', 'Greek'],
  ['Hani', 'Han'],
  ['Hira', 'Hiragana'],
  ['Kana', 'Katakana'],
  ['Hang', 'Hangul'],
  ['Hebr', 'Hebrew'],
  ['Beng', 'Bengali'],
  ['Guru', 'Gurmukhi'],
  ['Gujr', 'Gujarati'],
  ['Orya', 'Oriya'],
  ['Taml', 'Tamil'],
  ['Telu', 'Telugu'],
  ['Knda', 'Kannada'],
  ['Mlym', 'Malayalam'],
  ['Sinh', 'Sinhala'],
  ['Thai', 'Thai'],
  ['Laoo', 'Lao'],
  ['Tibt', 'Tibetan'],
  ['Mymr', 'Myanmar'],
  ['Khmr', 'Khmer'],
  ['Ethi', 'Ethiopic'],
  ['Geor', 'Georgian'],
  ['Armn', 'Armenian'],
  ['Syrc', 'Syriac'],
  ['Thaa', 'Thaana'],
  ['Nkoo', 'Nko'],
  ['Adlm', 'Adlam'],
  ['Rohg', 'Hanifi_Rohingya'],
  ['Mong', 'Mongolian'],
  ['Tfng', 'Tifinagh'],
  ['Cher', 'Cherokee'],
  ['Cans', 'Canadian_Aboriginal'],
];

/** No script of its own: common or inherited, as punctuation, digits and marks are. */
export const commonScript = '';
const otherScript = 'Zzzz';

const common = /[\p{Script=Common}\p{Script=Inherited}]/u;
const tests = scriptNames.map(([code, name]) => [code, new RegExp(`\\p{Script=${name}}`, 'u')] as const);
const known = new Map<number, string>();
const knownLimit = 20_000;

export function scriptOf(codePoint: number): string {
  const cached = known.get(codePoint);
  if (cached !== undefined) return cached;
  const character = String.fromCodePoint(codePoint);
  const script = common.test(character) ? commonScript : (tests.find(([, test]) => test.test(character))?.[0] ?? otherScript);
  if (known.size >= knownLimit) known.clear();
  known.set(codePoint, script);
  return script;
}

/** Scripts whose letters join or hang from one line: letter spacing would tear them. */
const joining = new Set(['Arab', 'Syrc', 'Nkoo', 'Adlm', 'Rohg', 'Mong', 'Deva', 'Beng', 'Guru']);

export function isJoining(script: string): boolean {
  return joining.has(script);
}

/** Scripts whose letters change shape with their neighbours across a change of font. */
const contextual = new Set(['Arab', 'Syrc', 'Nkoo', 'Adlm', 'Rohg', 'Mong']);

export function isContextual(script: string): boolean {
  return contextual.has(script);
}

/** Nothing but characters below U+0250 and general punctuation and currency without marks or emoji: one script, one unit each. */
const plainLatin = /^[\n\u0020-\u024f\u2010-\u2027\u202f-\u203b\u2044\u20a0-\u20bf]*$/;

export function isPlainLatin(text: string): boolean {
  return plainLatin.test(text);
}

/**
 * The script of each UTF-16 unit. What is common takes the script of the letter before it in its word, else of the letter after it
 * there; a word without letters that of the word before, else of the one after. So `#` goes with its tag, a bracket with what it holds.
 */
export function scriptsOf(text: string): readonly string[] {
  const scripts: string[] = Array.from({ length: text.length }, () => commonScript);
  let last = commonScript;
  let unresolved = 0;
  const resolve = (to: number, script: string) => {
    for (let i = unresolved; i < to; i++) if (scripts[i] === commonScript) scripts[i] = script;
    unresolved = to;
  };
  for (const word of text.matchAll(/\S+\s*|\s+/g)) {
    let strong = commonScript;
    const start = word.index;
    const end = start + word[0].length;
    for (let i = start; i < end; ) {
      const codePoint = text.codePointAt(i)!;
      const script = scriptOf(codePoint);
      const length = codePoint > 0xffff ? 2 : 1;
      if (script !== commonScript) {
        if (strong === commonScript && last !== commonScript) resolve(start, last);
        if (strong === commonScript) resolve(i, script);
        strong = script;
      }
      if (strong !== commonScript) {
        scripts.fill(strong, i, i + length);
        unresolved = i + length;
      }
      i += length;
    }
    if (strong !== commonScript) last = strong;
    else if (last !== commonScript) resolve(end, last);
  }
  resolve(text.length, last);
  return scripts;
}

/** Smallest line height, in em, at which the marks of neighbouring lines keep apart. Latin, Greek and Cyrillic are set as tight as asked. */
const tallScripts: Readonly<Record<string, number>> = { Arab: 1.3, Syrc: 1.3, Deva: 1.25, Beng: 1.25, Thai: 1.3, Mymr: 1.4, Khmr: 1.4, Tibt: 1.4 };

/** The line height of a text: what is asked, or more where one of its scripts needs it. */
export function leadingOf(lineHeight: number, scripts: ReadonlySet<string>): number {
  let leading = lineHeight;
  for (const script of scripts) leading = Math.max(leading, tallScripts[script] ?? 0);
  return leading;
}
