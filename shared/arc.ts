// Outlines of rings and parts of rings, of lines and cubic curves as all outlines (see outline.ts). Angles are in degrees clockwise, 0 to
// the right.

import { exact } from './outline.ts';

type Place = readonly [number, number];

/** Longest stretch that one curve follows: its radius is then exact to 4 millionths. */
const longest = 45;

const radians = (degrees: number): number => (degrees * Math.PI) / 180;

const onCircle = (centre: Place, radius: number, degrees: number): Place => [
  centre[0] + radius * Math.cos(radians(degrees)),
  centre[1] + radius * Math.sin(radians(degrees)),
];

const write = ([x, y]: Place): string => `${exact(x)} ${exact(y)}`;

/** Curves along a circle from one angle, by a sweep of either sign; the pen is there already. */
function curves(centre: Place, radius: number, from: number, sweep: number): string {
  const count = Math.max(1, Math.ceil(Math.abs(sweep) / longest - 1e-9));
  const step = sweep / count;
  const handle = (4 / 3) * Math.tan(radians(step) / 4) * radius;
  let path = '';
  for (let index = 0; index < count; index += 1) {
    const [a, b] = [from + step * index, from + step * (index + 1)];
    const [start, end] = [onCircle(centre, radius, a), onCircle(centre, radius, b)];
    const first: Place = [start[0] - handle * Math.sin(radians(a)), start[1] + handle * Math.cos(radians(a))];
    const second: Place = [end[0] + handle * Math.sin(radians(b)), end[1] - handle * Math.cos(radians(b))];
    path += `C${write(first)} ${write(second)} ${write(end)}`;
  }
  return path;
}

/** A circle's line of a thickness about its radius, along a sweep of either sign; a whole ring from 360 degrees on. */
export function arcBand(centre: Place, radius: number, thickness: number, from: number, sweep: number, isRound: boolean): string {
  const [outer, inner] = [radius + thickness / 2, Math.max(0, radius - thickness / 2)];
  if (Math.abs(sweep) >= 360) {
    const circle = (r: number, turn: number): string => `M${write(onCircle(centre, r, from))}${curves(centre, r, from, turn)}Z`;
    return circle(outer, 360) + (inner > 0 ? circle(inner, -360) : '');
  }
  const to = from + sweep;
  const turn = Math.sign(sweep) || 1;
  const cap = (angle: number, start: number): string => curves(onCircle(centre, radius, angle), (outer - inner) / 2, start, 180 * turn);
  const across = (r: number, angle: number): string => `L${write(onCircle(centre, r, angle))}`;
  return [
    `M${write(onCircle(centre, outer, from))}`,
    curves(centre, outer, from, sweep),
    isRound ? cap(to, to) : across(inner, to),
    curves(centre, inner, to, -sweep),
    isRound ? cap(from, from + 180) : '',
    'Z',
  ].join('');
}
