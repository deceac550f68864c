// Outlines of shapes as SVG path data. Only lines and cubic curves are used, and only numbers that a 32-bit float holds exactly: hosts
// turn arcs into curves, and other numbers into floats, each in its own way, and a few pixels would differ.

import type { Mask } from './design.ts';

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

/** A box at the origin, its corners rounded. */
export function rectangle(width: number, height: number, radius = 0): string {
  if (radius <= 0) return `M0 0H${exact(width)}V${exact(height)}H0Z`;
  const r = Math.min(radius, width / 2, height / 2);
  const corner = (x: number, y: number, from: number): string => `L${at([x + r * Math.cos((from * Math.PI) / 4), y + r * Math.sin((from * Math.PI) / 4)])}${curves([x, y], [r, r], from, from + 2)}`;
  const start = at([r, 0]);
  return `M${start}${corner(width - r, r, -2)}${corner(width - r, height - r, 0)}${corner(r, height - r, 2)}${corner(r, r, 4)}Z`;
}

/** The outline of a picture's mask. */
export function maskOutline(mask: Mask, width: number, height: number, radius: number): string {
  return mask === 'ellipse' ? ellipse(width, height) : rectangle(width, height, radius);
}
