// Typing in place as a person does it, over the editor's own stores and the fonts of the bundled pack; without a page.

import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { useCanvas } from '../../../renderer/editor/canvasStore.ts';
import { currentDesign, redoStep, undoStep, useEditor } from '../../../renderer/editor/editorStore.ts';
import { deleteText, replaceRange, typedNow, typeText, type Deletion } from '../../../renderer/editor/typing/changing.ts';
import { between, moveCaret, rangeOf, selectAll, setSelection, unitAt, type Move } from '../../../renderer/editor/typing/selecting.ts';
import { alignText, resizeText, toggle } from '../../../renderer/editor/typing/styling.ts';
import { caretAt, inBox, onPage } from '../../../renderer/editor/typing/typedText.ts';
import { moveOf } from '../../../renderer/editor/typing/typingKeys.ts';
import { startTyping, stopTyping, useTyping } from '../../../renderer/editor/typing/typing.ts';
import { newDesign, type Element, type Run, type TextElement } from '../../../shared/design.ts';
import { newElement, walk } from '../../../shared/elements/index.ts';
import { startHistory } from '../../../shared/history.ts';
import { readNetworks } from '../../../shared/networks/index.ts';
import { book } from '../../shared/text/book.ts';
import { brand } from '../../shared/scenes.ts';

const networks = readNetworks(JSON.parse(readFileSync(new URL('../../../assets/networks.json', import.meta.url), 'utf8')));
const assets = { fonts: book, brand, picture: () => undefined, lettering: { fonts: book, emoji: { keys: new Set<string>(), shapes: () => [] } } };

function text(id: string, runs: readonly Run[], more: Partial<TextElement> = {}): Element {
  const element = newElement('text', id);
  return { ...element, x: 100, y: 100, width: 800, height: 300, runs, ...more };
}

const words: readonly Run[] = [{ text: 'Light for ' }, { text: 'every', weight: 700 }, { text: ' child' }];
const person: readonly Run[] = [{ text: 'by {name}' }, { text: ', ' }, { text: '{place}' }];

function show(elements: readonly Element[], point = { name: 'Wanjiru Kamau', place: 'Kisumu', claim: 'Light for all' }): void {
  const design = newDesign({ id: 'one', name: 'One', point, pages: [{ id: 'page', background: { type: 'solid', colour: 'background' }, elements, layouts: [] }] });
  useEditor.setState({ history: startHistory(design), networks, sizeId: 'ig-square' });
  useCanvas.setState({ page: 0, selection: [], typing: undefined, assets, isFilling: false, scope: 'all' });
}

/** The text that is edited, as it is now. */
const now = () => typedNow()!.typed;
const value = (): string => now().edited.text;
const runsOf = (id: string): readonly Run[] => {
  const element = [...walk(currentDesign()!.pages[0]!.elements)].find((one) => one.id === id)!;
  return 'runs' in element ? element.runs : [];
};

function open(id: string): void {
  expect(startTyping(id)).toBe(true);
  useTyping.setState({ wish: undefined, text: value() });
  selectAll(now());
}

function place(offset: number): void {
  setSelection({ anchor: offset, caret: offset, side: 'before' });
}

beforeEach(() => {
  stopTyping();
  show([text('own', words), text('field', [{ text: '{claim}' }]), text('person', person), text('empty', [{ text: '' }]), text('locked', words, { locks: ['content'] })]);
});

describe('a text of the design', () => {
  test('is typed over, letter by letter, as one step of undo', () => {
    open('own');
    for (const letter of 'Power') typeText(letter);
    expect(value()).toBe('Power');
    stopTyping();
    undoStep();
    expect(runsOf('own')).toEqual(words);
    redoStep();
    expect(runsOf('own')).toEqual([{ text: 'Power' }]);
  });

  test('keeps the look of what is not touched', () => {
    open('own');
    place(15);
    typeText('one');
    expect(runsOf('own')).toEqual([{ text: 'Light for ' }, { text: 'everyone', weight: 700 }, { text: ' child' }]);
  });

  test('is bold where it is selected, and no longer so at the second time', () => {
    open('own');
    setSelection({ anchor: 0, caret: 5, side: 'before' });
    toggle('bold');
    expect(runsOf('own')[0]).toEqual({ text: 'Light', weight: 700 });
    expect(rangeOf(useTyping.getState().selection)).toEqual({ from: 0, to: 5 });
    toggle('bold');
    expect(runsOf('own')).toEqual(words);
    toggle('underline');
    expect(runsOf('own')[0]).toEqual({ text: 'Light', underline: true });
  });

  test('takes a look for what is typed next', () => {
    open('own');
    place(21);
    toggle('italic');
    typeText('!');
    expect(runsOf('own').at(-1)).toEqual({ text: '!', italic: true });
    typeText('?');
    expect(runsOf('own').at(-1)).toEqual({ text: '!?', italic: true });
  });

  test('gets larger where it is selected, and is aligned as it is seen', () => {
    open('own');
    setSelection({ anchor: 16, caret: 21, side: 'before' });
    resizeText(1);
    expect(runsOf('own').at(-1)).toEqual({ text: 'child', scale: 1.1 });
    alignText('right');
    expect([...walk(currentDesign()!.pages[0]!.elements)].find(({ id }) => id === 'own')).toMatchObject({ align: 'end' });
  });

  test('that is selected and not open is changed as a whole', () => {
    useCanvas.setState({ selection: ['own'] });
    toggle('bold');
    expect(runsOf('own')).toEqual([{ text: 'Light for every child', weight: 700 }]);
  });

  test('begins from nothing', () => {
    open('empty');
    typeText('A');
    typeText(' ');
    typeText('b');
    expect(value()).toBe('A b');
  });

  test('keeps to its box when it is turned', () => {
    show([text('own', words, { rotation: 30 })]);
    open('own');
    const { matrix, element } = now();
    const at = onPage(matrix, { x: 10, y: 20 });
    expect(inBox(matrix, at).x).toBeCloseTo(10);
    expect(inBox(matrix, at).y).toBeCloseTo(20);
    const middle = onPage(matrix, { x: element.width / 2, y: element.height / 2 });
    expect(middle.x).toBeCloseTo(element.x + element.width / 2);
  });

  test('is not opened where its words are locked, nor by a volunteer', () => {
    expect(startTyping('locked')).toBe(false);
    useCanvas.setState({ isFilling: true });
    expect(startTyping('own')).toBe(false);
    expect(startTyping('person')).toBe(false);
    expect(startTyping('field')).toBe(true);
  });
});

describe('a field of the point', () => {
  test('is typed into as the form does', () => {
    open('field');
    place(5);
    typeText('ning');
    expect(currentDesign()!.point['claim']).toBe('Lightning for all');
  });

  test('of one line takes no line ends', () => {
    show([text('name', [{ text: '{name}' }])]);
    open('name');
    typeText('Li\nWei');
    expect(value()).toBe('Li Wei');
  });

  test('among other words is a token: gone past in one press, deleted whole', () => {
    open('person');
    expect(value()).toBe('by Wanjiru Kamau, Kisumu');
    place(3);
    moveCaret(now(), 'right', false);
    expect(useTyping.getState().selection.caret).toBe(16);
    moveCaret(now(), 'left', false);
    expect(useTyping.getState().selection.caret).toBe(3);
    place(16);
    deleteText('backward');
    expect(value()).toBe('by , Kisumu');
    expect(currentDesign()!.point['name']).toBe('Wanjiru Kamau');
  });
});

describe('keys and pointer', () => {
  test('Ctrl and an arrow is a word, on a Mac Alt; Ctrl and Alt is AltGr', () => {
    const press = { code: '', ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, key: 'ArrowLeft' };
    expect(moveOf({ ...press, ctrlKey: true }, false)).toBe('wordLeft');
    expect(moveOf({ ...press, altKey: true }, true)).toBe('wordLeft');
    expect(moveOf({ ...press, metaKey: true }, true)).toBe('lineStart');
    expect(moveOf({ ...press, ctrlKey: true, altKey: true }, false)).toBeUndefined();
    expect(moveOf({ ...press, key: 'a' }, false)).toBeUndefined();
  });

  test('a pointer selects a letter’s place, a word, a paragraph, and goes on in them', () => {
    open('own');
    const at = (offset: number) => {
      const box = caretAt(now(), offset, 'before');
      return { x: box.x - 1, y: box.y + box.height / 2 };
    };
    expect(unitAt(now(), at(3), 'character')).toMatchObject({ anchor: 3, caret: 3 });
    expect(rangeOf(unitAt(now(), at(3), 'word'))).toEqual({ from: 0, to: 5 });
    expect(rangeOf(unitAt(now(), at(3), 'paragraph'))).toEqual({ from: 0, to: 21 });
    expect(rangeOf(between(unitAt(now(), at(3), 'word'), unitAt(now(), at(8), 'word')))).toEqual({ from: 0, to: 9 });
    expect(between(unitAt(now(), at(8), 'word'), unitAt(now(), at(3), 'word'))).toMatchObject({ anchor: 9, caret: 0 });
  });
});

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });
const act = fc.oneof(
  fc.record({ type: fc.constantFrom('words' as const), value: fc.constantFrom('a', ' ', 'é', 'e\u0301', '👨‍👩‍👧‍👦', 'نور', 'שלום', 'क्षे', '\n', 'ﬁ', 'ß') }),
  fc.record({ type: fc.constantFrom('move' as const), value: fc.constantFrom<Move>('left', 'right', 'wordLeft', 'wordRight', 'up', 'down', 'lineStart', 'lineEnd', 'textStart', 'textEnd'), extend: fc.boolean() }),
  fc.record({ type: fc.constantFrom('delete' as const), value: fc.constantFrom<Deletion>('backward', 'forward', 'wordBackward', 'wordForward') }),
);

describe('whatever keys are pressed', () => {
  test.each(['own', 'field', 'person'])('the caret of %s stays between characters, and what is typed is there', (id) => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 25 }), fc.boolean(), (acts, uppercase) => {
        stopTyping();
        show([text('own', words, { uppercase }), text('field', [{ text: '{claim}' }], { uppercase }), text('person', person, { uppercase })]);
        open(id);
        place(2);
        for (const one of acts) {
          const before = value();
          const { from, to } = rangeOf(useTyping.getState().selection);
          if (one.type === 'words') typeText(one.value);
          else if (one.type === 'delete') deleteText(one.value);
          else moveCaret(now(), one.value, one.extend);
          const { caret, anchor } = useTyping.getState().selection;
          const borders = new Set([0, value().length, ...Array.from(graphemes.segment(value()), ({ index }) => index)]);
          // Marks may join what stood apart before; then the caret is where it was typed.
          const within = one.type === 'move' ? [caret, anchor].filter((offset) => !borders.has(offset) && offset !== from && offset !== to) : [];
          expect(within).toEqual([]);
          expect(caret).toBeLessThanOrEqual(value().length);
          expect(value().length - before.length).toBeLessThanOrEqual(one.type === 'words' ? one.value.length : 0);
        }
        stopTyping();
        while (useEditor.getState().history!.past.length > 0) undoStep();
        expect(runsOf('own')).toEqual(words);
        expect(currentDesign()!.point['claim']).toBe('Light for all');
      }),
    );
  });

  test('a range is replaced as a string is', () => {
    open('own');
    replaceRange(6, 9, 'to');
    expect(value()).toBe('Light to every child');
    expect(useTyping.getState().selection.caret).toBe(8);
  });
});
