// What is under way on a page ends with it: pages that were duplicated have elements of the same ids.

import { beforeEach, expect, test } from 'vitest';
import { select, useCanvas } from '../../../../renderer/editor/canvasStore.ts';
import { edit, undoStep } from '../../../../renderer/editor/editorStore.ts';
import { duplicatePageHere, removePageHere, showPage } from '../../../../renderer/editor/pages/pageEdits.ts';
import { startRenaming, usePanels } from '../../../../renderer/editor/panelStore.ts';
import { startTyping } from '../../../../renderer/editor/typing/typing.ts';
import { setElement } from '../../../../shared/edits.ts';
import { newElement } from '../../../../shared/elements/index.ts';
import { duplicatePage } from '../../../../shared/pages.ts';
import { openEditor } from '../../../helpers/openEditor.ts';

const words = newElement('text', 'words', { name: 'words', x: 0, y: 0, width: 200, height: 90, runs: [{ text: 'Light' }] });

const underWay = (): unknown[] => {
  const { typing, cropping } = useCanvas.getState();
  return [typing, cropping, usePanels.getState().renaming];
};

beforeEach(() => {
  openEditor([words]);
  edit((now) => duplicatePage(now, 0));
  select(['words']);
  startTyping('words');
  useCanvas.setState({ cropping: 'words' });
  startRenaming('words');
});

test.each([
  ['another page is shown', () => showPage(1)],
  ['the page is duplicated', duplicatePageHere],
  ['the page is removed', removePageHere],
])('typing, cropping and renaming end when %s', (_, act) => {
  act();
  expect(underWay()).toEqual([undefined, undefined, undefined]);
});

test('they end when an undo takes the page away', () => {
  useCanvas.setState({ page: 1, typing: 'words', cropping: 'words' });
  startRenaming('words');
  undoStep();
  expect([useCanvas.getState().page, ...underWay()]).toEqual([0, undefined, undefined, undefined]);
});

test('they go on through a change of the page itself', () => {
  edit((now) => setElement(now, 0, 'words', { x: 20 }));
  expect(underWay()).toEqual(['words', 'words', 'words']);
});
