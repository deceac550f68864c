// Copy, cut and paste: elements with what their layouts say, pictures and words of other programs. Elements travel as JSON of a type of
// their own, and their words as plain text.

import { takeElements, putElements, readTaken, type TakenElements } from '../../../shared/copying.ts';
import { walk } from '../../../shared/elements/index.ts';
import { removeElements } from '../../../shared/edits.ts';
import { mayChange } from '../../../shared/locks.ts';
import { outermost, placedIn } from '../../../shared/placed.ts';
import { setShown } from '../../../shared/placing.ts';
import { changesTo } from '../../../shared/resizing.ts';
import { shownText } from './shownWords.ts';
import { text } from '../../i18n/index.ts';
import type { Connection } from '../../shell/connection.ts';
import { announce, tell } from '../../shell/viewStore.ts';
import { currentShow, placeOnShow, select, showOf, useCanvas, type CanvasShow } from '../canvasStore.ts';
import { tellNoRoom } from '../arranging.ts';
import { edit, useEditor } from '../editorStore.ts';
import { boxAbout, createElement, middleOf, newText } from './creating.ts';
import { isPictureFile, pastePictures } from './pictures.ts';

/** How elements are called on the clipboard. */
const elementsType = 'application/x-point-studio';

/** What was copied last, here; pasted by commands that may not look at the system's clipboard. */
let memory: { readonly taken: TakenElements; readonly page: string } | undefined;

/** Times the same was pasted: each next one lies a little farther. */
let pastes = 0;

export function canPaste(): boolean {
  return memory !== undefined;
}

function pageKey({ design, page }: CanvasShow): string {
  return `${design.id} ${design.pages[page]?.id ?? ''}`;
}

/** Copies the selection into memory; answers what goes to the system's clipboard. */
export function copySelection(): { readonly json: string; readonly words: string } | undefined {
  const show = currentShow();
  const { selection, page } = useCanvas.getState();
  const taken = show && takeElements(show.design, page, selection);
  if (!show || !taken) return undefined;
  memory = { taken, page: pageKey(show) };
  pastes = 0;
  announce(text('canvas.copied', { count: taken.elements.length }));
  return { json: JSON.stringify(taken), words: shownText(show, selection) };
}

export function cutSelection(): ReturnType<typeof copySelection> {
  const show = currentShow();
  const { selection, isFilling } = useCanvas.getState();
  if (!show || !outermost(show.scene, selection).every(({ element, isLocked }) => !isLocked && mayChange(element, 'delete', isFilling))) return undefined;
  const copied = copySelection();
  if (copied) edit((design) => removeElements(design, show.page, selection));
  return copied;
}

/** Share of the page's short side by which a paste lies beside what it was copied from. */
const besideShare = 0.02;

/** Pictures that pasted elements show and this design has not shown yet. */
async function fetchPictures({ studio }: Connection, taken: TakenElements): Promise<void> {
  const { open } = useEditor.getState();
  const known = new Set(open?.kit.pictures.map(({ id }) => id));
  const wanted = new Set([...walk(taken.elements)].flatMap((element) => ('source' in element && 'asset' in element.source ? element.source.asset : [])));
  const missing = [...wanted].filter((id) => !known.has(id));
  if (missing.length === 0) return;
  const infos = await Promise.allSettled(missing.map((id) => studio.pictures.info({ id })));
  const found = infos.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
  const now = useEditor.getState().open;
  if (now && now.id === open?.id) useEditor.setState({ open: { ...now, kit: { ...now.kit, pictures: [...now.kit.pictures, ...found] } } });
}

async function putTaken(connection: Connection, taken: TakenElements, isInPlace: boolean, from: string): Promise<void> {
  const meant = currentShow();
  if (!meant || useCanvas.getState().isFilling) return;
  await fetchPictures(connection, taken);
  const show = currentShow();
  if (!show || placeOnShow(show) !== placeOnShow(meant) || useCanvas.getState().isFilling) return tell(text('canvas.notPasted'));
  const put = putElements(show.design, show.page, taken, tellNoRoom);
  if (put.design === show.design) return;
  pastes += 1;
  const steps = isInPlace || from !== pageKey(show) ? 0 : pastes;
  const by = Math.round(Math.min(show.scene.width, show.scene.height) * besideShare) * steps;
  const now = showOf(put.design, show.drawnSize, show.page, show.assets);
  const { scope } = useCanvas.getState();
  const placed = placedIn(now.scene);
  const moved = by === 0 ? [] : put.ids.flatMap((id) => placed.get(id) ?? []);
  const design = moved.reduce((one, copy) => {
    const to = { ...copy.seen, x: copy.seen.x + by, y: copy.seen.y + by };
    return [...changesTo(copy, to, false)].reduce((other, [id, change]) => setShown(other, now, id, change, scope), one);
  }, put.design);
  edit(() => design);
  useCanvas.setState({ entered: undefined });
  select(put.ids);
  return announce(text('canvas.pasted', { count: put.ids.length }));
}

/** Pastes what was copied here. */
export async function pasteMemory(connection: Connection, isInPlace: boolean): Promise<void> {
  if (memory) await putTaken(connection, memory.taken, isInPlace, memory.page);
}

function pasteWords(words: string): void {
  const show = currentShow();
  const clean = words.trim();
  if (!show || clean === '' || useCanvas.getState().isFilling) return;
  const box = boxAbout(show, middleOf(show), 0.6, 0.2);
  const element = newText(show, box);
  createElement(show, 'runs' in element ? { ...element, runs: [{ text: clean.slice(0, 5000) }] } : element);
}

function svgFile(words: string): File | undefined {
  return /^\s*(<\?xml[^>]*>\s*)?(<!--[\s\S]*?-->\s*)?<svg[\s>]/i.test(words) ? new File([words], 'Pasted.svg', { type: 'image/svg+xml' }) : undefined;
}

/** Pastes what a program put on the clipboard: our elements, pictures, SVG, or words. */
export async function pasteData(connection: Connection, data: DataTransfer): Promise<void> {
  const json = data.getData(elementsType);
  const words = data.getData('text/plain');
  const files = [...data.files].filter(isPictureFile);
  if (json !== '') {
    const taken = readTaken(parsed(json));
    if (taken) await putTaken(connection, taken, false, memory?.page ?? '');
  } else if (files.length > 0) {
    await pastePictures(connection, files);
  } else {
    const svg = svgFile(words);
    if (svg) await pastePictures(connection, [svg]);
    else pasteWords(words);
  }
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    // Another program used our type for something else: there is nothing of ours to paste.
    return undefined;
  }
}

function give(event: ClipboardEvent, copied: ReturnType<typeof copySelection>): void {
  if (!copied || !event.clipboardData) return;
  event.clipboardData.setData(elementsType, copied.json);
  event.clipboardData.setData('text/plain', copied.words);
  event.preventDefault();
}

/** Answers the browser's own copy, cut and paste while the canvas has the focus. Answers how to stop. */
export function followClipboard(connection: Connection, isOnCanvas: (target: EventTarget | null) => boolean): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  document.addEventListener('copy', (event) => isOnCanvas(event.target) && give(event, copySelection()), { signal });
  document.addEventListener('cut', (event) => isOnCanvas(event.target) && give(event, cutSelection()), { signal });
  document.addEventListener(
    'paste',
    (event) => {
      if (!event.clipboardData || !isOnCanvas(event.target)) return;
      event.preventDefault();
      void pasteData(connection, event.clipboardData);
    },
    { signal },
  );
  return () => stop.abort();
}
