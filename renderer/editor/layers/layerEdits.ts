// What is done to layers from the list, the canvas and the commands alike.

import { setElement } from '../../../shared/edits.ts';
import { findElement } from '../../../shared/tree.ts';
import { text } from '../../i18n/index.ts';
import { announce } from '../../shell/viewStore.ts';
import { useCanvas } from '../canvasStore.ts';
import { currentDesign, edit } from '../editorStore.ts';

/** Turns locking or hiding on where some of the elements lack it, else off. */
export function toggleFlag(ids: readonly string[], name: 'locked' | 'hidden'): void {
  const { page } = useCanvas.getState();
  const shown = currentDesign()?.pages[page];
  const elements = ids.flatMap((id) => findElement(shown, id) ?? []);
  if (elements.length === 0) return;
  const isOn = !elements.every((element) => element[name]);
  edit((design) => ids.reduce((now, id) => setElement(now, page, id, { [name]: isOn }), design));
  announce(text(`layers.done.${name}${isOn ? 'On' : 'Off'}`, { count: elements.length, name: elements[0]!.name }));
}

/** Gives an element a name; an empty one leaves it. */
export function renameElement(id: string, name: string): void {
  const clean = name.trim();
  const { page } = useCanvas.getState();
  if (clean === '' || findElement(currentDesign()?.pages[page], id)?.name === clean) return;
  edit((design) => setElement(design, page, id, { name: clean }));
  announce(text('layers.renamed', { name: clean }));
}
