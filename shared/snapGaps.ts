// Equal gaps: where a box lies as far from its neighbour as others lie from theirs, or in the middle between two. In page pixels.
//   gapBy(axis, box, others, reach)  gapMarks(axis, box, others)

import type { Box } from './scene.ts';

/** A gap to be marked: along its axis from one place to another, drawn at `across` on the other axis. */
export interface GapMark {
  readonly axis: 'x' | 'y';
  readonly from: number;
  readonly to: number;
  readonly across: number;
}

/** A box along one axis, with what lies beside it on the other. */
interface Bar {
  readonly start: number;
  readonly end: number;
  readonly low: number;
  readonly high: number;
}

interface Gap {
  readonly before: Bar;
  readonly after: Bar;
  readonly length: number;
}

function barOf(axis: 'x' | 'y', { x, y, width, height }: Box): Bar {
  return axis === 'x' ? { start: x, end: x + width, low: y, high: y + height } : { start: y, end: y + height, low: x, high: x + width };
}

/** Neighbours looked at on each side: gaps that are farther away nobody compares. */
const neighbours = 24;
const same = 0.01;

function overlaps(a: Bar, b: Bar): boolean {
  return a.low < b.high && b.low < a.high;
}

/** The boxes in line with one, before it and after it, the nearest first. */
function besides(axis: 'x' | 'y', own: Bar, others: readonly Box[]): { readonly before: readonly Bar[]; readonly after: readonly Bar[] } {
  const before: Bar[] = [];
  const after: Bar[] = [];
  const middle = (own.start + own.end) / 2;
  for (const other of others) {
    const bar = barOf(axis, other);
    if (!overlaps(own, bar)) continue;
    if (bar.end <= middle) before.push(bar);
    else if (bar.start >= middle) after.push(bar);
  }
  before.sort((a, b) => b.end - a.end);
  after.sort((a, b) => a.start - b.start);
  return { before: before.slice(0, neighbours), after: after.slice(0, neighbours) };
}

/** Gaps between one bar and the next of a row, its members given outwards from the moved box. */
function gapsAmong(bars: readonly Bar[], isBefore: boolean): readonly Gap[] {
  const gaps: Gap[] = [];
  for (const bar of bars) {
    const next = bars.find((other) => (isBefore ? other.end <= bar.start : other.start >= bar.end) && overlaps(bar, other));
    if (next) gaps.push(isBefore ? { before: next, after: bar, length: bar.start - next.end } : { before: bar, after: next, length: next.start - bar.end });
  }
  return gaps.filter(({ length }) => length > same);
}

/** What to add along an axis so that a box has equal gaps, if that is within reach; undefined where none is. */
export function gapBy(axis: 'x' | 'y', box: Box, others: readonly Box[], reach: number): number | undefined {
  const own = barOf(axis, box);
  const { before, after } = besides(axis, own, others);
  const [left, right] = [before[0], after[0]];
  const wished: number[] = [];
  if (left && right && right.start - left.end > own.end - own.start) wished.push((left.end + right.start - own.start - own.end) / 2);
  if (left) for (const { length } of gapsAmong(before, true)) wished.push(left.end + length - own.start);
  if (right) for (const { length } of gapsAmong(after, false)) wished.push(right.start - length - own.end);
  const within = wished.filter((by) => Math.abs(by) <= reach).toSorted((a, b) => Math.abs(a) - Math.abs(b));
  return within[0];
}

function markOf(axis: 'x' | 'y', a: Bar, b: Bar): GapMark {
  return { axis, from: a.end, to: b.start, across: (Math.max(a.low, b.low) + Math.min(a.high, b.high)) / 2 };
}

function equals(length: number | undefined, other: number): boolean {
  return length !== undefined && length > same && Math.abs(length - other) < same;
}

/** The gaps of a box that equal one another or those of its neighbours; none where nothing is equal. */
export function gapMarks(axis: 'x' | 'y', box: Box, others: readonly Box[]): readonly GapMark[] {
  const own = barOf(axis, box);
  const { before, after } = besides(axis, own, others);
  const [left, right] = [before[0], after[0]];
  const ownLeft = left ? own.start - left.end : undefined;
  const ownRight = right ? right.start - own.end : undefined;
  const leftGaps = gapsAmong(before, true).filter(({ length }) => equals(ownLeft, length));
  const rightGaps = gapsAmong(after, false).filter(({ length }) => equals(ownRight, length));
  const isBetween = ownLeft !== undefined && ownRight !== undefined && equals(ownLeft, ownRight);
  const marks: GapMark[] = [...leftGaps, ...rightGaps].map((gap) => markOf(axis, gap.before, gap.after));
  if (left && (isBetween || leftGaps.length > 0)) marks.push(markOf(axis, left, own));
  if (right && (isBetween || rightGaps.length > 0)) marks.push(markOf(axis, own, right));
  return marks;
}
