// Puts the picture on show into the clipboard, at its full size, as PNG.

import { SceneCanvas } from 'konva/lib/Canvas';
import { buildPainting } from '../../shared/canvas/konva.ts';
import { Fault } from '../../shared/fault.ts';
import { useCanvas } from '../editor/canvasStore.ts';
import { currentDesign, useEditor } from '../editor/editorStore.ts';
import type { Connection } from '../shell/connection.ts';
import { loadLettering } from './fonts.ts';
import { canvasHost, paintingOf, picturesOf, sceneOf } from './pageDrawing.ts';
import { allSizes } from './sizes.ts';

/** Copies the page and size on show; a browser that forbids it is a Fault `denied`. */
export async function copyPicture(connection: Connection): Promise<void> {
  const blob = await pictureOnShow(connection);
  try {
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': blob })]);
  } catch (cause) {
    throw new Fault('denied', 'The picture could not be copied: this window may not use the clipboard. Export it instead.', { cause });
  }
}

async function pictureOnShow(connection: Connection): Promise<Blob> {
  const { open, networks, sizeId } = useEditor.getState();
  const design = currentDesign();
  const size = networks && allSizes(networks, ['post', 'cover', 'profile']).find((one) => one.id === sizeId);
  if (!open || !design || !size) throw new Fault('usage', 'There is no picture to copy. Open a design first.');
  const lettering = await loadLettering(connection, open.kit, true);
  const found = new Map(open.kit.pictures.map((picture) => [picture.id, picture]));
  const assets = { lettering, fonts: lettering.fonts, brand: open.kit.brand, picture: (id: string) => found.get(id) };
  const painting = paintingOf(sceneOf(design, size, assets, useCanvas.getState().page), assets);
  const pictures = picturesOf(connection);
  await pictures.whenLoaded(painting.derivatives);
  const canvas = new SceneCanvas({ width: painting.width, height: painting.height, pixelRatio: 1 });
  buildPainting(painting, canvasHost(pictures)).drawScene(canvas);
  const blob = await new Promise<Blob | null>((resolve) => canvas._canvas.toBlob(resolve, 'image/png'));
  if (!blob) throw new Fault('internal', 'The picture could not be made. Export it instead.');
  return blob;
}
