// What lies under a point of the page, or within a marquee: elements as they are seen, turned, in groups, locked or hidden.
//   hitsAt  pickAt  withinMarquee

import { intersection, isInside, turn, centreOf, contains, type Place } from './geometry.ts';
import { kindOf } from './elements/index.ts';
import type { PlacedElement } from './placed.ts';
import type { Box } from './scene.ts';
import { cornersOfTurned, boundsOfAll, type Turned } from './turned.ts';

function grown(box: Turned, by: number): Turned {
  return { ...box, x: box.x - by, y: box.y - by, width: box.width + 2 * by, height: box.height + 2 * by };
}

/** The least length that can be pointed at, as a multiple of the reach: thin lines are hit beside themselves too. */
function reachOf(length: number, reach: number): number {
  return Math.max(0, reach - length / 2);
}

/** A point of the page as an element's upright box has it, relative to its top left. */
export function placeWithin(seen: Turned, point: Place): Place {
  const at = seen.rotation === 0 ? point : turn(point, centreOf(seen), -seen.rotation);
  return { x: at.x - seen.x, y: at.y - seen.y };
}

function isHit({ element, seen }: PlacedElement, point: Place, reach: number): boolean {
  const by = Math.max(reachOf(seen.width, reach), reachOf(seen.height, reach));
  const box = grown(seen, by);
  if (!isInside(point, box, seen.rotation)) return false;
  return kindOf(element).covers?.(element, placeWithin(seen, point), reach) ?? true;
}

/**
 * Leaves under a point, the topmost first: what "layers under the pointer" lists. Groups are found by what they hold. `reach` in page
 * pixels makes thin elements easier to hit.
 */
export function hitsAt(placed: readonly PlacedElement[], point: Place, reach = 0): readonly PlacedElement[] {
  const holders = new Set(placed.flatMap(({ parents }) => parents));
  return placed.filter((one) => one.isShown && !holders.has(one.element.id) && isHit(one, point, reach)).toReversed();
}

export interface PickOptions {
  /** The leaf itself, however deep it lies in groups. */
  readonly deep?: boolean | undefined;
  /** The group that was entered: its own children are picked. */
  readonly entered?: string | undefined;
  readonly reach?: number;
  /** Whether one may be picked at all; those that are locked may not. */
  readonly mayPick?: (placed: PlacedElement) => boolean;
}

/** Which element of a leaf's groups a click on it means. */
function meant({ element, parents }: PlacedElement, { deep = false, entered }: PickOptions): string {
  const path = [...parents, element.id];
  if (deep) return element.id;
  const at = entered === undefined ? -1 : path.indexOf(entered);
  return path[Math.min(at + 1, path.length - 1)] ?? element.id;
}

/** The id of the element that a click at a point selects; undefined over nothing. */
export function pickAt(placed: readonly PlacedElement[], point: Place, options: PickOptions = {}): string | undefined {
  const mayPick = options.mayPick ?? ((one: PlacedElement): boolean => !one.isLocked);
  const hit = hitsAt(placed, point, options.reach).find(mayPick);
  return hit && meant(hit, options);
}

/** Whether two convex outlines share a point, by the axis that would part them. */
function touch(a: readonly Place[], b: readonly Place[]): boolean {
  for (const outline of [a, b]) {
    for (const [index, from] of outline.entries()) {
      const to = outline[(index + 1) % outline.length]!;
      const normal = { x: to.y - from.y, y: from.x - to.x };
      const along = (place: Place): number => place.x * normal.x + place.y * normal.y;
      const [ofA, ofB] = [a.map(along), b.map(along)];
      if (Math.max(...ofA) < Math.min(...ofB) || Math.max(...ofB) < Math.min(...ofA)) return false;
    }
  }
  return true;
}

/** Left to right takes what it encloses, right to left all that it touches. */
export type MarqueeWay = 'encloses' | 'touches';

/** Ids of the elements of one level that a marquee takes, bottom first: the page's own, or the children of the entered group. */
export function withinMarquee(placed: readonly PlacedElement[], marquee: Box, way: MarqueeWay, entered?: string): readonly string[] {
  const corners = cornersOfTurned({ ...marquee, rotation: 0 });
  return placed
    .filter(({ parents, isShown, isLocked }) => isShown && !isLocked && parents.at(-1) === entered)
    .filter(({ seen }) => {
      const bounds = boundsOfAll([seen]);
      if (!bounds) return false;
      if (way === 'encloses') return contains(marquee, bounds);
      const isNear = intersection(marquee, grown({ ...bounds, rotation: 0 }, 0.5)) !== undefined;
      return isNear && touch(corners, cornersOfTurned(seen));
    })
    .map(({ element }) => element.id);
}
