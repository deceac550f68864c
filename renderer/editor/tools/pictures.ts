// Pictures that come onto the canvas: added to the library, then shown as new elements or in place of others.

import type { Element } from '../../../shared/design.ts';
import { newElement } from '../../../shared/elements/index.ts';
import type { Place } from '../../../shared/geometry.ts';
import { hitsAt } from '../../../shared/hitTest.ts';
import { mayChangePlaced, placedElements, placedIn, type PlacedElement } from '../../../shared/placed.ts';
import type { PictureInfo } from '../../../shared/picture.ts';
import { setShown } from '../../../shared/placing.ts';
import { setPointValue } from '../../../shared/edits.ts';
import type { Box } from '../../../shared/scene.ts';
import { text } from '../../i18n/index.ts';
import type { Connection } from '../../shell/connection.ts';
import { announce, tell, tellFault } from '../../shell/viewStore.ts';
import { currentShow, placeOnShow, useCanvas, type CanvasShow } from '../canvasStore.ts';
import { acceptedPictures } from '../acceptedPictures.ts';
import { addPicture, edit } from '../editorStore.ts';
import { createElement, middleOf, tidyBox } from './creating.ts';

export function isPictureFile(file: File): boolean {
  return file.type.startsWith('image/') || /\.(heic|heif|svg|jpe?g|png|webp|avif|tiff?)$/i.test(file.name);
}

/** Adds a file to the library; undefined, and told, where it cannot be or another design is open by then. */
async function added(connection: Connection, file: File): Promise<PictureInfo | undefined> {
  try {
    const info = await addPicture(connection, file);
    if (!info) tellNotPlaced(file);
    return info;
  } catch (thrown) {
    tellFault(thrown);
    return undefined;
  }
}

function tellNotPlaced(file: File): void {
  tell(text('canvas.notPlaced', { name: file.name }));
}

/** Share of the page that a new picture takes at most. */
const mostOfPage = 0.6;

/** The box of a new picture about a place: its own shape, at most as large as it is and as there is room for. */
export function boxForPicture({ scene }: CanvasShow, info: Pick<PictureInfo, 'width' | 'height' | 'type'>, at: Place): Box {
  const room = Math.min((scene.width * mostOfPage) / info.width, (scene.height * mostOfPage) / info.height);
  const by = info.type === 'svg' ? room : Math.min(1, room);
  const [width, height] = [info.width * by, info.height * by];
  return tidyBox({ x: at.x - width / 2, y: at.y - height / 2, width, height });
}

/** Shows a picture as a new element: in a box, or about a place. */
function createPicture(show: CanvasShow, info: PictureInfo, where: Box | Place): void {
  const box = 'width' in where ? where : boxForPicture(show, info, where);
  createElement(show, newElement('image', 'image', { ...box, source: { asset: info.id }, mirror: false, name: info.name.replace(/\.[^.]*$/, '').slice(0, 60) || 'Picture' }));
}

/** Puts a picture into an element in place of its own; its box, mask and filters stay. */
function replacePicture(show: CanvasShow, element: Element, info: PictureInfo): void {
  if (!('source' in element)) return;
  const { field } = element.source;
  const isOfField = field !== undefined && show.design.fields.some(({ name }) => name === field);
  edit((design) => {
    if (isOfField) return setPointValue(design, field, { asset: info.id, ...(info.focus ? { focus: info.focus } : {}) });
    return setShown(design, show, element.id, { source: { asset: info.id }, focus: null }, 'all');
  });
  announce(text('canvas.replaced', { name: element.name }));
}

function isOpenPicture(placed: PlacedElement): boolean {
  return 'source' in placed.element && mayChangePlaced(placed, 'content', useCanvas.getState().isFilling);
}

/** The picture, or frame for one, under a place that may be replaced. */
export function pictureUnder(show: CanvasShow, at: Place): Element | undefined {
  return hitsAt(placedElements(show.scene), at).find(isOpenPicture)?.element;
}

/** The picture that is meant by what is pasted: the only one selected; while a template is filled, the one in the middle. */
function pictureMeant(show: CanvasShow): Element | undefined {
  const { selection, isFilling } = useCanvas.getState();
  const [only] = selection.length === 1 ? selection : [];
  const selected = only === undefined ? undefined : placedIn(show.scene).get(only);
  if (selected && isOpenPicture(selected)) return selected.element;
  return isFilling ? pictureUnder(show, middleOf(show)) : undefined;
}

type Where = { readonly into: Element } | Box | Place;

/**
 * Adds a file to the library and shows it on the page it was meant for. It takes a while: where another page or size is on show by then,
 * or what it was meant for is gone or locked, it is told. Answers whether it is shown.
 */
async function putPicture(connection: Connection, file: File, where: Where, meant: string): Promise<boolean> {
  const info = await added(connection, file);
  if (!info) return false;
  const show = currentShow();
  const target = show && 'into' in where ? placedIn(show.scene).get(where.into.id) : undefined;
  const isOpen = 'into' in where ? target !== undefined && isOpenPicture(target) : !useCanvas.getState().isFilling;
  if (!show || placeOnShow(show) !== meant || !isOpen) {
    tellNotPlaced(file);
    return false;
  }
  if (target) replacePicture(show, target.element, info);
  else if (!('into' in where)) createPicture(show, info, where);
  return true;
}

async function putPictures(connection: Connection, files: readonly File[], at: Place, show: CanvasShow, into: Element | undefined): Promise<void> {
  const meant = placeOnShow(show);
  if (!into && useCanvas.getState().isFilling) return;
  for (const [index, file] of files.entries()) {
    const where = into ? { into } : { x: at.x + index * 40, y: at.y + index * 40 };
    if (!(await putPicture(connection, file, where, meant))) return;
  }
}

/** Puts files where they were dropped: on a picture in its place, elsewhere as new ones. */
export async function dropPictures(connection: Connection, files: readonly File[], at: Place): Promise<void> {
  const show = currentShow();
  if (show) await putPictures(connection, files, at, show, files.length === 1 ? pictureUnder(show, at) : undefined);
}

/** Puts pasted files on the page as new pictures, or one in place of the picture that is meant. */
export async function pastePictures(connection: Connection, files: readonly File[]): Promise<void> {
  const show = currentShow();
  if (show) await putPictures(connection, files, middleOf(show), show, files.length === 1 ? pictureMeant(show) : undefined);
}

/** Puts a picture into one element, or into a new one in a box or about a place. */
export async function placePicture(connection: Connection, file: File, where: Where): Promise<void> {
  const show = currentShow();
  if (show) await putPicture(connection, file, where, placeOnShow(show));
}

/** Asks for a file by the system's dialog. */
export function choosePicture(chosen: (file: File) => void): void {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = acceptedPictures.join(',');
  input.addEventListener('change', () => {
    const [file] = input.files ?? [];
    if (file) chosen(file);
  });
  input.click();
}
