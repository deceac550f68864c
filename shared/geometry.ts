// Boxes, turns and whole pixels: the arithmetic of rectangles, with y growing downwards and angles in degrees clockwise.

import type { Box } from './scene.ts';

export interface Place {
  readonly x: number;
  readonly y: number;
}

export function moveBox(box: Box, by: Place): Box {
  return { x: box.x + by.x, y: box.y + by.y, width: box.width, height: box.height };
}

/** The nearest box with whole-pixel edges, at least one pixel wide and tall. Edges that touch still touch. */
export function wholePixels(box: Box): Box {
  const x = Math.round(box.x);
  const y = Math.round(box.y);
  return {
    x,
    y,
    width: Math.max(1, Math.round(box.x + box.width) - x),
    height: Math.max(1, Math.round(box.y + box.height) - y),
  };
}

/** What two boxes share; undefined where they share no area. */
export function intersection(a: Box, b: Box): Box | undefined {
  const x = Math.max(a.x, b.x);
  const y = Math.max(a.y, b.y);
  const width = Math.min(a.x + a.width, b.x + b.width) - x;
  const height = Math.min(a.y + a.height, b.y + b.height) - y;
  return width > 0 && height > 0 ? { x, y, width, height } : undefined;
}

/** Whether `inner` lies within `outer`, with a tolerance in pixels. */
export function contains(outer: Box, inner: Box, tolerance = 0.01): boolean {
  return (
    inner.x >= outer.x - tolerance &&
    inner.y >= outer.y - tolerance &&
    inner.x + inner.width <= outer.x + outer.width + tolerance &&
    inner.y + inner.height <= outer.y + outer.height + tolerance
  );
}

/** The smallest box around all; undefined for none. */
export function around(boxes: readonly Box[]): Box | undefined {
  if (boxes.length === 0) return undefined;
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  return {
    x,
    y,
    width: Math.max(...boxes.map((box) => box.x + box.width)) - x,
    height: Math.max(...boxes.map((box) => box.y + box.height)) - y,
  };
}

export function centreOf(box: Box): Place {
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** A point turned about a centre. */
export function turn(point: Place, centre: Place, degrees: number): Place {
  const angle = (degrees * Math.PI) / 180;
  const [dx, dy] = [point.x - centre.x, point.y - centre.y];
  return {
    x: centre.x + dx * Math.cos(angle) - dy * Math.sin(angle),
    y: centre.y + dx * Math.sin(angle) + dy * Math.cos(angle),
  };
}

/** How a box lies: turned over, then turned about its centre. */
export interface Turn {
  readonly rotation: number;
  readonly flipX?: boolean;
  readonly flipY?: boolean;
}

export function isTurned({ rotation, flipX, flipY }: Turn): boolean {
  return rotation % 360 !== 0 || flipX === true || flipY === true;
}

/** Where a point of an upright box comes to lie when the box is turned. */
export function turnWith(point: Place, box: Box, { rotation, flipX, flipY }: Turn): Place {
  const centre = centreOf(box);
  const over = { x: flipX ? 2 * centre.x - point.x : point.x, y: flipY ? 2 * centre.y - point.y : point.y };
  return rotation % 360 === 0 ? over : turn(over, centre, rotation);
}

export function cornersOf(box: Box): readonly [Place, Place, Place, Place] {
  const [right, bottom] = [box.x + box.width, box.y + box.height];
  return [
    { x: box.x, y: box.y },
    { x: right, y: box.y },
    { x: right, y: bottom },
    { x: box.x, y: bottom },
  ];
}

/** The upright box around a box turned about its centre. */
export function boundsOfTurned(box: Box, degrees: number): Box {
  if (degrees % 360 === 0) return box;
  const centre = centreOf(box);
  const corners = cornersOf(box).map((corner) => ({ ...turn(corner, centre, degrees), width: 0, height: 0 }));
  return around(corners) ?? box;
}

/** Whether a point lies in a box turned about its centre. */
export function isInside(point: Place, box: Box, degrees = 0): boolean {
  const at = degrees % 360 === 0 ? point : turn(point, centreOf(box), -degrees);
  return at.x >= box.x && at.x <= box.x + box.width && at.y >= box.y && at.y <= box.y + box.height;
}

/** Start and end of a gradient across a box, as CSS has it: corners get the outermost colours. Relative to the box. */
export function gradientLine(box: { readonly width: number; readonly height: number }, degrees: number): {
  readonly from: readonly [number, number];
  readonly to: readonly [number, number];
} {
  const angle = (degrees * Math.PI) / 180;
  const [dx, dy] = [Math.cos(angle), Math.sin(angle)];
  const half = (Math.abs(box.width * dx) + Math.abs(box.height * dy)) / 2;
  const [x, y] = [box.width / 2, box.height / 2];
  return { from: [tidy(x - dx * half), tidy(y - dy * half)], to: [tidy(x + dx * half), tidy(y + dy * half)] };
}

/** A length rounded to a ten-thousandth of a pixel, so that floating-point noise never reaches a file or a key. */
export function tidy(length: number): number {
  return Math.round(length * 10_000) / 10_000 + 0;
}
