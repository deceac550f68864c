// What a double-click or Enter does: a group is entered, a text is typed into, a picture is cropped.

import { hitsAt } from '../../../shared/hitTest.ts';
import { mayChangePlaced, placedElements, placedIn, type PlacedElement } from '../../../shared/placed.ts';
import { select, useCanvas } from '../canvasStore.ts';
import { startTyping } from '../typing/typing.ts';
import { hitPx, pagePx, type Pointer, type Stage } from './tool.ts';

/** The child of a group that lies under the pointer, else its topmost. */
function childOf(group: PlacedElement, pointer: Pointer | undefined, stage: Pick<Stage, 'show' | 'scale'>): string | undefined {
  const placed = placedElements(stage.show.scene);
  const under = pointer ? hitsAt(placed, pointer.at, pagePx(hitPx, stage)) : [];
  for (const { element, parents } of under) {
    const path = [...parents, element.id];
    const at = path.indexOf(group.element.id);
    if (at !== -1) return path[at + 1];
  }
  return placed.findLast(({ parents, isLocked, isShown }) => isShown && !isLocked && parents.at(-1) === group.element.id)?.element.id;
}

/** Opens an element for what is in it; false where there is nothing to open. */
export function openInPlace(id: string, pointer: Pointer | undefined, stage: Pick<Stage, 'show' | 'scale'>): boolean {
  const placed = placedIn(stage.show.scene).get(id);
  const { isFilling } = useCanvas.getState();
  if (!placed) return false;
  const { element } = placed;
  if ('children' in element) {
    const child = childOf(placed, pointer, stage);
    if (child === undefined) return false;
    useCanvas.setState({ entered: id });
    select([child]);
    return true;
  }
  if ('runs' in element && mayChangePlaced(placed, 'content', isFilling)) {
    select([id]);
    return startTyping(id, pointer?.at);
  }
  if ('source' in element && mayChangePlaced(placed, 'crop', isFilling)) {
    select([id]);
    useCanvas.setState({ cropping: id });
    return true;
  }
  return false;
}
