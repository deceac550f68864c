// Editing free paths: points in page pixels become shares of the smallest box around what they draw, and back. Whatever is drawn or moved,
// the box stays that of the path.
//   pathOf(points, closed) -> { box, path }   pointsOf(path, box) -> points in pixels   smoothed(points, closed) -> points with handles

import type { FreePath, PathPoint } from './design.ts';
import type { Place } from './geometry.ts';
import { around, tidy } from './geometry.ts';
import type { Box } from './scene.ts';

/** A point and its handles in pixels, the handles relative to the point. */
export interface DrawnPoint {
  readonly x: number;
  readonly y: number;
  readonly in?: Place;
  readonly out?: Place;
}

export interface FittedPath {
  readonly box: Box;
  readonly path: FreePath;
}

function isInside(along: number): boolean {
  return along > 0 && along < 1;
}

/** Where a cubic curve along one axis turns back, between its ends. */
function turningPoints(from: number, leaving: number, arriving: number, to: number): readonly number[] {
  const [a, b, c] = [to - 3 * arriving + 3 * leaving - from, 2 * (arriving - 2 * leaving + from), leaving - from];
  if (Math.abs(a) < 1e-9) return Math.abs(b) < 1e-9 ? [] : [-c / b].filter(isInside);
  const root = b * b - 4 * a * c;
  return root < 0 ? [] : [(-b + Math.sqrt(root)) / (2 * a), (-b - Math.sqrt(root)) / (2 * a)].filter(isInside);
}

function onCurve(from: number, leaving: number, arriving: number, to: number, share: number): number {
  const rest = 1 - share;
  return rest ** 3 * from + 3 * rest ** 2 * share * leaving + 3 * rest * share ** 2 * arriving + share ** 3 * to;
}

/** Ends and extremes of the side between two points. */
function extremes(from: DrawnPoint, to: DrawnPoint): readonly Place[] {
  const xs = [from.x, from.x + (from.out?.x ?? 0), to.x + (to.in?.x ?? 0), to.x] as const;
  const ys = [from.y, from.y + (from.out?.y ?? 0), to.y + (to.in?.y ?? 0), to.y] as const;
  const shares = from.out || to.in ? [...turningPoints(...xs), ...turningPoints(...ys)] : [];
  return [from, to, ...shares.map((share) => ({ x: onCurve(...xs, share), y: onCurve(...ys, share) }))];
}

/** The box around what a path draws; undefined for no points. */
export function boundsOfPath(points: readonly DrawnPoint[], closed: boolean): Box | undefined {
  const sides = points.flatMap((point, index) => {
    const next = points[index + 1] ?? (closed ? points[0] : undefined);
    return next ? extremes(point, next) : [point];
  });
  return around(sides.map(({ x, y }) => ({ x, y, width: 0, height: 0 })));
}

/** Shares are kept to a ten-thousandth of a pixel on the largest page. */
function share(length: number, of: number): number {
  return of === 0 ? 0 : Math.round((length / of) * 1e8) / 1e8 + 0;
}

/** A path as an element keeps it, with the box that it fills; undefined for fewer than two points. */
export function pathOf(points: readonly DrawnPoint[], closed: boolean): FittedPath | undefined {
  const bounds = points.length < 2 ? undefined : boundsOfPath(points, closed);
  if (!bounds) return undefined;
  const box = { x: tidy(bounds.x), y: tidy(bounds.y), width: tidy(bounds.width), height: tidy(bounds.height) };
  const handle = ({ x, y }: Place): Place => ({ x: share(x, box.width), y: share(y, box.height) });
  const kept = points.map((point): PathPoint => ({
    x: share(point.x - box.x, box.width),
    y: share(point.y - box.y, box.height),
    ...(point.in ? { in: handle(point.in) } : {}),
    ...(point.out ? { out: handle(point.out) } : {}),
  }));
  return { box, path: { points: kept, closed } };
}

/** The points of a path in the pixels of its box. */
export function pointsOf({ points }: FreePath, box: Box): readonly DrawnPoint[] {
  const handle = ({ x, y }: Place): Place => ({ x: x * box.width, y: y * box.height });
  return points.map((point) => ({
    x: box.x + point.x * box.width,
    y: box.y + point.y * box.height,
    ...(point.in ? { in: handle(point.in) } : {}),
    ...(point.out ? { out: handle(point.out) } : {}),
  }));
}

/** How far handles reach towards the neighbours: a circle through four points then looks round (Catmull and Rom's spline). */
const tension = 1 / 6;

/** Points with handles, so that the path runs smoothly through all of them. */
export function smoothed(points: readonly Place[], closed: boolean): readonly DrawnPoint[] {
  const count = points.length;
  return points.map((point, index) => {
    const before = points[closed ? (index + count - 1) % count : index - 1];
    const after = points[closed ? (index + 1) % count : index + 1];
    if (!before || !after) return { x: point.x, y: point.y };
    const along = { x: (after.x - before.x) * tension, y: (after.y - before.y) * tension };
    return { x: point.x, y: point.y, in: { x: 0 - along.x, y: 0 - along.y }, out: along };
  });
}

/** What a hand drew with fewer points, none farther from it than `tolerance` pixels (Douglas and Peucker). */
export function simplified(places: readonly Place[], tolerance: number): readonly Place[] {
  const keep = new Set([0, places.length - 1]);
  const spans: (readonly [number, number])[] = [[0, places.length - 1]];
  for (let span = spans.pop(); span; span = spans.pop()) {
    const farthest = farthestBetween(places, span[0], span[1]);
    if (!farthest || farthest.distance <= tolerance) continue;
    keep.add(farthest.index);
    spans.push([span[0], farthest.index], [farthest.index, span[1]]);
  }
  return places.filter((_, index) => keep.has(index));
}

function farthestBetween(places: readonly Place[], first: number, last: number): { readonly index: number; readonly distance: number } | undefined {
  const [from, to] = [places[first], places[last]];
  if (!from || !to || last - first < 2) return undefined;
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = Math.hypot(dx, dy);
  let found = { index: first, distance: -1 };
  for (let index = first + 1; index < last; index += 1) {
    const { x, y } = places[index]!;
    const distance = length === 0 ? Math.hypot(x - from.x, y - from.y) : Math.abs((x - from.x) * dy - (y - from.y) * dx) / length;
    if (distance > found.distance) found = { index, distance };
  }
  return found;
}
