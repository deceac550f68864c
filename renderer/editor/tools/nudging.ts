// Moving what is selected by keys, a run of presses as one step; and taking it away.

import type { Place } from '../../../shared/geometry.ts';
import { removeElements } from '../../../shared/edits.ts';
import { mayChange } from '../../../shared/locks.ts';
import { outermost } from '../../../shared/placed.ts';
import { setShown } from '../../../shared/placing.ts';
import { changesTo } from '../../../shared/resizing.ts';
import { text } from '../../i18n/index.ts';
import { announce } from '../../shell/viewStore.ts';
import { currentShow, select, useCanvas } from '../canvasStore.ts';
import { edit, editInRun } from '../editorStore.ts';
import { nudgeCrop } from './cropTool.ts';
import { selectedFor } from './moving.ts';
import { shownNumber } from '../canvas/shownNumber.ts';

/** Moves the selection by page pixels; while a picture is cropped, what is seen of it. */
export function nudge(by: Place): void {
  const { cropping, selection, scope } = useCanvas.getState();
  if (cropping !== undefined) {
    nudgeCrop(by);
    return;
  }
  const show = currentShow();
  if (!show) return;
  const moving = selectedFor(show, 'position');
  if (moving.length === 0) {
    announce(text('canvas.cannotMove'));
    return;
  }
  const changes = moving.flatMap((one) => [...changesTo(one, { ...one.seen, x: one.seen.x + by.x, y: one.seen.y + by.y }, false)]);
  editInRun(`nudge ${selection.join(' ')}`, (design) => changes.reduce((now, [id, change]) => setShown(now, show, id, change, scope), design));
  const [first] = moving;
  if (first) announce(text('canvas.movedTo', { x: shownNumber(first.seen.x + by.x), y: shownNumber(first.seen.y + by.y) }));
}

export function deleteSelection(): void {
  const show = currentShow();
  if (!show) return;
  const { selection, isFilling } = useCanvas.getState();
  const going = outermost(show.scene, selection).filter(({ element, isLocked }) => !isLocked && mayChange(element, 'delete', isFilling));
  if (going.length === 0) {
    announce(text('canvas.cannotDelete'));
    return;
  }
  edit((design) => removeElements(design, show.page, going.map(({ element }) => element.id)));
  select([]);
  announce(going.length === 1 && going[0] ? text('canvas.deleted', { name: going[0].element.name }) : text('canvas.deletedMany', { count: going.length }));
}
