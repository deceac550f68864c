// Kinds that draw several things: each as an item of its own within the element's group.

import type { Element } from '../design.ts';
import type { Box, SceneItem, SceneItemBase } from '../scene.ts';

type Content<T> = T extends SceneItem ? Omit<T, keyof SceneItemBase> : never;

/** An item that is a part of an element, in a box of its own. */
export function partOf(element: Element, box: Box, content: Content<SceneItem>, part?: string): SceneItem {
  const base: SceneItemBase = { element: element.id, name: element.name, kind: element.kind, box, rotation: 0, opacity: 1, ...(part === undefined ? {} : { part }) };
  return { ...base, ...content };
}

const shareBefore = { start: 0, top: 0, centre: 0.5, middle: 0.5, end: 1, bottom: 1 } as const;

/** Where something begins along a stretch of which it takes a part. */
export function alignedAt(align: keyof typeof shareBefore, whole: number, taken: number): number {
  return (whole - taken) * shareBefore[align];
}
