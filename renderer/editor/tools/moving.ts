// What gestures that move elements share: which may be moved, what they snap to, and how what they came to is written to the design.

import type { Change } from '../../../shared/design.ts';
import { mayChange, type Lock } from '../../../shared/locks.ts';
import { outermost, placedElements, type PlacedElement } from '../../../shared/placed.ts';
import { setShown } from '../../../shared/placing.ts';
import { snapTargets, type SnapTargets } from '../../../shared/snapping.ts';
import { boundsOfAll } from '../../../shared/turned.ts';
import { useCanvas, type CanvasShow } from '../canvasStore.ts';
import { currentDesign, edit } from '../editorStore.ts';
import { guidesOf } from './guides.ts';
import type { Stage } from './tool.ts';

/** Selected elements that may be changed so, none of them within another. */
export function selectedFor(show: CanvasShow, lock: Lock): readonly PlacedElement[] {
  const { selection, isFilling } = useCanvas.getState();
  return outermost(show.scene, selection).filter(({ element, isLocked }) => !isLocked && mayChange(element, lock, isFilling));
}

/** What the given elements may snap to; nothing where snapping is off. */
export function targetsFor({ show }: Stage, moving: readonly PlacedElement[]): SnapTargets | undefined {
  if (!useCanvas.getState().snaps) return undefined;
  const ids = new Set(moving.map(({ element }) => element.id));
  const level = moving[0]?.parents.at(-1);
  const boxes = placedElements(show.scene)
    .filter(({ element, parents, isShown }) => isShown && !ids.has(element.id) && !parents.some((parent) => ids.has(parent)))
    // Groups are snapped to as a whole, but for the one in which something moves.
    .filter(({ parents }) => parents.length === 0 || parents.at(-1) === level)
    .flatMap(({ seen }) => boundsOfAll([seen]) ?? []);
  const { width, height } = show.scene;
  return snapTargets(boxes, { width, height, safeZone: show.drawnSize.safeZone, guides: guidesOf(show) });
}

/** Writes changes of elements as one step of undo. */
export function applyChanges(show: CanvasShow, changes: ReadonlyMap<string, Change>): void {
  const { scope } = useCanvas.getState();
  if (currentDesign() !== show.design) return;
  edit((design) => [...changes].reduce((now, [id, change]) => setShown(now, show, id, change, scope), design));
}
