// Pictures that come onto the canvas: added to the library, then shown as new elements or in place of others.

import type { Element } from '../../../shared/design.ts';
import { newElement } from '../../../shared/elements/index.ts';
import { mayChange } from '../../../shared/locks.ts';
import type { Place } from '../../../shared/geometry.ts';
import { hitsAt } from '../../../shared/hitTest.ts';
import { placedElements } from '../../../shared/placed.ts';
import type { PictureInfo } from '../../../shared/picture.ts';
import { setShown } from '../../../shared/placing.ts';
import { setPointValue } from '../../../shared/edits.ts';
import type { Box } from '../../../shared/scene.ts';
import { text } from '../../i18n/index.ts';
import type { Connection } from '../../shell/connection.ts';
import { announce, tellFault } from '../../shell/viewStore.ts';
import { currentShow, useCanvas, type CanvasShow } from '../canvasStore.ts';
import { acceptedPictures } from '../acceptedPictures.ts';
import { addPicture, edit } from '../editorStore.ts';
import { createElement, tidyBox } from './creating.ts';

export function isPictureFile(file: File): boolean {
  return file.type.startsWith('image/') || /\.(heic|heif|svg|jpe?g|png|webp|avif|tiff?)$/i.test(file.name);
}

/** Adds a file to the library; undefined, and told, where it cannot be. */
async function added(connection: Connection, file: File): Promise<PictureInfo | undefined> {
  try {
    return await addPicture(connection, file);
  } catch (thrown) {
    tellFault(thrown);
    return undefined;
  }
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

/** The picture, or frame for one, under a place that may be replaced. */
export function pictureUnder(show: CanvasShow, at: Place): Element | undefined {
  const { isFilling } = useCanvas.getState();
  return hitsAt(placedElements(show.scene), at).find(({ element }) => 'source' in element && mayChange(element, 'content', isFilling))?.element;
}

/** Puts files where they were dropped: on a picture in its place, elsewhere as new ones. */
export async function dropPictures(connection: Connection, files: readonly File[], at: Place): Promise<void> {
  const show = currentShow();
  const target = show && files.length === 1 ? pictureUnder(show, at) : undefined;
  const { isFilling } = useCanvas.getState();
  for (const [index, file] of files.entries()) {
    if (!target && isFilling) return;
    const info = await added(connection, file);
    const now = currentShow();
    if (!info || !now) return;
    if (target) replacePicture(now, target, info);
    else createPicture(now, info, { x: at.x + index * 40, y: at.y + index * 40 });
  }
}

/** Puts a picture into one element, or into a new one in a box or about a place. */
export async function placePicture(connection: Connection, file: File, where: { readonly into: Element } | Box | Place): Promise<void> {
  const info = await added(connection, file);
  const show = currentShow();
  if (!info || !show) return;
  if ('into' in where) replacePicture(show, where.into, info);
  else createPicture(show, info, where);
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
