import { beforeEach, expect, test } from 'vitest';
import { select, useCanvas } from '../../../../renderer/editor/canvasStore.ts';
import { currentDesign, edit, useEditor } from '../../../../renderer/editor/editorStore.ts';
import { dropPictures, pastePictures, placePicture } from '../../../../renderer/editor/tools/pictures.ts';
import { setElement } from '../../../../shared/edits.ts';
import { newElement } from '../../../../shared/elements/index.ts';
import { addPage } from '../../../../shared/pages.ts';
import { connectionTo, elementNow, knownPicture, openEditor, told } from '../../../helpers/openEditor.ts';
import { picture } from '../../../shared/scenes.ts';

const file = new File(['x'], 'Lamp.jpg', { type: 'image/jpeg' });
const middle = { x: 540, y: 540 };
const photo = newElement('image', 'photo', { name: 'photo', x: 200, y: 200, width: 700, height: 700, source: { asset: knownPicture.id } });

/** A studio whose library takes a while: until then, something happens. */
const studioWith = (meanwhile: () => void = () => undefined) =>
  connectionTo({
    pictures: {
      add: async () => {
        await Promise.resolve();
        meanwhile();
        return picture('f');
      },
    },
  });

const count = (page = 0): number => currentDesign()!.pages[page]!.elements.length;
const sourceOf = (id: string): unknown => {
  const element = elementNow(id);
  return 'source' in element ? element.source : undefined;
};
const shown = { asset: picture('f').id };

beforeEach(() => void openEditor([photo]));

test('a pasted picture is a new one, whatever lies in the middle of the page', async () => {
  await pastePictures(studioWith(), [file]);
  expect(count()).toBe(2);
  expect(sourceOf('photo')).toEqual({ asset: knownPicture.id });
});

test('a picture is pasted in place of the only one selected', async () => {
  select(['photo']);
  await pastePictures(studioWith(), [file]);
  expect([count(), sourceOf('photo')]).toEqual([1, shown]);
});

test('a picture dropped on another takes its place, and not that of one in a locked group', async () => {
  await dropPictures(studioWith(), [file], middle);
  expect([count(), sourceOf('photo')]).toEqual([1, shown]);
  openEditor([newElement('group', 'held', { name: 'held', x: 0, y: 0, width: 1080, height: 1080, locked: true, children: [photo] })]);
  await dropPictures(studioWith(), [file], middle);
  expect(count()).toBe(2);
});

test.each([
  ['another page', () => useCanvas.setState({ page: 1 })],
  ['a template to fill', () => useCanvas.setState({ isFilling: true })],
  ['another size', () => useEditor.setState({ sizeId: 'ig-story' })],
])('a picture that is ready when %s is on show is placed nowhere, and that is told', async (_, meanwhile) => {
  edit((now) => addPage(now, 0));
  const before = currentDesign();
  await placePicture(studioWith(meanwhile), file, middle);
  expect(currentDesign()).toBe(before);
  expect(told()).toHaveLength(1);
});

const lock = (): void => edit((now) => setElement(now, 0, 'photo', { locked: true }));

test('a picture that was locked meanwhile keeps what it shows', async () => {
  await dropPictures(studioWith(lock), [file], middle);
  expect(sourceOf('photo')).not.toEqual(shown);
  expect(told()).toHaveLength(1);
});
