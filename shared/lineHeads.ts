// What lines and open paths end in: arrows and other heads as outlines beside the line, which is cut back beneath those that have a tip.

import type { FreePath, HeadStyle, LineHeads, OutlineValues, PathPoint, ShapeName } from './design.ts';
import { ellipseAbout, exact, freePath } from './outline.ts';
import type { Focus } from './point.ts';

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
/** How far the line reaches into a head, so that no seam is seen. */
const overlap = 0.2;
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
  /** By how much of a curved line its direction is told, in widths of the stroke. */
  readonly aim: number;
  readonly head: (end: End, width: number) => Head;
}

export const headShapes: { readonly [H in HeadStyle]: Style } = {
  arrow: {
    cutBack: openTip,
    aim: tipLength,
    head: (end, width) => {
      const [back, side] = [(tipLength + openTip) * width, halfBreadth * 1.3 * width];
      return { path: polyline([beside(end, back, -side), beside(end, openTip * width, 0), beside(end, back, side)], false), filled: false };
    },
  },
  triangle: {
    cutBack: tipLength - overlap,
    aim: tipLength,
    head: (end, width) => ({
      path: polyline([end.at, beside(end, tipLength * width, -halfBreadth * width), beside(end, tipLength * width, halfBreadth * width)], true),
      filled: true,
    }),
  },
  circle: { cutBack: dotRadius - overlap, aim: dotRadius, head: ({ at }, width) => ({ path: ellipseAbout(at, [dotRadius * width, dotRadius * width]), filled: true }) },
  square: {
    cutBack: dotRadius - overlap,
    aim: dotRadius,
    head: (end, width) => {
      const half = dotRadius * width;
      return { path: polyline([beside(end, half, half), beside(end, half, -half), beside(end, -half, -half), beside(end, -half, half)], true), filled: true };
    },
  },
  bar: { cutBack: 0.5 - overlap, aim: 0.5, head: (end, width) => ({ path: polyline([beside(end, 0, barHalf * width), beside(end, 0, -barHalf * width)], false), filled: false }) },
};

/** How far beyond a line's own stroke its heads reach at most, in widths. */
export const headReach = tipLength + openTip;

function direction(from: Place, to: Place): Place | undefined {
  const [x, y] = [to[0] - from[0], to[1] - from[1]];
  const length = Math.hypot(x, y);
  return length === 0 ? undefined : [x / length, y / length];
}

interface Curve {
  readonly from: Place;
  readonly leaving: Place;
  readonly arriving: Place;
  readonly to: Place;
}

function between(a: Place, b: Place, share: number): Place {
  return [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share];
}

/** The first part of a curve (de Casteljau). */
function partOf({ from, leaving, arriving, to }: Curve, share: number): Curve {
  const [a, b, c] = [between(from, leaving, share), between(leaving, arriving, share), between(arriving, to, share)];
  const [d, e] = [between(a, b, share), between(b, c, share)];
  return { from, leaving: a, arriving: d, to: between(d, e, share) };
}

const halvings = 24;

/** The curve cut back, so that it ends as far from where it ended; all of it where it is shorter than that. */
function cutCurve(curve: Curve, by: number): Curve {
  if (by === 0) return curve;
  let [near, far] = [1, 0];
  for (let step = 0; step < halvings; step += 1) {
    const half = (near + far) / 2;
    const end = partOf(curve, half).to;
    if (Math.hypot(curve.to[0] - end[0], curve.to[1] - end[1]) < by) near = half;
    else far = half;
  }
  return partOf(curve, far);
}

/** The last side of a path as a curve in pixels. */
function lastSide(points: readonly PathPoint[], width: number, height: number): Curve | undefined {
  const [last, before] = [points.at(-1), points.at(-2)];
  if (!last || !before) return undefined;
  const place = (point: PathPoint, handle?: Focus): Place => [(point.x + (handle?.x ?? 0)) * width, (point.y + (handle?.y ?? 0)) * height];
  return { from: place(before), leaving: place(before, before.out), arriving: place(last, last.in), to: place(last) };
}

/** The path with its last side replaced by a part of it. */
function withLastSide(points: readonly PathPoint[], { leaving, arriving, to }: Curve, width: number, height: number): readonly PathPoint[] {
  const [last, before] = [points.at(-1)!, points.at(-2)!];
  const share = ([x, y]: Place): Focus => ({ x: width === 0 ? 0 : x / width, y: height === 0 ? 0 : y / height });
  const [end, out, into] = [share(to), share(leaving), share(arriving)];
  if (!before.out && !last.in) return [...points.slice(0, -1), { ...last, ...end }];
  const cutBefore = { ...before, out: { x: out.x - before.x, y: out.y - before.y } };
  return [...points.slice(0, -2), cutBefore, { ...last, ...end, in: { x: into.x - end.x, y: into.y - end.y } }];
}

function reversed(points: readonly PathPoint[]): readonly PathPoint[] {
  return points.toReversed().map(({ x, y, in: arriving, out: leaving }) => ({ x, y, ...(leaving ? { in: leaving } : {}), ...(arriving ? { out: arriving } : {}) }));
}

interface Ended {
  readonly points: readonly PathPoint[];
  readonly heads: readonly Head[];
}

/** A path with a head at its last point. The head lies in line with what is left of the line. */
function withHead(points: readonly PathPoint[], style: HeadStyle | undefined, width: number, height: number, strokeWidth: number): Ended {
  const side = style && lastSide(points, width, height);
  if (!side) return { points, heads: [] };
  const { cutBack, aim, head } = headShapes[style];
  const cut = cutCurve(side, cutBack * strokeWidth);
  const towards = [cutCurve(side, aim * strokeWidth).to, cut.arriving, cut.leaving, cut.from].map((place) => direction(place, side.to)).find((found) => found !== undefined);
  return towards ? { points: withLastSide(points, cut, width, height), heads: [head({ at: side.to, towards }, strokeWidth)] } : { points, heads: [] };
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
  const atEnd = withHead(path.points, heads.end, width, height, strokeWidth);
  const atStart = withHead(reversed(atEnd.points), heads.start, width, height, strokeWidth);
  return { line: freePath({ points: reversed(atStart.points), closed: false }, width, height), heads: [...atEnd.heads, ...atStart.heads] };
}
