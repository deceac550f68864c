// Texts of a scene with what lies below them, and scenes with only some of their leaves.

import { isText } from '../../../main/press/behind.ts';
import type { TextPlace } from '../../../main/press/behind.ts';
import { drawn, partId } from '../../../shared/checks/inspect.ts';
import type { SceneItem } from '../../../shared/scene.ts';

/** A text of a scene with what lies below it; undefined if there is no such text. */
export function placeOfText(items: readonly SceneItem[], text: string): TextPlace | undefined {
  const order = [...drawn(items)];
  const at = order.findIndex(({ item }) => partId(item) === text);
  const found = order[at];
  if (!found || !isText(found)) return undefined;
  return { text: found, below: order.slice(0, at) };
}

/** The items with only some leaves left in them; groups keep their turn and opacity. */
export function keepItems(items: readonly SceneItem[], kept: ReadonlySet<SceneItem>): readonly SceneItem[] {
  return items.flatMap((item): readonly SceneItem[] => {
    if (item.type !== 'group') return kept.has(item) ? [item] : [];
    const children = keepItems(item.items, kept);
    return children.length === 0 ? [] : [{ ...item, items: children }];
  });
}
