// Fitting: the largest size at which a text's lines fit the box, and which of its lines are kept where none does.

import { balance, withoutWidows } from './balance.ts';
import type { Breaks } from './breaks.ts';
import { hangOf } from './hang.ts';
import type { Piece } from './pieces.ts';
import type { TextRequest } from './text.ts';
import { breakTooWide, wrap, type Wrapped } from './wrap.ts';

export interface Fitted {
  readonly size: number;
  readonly pieces: readonly Piece[];
  readonly lines: readonly Wrapped[];
  readonly cut: boolean;
  /** Ink below the last line box, in em: see `hangOf`. */
  readonly hang: number;
}

/** Pixels by which rounding may exceed a box. */
const slack = 0.01;

/** Height of a line box in em: the line height times its largest scale. */
export function pitchOf(pieces: readonly Piece[], line: Pick<Wrapped, 'from' | 'to'>, lineHeight: number): number {
  let scale = 0;
  for (let i = line.from; i < line.to; i++) scale = Math.max(scale, pieces[i]!.look.scale);
  return scale * lineHeight;
}

/** @param lineHeight of the text, which may be above the requested one: see `leadingOf`. */
export function fit(request: TextRequest, pieces: readonly Piece[], breaks: Breaks, lineHeight: number): Fitted {
  const width = request.width > 0 ? request.width : 0;
  const hang = hangOf(pieces, lineHeight);
  const box = { width, height: request.height ?? Infinity, maxLines: Math.max(1, request.maxLines ?? Infinity), lineHeight, hang };
  const size = largestFitting(request, pieces, box);
  if (size !== undefined) return { size, pieces, hang, ...settle(request, pieces, box, size) };
  const smallest = Math.min(request.smallest, request.largest);
  const narrow = breakTooWide(pieces, width / smallest, breaks);
  return { size: smallest, pieces: narrow, hang, ...settle(request, narrow, box, smallest) };
}

interface FitBox {
  readonly width: number;
  readonly height: number;
  readonly maxLines: number;
  readonly lineHeight: number;
  readonly hang: number;
}

/** The sizes tried are `largest`, then down in quarter pixels, then `smallest`; undefined where not even that one fits. */
function largestFitting(request: TextRequest, pieces: readonly Piece[], box: FitBox): number | undefined {
  const { largest } = request;
  const smallest = Math.min(request.smallest, largest);
  const steps = Math.ceil((largest - smallest) * 4);
  const sizeAt = (step: number) => Math.max(smallest, largest - step / 4);
  const widest = pieces.reduce((most, piece) => Math.max(most, piece.inkWidth + piece.tail), 0);
  const fits = (size: number) => widest * size <= box.width + slack && fitsHeight(pieces, wrap(pieces, box.width / size), box, size);
  if (fits(largest)) return largest;
  let low = 0;
  let high = steps;
  if (steps === 0 || !fits(smallest)) return undefined;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (fits(sizeAt(middle))) high = middle;
    else low = middle;
  }
  return sizeAt(high);
}

function fitsHeight(pieces: readonly Piece[], lines: readonly Wrapped[], box: FitBox, size: number): boolean {
  return keptLines(pieces, lines, box, size) === lines.length;
}

/** How many lines have room, and at least one. */
function keptLines(pieces: readonly Piece[], lines: readonly Wrapped[], box: FitBox, size: number): number {
  let height = box.hang * size;
  for (const [index, line] of lines.entries()) {
    height += pitchOf(pieces, line, box.lineHeight) * size;
    if (index >= box.maxLines || height > box.height + slack) return index;
  }
  return lines.length;
}

/** The final lines at a size: balanced and without widows where asked and where all of them fit; else as many as have room. */
function settle(request: TextRequest, pieces: readonly Piece[], box: FitBox, size: number): Pick<Fitted, 'lines' | 'cut'> {
  const width = box.width / size;
  const filled = wrap(pieces, width);
  const kept = keptLines(pieces, filled, box, size);
  const isTooWide = (line: Wrapped) => line.width * size > box.width + slack;
  if (kept < filled.length) return { lines: filled.slice(0, Math.max(1, kept)), cut: true };
  const balanced = request.balance ? balance(pieces, filled, width) : filled;
  const shaped = withoutWidows(pieces, balanced, width);
  const lines = keptLines(pieces, shaped, box, size) === shaped.length ? shaped : filled;
  return { lines, cut: lines.some(isTooWide) };
}
