// Keeps content out of the parts of a size that a network covers. The margin a design leaves by itself counts: only what a safe
// zone asks beyond it moves anything, and what then lacks room is made smaller, never cut.

import type { Box } from './scene.ts';
import type { Insets, Size } from './size.ts';

/** A box of a frame, the box of the page it becomes, and the scale between them. */
export interface FrameMapping {
  readonly from: Box;
  readonly to: Box;
  readonly by: number;
}

const none: Insets = { top: 0, right: 0, bottom: 0, left: 0 };

/** At least this share of a page is used for content larger than that, even where a safe zone would leave less. */
const leastShare = 0.1;

/** Two insets of one axis, eased where they would leave less than `least` between them. */
function eased(before: number, after: number, length: number, least: number): readonly [number, number] {
  const room = length - least;
  const over = before + after;
  return over <= room + 1e-6 ? [before, after] : [(before / over) * room, (after / over) * room];
}

function inset(margin: number, zone: number): number {
  return zone > 0 ? Math.max(margin, zone) : margin;
}

/** The span of a page that the content span of a frame becomes, along one axis. */
function spanFor(start: number, length: number, frame: number, page: number, scale: number, zones: readonly [number, number]): readonly [number, number] {
  const rest = (frame - start - length) * scale;
  const [before, after] = eased(inset(start * scale, zones[0]), inset(rest, zones[1]), page, Math.min(length * scale, page * leastShare));
  return [before, page - before - after];
}

/**
 * Maps the box around the content of a frame into a page. Without a safe zone that is the frame's own scale, with the margins scaled;
 * with one, each side keeps the larger of its margin and the zone.
 */
export function insetFrame(
  frame: { readonly width: number; readonly height: number },
  content: Box | undefined,
  size: Pick<Size, 'width' | 'height' | 'safeZone'>,
  scale: number,
): FrameMapping {
  const from = content && content.width > 0 && content.height > 0 ? content : { x: 0, y: 0, ...frame };
  const zone = size.safeZone ?? none;
  const [x, width] = spanFor(from.x, from.width, frame.width, size.width, scale, [zone.left, zone.right]);
  const [y, height] = spanFor(from.y, from.height, frame.height, size.height, scale, [zone.top, zone.bottom]);
  return { from, to: { x, y, width, height }, by: Math.min(scale, width / from.width, height / from.height) };
}
