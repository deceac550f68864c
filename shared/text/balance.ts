// The rag: lines of even length, no short word hanging at an end, no widow; never more lines than without. All widths are in em.

import type { Piece } from './pieces.ts';
import { lineWidth, tolerance, wrap, type Wrapped } from './wrap.ts';

/** Longer paragraphs are balanced by width alone: nobody sees the difference, and the search for the best rag would be slow. */
const mostPieces = 120;

/**
 * Each paragraph at the smallest width that keeps its number of lines, and among the ways to fill that width the one whose lines
 * differ least.
 *
 * @param width of the box.
 */
export function balance(pieces: readonly Piece[], lines: readonly Wrapped[], width: number): Wrapped[] {
  return paragraphs(pieces, lines).flatMap((paragraph) => {
    if (paragraph.length < 2) return paragraph;
    const narrowest = atSmallestWidth(pieces, paragraph);
    const [from, to] = [paragraph[0]!.from, paragraph.at(-1)!.to];
    if (to - from > mostPieces) return narrowest;
    return evenest(pieces, { from, to, lineCount: narrowest.length, width: widestOf(narrowest), boxWidth: width }) ?? narrowest;
  });
}

function widestOf(lines: readonly Wrapped[]): number {
  return lines.reduce((widest, line) => Math.max(widest, line.width), 0);
}

function atSmallestWidth(pieces: readonly Piece[], paragraph: Wrapped[]): Wrapped[] {
  const [from, to] = [paragraph[0]!.from, paragraph.at(-1)!.to];
  let high = widestOf(paragraph);
  let low = high / paragraph.length;
  let best = paragraph;
  while (high - low > 0.005) {
    const middle = (low + high) / 2;
    const tried = wrap(pieces, middle, from, to);
    // A piece wider than the width tried sticks out: such a width is too small.
    if (tried.length <= paragraph.length && widestOf(tried) <= middle + tolerance) {
      best = tried;
      high = middle;
    } else low = middle;
  }
  return best;
}

interface Rag {
  readonly from: number;
  readonly to: number;
  readonly lineCount: number;
  readonly width: number;
  readonly boxWidth: number;
}

/** What a short word at a line's end costs, as a share of the width left empty that would cost the same. */
const hangingWordCost = 0.15;
/** A widow costs more than any rag. */
const widowCost = 10;

/** The breaks into exactly so many lines with the least sum of squared gaps, found line by line; undefined if there are none. */
function evenest(pieces: readonly Piece[], rag: Rag): Wrapped[] | undefined {
  const { from, to, lineCount } = rag;
  const count = to - from;
  let costs: number[] = [0, ...Array.from({ length: count }, () => Infinity)];
  const starts: number[][] = [];
  for (let line = 1; line <= lineCount; line++) {
    const next = Array.from({ length: count + 1 }, () => Infinity);
    const startOf = Array.from({ length: count + 1 }, () => -1);
    for (let start = 0; start < count; start++) {
      if (costs[start] === Infinity) continue;
      let before = 0;
      for (let end = start + 1; end <= count; end++) {
        const piece = pieces[from + end - 1]!;
        const width = before + piece.inkWidth + piece.tail;
        if (width > rag.width + tolerance) break;
        const cost = costs[start]! + lineCost(pieces, rag, { from: from + start, to: from + end, width });
        if (cost < next[end]!) {
          next[end] = cost;
          startOf[end] = start;
        }
        before += piece.inkWidth + piece.spaceWidth;
      }
    }
    costs = next;
    starts.push(startOf);
  }
  if (costs[count] === Infinity) return undefined;
  const lines: Wrapped[] = [];
  for (let line = lineCount - 1, end = count; line >= 0; line--) {
    const start = starts[line]![end]!;
    lines.unshift({ from: from + start, to: from + end, width: lineWidth(pieces, from + start, from + end) });
    end = start;
  }
  return lines;
}

function lineCost(pieces: readonly Piece[], rag: Rag, line: Wrapped): number {
  const gap = (rag.width - line.width) / rag.width;
  if (line.to === rag.to) return gap ** 2 + (isWidow(pieces, line, rag.boxWidth) ? widowCost : 0);
  return gap ** 2 + (isHanging(pieces[line.to - 1]!) ? hangingWordCost ** 2 : 0);
}

/** One word of one or two letters, such as an article: it belongs to the next word. */
function isHanging(piece: Piece): boolean {
  const length = piece.end - piece.start - (piece.space.length > 0 ? 1 : 0);
  return piece.words === 1 && length <= 2 && piece.space.length > 0;
}

/**
 * No widows in lines that are not balanced: where the last line of a paragraph is one word narrower than a quarter of the box, it takes
 * the last piece of the line before, if both then fit.
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

function isWidow(pieces: readonly Piece[], line: Wrapped, width: number): boolean {
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
