// Boxes as they are seen on the page: turned about their centres, with the turns and flips of the groups around them worked in, and back
// again to the boxes that a design keeps.
//   seenIn(groups, box)  keptIn(groups, seen)  boundsOfAll

import { around, boundsOfTurned, centreOf, cornersOf, tidy, turn, type Place } from './geometry.ts';
import type { Box } from './scene.ts';

/** A box turned about its centre, in degrees clockwise. */
export interface Turned extends Box {
  readonly rotation: number;
}

/** A group around an element: its box as if nothing around it were turned. */
export interface Turner extends Turned {
  readonly flipX?: boolean | undefined;
  readonly flipY?: boolean | undefined;
}

/** Degrees from above -180 up to 180. */
export function normalAngle(degrees: number): number {
  const turned = degrees - 360 * Math.ceil((degrees - 180) / 360);
  return tidy(turned);
}

function withCentre(box: Box, centre: Place, rotation: number): Turned {
  return { x: centre.x - box.width / 2, y: centre.y - box.height / 2, width: box.width, height: box.height, rotation };
}

function flipped(place: Place, about: Place, { flipX = false, flipY = false }: Turner): Place {
  return { x: flipX ? 2 * about.x - place.x : place.x, y: flipY ? 2 * about.y - place.y : place.y };
}

function turnsBack({ flipX = false, flipY = false }: Turner): boolean {
  return flipX !== flipY;
}

/** Where a box inside groups is seen, the outermost group first. */
export function seenIn(groups: readonly Turner[], box: Turned): Turned {
  let centre = centreOf(box);
  let { rotation } = box;
  for (const group of groups.toReversed()) {
    const about = centreOf(group);
    centre = turn(flipped(centre, about, group), about, group.rotation);
    rotation = (turnsBack(group) ? -rotation : rotation) + group.rotation;
  }
  return withCentre(box, centre, normalAngle(rotation));
}

/** The box inside groups that is seen so: the other way round. */
export function keptIn(groups: readonly Turner[], seen: Turned): Turned {
  let centre = centreOf(seen);
  let { rotation } = seen;
  for (const group of groups) {
    const about = centreOf(group);
    centre = flipped(turn(centre, about, -group.rotation), about, group);
    rotation -= group.rotation;
    if (turnsBack(group)) rotation = -rotation;
  }
  return withCentre(seen, centre, normalAngle(rotation));
}

/** Corners as they are seen, clockwise from the top left of the upright box. */
export function cornersOfTurned(box: Turned): readonly Place[] {
  const corners = cornersOf(box);
  return box.rotation === 0 ? corners : corners.map((corner) => turn(corner, centreOf(box), box.rotation));
}

/** The upright box around all; undefined for none. */
export function boundsOfAll(boxes: readonly Turned[]): Box | undefined {
  return around(boxes.map((box) => boundsOfTurned(box, box.rotation)));
}
