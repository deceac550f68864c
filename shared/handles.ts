// Handles of a selection: where they are, and what a box becomes when one is dragged. Everything is in page pixels.
//   handles  handlePlace  resizeBox  resizeBy  turnTo  cursorOf

import { centreOf, tidy, turn, type Place } from './geometry.ts';
import type { Box } from './scene.ts';
import { normalAngle, type Turned } from './turned.ts';

export type Handle = 'nw' | 'n' | 'ne' | 'e' | 'se' | 's' | 'sw' | 'w';

/** Which edges a handle moves: -1 left or top, 1 right or bottom, 0 neither. Clockwise from the top left. */
export const handles: Readonly<Record<Handle, Place>> = {
  nw: { x: -1, y: -1 },
  n: { x: 0, y: -1 },
  ne: { x: 1, y: -1 },
  e: { x: 1, y: 0 },
  se: { x: 1, y: 1 },
  s: { x: 0, y: 1 },
  sw: { x: -1, y: 1 },
  w: { x: -1, y: 0 },
};

export const handleNames: readonly Handle[] = ['nw', 'n', 'ne', 'e', 'se', 's', 'sw', 'w'];

export function isCorner(handle: Handle): boolean {
  return handles[handle].x !== 0 && handles[handle].y !== 0;
}

/** Where a handle of a turned box is seen. */
export function handlePlace(box: Turned, handle: Handle): Place {
  const centre = centreOf(box);
  const { x, y } = handles[handle];
  return turn({ x: centre.x + (x * box.width) / 2, y: centre.y + (y * box.height) / 2 }, centre, box.rotation);
}

export interface ResizeOptions {
  readonly keepsRatio: boolean;
  readonly fromCentre: boolean;
  /** The least width and height, in page pixels; 1 if absent. */
  readonly least?: number;
}

interface Stretch {
  readonly x: number;
  readonly y: number;
}

/** How many times as wide and tall a box becomes when its handle is brought to a place, in the box's own upright frame. */
function stretchOf(box: Box, handle: Handle, at: Place, { keepsRatio, fromCentre, least = 1 }: ResizeOptions): Stretch {
  const edge = handles[handle];
  const centre = centreOf(box);
  const along = (side: number, place: number, middle: number, length: number): number => {
    if (side === 0 || length === 0) return 1;
    const fixed = fromCentre ? middle : middle - (side * length) / 2;
    const wished = (place - fixed) * side * (fromCentre ? 2 : 1);
    return Math.max(Math.min(least, length), wished) / length;
  };
  const x = along(edge.x, at.x, centre.x, box.width);
  const y = along(edge.y, at.y, centre.y, box.height);
  if (!keepsRatio) return { x, y };
  const both = edge.x === 0 ? y : edge.y === 0 ? x : Math.max(x, y);
  return { x: both, y: both };
}

/** A turned box whose handle was brought to a place of the page. The opposite handle stays where it is, or the centre does. */
export function resizeBox(box: Turned, handle: Handle, to: Place, options: ResizeOptions): Turned {
  const centre = centreOf(box);
  const stretch = stretchOf(box, handle, turn(to, centre, -box.rotation), options);
  const edge = handles[handle];
  const width = tidy(box.width * stretch.x);
  const height = tidy(box.height * stretch.y);
  const moved = options.fromCentre ? centre : { x: centre.x + (edge.x * (width - box.width)) / 2, y: centre.y + (edge.y * (height - box.height)) / 2 };
  const seen = turn(moved, centre, box.rotation);
  return { x: tidy(seen.x - width / 2), y: tidy(seen.y - height / 2), width, height, rotation: box.rotation };
}

/** A box of several, when the box around all of them becomes another. A turned one is stretched along its own axes as far as it can be. */
export function resizeBy(box: Turned, from: Box, to: Box): Turned {
  const by = { x: from.width === 0 ? 1 : to.width / from.width, y: from.height === 0 ? 1 : to.height / from.height };
  const centre = centreOf(box);
  const angle = (box.rotation * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const width = tidy(box.width * Math.hypot(by.x * cos, by.y * sin));
  const height = tidy(box.height * Math.hypot(by.x * sin, by.y * cos));
  const x = to.x + (centre.x - from.x) * by.x;
  const y = to.y + (centre.y - from.y) * by.y;
  return { x: tidy(x - width / 2), y: tidy(y - height / 2), width, height, rotation: box.rotation };
}

/** Degrees of the direction from a centre to a place: 0 is up, clockwise. */
export function bearing(centre: Place, to: Place): number {
  return (Math.atan2(to.x - centre.x, centre.y - to.y) * 180) / Math.PI;
}

/** A box turned on by so many degrees about a centre. */
export function turnBox(box: Turned, about: Place, degrees: number): Turned {
  const centre = turn(centreOf(box), about, degrees);
  return { ...box, x: tidy(centre.x - box.width / 2), y: tidy(centre.y - box.height / 2), rotation: normalAngle(box.rotation + degrees) };
}

const cursors = ['ns-resize', 'nesw-resize', 'ew-resize', 'nwse-resize'] as const;

/** The cursor over a handle, whichever way the box is turned. */
export function cursorOf(handle: Handle, rotation: number): string {
  const { x, y } = handles[handle];
  const direction = bearing({ x: 0, y: 0 }, { x, y }) + rotation;
  return cursors[((Math.round(direction / 45) % 4) + 4) % 4] ?? 'default';
}
