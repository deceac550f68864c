// Dragging the handle above a selection turns it about its centre; with Shift in steps of 15 degrees.

import type { Change } from '../../../shared/design.ts';
import { centreOf } from '../../../shared/geometry.ts';
import { bearing, turnBox } from '../../../shared/handles.ts';
import { changesTo } from '../../../shared/resizing.ts';
import { boundsOfAll, normalAngle } from '../../../shared/turned.ts';
import { settleGesture, useGesture } from '../canvas/gestureStore.ts';
import { applyChanges, selectedFor } from './moving.ts';
import { isDrag, type Gesture, type Pointer, type Stage } from './tool.ts';

const stepDegrees = 15;

export function rotateGesture(from: Pointer, stage: Stage): Gesture | undefined {
  const moving = selectedFor(stage.show, 'position');
  const bounds = boundsOfAll(moving.map(({ seen }) => seen));
  if (!bounds) return undefined;
  const only = moving.length === 1 ? moving[0] : undefined;
  const centre = centreOf(only ? only.seen : bounds);
  const first = only?.seen.rotation ?? 0;
  const begun = bearing(centre, from.at);
  let isMoving = false;
  let changes: ReadonlyMap<string, Change> | undefined;

  const move = (pointer: Pointer): void => {
    if (!isMoving && !isDrag(from, pointer)) return;
    isMoving = true;
    const wished = first + bearing(centre, pointer.at) - begun;
    const angle = normalAngle(pointer.shift ? Math.round(wished / stepDegrees) * stepDegrees : Math.round(wished * 10) / 10);
    const seen = new Map(moving.map((one) => [one.element.id, turnBox(one.seen, centre, angle - first)]));
    changes = new Map(moving.flatMap((one) => [...changesTo(one, seen.get(one.element.id) ?? one.seen, false)]));
    useGesture.setState({ live: { ids: [...seen.keys()], seen, changes }, angle, isBusy: true });
  };

  return {
    move,
    end(pointer) {
      move(pointer);
      if (changes) applyChanges(stage.show, changes);
      settleGesture();
    },
    cancel: settleGesture,
  };
}
