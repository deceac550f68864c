// Snapping: where a box that is moved or resized comes to lie in line with others, with the page, its margins and guides, or at gaps that
// are there already. In page pixels; what is drawn for it is told too.
//   snapTargets  snapMove  snapEdges

import { tidy, type Place } from './geometry.ts';
import { gapBy, gapMarks, type GapMark } from './snapGaps.ts';
import type { Box } from './scene.ts';
import type { Insets } from './size.ts';

export type Axis = 'x' | 'y';

/** A line that snaps: at a place of its axis, from one end to the other across. */
export interface SnapLine {
  readonly axis: Axis;
  readonly at: number;
  readonly from: number;
  readonly to: number;
  /** Free space along the line between the two that are in line, in pixels; absent where they overlap or it is the page's. */
  readonly gap?: { readonly from: number; readonly to: number };
}

/** A place along an axis that something snaps to, and how far across what it belongs to reaches. */
interface Target {
  readonly at: number;
  readonly from: number;
  readonly to: number;
  /** Guides and the page's lines have no near edge to measure to. */
  readonly isBox: boolean;
}

export interface SnapTargets {
  readonly x: readonly Target[];
  readonly y: readonly Target[];
  /** Boxes between which gaps may be equal. */
  readonly boxes: readonly Box[];
}

export interface Snapped {
  /** What to add so that it snaps. */
  readonly by: Place;
  readonly lines: readonly SnapLine[];
  readonly gaps: readonly GapMark[];
}

/** Guides of a page, in page pixels. */
export interface GuidePlace {
  readonly axis: Axis;
  readonly at: number;
}

export interface SnapPage {
  readonly width: number;
  readonly height: number;
  readonly safeZone?: Insets | undefined;
  readonly guides?: readonly GuidePlace[];
}

/** Margins of a page, as a share of its short side: what the templates keep. */
export const marginShare = 0.07;

const edgesOf = (start: number, length: number): readonly number[] => [start, start + length / 2, start + length];

/** Everything that a box on a page may snap to: other boxes, edges, middle and margins of the page, safe zone and guides. */
export function snapTargets(boxes: readonly Box[], page: SnapPage): SnapTargets {
  const { width, height, safeZone, guides = [] } = page;
  const margin = tidy(Math.min(width, height) * marginShare);
  const zone = safeZone ?? { top: 0, right: 0, bottom: 0, left: 0 };
  const ofPage = (axis: Axis): readonly Target[] => {
    const [length, start, end] = axis === 'x' ? [width, zone.left, zone.right] : [height, zone.top, zone.bottom];
    const places = [...edgesOf(0, length), margin, length - margin, ...(safeZone ? [start, length - end] : [])];
    const ofGuides = guides.filter((guide) => guide.axis === axis).map(({ at }) => at);
    return [...places, ...ofGuides].map((at) => ({ at, from: 0, to: axis === 'x' ? height : width, isBox: false }));
  };
  const ofBoxes = (axis: Axis): readonly Target[] =>
    boxes.flatMap(({ x, y, width: w, height: h }) =>
      axis === 'x'
        ? edgesOf(x, w).map((at) => ({ at, from: y, to: y + h, isBox: true }))
        : edgesOf(y, h).map((at) => ({ at, from: x, to: x + w, isBox: true })),
    );
  return { x: [...ofPage('x'), ...ofBoxes('x')], y: [...ofPage('y'), ...ofBoxes('y')], boxes };
}

/** The least that brings one of the places onto a target within reach. */
function nearest(places: readonly number[], targets: readonly Target[], reach: number): number | undefined {
  let best: number | undefined;
  let least = reach;
  for (const { at } of targets) {
    for (const place of places) {
      const by = at - place;
      const distance = Math.abs(by);
      if (distance < least || (distance === least && best === undefined)) [best, least] = [by, distance];
    }
  }
  return best;
}

const same = 0.01;

/** The lines to draw for what is in line now, one for each place. */
function linesAt(axis: Axis, places: readonly number[], targets: readonly Target[], box: Box): readonly SnapLine[] {
  const [start, end] = axis === 'x' ? [box.y, box.y + box.height] : [box.x, box.x + box.width];
  const lines = new Map<number, SnapLine>();
  const near = new Map<number, number>();
  for (const target of targets) {
    if (!places.some((place) => Math.abs(place - target.at) < same)) continue;
    const key = Math.round(target.at * 100);
    const known = lines.get(key);
    const from = Math.min(known?.from ?? start, target.from, start);
    const to = Math.max(known?.to ?? end, target.to, end);
    const gap = target.isBox ? (target.to <= start ? { from: target.to, to: start } : target.from >= end ? { from: end, to: target.from } : undefined) : undefined;
    const length = gap ? gap.to - gap.from : Infinity;
    const isNearer = gap !== undefined && length < (near.get(key) ?? Infinity) && length > same;
    if (isNearer) near.set(key, length);
    const shown = isNearer ? gap : known?.gap;
    lines.set(key, { axis, at: target.at, from, to, ...(shown ? { gap: shown } : {}) });
  }
  return [...lines.values()];
}

function placesOf(axis: Axis, box: Box): readonly number[] {
  return axis === 'x' ? edgesOf(box.x, box.width) : edgesOf(box.y, box.height);
}

/** How a moved box snaps within a reach. An axis that must not move is left out of `axes`. */
export function snapMove(box: Box, targets: SnapTargets, reach: number, axes: readonly Axis[] = ['x', 'y']): Snapped {
  const by = { x: 0, y: 0 };
  for (const axis of axes) {
    const edge = nearest(placesOf(axis, box), targets[axis], reach);
    const gap = gapBy(axis, box, targets.boxes, reach);
    const isNearer = gap !== undefined && (edge === undefined || Math.abs(gap) < Math.abs(edge));
    by[axis] = tidy((isNearer ? gap : edge) ?? 0);
  }
  const moved: Box = { ...box, x: box.x + by.x, y: box.y + by.y };
  const lines = axes.flatMap((axis) => linesAt(axis, placesOf(axis, moved), targets[axis], moved));
  const gaps = axes.flatMap((axis) => gapMarks(axis, moved, targets.boxes));
  return { by, lines, gaps };
}

/** How the moving edges of a box snap: `edges` says where they are on each axis, `box` is what they belong to. */
export function snapEdges(edges: Partial<Place>, box: Box, targets: SnapTargets, reach: number): Snapped {
  const by = { x: 0, y: 0 };
  const lines: SnapLine[] = [];
  for (const axis of ['x', 'y'] as const) {
    const edge = edges[axis];
    if (edge === undefined) continue;
    by[axis] = tidy(nearest([edge], targets[axis], reach) ?? 0);
    lines.push(...linesAt(axis, [edge + by[axis]], targets[axis], box));
  }
  return { by, lines, gaps: [] };
}
