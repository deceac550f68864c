// The place of several elements as one: what is around all of them on the page, and how they move as one.
//   originOf(id)   boundsTogether(elements)   moveTogether(ids, axis, wished)

import type { Element } from '../../../shared/design.ts';
import { around, boundsOfTurned, tidy, type Place } from '../../../shared/geometry.ts';
import { shownElement } from '../../../shared/placing.ts';
import type { Box } from '../../../shared/scene.ts';
import { currentShow } from '../canvasStore.ts';
import { addToAll, shownElements } from './inspected.ts';

/** Page place of what an element's own place is relative to: what a person sees on the canvas and its rulers. */
export function originOf(id: string): Place {
  const show = currentShow();
  const found = show && shownElement(show, id);
  return found?.parents.reduce<Place>((at, parent) => ({ x: at.x + parent.x, y: at.y + parent.y }), { x: 0, y: 0 }) ?? { x: 0, y: 0 };
}

/** What is around elements on the page; undefined around none. */
export function boundsTogether(elements: readonly Element[]): Box | undefined {
  return around(
    elements.map(({ id, x, y, width, height, rotation }) => {
      const origin = originOf(id);
      return boundsOfTurned({ x: x + origin.x, y: y + origin.y, width, height }, rotation);
    }),
  );
}

/** Moves elements together to where their bounds are to begin on an axis, from where they are now: what was drawn last may lag behind. */
export function moveTogether(ids: readonly string[], axis: 'x' | 'y', wished: number): void {
  const show = currentShow();
  const now = show && boundsTogether(shownElements(show, ids));
  if (now) addToAll(ids, axis, tidy(wished - now[axis]));
}
