// Where lines may end: the opportunities of UAX #14, kept only where they fall between grapheme clusters (so that joined emoji and
// marks stay whole) and outside what must not be broken.

import LineBreaker from 'linebreak';
import { gluedRanges } from './glue.ts';
import { isPlainLatin } from './script.ts';

/**
 * What may happen before a UTF-16 unit; 0 is nothing. `gluedBreak` is an opportunity of UAX #14 within what must not be broken
 * (see glue.ts).
 */
export const gluedBreak = 1;
export const mayBreak = 2;
const mustBreak = 3;

export interface Breaks {
  /** One of the values above, by UTF-16 offset; one more than the text is long. */
  readonly before: Uint8Array;
  /** 1 where a grapheme cluster starts. */
  readonly graphemes: Uint8Array;
}

const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' });

export function findBreaks(text: string): Breaks {
  const graphemes = graphemeStarts(text);
  const before = new Uint8Array(text.length + 1);
  const breaker = new LineBreaker(text);
  for (let found = breaker.nextBreak(); found !== null; found = breaker.nextBreak()) {
    const isHard = text[found.position - 1] === '\n';
    if (isHard || graphemes[found.position] === 1) before[found.position] = isHard ? mustBreak : mayBreak;
  }
  for (const [start, end] of gluedRanges(text)) {
    for (let i = start + 1; i < end; i++) if (before[i] === mayBreak) before[i] = gluedBreak;
  }
  before[text.length] = mustBreak;
  return { before, graphemes };
}

/** 1 where a grapheme cluster starts, and at the end; by UTF-16 offset. */
export function graphemeStarts(text: string): Uint8Array {
  const starts = new Uint8Array(text.length + 1);
  if (isPlainLatin(text)) starts.fill(1);
  else for (const { index } of segmenter.segment(text)) starts[index] = 1;
  starts[text.length] = 1;
  return starts;
}
