// Cropping in place: dragging inside the picture moves what is seen of it, the wheel makes it larger, a press elsewhere ends it.

import type { Change, Design, Element, ImageElement } from '../../../shared/design.ts';
import { setFocus } from '../../../shared/edits.ts';
import { isInside, turn, type Place } from '../../../shared/geometry.ts';
import { placedIn, type PlacedElement } from '../../../shared/placed.ts';
import { setShown } from '../../../shared/placing.ts';
import { pictureOf, type Focus } from '../../../shared/point.ts';
import type { SceneItem } from '../../../shared/scene.ts';
import { settleGesture, useGesture } from '../canvas/gestureStore.ts';
import { currentShow, useCanvas, type CanvasShow } from '../canvasStore.ts';
import { edit, editInRun } from '../editorStore.ts';
import { selectTool } from './selectTool.ts';
import { isDrag, type Gesture, type Pointer, type Stage, type Tool } from './tool.ts';

interface Cropped {
  readonly placed: PlacedElement;
  readonly element: ImageElement;
  readonly item: Extract<SceneItem, { type: 'picture' }>;
  /** Pixels of the picture. */
  readonly width: number;
  readonly height: number;
}

function isImage(element: Element): element is ImageElement {
  return element.kind === 'image';
}

function itemOf(items: readonly SceneItem[], id: string): Cropped['item'] | undefined {
  for (const item of items) {
    if (item.type === 'group') {
      const found = itemOf(item.items, id);
      if (found) return found;
    } else if (item.element === id && item.type === 'picture') return item;
  }
  return undefined;
}

/** The picture that is cropped now. */
export function croppedNow(show: CanvasShow): Cropped | undefined {
  const { cropping } = useCanvas.getState();
  const placed = cropping === undefined ? undefined : placedIn(show.scene).get(cropping);
  const item = placed && itemOf(show.scene.items, placed.element.id);
  if (!placed || !item || !isImage(placed.element)) return undefined;
  const info = show.assets.picture(item.derivative.asset);
  return info && { placed, element: placed.element, item, width: info.width, height: info.height };
}

/** A middle such that all that is seen lies within the picture, as a share of its length. */
function within(place: number, seen: number, all: number): number {
  return Math.min(Math.max(place, seen / 2), all - seen / 2) / all;
}

function share(value: number): number {
  return Math.round(Math.min(1, Math.max(0, value)) * 10_000) / 10_000;
}

/** The focus whose crop shows the picture moved by so many page pixels. */
function focusMoved({ item, width, height, placed }: Cropped, by: Place): Focus {
  const { crop } = item.derivative;
  const upright = turn(by, { x: 0, y: 0 }, -placed.seen.rotation);
  const perPixel = crop.width / item.box.width;
  const flip = { x: item.flipX ? -1 : 1, y: item.flipY ? -1 : 1 };
  const centre = { x: crop.x + crop.width / 2 - upright.x * perPixel * flip.x, y: crop.y + crop.height / 2 - upright.y * perPixel * flip.y };
  return { x: within(centre.x, crop.width, width), y: within(centre.y, crop.height, height) };
}

function rounded({ x, y }: Focus): Focus {
  return { x: share(x), y: share(y) };
}

/** Writes where the subject is: to the point where the picture is a field's, else to the element. */
export function focusOn(design: Design, show: CanvasShow, element: ImageElement, focus: Focus): Design {
  const { field } = element.source;
  if (field !== undefined && pictureOf(design.point, field)) return setFocus(design, field, rounded(focus));
  return setShown(design, show, element.id, { focus: rounded(focus) }, useCanvas.getState().scope);
}

/** How a picture is drawn while its focus moves: as one of its own, so that the focus counts. */
function liveChange({ item }: Cropped, focus: Focus): Change {
  return { source: { asset: item.derivative.asset }, focus };
}

function dragGesture(from: Pointer, stage: Stage, cropped: Cropped): Gesture {
  const { id } = cropped.element;
  let focus: Focus | undefined;
  const move = (pointer: Pointer): void => {
    if (!focus && !isDrag(from, pointer)) return;
    focus = focusMoved(cropped, { x: pointer.at.x - from.at.x, y: pointer.at.y - from.at.y });
    const seen = new Map([[id, cropped.placed.seen]]);
    useGesture.setState({ live: { ids: [id], seen, changes: new Map([[id, liveChange(cropped, focus)]]) }, isBusy: true });
  };
  return {
    move,
    end(pointer) {
      move(pointer);
      const found = focus;
      if (found) edit((design) => focusOn(design, stage.show, cropped.element, found));
      settleGesture();
    },
    cancel: settleGesture,
  };
}

/** Makes the cropped picture larger or smaller within its frame. */
export function zoomCrop(by: number): void {
  const show = currentShow();
  const cropped = show && croppedNow(show);
  if (!show || !cropped) return;
  const zoom = Math.round(Math.min(20, Math.max(1, (cropped.element.zoom ?? 1) * by)) * 1000) / 1000;
  editInRun(`${cropped.element.id} zoom`, (design) => setShown(design, show, cropped.element.id, { zoom: zoom === 1 ? null : zoom }, useCanvas.getState().scope));
}

/** Moves what is seen of the cropped picture by page pixels, as arrow keys do. */
export function nudgeCrop(by: Place): void {
  const show = currentShow();
  const cropped = show && croppedNow(show);
  if (show && cropped) editInRun(`${cropped.element.id} focus`, (design) => focusOn(design, show, cropped.element, focusMoved(cropped, by)));
}

export const cropTool: Tool = {
  id: 'crop',
  cursor: 'default',
  press(pointer, stage) {
    const cropped = croppedNow(stage.show);
    const { seen } = cropped?.placed ?? {};
    if (cropped && seen && pointer.grip === undefined && isInside(pointer.at, seen, seen.rotation)) return dragGesture(pointer, stage, cropped);
    if (pointer.grip === undefined) useCanvas.setState({ cropping: undefined });
    return selectTool.press(pointer, stage);
  },
  wheel(event, pointer, { show }) {
    const cropped = croppedNow(show);
    if (!cropped || !isInside(pointer.at, cropped.placed.seen, cropped.placed.seen.rotation)) return false;
    zoomCrop(Math.exp(-event.deltaY / 400));
    return true;
  },
};
