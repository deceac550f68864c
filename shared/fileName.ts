// Names for files and folders that Windows, macOS and Linux all accept, made from any text; and slugs, which are also pleasant
// to type.

import { cleanText } from './clean.ts';

/** Longest name of a file or folder, in bytes of UTF-8. File systems take 255; the rest is for what copying adds. */
export const longestNameBytes = 200;

/** Base names that Windows keeps for devices. */
const devices = /^(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])$/i;
/** Names that an export writes itself. */
const ownNames = /^(?:manifest\.json|report\.html|files\.csv|contact-sheet(?:-\d+)?\.jpg)$/;

// Format characters are invisible and may turn the text around; variation selectors and keycap marks only colour emoji.
const invisible = /[\p{Cf}\p{Cs}\p{Co}\p{Cn}\uFE00-\uFE0F\u{E0100}-\u{E01EF}\u20E3\uFFFD]/gu;
const emoji = /\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}/gu;
// eslint-disable-next-line no-control-regex
const forbidden = /[<>:"/\\|?*\u0000-\u001F\u007F-\u009F]+/g;

/** Latin letters that have no accent to take off, as they are commonly written without it. */
const plain: Readonly<Record<string, string>> = {
  ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ð: 'd', þ: 'th', ł: 'l', ħ: 'h', ı: 'i', ŋ: 'n', ŧ: 't', ĸ: 'k',
};

const encoder = new TextEncoder();
const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** The first graphemes of a text: at most `count` of them, and at most `maxBytes` bytes of UTF-8. */
function firstGraphemes(text: string, count: number, maxBytes = Infinity): string {
  // A UTF-16 unit is at most a grapheme and at most three bytes, so most texts need no closer look.
  if (text.length <= count && text.length * 3 <= maxBytes) return text;
  let end = 0;
  let bytes = 0;
  let taken = 0;
  for (const { segment } of graphemes.segment(text)) {
    bytes += byteLength(segment);
    if (taken === count || bytes > maxBytes) return text.slice(0, end);
    end += segment.length;
    taken += 1;
  }
  return text;
}

/** Printable ASCII: nothing in it is composed, invisible or accented, and each unit is a byte. */
const isPlain = /^[ -~]*$/;

/** Length in bytes of UTF-8. */
export function byteLength(text: string): number {
  if (isPlain.test(text)) return text.length;
  return encoder.encode(text).length;
}

/**
 * A text as lower-case words joined by hyphens: Latin letters without accents, letters of all other scripts as they are, digits; no
 * emoji, no punctuation. At most `longest` graphemes, cut between words where that keeps half of it. '' where nothing is left.
 */
export function slugOf(text: string, longest = 60): string {
  const words = isPlain.test(text) ? plainWords(text) : wordsOf(text);
  const cut = firstGraphemes(words, longest);
  if (cut === words) return words;
  const wordEnd = words[cut.length] === '-' ? cut.length : cut.lastIndexOf('-');
  return (wordEnd >= cut.length / 2 ? cut.slice(0, wordEnd) : cut).replace(/-+$/, '');
}

function plainWords(text: string): string {
  return text.toLowerCase().replaceAll("'", '').replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '');
}

function wordsOf(text: string): string {
  return cleanText(text)
    .replace(emoji, ' ')
    .normalize('NFKD')
    .replace(/(\p{Script=Latin})\p{M}+/gu, '$1')
    .normalize('NFC')
    .toLowerCase()
    .normalize('NFC')
    .replace(invisible, '')
    .replace(/(\p{Script=Latin})\p{M}+/gu, '$1')
    .replace(/['’ʼ]/g, '')
    .replace(/[ßæœøđðþłħıŋŧĸ]/g, (letter) => plain[letter]!)
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replace(/(^|-)\p{M}+/gu, '$1')
    .replace(/^-+|-+$/g, '');
}

/** A text made fit to stand inside a file name: one line, no separators or control characters, at most `longest` graphemes. */
export function nameText(text: string, longest = 60): string {
  const visible = isPlain.test(text) ? text.replace(/ {2,}/g, ' ') : cleanText(text).replace(/\s+/gu, ' ').normalize('NFC').replace(invisible, '');
  const clean = visible.replace(forbidden, '-').trim();
  return firstGraphemes(clean, longest).trim();
}

/** Whether Windows takes the name of a file or folder for a device, whatever its extension. */
export function isDeviceName(name: string): boolean {
  return devices.test(name.split('.')[0]!.trim());
}

/**
 * A name that every system takes, from one that may not be: NFC, none of `<>:"/\|?*`, no control characters, no dots or spaces at
 * its ends, not a device's name, never empty, at most 200 bytes with `ending` (such as `.jpg`) added.
 */
export function safeName(text: string, ending = ''): string {
  const clean = nameText(text, Infinity)
    .replace(/([-_ .])\1+/g, '$1')
    .replace(/^[-. ]+|[-. ]+$/g, '');
  const cut = firstGraphemes(clean, Infinity, longestNameBytes - byteLength(ending) - 1).replace(/[-. ]+$/, '');
  const isTaken = isDeviceName(cut) || ownNames.test(`${cut}${ending}`.toLowerCase());
  return `${cut === '' || isTaken ? '_' : ''}${cut}${ending}`;
}

/** Equal for names that some file system takes for the same: without regard to case or Unicode form. */
export function nameKey(path: string): string {
  if (isPlain.test(path)) return path.toLowerCase();
  return path.normalize('NFC').toUpperCase().toLowerCase().normalize('NFC');
}
