// The items of a few elements as a gesture makes them, without laying out the rest of the page: exact but for what depends on others.
//   liveItems(show, ids, changes)   prunedItems(items, keeps)

import type { Change, Element } from '../../../shared/design.ts';
import { childrenOf, walk, withProperties } from '../../../shared/elements/index.ts';
import { applyChange } from '../../../shared/layout.ts';
import { textOf } from '../../../shared/point.ts';
import type { SceneItem } from '../../../shared/scene.ts';
import { createScenePlan } from '../../../shared/scenePlan.ts';
import type { CanvasShow } from '../canvasStore.ts';

/** The branches that lead to the elements, changed. Columns have been stacked already, and must not be stacked without the rest. */
function branches(elements: readonly Element[], ids: ReadonlySet<string>, changes: ReadonlyMap<string, Change>): readonly Element[] {
  return elements.flatMap((element) => {
    const change = changes.get(element.id);
    const own = change ? applyChange(element, change) : element;
    const children = childrenOf(own);
    if (!children) return ids.has(element.id) ? [own] : [];
    const isWhole = ids.has(element.id);
    const within = isWhole ? new Set([...walk(children)].map((child) => child.id)) : ids;
    const kept = branches(children, within, changes);
    if (!isWhole && kept.length === 0) return [];
    const group = withProperties(own, { children: kept });
    Reflect.deleteProperty(group, 'column');
    return [group];
  });
}

/** Items of the elements with these ids, and of the groups around them. Changes have lengths in page pixels, places relative to the group. */
export function liveItems(show: CanvasShow, ids: readonly string[], changes: ReadonlyMap<string, Change>): readonly SceneItem[] {
  const { scene, design, drawnSize, assets } = show;
  const elements = branches(scene.elements, new Set(ids), changes);
  const page = design.pages[show.page]!;
  const laidOut = { background: page.background, elements, scale: 1, frame: scene.frame };
  return createScenePlan(laidOut, drawnSize, textOf(design.point, 'language'), assets).build(design.point).items;
}

/** The items whose leaves are kept, with the groups around them. */
export function prunedItems(items: readonly SceneItem[], keeps: (leaf: string) => boolean): readonly SceneItem[] {
  return items.flatMap((item): readonly SceneItem[] => {
    if (item.type !== 'group') return keeps(item.element) ? [item] : [];
    const kept = prunedItems(item.items, keeps);
    return kept.length === 0 ? [] : [{ ...item, items: kept }];
  });
}

/** Ids of drawn leaves, bottom first, and whether each mixes its colours with what lies beneath. */
export function leavesOf(items: readonly SceneItem[], blends = false): readonly { readonly id: string; readonly blends: boolean }[] {
  return items.flatMap((item) => {
    const own = blends || item.blend !== undefined;
    return item.type === 'group' ? leavesOf(item.items, own) : [{ id: item.element, blends: own }];
  });
}
