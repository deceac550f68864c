// Dragging a handle: one element is resized along its own axes, several by the box around them. Shift keeps the ratio, Alt the centre.

import type { Change } from '../../../shared/design.ts';
import { centreOf, turn, type Place } from '../../../shared/geometry.ts';
import { handles, isCorner, resizeBox, resizeBy, type Handle } from '../../../shared/handles.ts';
import type { PlacedElement } from '../../../shared/placed.ts';
import { changesTo } from '../../../shared/resizing.ts';
import { snapEdges, type Snapped } from '../../../shared/snapping.ts';
import { boundsOfAll, type Turned } from '../../../shared/turned.ts';
import { settleGesture, useGesture } from '../canvas/gestureStore.ts';
import { applyChanges, selectedFor, targetsFor } from './moving.ts';
import { isDrag, pagePx, snapPx, type Gesture, type Pointer, type Stage } from './tool.ts';

/** What a resize comes to for each element. */
interface Resized {
  readonly seen: ReadonlyMap<string, Turned>;
  readonly changes: ReadonlyMap<string, Change>;
}

function holdsOthers({ element }: PlacedElement): boolean {
  return 'children' in element;
}

/** Whether lengths within grow too: several elements, or a group, that keep their ratio. */
function growsWhole(moving: readonly PlacedElement[], keepsRatio: boolean): boolean {
  return keepsRatio && (moving.length > 1 || moving.some(holdsOthers));
}

/** A place snapped, else at a whole pixel. */
function landed(at: number, by = 0): number {
  return by === 0 ? Math.round(at) : at + by;
}

export function resizeGesture(from: Pointer, stage: Stage, handle: Handle): Gesture | undefined {
  const moving = selectedFor(stage.show, 'position');
  const only = moving.length === 1 ? moving[0] : undefined;
  const bounds = boundsOfAll(moving.map(({ seen }) => seen));
  if (!bounds) return undefined;
  const frame: Turned = only ? only.seen : { ...bounds, rotation: 0 };
  const targets = targetsFor(stage, moving);
  const edge = handles[handle];
  let isMoving = false;
  let result: Resized | undefined;

  const snap = (at: Place, pointer: Pointer): Snapped | undefined => {
    if (!targets || pointer.mod || frame.rotation !== 0) return undefined;
    const edges = { ...(edge.x === 0 ? {} : { x: at.x }), ...(edge.y === 0 ? {} : { y: at.y }) };
    return snapEdges(edges, frame, targets, pagePx(snapPx, stage));
  };

  /** The pointer as if it had pressed the very place of the handle. */
  const handleAt = (pointer: Pointer): Place => {
    const centre = centreOf(frame);
    const corner = turn({ x: centre.x + (edge.x * frame.width) / 2, y: centre.y + (edge.y * frame.height) / 2 }, centre, frame.rotation);
    return { x: corner.x + pointer.at.x - from.at.x, y: corner.y + pointer.at.y - from.at.y };
  };

  const move = (pointer: Pointer): void => {
    if (!isMoving && !isDrag(from, pointer)) return;
    isMoving = true;
    const at = handleAt(pointer);
    const snapped = snap(at, pointer);
    const keepsRatio = pointer.shift || (isCorner(handle) && moving.some(holdsOthers));
    const to = { x: landed(at.x, snapped?.by.x), y: landed(at.y, snapped?.by.y) };
    const resized = resizeBox(frame, handle, to, { keepsRatio, fromCentre: pointer.alt });
    const seen = new Map(moving.map((one) => [one.element.id, only ? resized : resizeBy(one.seen, frame, resized)]));
    const scales = growsWhole(moving, keepsRatio);
    const changes = new Map(moving.flatMap((one) => [...changesTo(one, seen.get(one.element.id) ?? one.seen, scales)]));
    result = { seen, changes };
    useGesture.setState({ live: { ids: [...seen.keys()], seen, changes }, lines: snapped?.lines ?? [], gaps: [], isBusy: true });
  };

  return {
    move,
    end(pointer) {
      move(pointer);
      if (result) applyChanges(stage.show, result.changes);
      settleGesture();
    },
    cancel: settleGesture,
  };
}
