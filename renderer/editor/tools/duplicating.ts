// Copies of elements, beside or away from their originals; the next copy follows at the same distance.

import type { Place } from '../../../shared/geometry.ts';
import { copyElements } from '../../../shared/copying.ts';
import { outermost, placedIn, type PlacedElement } from '../../../shared/placed.ts';
import { setShown } from '../../../shared/placing.ts';
import { changesTo } from '../../../shared/resizing.ts';
import { tellNoRoom } from '../arranging.ts';
import { select, showOf, useCanvas, type CanvasShow } from '../canvasStore.ts';
import { currentDesign, edit } from '../editorStore.ts';

/** The last copies, and how far they lie from what they were made of: pressed again, the next goes on so. */
let last: { readonly ids: readonly string[]; readonly by: Place } | undefined;

/** Distance of a first copy, as a share of the page's short side. */
const firstShare = 0.02;

/** Copies elements as one step, each seen away from its original, and selects the copies; answers how many there are. */
export function duplicateTo(show: CanvasShow, originals: readonly PlacedElement[], by: Place): number {
  if (originals.length === 0 || currentDesign() !== show.design) return 0;
  const copied = copyElements(show.design, show.page, originals.map(({ element }) => element.id), tellNoRoom);
  if (copied.design === show.design) return 0;
  const now = showOf(copied.design, show.drawnSize, show.page, show.assets);
  const placed = placedIn(now.scene);
  const { scope } = useCanvas.getState();
  const ids = originals.flatMap(({ element }) => copied.ids.get(element.id) ?? []);
  const moved = ids.reduce((design, id) => {
    const copy = placed.get(id);
    if (!copy || (by.x === 0 && by.y === 0)) return design;
    const to = { ...copy.seen, x: copy.seen.x + by.x, y: copy.seen.y + by.y };
    return [...changesTo(copy, to, false)].reduce((one, [changed, change]) => setShown(one, now, changed, change, scope), design);
  }, copied.design);
  edit(() => moved);
  select(ids);
  last = { ids, by };
  return ids.length;
}

/** Copies what is selected: as far away as the last copy, if that is what is selected. */
export function duplicateSelection(show: CanvasShow): number {
  const { selection } = useCanvas.getState();
  const originals = outermost(show.scene, selection);
  const isNext = last !== undefined && last.ids.length === selection.length && last.ids.every((id) => selection.includes(id));
  const first = Math.round(Math.min(show.scene.width, show.scene.height) * firstShare);
  return duplicateTo(show, originals, isNext && last ? last.by : { x: first, y: first });
}
