// What others ask of the canvas: which elements lie under a point of the window, where the selection is, and where to scroll to see it.

import { hitsAt } from '../../../shared/hitTest.ts';
import { placedElements, placedIn } from '../../../shared/placed.ts';
import type { Box } from '../../../shared/scene.ts';
import { boundsOfAll } from '../../../shared/turned.ts';
import type { Place } from '../../../shared/geometry.ts';
import { currentShow, useCanvas } from '../canvasStore.ts';
import { useEditor } from '../editorStore.ts';
import { hitPx } from '../tools/tool.ts';

/** The page on the canvas; null while it is not shown. */
function pageOnScreen(): Element | null {
  return document.querySelector('.editor-ground .canvas-page');
}

/** A point of the window in page pixels; undefined while no page is shown. */
export function pagePlace(clientX: number, clientY: number): Place | undefined {
  const bounds = pageOnScreen()?.getBoundingClientRect();
  const { scale } = useEditor.getState();
  return bounds && { x: (clientX - bounds.left) / scale, y: (clientY - bounds.top) / scale };
}

/** Ids of the elements under a point of the window, the topmost first; locked ones too, and groups after what they hold. */
export function hitsUnder(clientX: number, clientY: number): readonly string[] {
  const show = currentShow();
  const at = pagePlace(clientX, clientY);
  if (!show || !at) return [];
  const hits = hitsAt(placedElements(show.scene), at, hitPx / useEditor.getState().scale);
  return [...new Set(hits.flatMap(({ element, parents }) => [element.id, ...parents.toReversed()]))];
}

/** The upright box around what is selected, in page pixels; undefined where nothing is. */
export function selectionBounds(): Box | undefined {
  const show = currentShow();
  if (!show) return undefined;
  const placed = placedIn(show.scene);
  return boundsOfAll(useCanvas.getState().selection.flatMap((id) => placed.get(id)?.seen ?? []));
}

/** Room left around what is zoomed to, in CSS pixels. */
const roomPx = 64;

/** Zooms so that the selection fills the canvas, and scrolls it into the middle. */
export function zoomToSelection(): void {
  const bounds = selectionBounds();
  const ground = document.querySelector<HTMLElement>('.editor-ground');
  if (!bounds || !ground) return;
  const fits = Math.min((ground.clientWidth - 2 * roomPx) / Math.max(1, bounds.width), (ground.clientHeight - 2 * roomPx) / Math.max(1, bounds.height));
  useEditor.setState({ mode: 'one', zoom: Math.min(4, Math.max(0.05, fits)) });
  requestAnimationFrame(() => scrollTo(ground, bounds));
}

function scrollTo(ground: HTMLElement, bounds: Box): void {
  const page = pageOnScreen()?.getBoundingClientRect();
  const frame = ground.getBoundingClientRect();
  const { scale } = useEditor.getState();
  if (!page) return;
  const middle = { x: page.left + (bounds.x + bounds.width / 2) * scale, y: page.top + (bounds.y + bounds.height / 2) * scale };
  ground.scrollBy(middle.x - frame.left - frame.width / 2, middle.y - frame.top - frame.height / 2);
}
