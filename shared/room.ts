// Whether a design keeps within what is read of one: more would be left out when it is opened again.

import type { Design, Element } from './design.ts';
import { childrenOf } from './elements/index.ts';
import { deepestGroups, mostElements } from './readElement.ts';

interface Extent {
  readonly count: number;
  /** How deep groups lie in groups; 0 for none. */
  readonly depth: number;
}

function extentOf(elements: readonly Element[]): Extent {
  let [count, depth] = [elements.length, 0];
  for (const element of elements) {
    const children = childrenOf(element);
    if (!children) continue;
    const inner = extentOf(children);
    count += inner.count;
    depth = Math.max(depth, inner.depth + 1);
  }
  return { count, depth };
}

/** Whether all elements of a design are read when it is opened again. */
export function hasRoom(design: Design): boolean {
  const extents = design.pages.map((page) => extentOf(page.elements));
  return extents.every(({ depth }) => depth <= deepestGroups) && extents.reduce((sum, { count }) => sum + count, 0) <= mostElements;
}
