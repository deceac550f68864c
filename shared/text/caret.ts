// Carets in a text: where one stands, which place a pointer means, and what a selection covers. Where writing directions meet, one offset
// has two places: behind the character before it, and in front of the one after it.
//   caretBox(carets, place) -> box   hitText(carets, x, y) -> place   selectionBoxes(carets, from, to) -> boxes

import type { CaretLine, CaretSpan, TextCarets } from './text.ts';

/** A place for a caret: an offset, and the character at whose edge it stands, the one before or the one after. */
export interface CaretPlace {
  /** UTF-16, between characters. */
  readonly offset: number;
  readonly side: 'before' | 'after';
}

/** A box relative to the text box, in its pixels. */
export interface CaretBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A place seen as one of the borders between the characters of a line, counted from the left. */
export interface Border {
  readonly line: number;
  readonly at: number;
}

function runsForward({ level }: { readonly level: number }): boolean {
  return level % 2 === 0;
}

/** The border at which a line begins or ends. */
export function edgeOf({ spans, level }: CaretLine, edge: 'start' | 'end'): number {
  return (level % 2 === 0) === (edge === 'start') ? 0 : spans.length;
}

/** The line an offset is in; of two that a wrap divides there, the later, unless the side says otherwise. */
function lineOf({ lines }: TextCarets, { offset, side }: CaretPlace): number {
  const at = lines.findIndex((line, index) => index === lines.length - 1 || offset < line.next || (offset === line.next && offset === line.end && side === 'before'));
  return Math.max(0, at);
}

/** Where a place is; one that is within a character or beyond the last line is put back to the border before it. */
export function borderOf(carets: TextCarets, place: CaretPlace): Border {
  const line = lineOf(carets, place);
  const found = carets.lines[line];
  if (!found) return { line: 0, at: 0 };
  const { spans, start, end } = found;
  const offset = Math.min(Math.max(place.offset, start), end);
  const index = place.side === 'after' ? spans.findIndex((span) => span.start <= offset && span.end > offset) : spans.findIndex((span) => span.end >= offset && span.start < offset);
  if (index === -1) return { line, at: edgeOf(found, place.side === 'after' ? 'end' : 'start') };
  const span = spans[index]!;
  const isAtEnd = place.side === 'before' && span.end === offset;
  return { line, at: runsForward(span) === isAtEnd ? index + 1 : index };
}

/** The place at one end of a character, seen from within it. */
export function placeAtEdge(span: CaretSpan, edge: 'left' | 'right'): CaretPlace {
  return runsForward(span) === (edge === 'left') ? { offset: span.start, side: 'after' } : { offset: span.end, side: 'before' };
}

function xOf({ spans, left, right }: CaretLine, at: number): number {
  if (spans.length === 0) return left;
  return spans[at]?.left ?? spans[at - 1]?.right ?? right;
}

/** The box of a caret, without width. */
export function caretBox(carets: TextCarets, place: CaretPlace): CaretBox {
  const { line, at } = borderOf(carets, place);
  const found = carets.lines[line];
  if (!found) return { x: 0, y: 0, width: 0, height: 0 };
  return { x: xOf(found, at), y: found.caretTop, width: 0, height: found.caretBottom - found.caretTop };
}

/** The line at a height: the nearest. */
function lineAt({ lines }: TextCarets, y: number): CaretLine | undefined {
  return lines.find((line) => y < line.bottom) ?? lines.at(-1);
}

/** The place nearest to a point of the text box. */
export function hitText(carets: TextCarets, x: number, y: number): CaretPlace {
  const line = lineAt(carets, y);
  return line ? placeInLine(line, x) : { offset: 0, side: 'after' };
}

/** The place of a line nearest to an x. */
export function placeInLine(line: CaretLine, x: number): CaretPlace {
  const { spans } = line;
  const span = spans.find(({ left, right }) => x < right && right > left) ?? spans.at(-1);
  if (!span) return { offset: line.start, side: 'after' };
  return placeAtEdge(span, x < (span.left + span.right) / 2 ? 'left' : 'right');
}

/** The offset of the character under a point, or nearest to it in its line. */
export function characterUnder(carets: TextCarets, x: number, y: number): number {
  const line = lineAt(carets, y);
  if (!line) return 0;
  const span = line.spans.find(({ left, right }) => x < right && right > left) ?? line.spans.at(-1);
  return span?.start ?? line.start;
}

/** What stands for a selected line end, in heights of the line. */
const lineEndWidth = 0.2;

/** The boxes of what is selected, several a line where directions meet; a selected line end shows as a small box behind its line. */
export function selectionBoxes(carets: TextCarets, from: number, to: number): CaretBox[] {
  const boxes: CaretBox[] = [];
  for (const line of carets.lines) {
    if (line.start >= to) break;
    const height = line.bottom - line.top;
    let open: { x: number; right: number } | undefined;
    const close = () => {
      if (open && open.right > open.x) boxes.push({ x: open.x, y: line.top, width: open.right - open.x, height });
      open = undefined;
    };
    for (const span of line.spans) {
      if (span.start >= to || span.end <= from) close();
      else if (open) open.right = span.right;
      else open = { x: span.left, right: span.right };
    }
    close();
    const hasLineEnd = line.end < line.next && from <= line.end && to > line.end;
    if (!hasLineEnd) continue;
    const width = height * lineEndWidth;
    boxes.push({ x: line.level % 2 === 0 ? line.right : line.left - width, y: line.top, width, height });
  }
  return boxes;
}
