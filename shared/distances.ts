// Distances between two boxes, as lines from the one to the other: what Alt shows while pointing at another element. In page pixels.
//   distancesBetween(from, to)

import type { Box } from './scene.ts';
import type { GapMark } from './snapGaps.ts';

interface Span {
  readonly start: number;
  readonly end: number;
}

/** The free stretches between two spans: one where they lie apart, up to two where one lies within the other. */
function stretches(from: Span, to: Span): readonly Span[] {
  if (from.end <= to.start) return [{ start: from.end, end: to.start }];
  if (to.end <= from.start) return [{ start: to.end, end: from.start }];
  const ends: readonly Span[] = [
    { start: Math.min(from.start, to.start), end: Math.max(from.start, to.start) },
    { start: Math.min(from.end, to.end), end: Math.max(from.end, to.end) },
  ];
  return ends.filter(({ start, end }) => end - start > 0.005);
}

const middle = ({ start, end }: Span): number => (start + end) / 2;

/** Distances of a box to another: to the one beside it, or to the edges of the one around it. */
export function distancesBetween(from: Box, to: Box): readonly GapMark[] {
  const xs = { own: { start: from.x, end: from.x + from.width }, other: { start: to.x, end: to.x + to.width } };
  const ys = { own: { start: from.y, end: from.y + from.height }, other: { start: to.y, end: to.y + to.height } };
  return [
    ...stretches(xs.own, xs.other).map(({ start, end }) => ({ axis: 'x' as const, from: start, to: end, across: middle(ys.own) })),
    ...stretches(ys.own, ys.other).map(({ start, end }) => ({ axis: 'y' as const, from: start, to: end, across: middle(xs.own) })),
  ];
}
