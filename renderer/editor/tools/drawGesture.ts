// Drawing the box of a new element: Shift keeps it square, Alt draws from its centre, its edges snap.

import type { Place } from '../../../shared/geometry.ts';
import { snapEdges } from '../../../shared/snapping.ts';
import type { Box } from '../../../shared/scene.ts';
import { settleGesture, useGesture } from '../canvas/gestureStore.ts';
import { targetsFor } from './moving.ts';
import { isDrag, pagePx, snapPx, type Gesture, type Pointer, type Stage } from './tool.ts';

export interface DrawOptions {
  /** What a click without a drag makes. */
  click(at: Place): void;
  /** What a drawn box makes; `from` and `to` are where it was begun and ended. */
  drawn(box: Box, from: Place, to: Place): void;
  /** A line follows the pointer; Shift turns it in steps of 45 degrees. */
  readonly isLine?: boolean;
}

function squared(from: Place, to: Place, isLine: boolean): Place {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  if (!isLine) {
    const side = Math.max(Math.abs(dx), Math.abs(dy));
    return { x: from.x + Math.sign(dx || 1) * side, y: from.y + Math.sign(dy || 1) * side };
  }
  const step = Math.PI / 4;
  const angle = Math.round(Math.atan2(dy, dx) / step) * step;
  const length = Math.hypot(dx, dy);
  return { x: from.x + Math.cos(angle) * length, y: from.y + Math.sin(angle) * length };
}

function boxOf(from: Place, to: Place): Box {
  return { x: Math.min(from.x, to.x), y: Math.min(from.y, to.y), width: Math.abs(to.x - from.x), height: Math.abs(to.y - from.y) };
}

export function drawGesture(pressed: Pointer, stage: Stage, options: DrawOptions): Gesture {
  const targets = targetsFor(stage, []);
  const { isLine = false } = options;
  let isDrawing = false;
  let ends: { readonly from: Place; readonly to: Place } | undefined;

  const snapped = (at: Place, pointer: Pointer): { readonly at: Place; readonly lines: ReturnType<typeof snapEdges>['lines'] } => {
    if (!targets || pointer.mod) return { at, lines: [] };
    const found = snapEdges(at, { ...at, width: 0, height: 0 }, targets, pagePx(snapPx, stage));
    return { at: { x: at.x + found.by.x, y: at.y + found.by.y }, lines: found.lines };
  };
  const start = snapped(pressed.at, pressed).at;

  const move = (pointer: Pointer): void => {
    if (!isDrawing && !isDrag(pressed, pointer)) return;
    isDrawing = true;
    const { at, lines } = snapped(pointer.at, pointer);
    const to = pointer.shift ? squared(start, at, isLine) : at;
    const from = pointer.alt ? { x: 2 * start.x - to.x, y: 2 * start.y - to.y } : start;
    ends = { from, to };
    useGesture.setState({ drawing: { ...boxOf(from, to), rotation: 0 }, lines, isBusy: true });
  };

  return {
    move,
    end(pointer) {
      move(pointer);
      settleGesture();
      if (ends) options.drawn(boxOf(ends.from, ends.to), ends.from, ends.to);
      else options.click(pressed.at);
    },
    cancel: settleGesture,
  };
}
