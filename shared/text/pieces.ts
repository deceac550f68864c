// Pieces: what lines are made of. A piece is the text between two places where a line may end, shaped once, with the space that
// follows it kept apart, since a line does not end in space.

import { type Breaks, mayBreak } from './breaks.ts';
import { endPointOf } from './endPoint.ts';
import type { Itemiser } from './itemise.ts';
import type { Levels } from './levels.ts';
import { type Look, splitStretch, type Stretch } from './stretch.ts';

export interface Piece {
  /** UTF-16 range in the source's text, space and line end included. */
  readonly start: number;
  readonly end: number;
  readonly ink: readonly Stretch[];
  readonly space: readonly Stretch[];
  /** Widths in em of ink and space; `tail` is added to the ink's at the end of a line. */
  readonly inkWidth: number;
  readonly spaceWidth: number;
  readonly tail: number;
  /** Drawn after the ink where a line ends within a word, at a soft hyphen. */
  readonly hyphen: readonly Stretch[];
  readonly words: number;
  /** Whether the line ends after it in any case. */
  readonly endsParagraph: boolean;
  /** The look that gives the line its height: the largest of the piece. */
  readonly look: Look;
}

export interface PiecesRequest {
  readonly text: string;
  readonly breaks: Breaks;
  readonly itemiser: Itemiser;
  readonly levels: Levels;
  readonly lookAt: (offset: number) => Look;
  readonly hasEndPoint: boolean;
}

/** A dot or bar between spaces parts two things on one line; where the line ends there it has nothing to do, as space has not. */
const space = '(?: +[·|] +|[ \\u1680\\u2000-\\u2006\\u2008-\\u200b\\u205f\\u3000]+)';
const chunk = new RegExp(`\\n|${space}|(?:(?!${space})[^\\n])+`, 'g');
const spaces = new RegExp(`^${space}`);
const softHyphen = '\u00ad';

/** The pieces of a text, in logical order. Space at the start and end of a paragraph is not set; line ends at the end neither. */
export function makePieces(request: PiecesRequest): Piece[] {
  const { breaks, itemiser, lookAt, levels } = request;
  const text = request.text.trimEnd();
  const pieces: Piece[] = [];
  let ink: Stretch[] = [];
  let words = 1;
  let start = 0;
  const close = (end: number, space: readonly Stretch[], endsParagraph: boolean) => {
    const hyphen = text[end - 1] === softHyphen && !endsParagraph ? [itemiser.hyphen(end - 1)] : [];
    pieces.push(makePiece({ start, end, ink, space, hyphen, words: ink.length === 0 ? 0 : words, endsParagraph, look: lookAt(start) }));
    ink = [];
    words = 1;
    start = end;
  };
  const isBreak = (at: number) => breaks.before[at] === mayBreak;
  const addWord = (from: number, to: number) => {
    for (const stretch of itemiser.stretches(from, to)) {
      for (const part of splitStretch(stretch, isBreak)) {
        if (part.start > start && ink.length > 0 && isBreak(part.start)) close(part.start, [], false);
        ink.push(part);
      }
    }
  };
  const addSpace = (from: number, to: number) => {
    const isOutside = ink.length === 0 || to >= text.length || text[to] === '\n';
    if (isOutside) return;
    const space = itemiser.stretches(from, to);
    if (isBreak(to)) return close(to, space, false);
    ink.push(...space);
    words++;
  };
  for (const { 0: part, index } of text.matchAll(chunk)) {
    if (part === '\n') close(index + 1, [], true);
    else if (spaces.test(part)) addSpace(index, index + part.length);
    else addWord(index, index + part.length);
  }
  const end = text.length;
  if (request.hasEndPoint && end > 0) {
    const look = lookAt(end - 1);
    ink.push({ kind: 'point', start: end, end, level: levels.base(end - 1), look, ...endPointOf(look) });
  }
  if (ink.length > 0) close(end, [], true);
  return pieces;
}

/** A piece from its stretches; measures it. */
export function makePiece(parts: Pick<Piece, 'start' | 'end' | 'ink' | 'space' | 'hyphen' | 'words' | 'endsParagraph' | 'look'>): Piece {
  const { ink, space, hyphen } = parts;
  const last = ink.at(-1);
  // The last letter's spacing is no part of a line.
  const trailing = last?.kind === 'glyphs' ? last.spacing * last.look.scale : 0;
  return {
    ...parts,
    inkWidth: widthOf(ink),
    spaceWidth: widthOf(space),
    tail: widthOf(hyphen) - trailing,
    look: ink.reduce((largest, { look }) => (look.scale > largest.scale ? look : largest), ink[0]?.look ?? parts.look),
  };
}

function widthOf(stretches: readonly Stretch[]): number {
  let width = 0;
  for (const stretch of stretches) width += stretch.width;
  return width;
}
