// A group that is locked altogether keeps what it holds, whatever would change it.

import { beforeEach, expect, test } from 'vitest';
import { alignSelection, flipSelection } from '../../../renderer/editor/arranging.ts';
import { currentShow, select } from '../../../renderer/editor/canvasStore.ts';
import { currentDesign } from '../../../renderer/editor/editorStore.ts';
import { inspect } from '../../../renderer/editor/inspector/inspected.ts';
import { openInPlace } from '../../../renderer/editor/tools/openInPlace.ts';
import { copyStyle, pasteStyle } from '../../../renderer/editor/tools/stylePaste.ts';
import { startTyping } from '../../../renderer/editor/typing/typing.ts';
import { newElement } from '../../../shared/elements/index.ts';
import { group, knownPicture, openEditor, shape } from '../../helpers/openEditor.ts';

const words = newElement('text', 'words', { name: 'words', x: 0, y: 0, width: 200, height: 90, runs: [{ text: 'Light' }] });
const photo = newElement('image', 'photo', { name: 'photo', x: 0, y: 100, width: 90, height: 90, source: { asset: knownPicture.id } });
const look = shape('look', 10, 10, { opacity: 0.5 });

function open(locked: boolean): void {
  openEditor([look, group('held', [shape('inner', 10, 10), words, photo], { locked })]);
}

function style(): void {
  select(['look']);
  copyStyle();
  select(['inner']);
  pasteStyle();
}

beforeEach(() => open(true));

test.each([
  ['aligned', () => alignSelection('left')],
  ['turned over', () => flipSelection('flipX')],
  ['given a look', style],
])('what it holds is not %s', (_, act) => {
  const isChanged = (locked: boolean): boolean => {
    open(locked);
    select(['inner']);
    const before = currentDesign();
    act();
    return JSON.stringify(currentDesign()) !== JSON.stringify(before);
  };
  expect([isChanged(true), isChanged(false)]).toEqual([false, true]);
});

const opens = (id: string): boolean => openInPlace(id, undefined, { show: currentShow()!, scale: 1 });

test('its words are not typed into, and its pictures not cropped', () => {
  expect([startTyping('words'), opens('words'), opens('photo')]).toEqual([false, false, false]);
  open(false);
  expect([startTyping('words'), opens('words'), opens('photo')]).toEqual([true, true, true]);
});

const isLocked = (): boolean => inspect(currentShow()!, ['inner']).properties.every((one) => one.isLocked);

test('the inspector offers nothing of it to change', () => {
  expect(isLocked()).toBe(true);
  open(false);
  expect(isLocked()).toBe(false);
});
