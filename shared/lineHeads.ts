// What lines and open paths end in: arrows and other heads as outlines beside the line, which is cut back beneath those that have a tip.

import type { FreePath, HeadStyle, LineHeads, OutlineValues, PathPoint, ShapeName } from './design.ts';
import { ellipseAbout, exact, freePath } from './outline.ts';

type Place = readonly [number, number];

interface Head {
  /** Path data at the origin of the line's box. */
  readonly path: string;
  /** Filled with the stroke's colour, else stroked as the line is. */
  readonly filled: boolean;
}

export interface HeadedLine {
  readonly line: string;
  readonly heads: readonly Head[];
}

/** Lengths of heads, in widths of the stroke. */
const tipLength = 4;
const halfBreadth = 2.2;
const barHalf = 2.5;
const dotRadius = 1.75;
/** How far an open arrow's corner lies before its end, so that its point ends there: half a width over the sine of its half angle. */
const openTip = Math.hypot(tipLength, halfBreadth * 1.3) / (2 * halfBreadth * 1.3);

/** An end of a line and the direction, of length 1, in which it leaves there. */
interface End {
  readonly at: Place;
  readonly towards: Place;
}

/** A place seen from an end: so far back along the line, so far beside it. */
function beside({ at, towards }: End, back: number, side: number): Place {
  return [at[0] - towards[0] * back - towards[1] * side, at[1] - towards[1] * back + towards[0] * side];
}

const write = ([x, y]: Place): string => `${exact(x)} ${exact(y)}`;
const polyline = (places: readonly Place[], isClosed: boolean): string => `M${places.map(write).join('L')}${isClosed ? 'Z' : ''}`;

interface Style {
  /** How far the line is cut back, in widths of the stroke. */
  readonly cutBack: number;
  readonly head: (end: End, width: number) => Head;
}

export const headShapes: { readonly [H in HeadStyle]: Style } = {
  arrow: {
    cutBack: openTip,
    head: (end, width) => {
      const [back, side] = [(tipLength + openTip) * width, halfBreadth * 1.3 * width];
      return { path: polyline([beside(end, back, -side), beside(end, openTip * width, 0), beside(end, back, side)], false), filled: false };
    },
  },
  triangle: {
    // The line reaches a little into the head, so that no seam is seen.
    cutBack: tipLength - 0.5,
    head: (end, width) => ({
      path: polyline([end.at, beside(end, tipLength * width, -halfBreadth * width), beside(end, tipLength * width, halfBreadth * width)], true),
      filled: true,
    }),
  },
  circle: { cutBack: 0, head: ({ at }, width) => ({ path: ellipseAbout(at, [dotRadius * width, dotRadius * width]), filled: true }) },
  square: {
    cutBack: 0,
    head: (end, width) => {
      const half = dotRadius * width;
      return { path: polyline([beside(end, half, half), beside(end, half, -half), beside(end, -half, -half), beside(end, -half, half)], true), filled: true };
    },
  },
  bar: { cutBack: 0, head: (end, width) => ({ path: polyline([beside(end, 0, barHalf * width), beside(end, 0, -barHalf * width)], false), filled: false }) },
};

/** How far beyond a line's own stroke its heads reach at most, in widths. */
export const headReach = tipLength + openTip;

function direction(from: Place, to: Place): Place | undefined {
  const [x, y] = [to[0] - from[0], to[1] - from[1]];
  const length = Math.hypot(x, y);
  return length === 0 ? undefined : [x / length, y / length];
}

/** Where the last side of a path ends, and in which direction: away from its handle, else from the point before. */
function endOf(points: readonly PathPoint[], handle: 'in' | 'out', width: number, height: number): End | undefined {
  const [last, before] = [points.at(-1), points.at(-2)];
  if (!last || !before) return undefined;
  const at: Place = [last.x * width, last.y * height];
  const own = last[handle];
  const other = before[handle === 'in' ? 'out' : 'in'];
  const candidates: readonly Place[] = [
    ...(own ? [[at[0] + own.x * width, at[1] + own.y * height] as const] : []),
    ...(other ? [[(before.x + other.x) * width, (before.y + other.y) * height] as const] : []),
    [before.x * width, before.y * height],
  ];
  const towards = candidates.map((place) => direction(place, at)).find((found) => found !== undefined);
  return towards && { at, towards };
}

/** The point moved back along its direction, as many pixels. */
function cutBack(point: PathPoint, { at, towards }: End, by: number, width: number, height: number): PathPoint {
  const share = (length: number, of: number, given: number): number => (of === 0 ? given : length / of);
  return { ...point, x: share(at[0] - towards[0] * by, width, point.x), y: share(at[1] - towards[1] * by, height, point.y) };
}

const straight: FreePath = { points: [{ x: 0, y: 0 }, { x: 1, y: 1 }], closed: false };

/**
 * A line, or an open path, of a box with its heads, for a stroke this wide. Undefined where the outline has no ends, or nothing at them.
 */
export function headedLine(
  item: Pick<OutlineValues, 'path'> & { readonly shape: ShapeName; readonly heads?: LineHeads },
  width: number,
  height: number,
  strokeWidth: number,
): HeadedLine | undefined {
  const { shape, heads } = item;
  const path = shape === 'line' ? straight : shape === 'path' ? item.path : undefined;
  if (!path || path.closed || !heads || (!heads.start && !heads.end)) return undefined;
  const ends = { start: endOf(path.points.toReversed(), 'out', width, height), end: endOf(path.points, 'in', width, height) };
  const points = [...path.points];
  const made = (['start', 'end'] as const).flatMap((name) => {
    const [style, end] = [heads[name], ends[name]];
    if (!style || !end) return [];
    const { cutBack: by, head } = headShapes[style];
    const index = name === 'start' ? 0 : points.length - 1;
    points[index] = cutBack(points[index]!, end, by * strokeWidth, width, height);
    return [head(end, strokeWidth)];
  });
  return { line: freePath({ points, closed: false }, width, height), heads: made };
}
