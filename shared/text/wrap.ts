// Wrapping: pieces become lines no wider than asked, and pieces wider than that are broken as a last resort. All widths are in em.

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
export const tolerance = 1e-6;

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
