// What becomes of elements when the box in which they are seen becomes another: their own places and sizes, and those of what groups hold.
//   changesTo(placed, seen, scales) -> changes by id, as `setShown` takes them

import type { Change, Element } from './design.ts';
import { childrenOf, propertiesOf, scaleElement } from './elements/index.ts';
import { tidy, type Place } from './geometry.ts';
import type { PlacedElement } from './placed.ts';
import { keptIn, type Turned } from './turned.ts';

const placeNames = ['x', 'y', 'width', 'height'] as const;

/** What differs between an element and a scaled one, its place aside. */
function lengthsOf(element: Element, by: number): Change {
  const scaled: Readonly<Record<string, unknown>> = { ...scaleElement(element, by) };
  const own: Readonly<Record<string, unknown>> = { ...element };
  const places: readonly string[] = placeNames;
  const names = Object.entries(propertiesOf(element.kind)).filter(([name, property]) => property.scale !== undefined && !places.includes(name) && own[name] !== undefined);
  return Object.fromEntries(names.map(([name]) => [name, scaled[name]]));
}

function stretchChildren(group: Element, by: Place, lengthsBy: number | undefined, into: Map<string, Change>): void {
  for (const child of childrenOf(group) ?? []) {
    const box = { x: tidy(child.x * by.x), y: tidy(child.y * by.y), width: tidy(child.width * by.x), height: tidy(child.height * by.y) };
    into.set(child.id, { ...box, ...(lengthsBy === undefined ? {} : lengthsOf(child, lengthsBy)) });
    stretchChildren(child, by, lengthsBy, into);
  }
}

/** The place of an element within its group, for it to be seen so. */
export function placeFor({ turners }: PlacedElement, seen: Turned): Turned {
  const kept = keptIn(turners, seen);
  const around = turners.at(-1);
  return { ...kept, x: tidy(kept.x - (around?.x ?? 0)), y: tidy(kept.y - (around?.y ?? 0)), rotation: kept.rotation };
}

/**
 * Changes of an element, and of all in it, for it to be seen in another box. `scales`: type sizes, strokes and the like grow with it, which
 * needs the same ratio both ways.
 */
export function changesTo(placed: PlacedElement, seen: Turned, scales: boolean): ReadonlyMap<string, Change> {
  const { element } = placed;
  const to = placeFor(placed, seen);
  const changes = new Map<string, Change>();
  const isResized = Math.abs(to.width - element.width) > 0.001 || Math.abs(to.height - element.height) > 0.001;
  const by = { x: element.width === 0 ? 1 : to.width / element.width, y: element.height === 0 ? 1 : to.height / element.height };
  const lengthsBy = scales && isResized ? by.x : undefined;
  const own: Change = {
    x: to.x,
    y: to.y,
    ...(isResized ? { width: to.width, height: to.height } : {}),
    ...(Math.abs(to.rotation - element.rotation) > 0.0001 ? { rotation: to.rotation } : {}),
    ...(lengthsBy === undefined ? {} : lengthsOf(element, lengthsBy)),
  };
  changes.set(element.id, own);
  if (isResized) stretchChildren(element, by, lengthsBy, changes);
  return changes;
}
