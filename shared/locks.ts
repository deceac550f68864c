// What of an element may not be changed, and which of its properties each lock guards. Filling a template leaves only the content
// that comes from fields, whatever else is open.
//   isLocked(element, lock)   mayChange(element, lock, isFilling)   lockOf(kind, property) -> Lock

import type { Element, ElementKind } from './design.ts';
import { fieldsOf, propertiesOf } from './elements/index.ts';
import type { Lock } from './elements/locks.ts';
import type { Input } from './elements/property.ts';

export { lockNames } from './elements/locks.ts';
export type { Lock } from './elements/locks.ts';

/** Base properties that say where an element is. */
const ofPosition: ReadonlySet<string> = new Set(['x', 'y', 'width', 'height', 'rotation', 'pin', 'flipX', 'flipY', 'mirror', 'grow', 'column']);

/** Which part of a picture is seen. */
const ofCrop: ReadonlySet<string> = new Set(['focus', 'fit', 'zoom']);

/** Inputs of what an element says or shows. */
const contentInputs: ReadonlySet<Input['type']> = new Set<Input['type']>(['runs', 'source', 'text', 'icon', 'cells']);

/** Which lock guards a property. */
export function lockOf(kind: ElementKind, property: string): Lock {
  if (ofPosition.has(property)) return 'position';
  if (ofCrop.has(property)) return 'crop';
  const input = propertiesOf(kind)[property]?.input;
  return input && contentInputs.has(input.type) ? 'content' : 'style';
}

/** Whether a lock is on. An element that is locked as a whole has them all. */
export function isLocked(element: Element, lock: Lock): boolean {
  return element.locked || (element.locks?.includes(lock) ?? false);
}

/** What stays open while a template is filled: what an element says, and how its picture is cropped. */
const openWhileFilling: ReadonlySet<Lock> = new Set<Lock>(['content', 'crop']);

/**
 * Whether a person may change this of an element. While a template is filled, only content and crop of what shows a field, where they are
 * not locked. A lock on the whole element is about the canvas, and leaves its fields to be filled.
 */
export function mayChange(element: Element, lock: Lock, isFilling: boolean): boolean {
  if (!isFilling) return !isLocked(element, lock);
  return openWhileFilling.has(lock) && !(element.locks?.includes(lock) ?? false) && fieldsOf(element).length > 0;
}
