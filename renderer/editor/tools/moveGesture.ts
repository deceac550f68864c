// Dragging the selection: it snaps, Shift keeps to an axis, Ctrl ignores snapping, Alt leaves it where it is and moves a copy.

import type { Place } from '../../../shared/geometry.ts';
import type { PlacedElement } from '../../../shared/placed.ts';
import { changesTo } from '../../../shared/resizing.ts';
import { snapMove, type Axis, type Snapped } from '../../../shared/snapping.ts';
import { boundsOfAll, type Turned } from '../../../shared/turned.ts';
import { settleGesture, useGesture } from '../canvas/gestureStore.ts';
import { duplicateTo } from './duplicating.ts';
import { applyChanges, selectedFor, targetsFor } from './moving.ts';
import { isDrag, pagePx, snapPx, type Gesture, type Pointer, type Stage } from './tool.ts';

const unsnapped: Snapped = { by: { x: 0, y: 0 }, lines: [], gaps: [] };

function shifted({ seen }: PlacedElement, by: Place): Turned {
  return { ...seen, x: seen.x + by.x, y: seen.y + by.y };
}

/** How far to go along an axis: to what was snapped to, else to a whole pixel. */
function landed(start: number, wished: number, snap: number): number {
  if (wished === 0) return snap;
  return snap === 0 ? Math.round(start + wished) - start : wished + snap;
}

/** A press that may become a drag; `click` runs where it does not. */
export function moveGesture(from: Pointer, stage: Stage, click: () => void): Gesture {
  let moving: readonly PlacedElement[] = [];
  let bounds = boundsOfAll([]);
  let targets: ReturnType<typeof targetsFor>;
  let isMoving = false;
  let by: Place = { x: 0, y: 0 };
  /** Where the drag counts from: Space moves it along. */
  let origin = from.at;
  let last = from.at;

  const begin = (): void => {
    isMoving = true;
    moving = selectedFor(stage.show, 'position');
    bounds = boundsOfAll(moving.map(({ seen }) => seen));
    targets = targetsFor(stage, moving);
  };

  const along = (pointer: Pointer): { readonly by: Place; readonly axes: readonly Axis[] } => {
    const wished = { x: pointer.at.x - origin.x, y: pointer.at.y - origin.y };
    if (!pointer.shift) return { by: wished, axes: ['x', 'y'] };
    return Math.abs(wished.x) >= Math.abs(wished.y) ? { by: { x: wished.x, y: 0 }, axes: ['x'] } : { by: { x: 0, y: wished.y }, axes: ['y'] };
  };

  const move = (pointer: Pointer): void => {
    if (!isMoving && !isDrag(from, pointer)) return;
    if (!isMoving) begin();
    if (pointer.space) origin = { x: origin.x + pointer.at.x - last.x, y: origin.y + pointer.at.y - last.y };
    last = pointer.at;
    if (!bounds) return;
    const { by: wished, axes } = along(pointer);
    const at = { ...bounds, x: bounds.x + wished.x, y: bounds.y + wished.y };
    const snapped = targets && !pointer.mod ? snapMove(at, targets, pagePx(snapPx, stage), axes) : unsnapped;
    by = { x: landed(bounds.x, wished.x, snapped.by.x), y: landed(bounds.y, wished.y, snapped.by.y) };
    const seen = new Map(moving.map((one) => [one.element.id, shifted(one, by)]));
    const ids = moving.map(({ element }) => element.id);
    useGesture.setState({ live: { ids, seen, by, isCopy: pointer.alt }, lines: snapped.lines, gaps: snapped.gaps, isBusy: true });
  };

  return {
    move,
    end(pointer) {
      if (!isMoving) {
        click();
        return;
      }
      move(pointer);
      if (moving.length > 0 && (by.x !== 0 || by.y !== 0)) {
        if (pointer.alt) duplicateTo(stage.show, moving, by);
        else applyChanges(stage.show, new Map(moving.flatMap((one) => [...changesTo(one, shifted(one, by), false)])));
      }
      settleGesture();
    },
    cancel: settleGesture,
  };
}
