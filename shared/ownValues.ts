// What one size has of its own: which properties of an element, and how they are given up.
//   ownAtSize(design, page, size, id) -> names   forgetAtSize(design, page, size, ids, names) -> design

import type { Change, Design, Layout } from './design.ts';
import { editPage } from './tree.ts';

const isOwn = (layout: Layout, size: string): boolean => layout.size === size;

/** Names of the properties that an element has at this size alone. */
export function ownAtSize(design: Design, page: number, size: string, id: string): ReadonlySet<string> {
  const layouts = design.pages[page]?.layouts.filter((layout) => isOwn(layout, size)) ?? [];
  return new Set(layouts.flatMap((layout) => Object.keys(layout.changes[id] ?? {})));
}

/** Lets elements have these properties as all sizes do; what else the size has of its own stays. */
export function forgetAtSize(design: Design, page: number, size: string, ids: readonly string[], names: readonly string[]): Design {
  const drops = (change: Change): boolean => names.some((name) => Object.hasOwn(change, name));
  const kept = (change: Change): Change => Object.fromEntries(Object.entries(change).filter(([name]) => !names.includes(name)));
  return editPage(design, page, (given) => {
    const isTouched = given.layouts.some((layout) => isOwn(layout, size) && ids.some((id) => drops(layout.changes[id] ?? {})));
    if (!isTouched) return given;
    const layouts = given.layouts.flatMap((layout) => {
      if (!isOwn(layout, size)) return [layout];
      const changes = Object.entries(layout.changes).flatMap(([id, change]) => {
        const left = ids.includes(id) ? kept(change) : change;
        return Object.keys(left).length === 0 ? [] : [[id, left] as const];
      });
      return changes.length === 0 && !layout.background ? [] : [{ ...layout, changes: Object.fromEntries(changes) }];
    });
    return { ...given, layouts };
  });
}
