import { expect, test } from 'vitest';
import { currentShow } from '../../../../renderer/editor/canvasStore.ts';
import { currentDesign, useEditor } from '../../../../renderer/editor/editorStore.ts';
import { dropLayers } from '../../../../renderer/editor/layers/dropLayers.ts';
import type { Layout } from '../../../../shared/design.ts';
import { placedIn } from '../../../../shared/placed.ts';
import { parentsOf } from '../../../../shared/tree.ts';
import { group, openEditor, shape } from '../../../helpers/openEditor.ts';

const layouts: readonly Layout[] = [
  { size: 'ig-square', changes: { a: { x: 700, y: 90 } } },
  { size: 'ig-story', changes: { a: { x: 40, y: 1500 }, held: { x: 300, y: 900 } } },
];

function seenAt(size: string, id: string): unknown {
  useEditor.setState({ sizeId: size });
  const { x, y } = placedIn(currentShow()!.scene).get(id)!.seen;
  useEditor.setState({ sizeId: 'ig-square' });
  return { x: Math.round(x), y: Math.round(y) };
}

const groupOf = (id: string): string | undefined => parentsOf(currentDesign()!.pages[0]!.elements, id)?.at(-1)?.id;
const held = group('held', [shape('inner', 10, 10)]);

test.each(['ig-square', 'ig-story'])('a layer dropped into a group, and out of it, stays where %s shows it', (size) => {
  openEditor([shape('a', 50, 60), held], layouts);
  const before = [seenAt(size, 'a'), seenAt(size, 'inner')];
  dropLayers(['a'], { key: 'held', where: 'on' });
  expect([groupOf('a'), seenAt(size, 'a'), seenAt(size, 'inner')]).toEqual(['held', ...before]);
  dropLayers(['inner'], { key: 'held', where: 'before' });
  expect([groupOf('inner'), seenAt(size, 'a'), seenAt(size, 'inner')]).toEqual([undefined, ...before]);
});

test('a layer whose place is locked goes into no group, but above others', () => {
  openEditor([shape('a', 50, 60, { locks: ['position'] }), held]);
  dropLayers(['a'], { key: 'held', where: 'on' });
  expect(groupOf('a')).toBeUndefined();
  dropLayers(['a'], { key: 'held', where: 'before' });
  expect(currentDesign()!.pages[0]!.elements.map(({ id }) => id)).toEqual(['held', 'a']);
});

test('what a locked group holds stays in it', () => {
  openEditor([shape('a', 50, 60), { ...held, locked: true }]);
  dropLayers(['inner'], { key: 'a', where: 'after' });
  expect(groupOf('inner')).toBe('held');
});
