// The elements of a scene as they are seen on the page, groups opened: what pointing, snapping and outlines ask.
//   placedElements(scene)  placedIn(scene)  outermost  mayChangePlaced

import type { Element } from './design.ts';
import { childrenOf } from './elements/index.ts';
import type { Place } from './geometry.ts';
import { mayChange, type Lock } from './locks.ts';
import type { Scene } from './scene.ts';
import { seenIn, type Turned, type Turner } from './turned.ts';

export interface PlacedElement {
  /** After layout, in page pixels; relative to the group it lies in. */
  readonly element: Element;
  /** Ids of the groups around it, outermost first. */
  readonly parents: readonly string[];
  /** The groups as they turn it, outermost first. */
  readonly turners: readonly Turner[];
  /** As it is seen, in page pixels. */
  readonly seen: Turned;
  /** Neither hidden nor without anything to show, and in no group that is. */
  readonly isShown: boolean;
  /** It or a group around it is locked altogether. */
  readonly isLocked: boolean;
}

interface Around {
  readonly origin: Place;
  readonly parents: readonly string[];
  readonly turners: readonly Turner[];
  readonly isShown: boolean;
  readonly isLocked: boolean;
}

const pageLevel: Around = { origin: { x: 0, y: 0 }, parents: [], turners: [], isShown: true, isLocked: false };

function placeAll(elements: readonly Element[], around: Around, absent: ReadonlySet<string>, into: PlacedElement[]): void {
  for (const element of elements) {
    const { id, width, height, rotation, flipX, flipY } = element;
    const box: Turner = { x: around.origin.x + element.x, y: around.origin.y + element.y, width, height, rotation, flipX, flipY };
    const isShown = around.isShown && !element.hidden && !absent.has(id);
    const isLocked = around.isLocked || element.locked;
    const { parents, turners } = around;
    into.push({ element, parents, turners, seen: seenIn(turners, { x: box.x, y: box.y, width, height, rotation }), isShown, isLocked });
    const children = childrenOf(element);
    if (children) placeAll(children, { origin: box, parents: [...parents, id], turners: [...turners, box], isShown, isLocked }, absent, into);
  }
}

type Shown = Pick<Scene, 'elements' | 'absent'>;

const made = new WeakMap<Shown, ReadonlyMap<string, PlacedElement>>();

/** Every element by id, bottom first, each group before its children; the same map for the same scene. */
export function placedIn(scene: Shown): ReadonlyMap<string, PlacedElement> {
  const known = made.get(scene);
  if (known) return known;
  const placed: PlacedElement[] = [];
  placeAll(scene.elements, pageLevel, new Set(scene.absent.map(({ element }) => element)), placed);
  const byId = new Map(placed.map((one) => [one.element.id, one]));
  made.set(scene, byId);
  return byId;
}

/** Bottom first, each group before its children. */
export function placedElements(scene: Shown): readonly PlacedElement[] {
  return [...placedIn(scene).values()];
}

/** Those of the ids that lie in no group of the others: moving a group moves what it holds. */
export function outermost(scene: Shown, ids: readonly string[]): readonly PlacedElement[] {
  const placed = placedIn(scene);
  const chosen = new Set(ids);
  return ids.flatMap((id) => {
    const one = placed.get(id);
    return one && !one.parents.some((parent) => chosen.has(parent)) ? [one] : [];
  });
}

/**
 * Whether a person may change this of an element where it lies: a group that is locked altogether locks what it holds. Such a lock is about
 * the canvas, and leaves fields to be filled.
 */
export function mayChangePlaced({ element, isLocked }: PlacedElement, lock: Lock, isFilling: boolean): boolean {
  return (isFilling || !isLocked) && mayChange(element, lock, isFilling);
}
