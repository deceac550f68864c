// A design open in the editor's own stores, without a page: what tests of edits act upon.

import { readFileSync } from 'node:fs';
import { useCanvas } from '../../renderer/editor/canvasStore.ts';
import { currentDesign, useEditor } from '../../renderer/editor/editorStore.ts';
import type { Connection } from '../../renderer/shell/connection.ts';
import { useView } from '../../renderer/shell/viewStore.ts';
import { newDesign, type Design, type Element, type GroupElement, type Layout, type ShapeElement } from '../../shared/design.ts';
import { newElement, walk } from '../../shared/elements/index.ts';
import { startHistory } from '../../shared/history.ts';
import { readNetworks } from '../../shared/networks/index.ts';
import { assets as plainAssets, brand, picture } from '../shared/scenes.ts';

const networks = readNetworks(JSON.parse(readFileSync(new URL('../../assets/networks.json', import.meta.url), 'utf8')));
/** A picture that the design can show. */
export const knownPicture = picture('p');
const plain = plainAssets([knownPicture]);
const assets = { ...plain, lettering: { fonts: plain.fonts, emoji: { keys: new Set<string>(), shapes: () => [] } } };

export function shape(id: string, x: number, y: number, more: Partial<Omit<ShapeElement, 'id' | 'kind'>> = {}): Element {
  return newElement('shape', id, { name: id, x, y, width: 100, height: 80, ...more });
}

export function group(id: string, children: readonly Element[], more: Partial<Omit<GroupElement, 'id' | 'kind'>> = {}): Element {
  return newElement('group', id, { name: id, x: 100, y: 600, width: 300, height: 200, children, ...more });
}

/** A connection whose studio answers only what a test gives it. */
export function connectionTo(studio: object): Connection {
  return Object.assign(Object.create(null), { studio });
}

/** Opens a design with these elements on its page, at 1080 by 1080, as its author edits it. */
export function openEditor(elements: readonly Element[], layouts: readonly Layout[] = []): Design {
  const design = newDesign({ id: 'one', name: 'One', pages: [{ id: 'page-1', background: { type: 'solid', colour: 'background' }, elements, layouts }] });
  useView.setState({ route: { screen: 'design', id: 'one' }, dialog: undefined, messages: [] });
  useEditor.setState({
    open: { id: 'one', kit: { brand, fonts: [], pictures: [] }, saves: Object.assign(Object.create(null), { change: () => undefined }), keepCopy: () => Promise.reject(new Error('This editor saves nothing.')) },
    history: startHistory(design),
    networks,
    sizeId: 'ig-square',
    mode: 'one',
  });
  useCanvas.setState({ page: 0, selection: [], entered: undefined, tool: 'select', typing: undefined, cropping: undefined, isFilling: false, scope: 'all', assets });
  return design;
}

/** An element as the design has it now. */
export function elementNow(id: string, page = 0): Element {
  const found = [...walk(currentDesign()?.pages[page]?.elements ?? [])].find((one) => one.id === id);
  if (!found) throw new Error(`The page has no element ${id}`);
  return found;
}

/** What people were told. */
export function told(): readonly string[] {
  return useView.getState().messages.map(({ words }) => words);
}
