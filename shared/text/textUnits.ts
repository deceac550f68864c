// The units in which people move through plain text and delete it: characters as they see them (UAX #29), words, paragraphs. All offsets
// are UTF-16 and between characters.

import { graphemesOf } from '../graphemes.ts';

export interface TextRange {
  readonly from: number;
  readonly to: number;
}

let words: Intl.Segmenter | undefined;

interface Word extends TextRange {
  /** False for spaces and marks. */
  readonly isWord: boolean;
}

/** The words of a text and what is between them; each begins and ends between characters. */
function wordsOf(text: string): Word[] {
  words ??= new Intl.Segmenter('und', { granularity: 'word' });
  return Array.from(words.segment(text), ({ segment, index, isWordLike }) => ({
    from: index,
    to: index + segment.length,
    isWord: isWordLike === true,
  }));
}

/** The nearest offset at or before one that is not within a character. */
export function characterStart(text: string, offset: number): number {
  if (offset <= 0) return 0;
  if (offset >= text.length) return text.length;
  let start = 0;
  for (const { index } of graphemesOf(text)) {
    if (index > offset) break;
    start = index;
  }
  return start;
}

/** The offset before the character that ends at or reaches over one. */
export function characterBefore(text: string, offset: number): number {
  return offset <= 0 ? 0 : characterStart(text, Math.min(offset, text.length) - 1);
}

/** The offset after the character that begins at or reaches over one. */
export function characterAfter(text: string, offset: number): number {
  for (const { segment, index } of graphemesOf(text)) if (index + segment.length > offset) return index + segment.length;
  return text.length;
}

/** The start of the word an offset is in or behind. */
export function wordBefore(text: string, offset: number): number {
  const word = wordsOf(text).findLast(({ from, isWord }) => isWord && from < offset);
  return word ? characterStart(text, word.from) : 0;
}

/** The end of the word an offset is in or before. */
export function wordAfter(text: string, offset: number): number {
  const word = wordsOf(text).find(({ to, isWord }) => isWord && to > offset);
  return word ? characterEnd(text, word.to) : text.length;
}

/** The word, space or mark that the character at an offset belongs to. */
export function wordAt(text: string, offset: number): TextRange {
  const at = Math.min(offset, text.length - 1);
  const word = wordsOf(text).find(({ from, to }) => from <= at && to > at);
  return word ? { from: characterStart(text, word.from), to: characterEnd(text, word.to) } : { from: 0, to: text.length };
}

/** The paragraph an offset is in, without its line end. */
export function paragraphAt(text: string, offset: number): TextRange {
  const end = text.indexOf('\n', offset);
  return { from: text.lastIndexOf('\n', offset - 1) + 1, to: end === -1 ? text.length : end };
}

function characterEnd(text: string, offset: number): number {
  const start = characterStart(text, offset);
  return start === offset ? offset : characterAfter(text, offset);
}
