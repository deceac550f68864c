// What the commands that arrange do to the selection, each as one step that is said aloud.

import { alignBoxes, spreadBoxes, tidyBoxes, type AlignEdge, type Arranged, type Axis, type Moves } from '../../shared/arrange.ts';
import type { Design, Element } from '../../shared/design.ts';
import { tidy } from '../../shared/geometry.ts';
import { groupElements, keepPlaces, ungroup } from '../../shared/grouping.ts';
import { stackElements, type StackWay } from '../../shared/nesting.ts';
import { mayChangePlaced, outermost as outermostPlaced } from '../../shared/placed.ts';
import { placeShown, setShown, shownElement } from '../../shared/placing.ts';
import { deepestGroups, mostElements } from '../../shared/readElement.ts';
import { outermost } from '../../shared/tree.ts';
import { text } from '../i18n/index.ts';
import { sceneOf } from '../drawing/pageDrawing.ts';
import { allSizes } from '../drawing/sizes.ts';
import { announce, tell, useView } from '../shell/viewStore.ts';
import { currentShow, select, selectedElements, useCanvas, type CanvasShow } from './canvasStore.ts';
import { edit, useEditor } from './editorStore.ts';
import { toggleFlag } from './layers/layerEdits.ts';
import { startRenaming } from './panelStore.ts';

/** Whether a design is on show. */
export function hasOpenDesign(): boolean {
  return useView.getState().route.screen === 'design' && useEditor.getState().open !== undefined;
}

/** Whether a design can be edited as its author: it is on show, and not being filled. */
export function isEditing(): boolean {
  return hasOpenDesign() && !useCanvas.getState().isFilling;
}

export function hasSelection(least = 1): boolean {
  return isEditing() && useCanvas.getState().selection.length >= least;
}

export function selectionHasGroup(): boolean {
  return hasSelection() && selectedElements().some((element) => 'children' in element);
}

/** Selected elements that may be moved; those within other selected ones move with them. */
function movable(show: CanvasShow): readonly Element[] {
  const { selection, isFilling } = useCanvas.getState();
  const open = new Set(outermostPlaced(show.scene, selection).flatMap((placed) => (mayChangePlaced(placed, 'position', isFilling) ? placed.element.id : [])));
  return outermost(show.scene.elements, open);
}

/** Boxes on the page, as if nothing around them were turned. */
function boxesOf(show: CanvasShow, elements: readonly Element[]): readonly Arranged[] {
  return elements.flatMap(({ id, x, y, width, height, rotation }) => {
    const found = shownElement(show, id);
    if (!found) return [];
    const origin = found.parents.reduce((at, parent) => ({ x: at.x + parent.x, y: at.y + parent.y }), { x: 0, y: 0 });
    return [{ id, x: tidy(x + origin.x), y: tidy(y + origin.y), width, height, rotation }];
  });
}

function moveBoxes(make: (boxes: readonly Arranged[], page: CanvasShow) => Moves, said: string): void {
  const show = currentShow();
  if (!show) return;
  const boxes = boxesOf(show, movable(show));
  const moves = make(boxes, show);
  if (moves.size > 0) edit((design) => placeShown(design, show, moves, useCanvas.getState().scope));
  announce(boxes.length === 0 ? text('arrange.locked') : said);
}

export function alignSelection(edge: AlignEdge): void {
  moveBoxes((boxes, { scene }) => alignBoxes(boxes, edge, { x: 0, y: 0, width: scene.width, height: scene.height }), text(`arrange.aligned.${edge}`));
}

export function spreadSelection(axis: Axis): void {
  moveBoxes((boxes) => spreadBoxes(boxes, axis), text('arrange.spread'));
}

export function tidySelection(): void {
  moveBoxes(tidyBoxes, text('arrange.tidied'));
}

export function stackSelection(way: StackWay): void {
  const { page, selection } = useCanvas.getState();
  edit((design) => stackElements(design, page, selection, way));
  announce(text(`arrange.stacked.${way}`));
}

/** Turns each over about its own middle, or a selection of several about its groups' own. */
export function flipSelection(name: 'flipX' | 'flipY'): void {
  const show = currentShow();
  if (!show) return;
  const elements = movable(show);
  edit((design) => elements.reduce((now, element) => setShown(now, show, element.id, { [name]: element[name] ? null : true }, 'all'), design));
  announce(elements.length === 0 ? text('arrange.locked') : text(`arrange.${name}`));
}

export function toggleSelection(name: 'locked' | 'hidden'): void {
  toggleFlag(useCanvas.getState().selection, name);
}

export function renameSelected(): void {
  const [first] = useCanvas.getState().selection;
  if (first !== undefined) startRenaming(first);
}

/** Shows of the page at every size that has a layout of its own, and at the one on show. */
function showsToKeep(show: CanvasShow): readonly CanvasShow[] {
  const { networks } = useEditor.getState();
  const own = new Set(show.design.pages[show.page]?.layouts.flatMap((layout) => layout.size ?? []));
  own.delete(show.size);
  const others = networks ? allSizes(networks, ['post', 'cover', 'profile']).filter((size) => own.has(size.id)) : [];
  return [show, ...others.map((drawnSize) => ({ ...show, drawnSize, size: drawnSize.id, scene: sceneOf(show.design, drawnSize, show.assets, show.page) }))];
}

/** The design after its tree was changed, with everything where it was seen before at the sizes that were looked at. */
function kept(design: Design, shows: readonly CanvasShow[], ids: readonly string[]): Design {
  return shows.reduce((now, before, index) => {
    const after = { ...before, design: now, scene: sceneOf(now, before.drawnSize, before.assets, before.page) };
    return keepPlaces(now, before, after, ids, index === 0 ? useCanvas.getState().scope : 'size');
  }, design);
}

/** Takes a design whose page on show has another tree, as one step: these elements stay where they are seen. */
export function editTree(show: CanvasShow, design: Design, ids: readonly string[]): void {
  const shows = showsToKeep(show);
  edit(() => kept(design, shows, ids));
}

/** Tells that a design would be more than can be kept, so that nothing was done. */
export function tellNoRoom(): void {
  tell(text('arrange.noRoom', { deepest: deepestGroups, most: mostElements }));
}

export function groupSelection(): void {
  const show = currentShow();
  if (!show) return;
  const ids = outermost(show.design.pages[show.page]?.elements ?? [], new Set(useCanvas.getState().selection)).map((element) => element.id);
  let isFull = false;
  const { design, id } = groupElements(show.design, show.page, ids, text('kinds.group'), () => (isFull = true));
  if (id === '') return isFull ? tellNoRoom() : announce(text('arrange.notTogether'));
  editTree(show, design, ids);
  select([id]);
  return announce(text('arrange.grouped', { count: ids.length }));
}

export function ungroupSelection(): void {
  const show = currentShow();
  if (!show) return;
  const groups = selectedElements().filter((element) => 'children' in element);
  const members: string[] = [];
  const open = (design: Design): Design =>
    groups.reduce((now, group) => {
      const opened = ungroup(now, show.page, group.id);
      members.push(...opened.ids);
      return opened.design;
    }, design);
  const opened = open(show.design);
  editTree(show, opened, members);
  select(members);
  announce(text('arrange.ungrouped', { count: members.length }));
}
