// Moving a caret through a text: by what is seen to its left and right, by words, lines and all of it.

import { borderOf, caretBox, edgeOf, placeAtEdge, placeInLine, type CaretPlace } from './caret.ts';
import type { CaretLine, TextCarets } from './text.ts';
import { wordAfter, wordBefore } from './textUnits.ts';

type Side = 'left' | 'right';

function isForward(line: CaretLine, side: Side): boolean {
  return (line.level % 2 === 0) === (side === 'right');
}

function startOf(line: CaretLine): CaretPlace {
  return { offset: line.start, side: 'after' };
}

function endOf(line: CaretLine): CaretPlace {
  return { offset: line.end, side: 'before' };
}

/** One character to the left or right as seen; past a line's end to the next line in reading order. */
export function moveTo(carets: TextCarets, place: CaretPlace, side: Side): CaretPlace {
  const { line, at } = borderOf(carets, place);
  const here = carets.lines[line];
  if (!here) return place;
  const span = here.spans[side === 'right' ? at : at - 1];
  if (!span) return acrossLines(carets, line, side) ?? place;
  const moved = placeAtEdge(span, side);
  const isWrapped = here.end === here.next && line + 1 < carets.lines.length;
  return isWrapped && isForward(here, side) && moved.offset === here.end ? { offset: moved.offset, side: 'after' } : moved;
}

/** To the next or the previous line; across a wrap, which no character stands for, one character on. */
function acrossLines(carets: TextCarets, index: number, side: Side): CaretPlace | undefined {
  const here = carets.lines[index]!;
  const forward = isForward(here, side);
  const there = carets.lines[index + (forward ? 1 : -1)];
  if (!there) return undefined;
  if (forward) return startOf(there);
  if (there.end < there.next) return endOf(there);
  const last = there.spans[edgeOf(there, 'end') === 0 ? 0 : there.spans.length - 1];
  return last ? placeAtEdge(last, edgeOf(there, 'end') === 0 ? 'right' : 'left') : endOf(there);
}

/** One word to the left or right: forwards to the word's end, backwards to its start, as its paragraph is written. */
export function moveByWord(carets: TextCarets, place: CaretPlace, side: Side): CaretPlace {
  const here = carets.lines[borderOf(carets, place).line];
  if (!here) return place;
  const { text } = carets;
  return isForward(here, side) ? { offset: wordAfter(text, place.offset), side: 'before' } : { offset: wordBefore(text, place.offset), side: 'after' };
}

/**
 * One line up or down; beyond the first and last to the text's start and end.
 *
 * @param wishedX where the caret would like to be: its x before the first of several such moves.
 */
export function moveByLine(carets: TextCarets, place: CaretPlace, by: 1 | -1, wishedX: number = caretBox(carets, place).x): CaretPlace {
  const there = carets.lines[borderOf(carets, place).line + by];
  if (!there) return by < 0 ? textStart() : textEnd(carets);
  return placeInLine(there, wishedX);
}

export function lineStart(carets: TextCarets, place: CaretPlace): CaretPlace {
  const here = carets.lines[borderOf(carets, place).line];
  return here ? startOf(here) : place;
}

export function lineEnd(carets: TextCarets, place: CaretPlace): CaretPlace {
  const here = carets.lines[borderOf(carets, place).line];
  return here ? endOf(here) : place;
}

export function textStart(): CaretPlace {
  return { offset: 0, side: 'after' };
}

export function textEnd({ text }: TextCarets): CaretPlace {
  return { offset: text.length, side: 'before' };
}
