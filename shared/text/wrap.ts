// Wrapping: pieces become lines no wider than asked, balanced and without widows where that costs no line. All widths are in em.

import { type Breaks, gluedBreak } from './breaks.ts';
import { makePiece, type Piece } from './pieces.ts';
import { splitStretch, type Stretch } from './stretch.ts';

/** A line: the pieces from one index up to another. */
export interface Wrapped {
  readonly from: number;
  readonly to: number;
  readonly width: number;
}

/** Rounding must not decide whether a line that fits exactly fits. */
const tolerance = 1e-6;

/** Fills each line with as many pieces as fit; a piece that is too wide alone gets a line of its own. */
export function wrap(pieces: readonly Piece[], width: number, from = 0, to = pieces.length): Wrapped[] {
  const lines: Wrapped[] = [];
  const limit = width + tolerance;
  for (let start = from; start < to; ) {
    let end = start;
    let before = 0;
    let used = 0;
    for (; end < to; end++) {
      const piece = pieces[end]!;
      const needed = before + piece.inkWidth + piece.tail;
      if (end > start && needed > limit) break;
      used = needed;
      before += piece.inkWidth + piece.spaceWidth;
      if (piece.endsParagraph) {
        end++;
        break;
      }
    }
    lines.push({ from: start, to: end, width: used });
    start = end;
  }
  return lines;
}

/** The width of a line made of some pieces. */
export function lineWidth(pieces: readonly Piece[], from: number, to: number): number {
  let width = 0;
  for (let i = from; i < to; i++) width += pieces[i]!.inkWidth + (i + 1 < to ? pieces[i]!.spaceWidth : pieces[i]!.tail);
  return width;
}

/** Each paragraph at the smallest width that keeps its number of lines. */
export function balance(pieces: readonly Piece[], lines: readonly Wrapped[]): Wrapped[] {
  return paragraphs(pieces, lines).flatMap((paragraph) => {
    if (paragraph.length < 2) return paragraph;
    const from = paragraph[0]!.from;
    const to = paragraph.at(-1)!.to;
    const widest = Math.max(...paragraph.map((line) => line.width));
    let low = widest / paragraph.length;
    let high = widest;
    let best = paragraph;
    for (let step = 0; step < 20 && high - low > 0.005; step++) {
      const middle = (low + high) / 2;
      const tried = wrap(pieces, middle, from, to);
      // A piece wider than the width tried would stick out: the line that holds it alone is as narrow as it gets.
      if (tried.length <= paragraph.length && tried.every((line) => line.width <= middle + tolerance)) {
        best = tried;
        high = middle;
      } else low = middle;
    }
    return best;
  });
}

/**
 * No widows: where the last line of a paragraph is one word narrower than a quarter of the box, it takes the last piece of the line
 * before, if both then fit.
 */
export function withoutWidows(pieces: readonly Piece[], lines: readonly Wrapped[], width: number): Wrapped[] {
  return paragraphs(pieces, lines).flatMap((paragraph) => {
    const last = paragraph.at(-1)!;
    const before = paragraph.at(-2);
    if (!before || before.to - before.from < 2 || !isWidow(pieces, last, width)) return paragraph;
    const from = before.to - 1;
    const joined = { from, to: last.to, width: lineWidth(pieces, from, last.to) };
    if (joined.width > width + tolerance) return paragraph;
    return [...paragraph.slice(0, -2), { from: before.from, to: from, width: lineWidth(pieces, before.from, from) }, joined];
  });
}

export function isWidow(pieces: readonly Piece[], line: Wrapped, width: number): boolean {
  let words = 0;
  for (let i = line.from; i < line.to; i++) words += pieces[i]!.words;
  return words === 1 && line.width < width / 4;
}

function paragraphs(pieces: readonly Piece[], lines: readonly Wrapped[]): Wrapped[][] {
  const found: Wrapped[][] = [];
  let open: Wrapped[] = [];
  for (const line of lines) {
    open.push(line);
    if (!pieces[line.to - 1]!.endsParagraph) continue;
    found.push(open);
    open = [];
  }
  return open.length > 0 ? [...found, open] : found;
}

/**
 * The last resort for pieces wider than the box: they are broken where a glued text could have been, else between grapheme clusters.
 * The end point stays with the last cluster.
 */
export function breakTooWide(pieces: readonly Piece[], width: number, breaks: Breaks): Piece[] {
  return pieces.flatMap((piece) => (piece.inkWidth + piece.tail > width + tolerance ? broken(piece, width, breaks) : piece));
}

function broken(piece: Piece, width: number, breaks: Breaks): Piece[] {
  const atoms = piece.ink.flatMap((stretch) => splitStretch(stretch, (at) => breaks.graphemes[at] === 1));
  const parts: Piece[] = [];
  let taken: Stretch[] = [];
  let start = piece.start;
  let used = 0;
  let soft = 0;
  const close = (end: number, rest: Pick<Piece, 'space' | 'hyphen' | 'endsParagraph'>) => {
    parts.push(makePiece({ ...rest, start, end, ink: taken, words: 1, look: piece.look }));
    start = end;
  };
  for (const [index, atom] of atoms.entries()) {
    const next = atoms[index + 1];
    const needed = atom.width + (next?.kind === 'point' ? next.width : 0);
    if (atom.kind !== 'point' && taken.length > 0 && used + needed > width + tolerance) {
      const later = taken.splice(soft > 0 ? soft : taken.length);
      close(later[0]?.start ?? atom.start, { space: [], hyphen: [], endsParagraph: false });
      taken = later;
      used = later.reduce((sum, part) => sum + part.width, 0);
      soft = 0;
    }
    if (taken.length > 0 && breaks.before[atom.start] === gluedBreak) soft = taken.length;
    taken.push(atom);
    used += atom.width;
  }
  close(piece.end, piece);
  return parts;
}
