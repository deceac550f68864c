// The characters of a line where they are drawn: its stretches taken apart at the borders of what people see as one character.

import type { Fitted } from './fit.ts';
import { toVisualOrder } from './levels.ts';
import { endsCluster, type GlyphStretch, type Stretch } from './stretch.ts';
import type { CaretSpan } from './text.ts';

interface Mark {
  readonly level: number;
  readonly stretch: Stretch;
  /** Drawn for no character of its own: a hyphen where a line ends. */
  readonly isAdded: boolean;
}

/** The characters drawn of a line, and the circle of its end point, which begins and ends at the text's end. */
export interface DrawnLine {
  /** In visual order; offsets of the text as it was set. */
  readonly spans: readonly CaretSpan[];
  readonly circle: CaretSpan | undefined;
}

/** @param x left edge of the line. @param graphemes 1 where a character starts, by offset. */
export function drawnLine({ lines, pieces, size }: Fitted, index: number, x: number, graphemes: Uint8Array): DrawnLine {
  const { from, to } = lines[index]!;
  const marks: Mark[] = [];
  const add = (stretches: readonly Stretch[], isAdded: boolean) => {
    for (const stretch of stretches) marks.push({ level: stretch.level, stretch, isAdded });
  };
  for (let i = from; i < to; i++) {
    add(pieces[i]!.ink, false);
    add(i + 1 < to ? pieces[i]!.space : pieces[i]!.hyphen, i + 1 === to);
  }
  const spans: CaretSpan[] = [];
  let circle: CaretSpan | undefined;
  let at = x;
  for (const { stretch, isAdded } of toVisualOrder(marks)) {
    const { start, end, level } = stretch;
    const right = at + stretch.width * size;
    if (stretch.kind === 'point') circle = { start, end, left: at, right, level };
    else if (stretch.kind === 'emoji') spans.push({ start, end, left: at, right, level });
    else if (!isAdded) spans.push(...charactersOf(stretch, at, size, graphemes));
    at = right;
  }
  return { spans: inOrder(spans), circle };
}

/** Tight letter spacing takes more from what has no width than there is: no character begins before the one to its left ends. */
function inOrder(spans: readonly CaretSpan[]): CaretSpan[] {
  let edge = -Infinity;
  return spans.map((span) => {
    const left = Math.max(edge, span.left);
    edge = Math.max(left, span.right);
    return span.left === left && span.right === edge ? span : { ...span, left, right: edge };
  });
}

/** The clusters of a stretch in visual order, joined and divided so that each span is one character. */
function charactersOf(stretch: GlyphStretch, x: number, size: number, graphemes: Uint8Array): CaretSpan[] {
  const { level } = stretch;
  const clusters = clustersOf(stretch, x, size);
  if (level % 2 === 1) clusters.reverse();
  const spans: CaretSpan[] = [];
  let open: CaretSpan | undefined;
  for (const cluster of clusters) {
    open = open ? { ...open, end: cluster.end, left: Math.min(open.left, cluster.left), right: Math.max(open.right, cluster.right) } : cluster;
    if (graphemes[open.end] !== 1 && open.end < stretch.end) continue;
    spans.push(...divided(open, graphemes));
    open = undefined;
  }
  return level % 2 === 1 ? spans.reverse() : spans;
}

/** In visual order. */
function clustersOf({ shaped, from, to, look, level, offset, spacing, start, end }: GlyphStretch, x: number, size: number): CaretSpan[] {
  const em = look.scale * size;
  const isForward = level % 2 === 0;
  const clusters: CaretSpan[] = [];
  let left = x;
  let right = x;
  for (let i = from; i < to; i++) {
    right += shaped.advances[i]! * em;
    if (!endsCluster(shaped, i, to)) continue;
    right += spacing * em;
    const first = shaped.clusters[i]! + offset;
    const next = isForward ? (i + 1 < to ? shaped.clusters[i + 1]! + offset : end) : (clusters.at(-1)?.start ?? end);
    clusters.push({ start: first, end: next, left, right, level });
    left = right;
  }
  const firstCluster = clusters[isForward ? 0 : clusters.length - 1];
  if (!firstCluster || firstCluster.start === start) return clusters;
  return clusters.map((cluster) => (cluster === firstCluster ? { ...cluster, start } : cluster));
}

/** One span a character, in logical order, all equally wide. */
function divided(span: CaretSpan, graphemes: Uint8Array): CaretSpan[] {
  const starts = [span.start];
  for (let at = span.start + 1; at < span.end; at++) if (graphemes[at] === 1) starts.push(at);
  if (starts.length === 1) return [span];
  const part = (span.right - span.left) / starts.length;
  const edge = (index: number) => (span.level % 2 === 0 ? span.left + index * part : span.right - index * part);
  return starts.map((start, index) => {
    const [a, b] = [edge(index), edge(index + 1)];
    return { start, end: starts[index + 1] ?? span.end, left: Math.min(a, b), right: Math.max(a, b), level: span.level };
  });
}
