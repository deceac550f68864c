// What a drop in the list of layers means for the tree of elements: the list is topmost first, elements are bottom first.

import { findElement, parentsOf, siblingsOf } from '../../../shared/tree.ts';
import { childrenOf } from '../../../shared/elements/index.ts';
import type { Element } from '../../../shared/design.ts';
import { moveElements, type Slot } from '../../../shared/nesting.ts';
import { text } from '../../i18n/index.ts';
import { announce } from '../../shell/viewStore.ts';
import { tellNoRoom } from '../arranging.ts';
import { useCanvas } from '../canvasStore.ts';
import { currentDesign, edit } from '../editorStore.ts';

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

/** Moves layers to where they were dropped: one step. */
export function dropLayers(ids: readonly string[], drop: LayerDrop): void {
  const { page } = useCanvas.getState();
  const elements = currentDesign()?.pages[page]?.elements ?? [];
  const slot = slotOf(elements, drop);
  if (!slot) return;
  let isFull = false;
  edit((design) => moveElements(design, page, ids, slot, () => (isFull = true)));
  if (isFull) tellNoRoom();
  else announce(text('layers.moved', { count: ids.length }));
}
