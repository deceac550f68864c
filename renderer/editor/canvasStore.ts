// What the canvas is about: the page, what is selected, the tool in hand, and how far an edit reaches. And what is shown there now, for
// tools and commands.
//   useCanvas  currentShow  placeOnShow  select  selectedElements

import { create } from 'zustand';
import type { Design, Element, ShapeName } from '../../shared/design.ts';
import type { OnShow } from '../../shared/edits.ts';
import { walk } from '../../shared/elements/index.ts';
import type { Scope } from '../../shared/placing.ts';
import { directionOf, textOf } from '../../shared/point.ts';
import type { Scene } from '../../shared/scene.ts';
import { sceneOf, type DrawingAssets, type DrawnSize } from '../drawing/pageDrawing.ts';
import { allSizes } from '../drawing/sizes.ts';
import { currentDesign, useEditor } from './editorStore.ts';

/** The names of the table in `tools/`. */
export type ToolName = 'select' | 'text' | 'shape' | 'picture' | 'pan' | 'crop';

export interface CanvasState {
  /** Index of the page on show. */
  readonly page: number;
  /** Ids of selected elements of the page, first selected first. */
  readonly selection: readonly string[];
  /** The group whose children a click selects; undefined at the page's own level. */
  readonly entered: string | undefined;
  /** The element under the pointer. */
  readonly hovered: string | undefined;
  readonly tool: ToolName;
  /** What the shape tool draws. */
  readonly shape: ShapeName;
  /** The text that is edited in place. */
  readonly typing: string | undefined;
  /** The picture that is cropped in place. */
  readonly cropping: string | undefined;
  /** How far edits of places reach. */
  readonly scope: Scope;
  /** Only what a template leaves open can be changed. */
  readonly isFilling: boolean;
  readonly snaps: boolean;
  readonly showsRulers: boolean;
  /** Fonts, pictures and brand of the open design, once loaded. */
  readonly assets: DrawingAssets | undefined;
}

const first: CanvasState = {
  page: 0,
  selection: [],
  entered: undefined,
  hovered: undefined,
  tool: 'select',
  shape: 'rectangle',
  typing: undefined,
  cropping: undefined,
  scope: 'size',
  isFilling: false,
  snaps: true,
  showsRulers: false,
  assets: undefined,
};

export const useCanvas = create<CanvasState>()(() => first);

/** A canvas for a design just opened. One drawn from nothing is edited in all sizes at once, a template's size by size. */
function startCanvas(design: Design): void {
  const isTemplate = design.pages.some((page) => page.layouts.some((layout) => layout.shape !== undefined));
  useCanvas.setState(({ snaps, showsRulers }) => ({ ...first, snaps, showsRulers, scope: isTemplate ? 'size' : 'all' }));
}

useEditor.subscribe((now, before) => {
  const design = now.history?.present;
  if (!design || design === before.history?.present) return;
  if (now.open?.id !== before.open?.id) startCanvas(design);
  else forgetWhatIsGone(design, before.history?.present);
});

/** What an undo or another window took away is not selected any more. */
function forgetWhatIsGone(design: Design, before: Design | undefined): void {
  const { page, selection, typing, cropping, entered } = useCanvas.getState();
  if (selection.length === 0 && !typing && !cropping && !entered && page < design.pages.length) return;
  const shown = Math.min(page, design.pages.length - 1);
  // Another page may have elements of the same ids.
  if (before?.pages[page]?.id !== design.pages[shown]?.id) {
    useCanvas.setState({ page: shown, selection: [], typing: undefined, cropping: undefined, entered: undefined });
    return;
  }
  const ids = new Set([...walk(design.pages[shown]?.elements ?? [])].map((element) => element.id));
  const isThere = (id: string | undefined): string | undefined => (id !== undefined && ids.has(id) ? id : undefined);
  const kept = selection.every((id) => ids.has(id)) ? selection : selection.filter((id) => ids.has(id));
  useCanvas.setState({ page: shown, selection: kept, typing: isThere(typing), cropping: isThere(cropping), entered: isThere(entered) });
}

/** The size on show, of any kind. */
export function sizeOnShow(): DrawnSize | undefined {
  const { networks, sizeId } = useEditor.getState();
  return networks && allSizes(networks, ['post', 'cover', 'profile']).find((one) => one.id === sizeId);
}

export interface CanvasShow extends OnShow {
  readonly design: Design;
  readonly scene: Scene;
  readonly drawnSize: DrawnSize;
  readonly assets: DrawingAssets;
}

let last: CanvasShow | undefined;

/** What the canvas shows of a design; kept until the design, the size or the page is another. */
export function showOf(design: Design, drawnSize: DrawnSize, page: number, assets: DrawingAssets): CanvasShow {
  if (last && last.design === design && last.drawnSize.id === drawnSize.id && last.page === page && last.assets === assets) return last;
  const scene = sceneOf(design, drawnSize, assets, page);
  last = { design, scene, drawnSize, assets, page, size: drawnSize.id, direction: directionOf(textOf(design.point, 'language')) };
  return last;
}

/** What the canvas shows now; undefined while nothing can be shown. Throws Fault where a scene cannot be built. */
export function currentShow(): CanvasShow | undefined {
  const design = currentDesign();
  const size = sizeOnShow();
  const { assets, page } = useCanvas.getState();
  return design && size && assets && design.pages[page] ? showOf(design, size, page, assets) : undefined;
}

/** Names the page and size on show: what takes a while is done there, or not at all. */
export function placeOnShow({ design, page, size }: CanvasShow): string {
  return `${design.id} ${design.pages[page]?.id ?? ''} ${size}`;
}

/** Selects elements of the page; those it does not have are left out. */
export function select(ids: readonly string[]): void {
  const page = currentDesign()?.pages[useCanvas.getState().page];
  const known = new Set([...walk(page?.elements ?? [])].map((element) => element.id));
  useCanvas.setState({ selection: [...new Set(ids)].filter((id) => known.has(id)) });
}

/** The selected elements as the design has them. */
export function selectedElements(): readonly Element[] {
  const { page, selection } = useCanvas.getState();
  const elements = new Map([...walk(currentDesign()?.pages[page]?.elements ?? [])].map((element) => [element.id, element]));
  return selection.flatMap((id) => elements.get(id) ?? []);
}
