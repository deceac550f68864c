// The tool in hand as a rule: it selects, moves, resizes and turns, enters groups, and opens texts and pictures in place.

import { isInside } from '../../../shared/geometry.ts';
import { handles, type Handle } from '../../../shared/handles.ts';
import { pickAt } from '../../../shared/hitTest.ts';
import { mayChange } from '../../../shared/locks.ts';
import { placedElements, placedIn } from '../../../shared/placed.ts';
import { select, useCanvas } from '../canvasStore.ts';
import { openInPlace } from './openInPlace.ts';
import { guideGesture } from './guideGesture.ts';
import { marqueeGesture } from './marqueeGesture.ts';
import { moveGesture } from './moveGesture.ts';
import { resizeGesture } from './resizeGesture.ts';
import { rotateGesture } from './rotateGesture.ts';
import { hitPx, pagePx, type Gesture, type Pointer, type Stage, type Tool } from './tool.ts';

function isHandle(name: string): name is Handle {
  return Object.hasOwn(handles, name);
}

function gripGesture(grip: string, pointer: Pointer, stage: Stage): Gesture | undefined {
  const [kind, name = ''] = grip.split(':');
  if (kind === 'handle' && isHandle(name)) return resizeGesture(pointer, stage, name);
  if (kind === 'rotate') return rotateGesture(pointer, stage);
  if (kind === 'guide') return guideGesture(stage, Number(name));
  return undefined;
}

/** The element that a press means; while a template is filled, only one with something to change. */
export function pickFor(pointer: Pointer, stage: Stage, deep = pointer.mod): string | undefined {
  const { entered, isFilling } = useCanvas.getState();
  const reach = pagePx(hitPx, stage);
  const placed = placedElements(stage.show.scene);
  if (!isFilling) return pickAt(placed, pointer.at, { deep, entered, reach });
  return pickAt(placed, pointer.at, { deep: true, reach, mayPick: ({ element }) => mayChange(element, 'content', true) || mayChange(element, 'crop', true) });
}

/** A group that was entered is left by a press on something else. */
function leaveGroup(id: string | undefined, { show }: Stage): void {
  const { entered } = useCanvas.getState();
  if (entered === undefined) return;
  const parents = id === undefined ? [] : (placedIn(show.scene).get(id)?.parents ?? []);
  if (!parents.includes(entered)) useCanvas.setState({ entered: undefined });
}

/** Whether a press lies in the box of several that are selected: it moves them all. */
function isInSelection({ at }: Pointer, { show }: Stage): boolean {
  const { selection } = useCanvas.getState();
  const placed = placedIn(show.scene);
  return selection.some((id) => {
    const one = placed.get(id);
    return one !== undefined && isInside(at, one.seen, one.seen.rotation);
  });
}

function toggled(id: string): void {
  const { selection } = useCanvas.getState();
  select(selection.includes(id) ? selection.filter((one) => one !== id) : [...selection, id]);
}

function pressOn(id: string, pointer: Pointer, stage: Stage): Gesture {
  const { selection } = useCanvas.getState();
  const wasSelected = selection.includes(id);
  if (!wasSelected) {
    if (pointer.shift) toggled(id);
    else select([id]);
  }
  return moveGesture(pointer, stage, () => {
    if (!wasSelected) return;
    if (pointer.shift) toggled(id);
    else if (selection.length > 1) select([id]);
  });
}

/** Every second press of a run opens: who double-clicks again at once means what the first double-click came to. */
function isDoubleClick({ clicks }: Pointer): boolean {
  return clicks % 2 === 0;
}

export const selectTool: Tool = {
  id: 'select',
  cursor: 'default',
  press(pointer, stage) {
    if (pointer.grip !== undefined) return gripGesture(pointer.grip, pointer, stage);
    const id = pickFor(pointer, stage);
    leaveGroup(id, stage);
    if (isDoubleClick(pointer) && id !== undefined && !pointer.shift && openInPlace(id, pointer, stage)) return undefined;
    if (id !== undefined) return pressOn(id, pointer, stage);
    if (pointer.shift && isInSelection(pointer, stage)) return moveGesture(pointer, stage, () => undefined);
    if (!pointer.shift) select([]);
    return marqueeGesture(pointer, stage);
  },
  hover(pointer, stage) {
    const hovered = pointer.grip === undefined ? pickFor(pointer, stage) : undefined;
    if (hovered !== useCanvas.getState().hovered) useCanvas.setState({ hovered });
  },
};
