// Grouping and copying again and again: where a design has no more room, nothing is done, and people are told.

import { beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { groupSelection } from '../../../renderer/editor/arranging.ts';
import { currentShow, select } from '../../../renderer/editor/canvasStore.ts';
import { currentDesign, undoStep } from '../../../renderer/editor/editorStore.ts';
import { dropLayers } from '../../../renderer/editor/layers/dropLayers.ts';
import { duplicateSelection } from '../../../renderer/editor/tools/duplicating.ts';
import { startTexts } from '../../../renderer/i18n/index.ts';
import { newElement, walk } from '../../../shared/elements/index.ts';
import { deepestGroups, mostElements } from '../../../shared/readElement.ts';
import { openEditor, shape, told } from '../../helpers/openEditor.ts';

beforeAll(async () => {
  vi.stubGlobal('document', { documentElement: {} });
  await startTexts();
});

const groupCount = (): number => [...walk(currentDesign()!.pages[0]!.elements)].filter((element) => 'children' in element).length;

beforeEach(() => {
  openEditor([shape('a', 50, 60), newElement('group', 'pair', { width: 10, height: 10, children: [shape('b', 0, 0)] })]);
});

test('a group too many is not made, and what was there stays', () => {
  select(['a']);
  for (let press = 0; press < deepestGroups; press += 1) groupSelection();
  expect(told()).toEqual([]);
  const before = currentDesign();
  groupSelection();
  expect(currentDesign()).toBe(before);
  expect(groupCount()).toBe(deepestGroups + 1);
  expect(told().join()).toContain(`${deepestGroups} deep`);
  dropLayers(['pair'], { key: 'a', where: 'after' });
  expect(currentDesign()).toBe(before);
  undoStep();
  expect(groupCount()).toBe(deepestGroups);
});

test('copies beyond the room of a design are not made', () => {
  const members = Array.from({ length: mostElements / 2 }, (_, index) => newElement('shape', `s${index}`, { width: 1, height: 1 }));
  const before = openEditor([newElement('group', 'all', { width: 10, height: 10, children: members })]);
  select(['all']);
  expect(duplicateSelection(currentShow()!)).toBe(0);
  expect(currentDesign()).toBe(before);
  expect(told().join()).toContain('has room for');
});
