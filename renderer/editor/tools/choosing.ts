// Selecting without a pointer: everything, the next and the previous, into a group and out of it.

import { mayChange } from '../../../shared/locks.ts';
import { placedElements, placedIn, type PlacedElement } from '../../../shared/placed.ts';
import { currentShow, select, useCanvas, type CanvasShow } from '../canvasStore.ts';
import { useEditor } from '../editorStore.ts';
import { openInPlace } from './openInPlace.ts';

/** Elements that can be gone through: those of the entered group, or of the page; while filling, those with something to change. */
function reachable({ scene }: CanvasShow): readonly PlacedElement[] {
  const { entered, isFilling } = useCanvas.getState();
  const shown = placedElements(scene).filter(({ isShown }) => isShown);
  if (isFilling) return shown.filter(({ element }) => mayChange(element, 'content', true) || mayChange(element, 'crop', true));
  return shown.filter(({ parents, isLocked }) => !isLocked && parents.at(-1) === entered);
}

/** The element that Tab comes to; undefined where the canvas is to be left. */
function stepTo(by: 1 | -1): string | undefined {
  const show = currentShow();
  if (!show) return undefined;
  const ids = reachable(show).map(({ element }) => element.id);
  const { selection } = useCanvas.getState();
  const at = ids.indexOf(selection.at(-1) ?? '');
  if (at === -1) return by === 1 ? ids[0] : ids.at(-1);
  return ids[at + by];
}

export function canStep(by: 1 | -1): boolean {
  return stepTo(by) !== undefined;
}

export function stepSelection(by: 1 | -1): void {
  const id = stepTo(by);
  if (id !== undefined) select([id]);
}

export function selectAll(): void {
  const show = currentShow();
  if (show) select(reachable(show).map(({ element }) => element.id));
}

/** Opens what is selected: a group, a text, a picture. */
export function openSelected(): void {
  const show = currentShow();
  const [id] = useCanvas.getState().selection;
  if (show && id !== undefined) openInPlace(id, undefined, { show, scale: useEditor.getState().scale });
}

function parentOfSelection(): string | undefined {
  const show = currentShow();
  const { selection, entered } = useCanvas.getState();
  const first = show && selection[0] !== undefined ? placedIn(show.scene).get(selection[0]) : undefined;
  return first ? first.parents.at(-1) : entered;
}

export function hasParent(): boolean {
  return parentOfSelection() !== undefined;
}

/** Selects the group around what is selected, and leaves it. */
export function selectParent(): void {
  const show = currentShow();
  const parent = parentOfSelection();
  if (!show || parent === undefined) return;
  useCanvas.setState({ entered: placedIn(show.scene).get(parent)?.parents.at(-1) });
  select([parent]);
}

/** Whether Esc has something to leave on the canvas. */
export function canLeave(): boolean {
  const { cropping, tool, entered, selection } = useCanvas.getState();
  return cropping !== undefined || tool !== 'select' || entered !== undefined || selection.length > 0;
}

/** One step back: out of cropping, to the selecting tool, out of a group, to nothing selected. */
export function leaveOne(): void {
  const { cropping, tool } = useCanvas.getState();
  if (cropping !== undefined) useCanvas.setState({ cropping: undefined });
  else if (tool !== 'select') useCanvas.setState({ tool: 'select' });
  else if (hasParent()) selectParent();
  else select([]);
}
