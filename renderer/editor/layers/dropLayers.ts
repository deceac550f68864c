// What a drop in the list of layers means for the tree of elements: the list is topmost first, elements are bottom first.

import { findElement, parentsOf, siblingsOf } from '../../../shared/tree.ts';
import { childrenOf } from '../../../shared/elements/index.ts';
import type { Element } from '../../../shared/design.ts';
import { moveElements, type Slot } from '../../../shared/nesting.ts';
import { mayChangePlaced, placedIn } from '../../../shared/placed.ts';
import { text } from '../../i18n/index.ts';
import { announce } from '../../shell/viewStore.ts';
import { editTree, tellNoRoom } from '../arranging.ts';
import { currentShow, type CanvasShow } from '../canvasStore.ts';

export interface LayerDrop {
  /** The row it is dropped at. */
  readonly key: string;
  readonly where: 'on' | 'before' | 'after';
}

/** The place among elements where a drop puts them; undefined where the row holds nothing. */
export function slotOf(elements: readonly Element[], { key, where }: LayerDrop): Slot | undefined {
  if (where === 'on') {
    const group = findElement({ elements }, key);
    const children = group && childrenOf(group);
    return children && { group: key, index: children.length };
  }
  const index = siblingsOf(elements, key).findIndex((element) => element.id === key);
  if (index === -1) return undefined;
  return { group: parentsOf(elements, key)?.at(-1)?.id, index: where === 'before' ? index + 1 : index };
}

/** Layers that may go to a slot: one whose place is locked goes into no other group, and out of none. */
function free(show: CanvasShow, ids: readonly string[], { group }: Slot): readonly string[] {
  const placed = placedIn(show.scene);
  return ids.filter((id) => {
    const one = placed.get(id);
    return one && (one.parents.at(-1) === group || mayChangePlaced(one, 'position', false));
  });
}

/** Moves layers to where they were dropped, as one step; on the page they stay where they are seen, at every size. */
export function dropLayers(ids: readonly string[], drop: LayerDrop): void {
  const show = currentShow();
  const slot = slotOf(show?.design.pages[show.page]?.elements ?? [], drop);
  if (!show || !slot) return;
  const going = free(show, ids, slot);
  if (going.length === 0) {
    announce(text('canvas.cannotMove'));
    return;
  }
  let isFull = false;
  const moved = moveElements(show.design, show.page, going, slot, () => (isFull = true));
  if (isFull) {
    tellNoRoom();
    return;
  }
  editTree(show, moved, going);
  announce(text('layers.moved', { count: going.length }));
}
