// What lies behind a text: the items of a scene below it, without texts that do not touch it. Texts that lie on the same ground
// get the same items, so that the ground is painted once for all of them.

import { boundsOnPage, drawn } from '../../shared/checks/inspect.ts';
import type { Drawn } from '../../shared/checks/inspect.ts';
import { intersection } from '../../shared/geometry.ts';
import type { Box, SceneItem } from '../../shared/scene.ts';

/** The items below an element that matter for what is seen behind it; undefined if the element is not drawn. */
export function itemsBehind(items: readonly SceneItem[], element: string): readonly SceneItem[] | undefined {
  const order = [...drawn(items)];
  const at = order.findIndex(({ item }) => item.element === element);
  if (at < 0) return undefined;
  const bounds = inkBounds(order[at]!);
  const kept = new Set(order.slice(0, at).filter((below) => below.item.type !== 'text' || touches(below, bounds)).map(({ item }) => item.element));
  return keepItems(items, kept);
}

function touches(below: Drawn, bounds: Box): boolean {
  return intersection(inkBounds(below), bounds) !== undefined;
}

/** Whether nothing at all is drawn below an element where it is: only the page's background is behind it. */
export function liesOnBackground(items: readonly SceneItem[], element: string): boolean {
  const order = [...drawn(items)];
  const at = order.findIndex(({ item }) => item.element === element);
  if (at < 0) return false;
  const bounds = inkBounds(order[at]!);
  return !order.slice(0, at).some((below) => touches(below, bounds));
}

/** Ink may leave its box: a text by what does not fit and by the swing of its letters, others by their strokes, all by their shadows. */
function inkBounds(drawnItem: Drawn): Box {
  const { item } = drawnItem;
  const swing = item.type === 'text' ? item.layout.size / 2 : 0;
  const overflow = item.type === 'text' ? Math.max(0, item.layout.height - item.box.height, item.layout.width - item.box.width) : 0;
  const stroke = 'stroke' in item && item.stroke ? item.stroke.width : 0;
  const shadow = item.shadow ? 2 * item.shadow.blur + Math.abs(item.shadow.offsetX) + Math.abs(item.shadow.offsetY) : 0;
  const margin = swing + overflow + stroke + shadow;
  const { x, y, width, height } = item.box;
  return boundsOnPage(drawnItem, { x: x - margin, y: y - margin, width: width + 2 * margin, height: height + 2 * margin });
}

/** The items with only some leaves left in them; groups keep their turn and opacity. */
function keepItems(items: readonly SceneItem[], kept: ReadonlySet<string>): readonly SceneItem[] {
  return items.flatMap((item): readonly SceneItem[] => {
    if (item.type !== 'group') return kept.has(item.element) ? [item] : [];
    const children = keepItems(item.items, kept);
    return children.length === 0 ? [] : [{ ...item, items: children }];
  });
}

/** The same for the same leaves in the same order. */
export function itemsKey(items: readonly SceneItem[]): string {
  return [...drawn(items)].map(({ item }) => item.element).join('\n');
}

/** How many items come before the first that holds a text. */
export function countBeforeText(items: readonly SceneItem[]): number {
  const first = items.findIndex((item) => holdsText(item));
  return first < 0 ? items.length : first;
}

function holdsText(item: SceneItem): boolean {
  return item.type === 'text' || (item.type === 'group' && item.items.some(holdsText));
}
