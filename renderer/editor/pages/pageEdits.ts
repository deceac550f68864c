// What is done to pages, from the panel and the commands alike; each is one step, and the page it is about comes on show.

import type { Design } from '../../../shared/design.ts';
import { addPage, duplicatePage, mostPages, movePage, removePage } from '../../../shared/pages.ts';
import { text } from '../../i18n/index.ts';
import { announce, tell } from '../../shell/viewStore.ts';
import { useCanvas } from '../canvasStore.ts';
import { currentDesign, edit } from '../editorStore.ts';

const count = (): number => currentDesign()?.pages.length ?? 0;

/** Shows a page; nothing on it is selected. */
export function showPage(page: number): void {
  if (page < 0 || page >= count() || page === useCanvas.getState().page) return;
  useCanvas.setState({ page, selection: [], entered: undefined, typing: undefined, cropping: undefined });
  announce(text('pages.shown', { number: page + 1, count: count() }));
}

export function stepPage(by: number): void {
  const { page } = useCanvas.getState();
  showPage((page + by + count()) % count());
}

function change(make: (design: Design) => Design, page: number, said: string): void {
  const before = count();
  // Pages that were duplicated have elements of the same ids: what is edited in place ends with its page.
  useCanvas.setState({ typing: undefined, cropping: undefined });
  edit(make);
  useCanvas.setState({ page: Math.min(page, count() - 1), selection: [], entered: undefined });
  if (count() === before && before >= mostPages) tell(text('pages.most', { count: mostPages }));
  else announce(said);
}

export function addPageHere(): void {
  const { page } = useCanvas.getState();
  change((design) => addPage(design, page), page + 1, text('pages.added', { number: page + 2 }));
}

export function duplicatePageHere(): void {
  const { page } = useCanvas.getState();
  change((design) => duplicatePage(design, page), page + 1, text('pages.duplicated', { number: page + 2 }));
}

export function removePageHere(): void {
  const { page } = useCanvas.getState();
  change((design) => removePage(design, page), Math.max(0, page - (page === count() - 1 ? 1 : 0)), text('pages.removed', { number: page + 1 }));
}

/** Puts a page at another place, and shows it there. */
export function putPage(from: number, to: number): void {
  const place = Math.min(Math.max(0, to), count() - 1);
  if (place === from) return;
  change((design) => movePage(design, from, place), place, text('pages.moved', { number: from + 1, to: place + 1 }));
}

export function movePageHere(by: number): void {
  const { page } = useCanvas.getState();
  putPage(page, page + by);
}
