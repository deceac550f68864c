// Outlines of shapes and masks as SVG path data. Only lines and cubic curves are used, and only numbers that a 32-bit float holds exactly:
// hosts turn arcs into curves, and other numbers into floats, each in its own way, and a few pixels would differ.
//   outlineOf(shape, values, width, height) -> path data at the origin

import type { FreePath, OutlineValues, Radius, ShapeName } from './design.ts';

/** Control-point distance of a cubic curve over an eighth of a circle; its radius is then exact to 4 millionths. */
const eighth = (4 / 3) * Math.tan(Math.PI / 16);

type Place = readonly [number, number];

/** Steps per pixel: fine enough not to be seen, coarse enough to be exact. */
const steps = 64;

/** A length as a host reads it without rounding. */
export function exact(length: number): number {
  return Math.round(length * steps) / steps + 0;
}

const at = ([x, y]: Place): string => `${exact(x)} ${exact(y)}`;

/** Curves along an ellipse from one angle to another, in steps of an eighth of the circle. Angles in eighths, 0 to the right. */
function curves(centre: Place, radii: Place, from: number, to: number): string {
  const place = (angle: number, along: number): Place => {
    const [cos, sin] = [Math.cos((angle * Math.PI) / 4), Math.sin((angle * Math.PI) / 4)];
    return [centre[0] + radii[0] * (cos - sin * along), centre[1] + radii[1] * (sin + cos * along)];
  };
  let path = '';
  for (let angle = from; angle < to; angle += 1) {
    path += `C${at(place(angle, eighth))} ${at(place(angle + 1, -eighth))} ${at(place(angle + 1, 0))}`;
  }
  return path;
}

/** An ellipse about a centre. */
export function ellipseAbout(centre: Place, radii: Place): string {
  return `M${at([centre[0] + radii[0], centre[1]])}${curves(centre, radii, 0, 8)}Z`;
}

/** The ellipse within a box at the origin. */
export function ellipse(width: number, height: number): string {
  return ellipseAbout([width / 2, height / 2], [width / 2, height / 2]);
}

/** By how much two radii must be made smaller to fit a side. */
function fits(side: number, one: number, other: number): number {
  return one + other > side ? side / (one + other) : 1;
}

/** Radii clockwise from the top left, made smaller together until they fit. */
export function cornersOf(radius: Radius, width: number, height: number): readonly [number, number, number, number] {
  if (typeof radius === 'number') {
    const r = Math.max(0, Math.min(radius, width / 2, height / 2));
    return [r, r, r, r];
  }
  const [a, b, c, d] = radius;
  const by = Math.min(fits(width, a, b), fits(height, b, c), fits(width, c, d), fits(height, d, a));
  return [a * by, b * by, c * by, d * by];
}

/** A box at the origin, its corners rounded. */
export function rectangle(width: number, height: number, radius: Radius = 0): string {
  const [a, b, c, d] = cornersOf(radius, width, height);
  if (a + b + c + d <= 0) return `M0 0H${exact(width)}V${exact(height)}H0Z`;
  const corner = (x: number, y: number, r: number, from: number): string => {
    const start = `L${at([x + r * Math.cos((from * Math.PI) / 4), y + r * Math.sin((from * Math.PI) / 4)])}`;
    return r > 0 ? `${start}${curves([x, y], [r, r], from, from + 2)}` : start;
  };
  return `M${at([a, 0])}${corner(width - b, b, b, -2)}${corner(width - c, height - c, c, 0)}${corner(d, height - d, d, 2)}${corner(a, a, a, 4)}Z`;
}

/** The places of a closed outline of straight sides, its corners rounded as far as its sides are long. */
function rounded(places: readonly Place[], radius: number): string {
  if (radius <= 0) return `M${places.map(at).join('L')}Z`;
  const parts = places.map((place, index) => {
    const before = places[(index + places.length - 1) % places.length]!;
    const after = places[(index + 1) % places.length]!;
    return roundCorner(before, place, after, radius);
  });
  return `M${parts.join('L')}Z`;
}

function roundCorner(before: Place, place: Place, after: Place, radius: number): string {
  const to = (other: Place): readonly [x: number, y: number, length: number] => {
    const [x, y] = [other[0] - place[0], other[1] - place[1]];
    const length = Math.hypot(x, y);
    return length === 0 ? [0, 0, 0] : [x / length, y / length, length];
  };
  const [one, other] = [to(before), to(after)];
  const angle = Math.acos(Math.min(1, Math.max(-1, one[0] * other[0] + one[1] * other[1])));
  const distance = Math.min(radius / Math.tan(angle / 2), one[2] / 2, other[2] / 2);
  if (!(distance > 0)) return at(place);
  // A curve over the angle that the corner turns, as long as that of a circle.
  const handle = distance - (4 / 3) * Math.tan((Math.PI - angle) / 4) * distance * Math.tan(angle / 2);
  const along = (direction: readonly [number, number, number], by: number): Place => [place[0] + direction[0] * by, place[1] + direction[1] * by];
  return `${at(along(one, distance))}C${at(along(one, handle))} ${at(along(other, handle))} ${at(along(other, distance))}`;
}

/** Corners on circles about a middle, the first at the top, stretched so that they touch all sides of the box. */
function cornersOnCircles(count: number, radiusOf: (index: number) => number, width: number, height: number): readonly Place[] {
  const places = Array.from({ length: count }, (_, index): Place => {
    const angle = (index / count) * 2 * Math.PI - Math.PI / 2;
    return [radiusOf(index) * Math.cos(angle), radiusOf(index) * Math.sin(angle)];
  });
  const [xs, ys] = [places.map(([x]) => x), places.map(([, y]) => y)];
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  const [across, down] = [width / (Math.max(...xs) - left), height / (Math.max(...ys) - top)];
  return places.map(([x, y]) => [(x - left) * across, (y - top) * down]);
}

/** A path of a box's shares at a size. */
export function freePath({ points, closed }: FreePath, width: number, height: number): string {
  const place = (x: number, y: number): Place => [x * width, y * height];
  const [first, ...others] = points;
  if (!first) return '';
  const all = closed ? [...others, first] : others;
  let before = first;
  const sides = all.map((point) => {
    const { out } = before;
    const from = before;
    before = point;
    const end = at(place(point.x, point.y));
    if (!out && !point.in) return `L${end}`;
    const leaving = at(place(from.x + (out?.x ?? 0), from.y + (out?.y ?? 0)));
    const arriving = at(place(point.x + (point.in?.x ?? 0), point.y + (point.in?.y ?? 0)));
    return `C${leaving} ${arriving} ${end}`;
  });
  return `M${at(place(first.x, first.y))}${sides.join('')}${closed ? 'Z' : ''}`;
}

const plainCorners = (radius: Radius): number => (typeof radius === 'number' ? radius : radius[0]);

const outlines: { readonly [S in ShapeName]: (values: OutlineValues, width: number, height: number) => string } = {
  rectangle: ({ radius }, width, height) => rectangle(width, height, radius),
  ellipse: (_, width, height) => ellipse(width, height),
  polygon: ({ radius, sides = 5 }, width, height) => rounded(cornersOnCircles(sides, () => 1, width, height), plainCorners(radius)),
  star: ({ radius, sides = 5, inner = 0.5 }, width, height) =>
    rounded(cornersOnCircles(Math.round(sides) * 2, (index) => (index % 2 === 0 ? 1 : inner), width, height), plainCorners(radius)),
  line: (_, width, height) => `M0 0L${exact(width)} ${exact(height)}`,
  path: ({ path }, width, height) => (path ? freePath(path, width, height) : rectangle(width, height)),
};

/** The outline of a shape or a mask, at the origin of its box. */
export function outlineOf(shape: ShapeName, values: OutlineValues, width: number, height: number): string {
  return outlines[shape](values, width, height);
}

/** What names an outline, of something that has one. */
export function outlineValues({ radius, sides, inner, path }: OutlineValues): OutlineValues {
  return {
    radius,
    ...(sides === undefined ? {} : { sides: Math.round(sides) }),
    ...(inner === undefined ? {} : { inner }),
    ...(path ? { path } : {}),
  };
}

/** Whether it runs round, so that it has an inside. */
export function isClosed(shape: ShapeName, { path }: Pick<OutlineValues, 'path'>): boolean {
  return shape !== 'line' && (shape !== 'path' || path === undefined || path.closed);
}
