import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import '../helpers/properties.ts';
import type { Design } from '../../shared/design.ts';
import { newDesign, parseDesign, writeDesign } from '../../shared/design.ts';
import { addElement, removeElements, rename, reorder, resetSize, setAtSize, setElement, setFocus, setPointValue } from '../../shared/edits.ts';
import { newElement, walk } from '../../shared/elements/index.ts';
import { addShown, placeShown, type Scope } from '../../shared/placing.ts';
import { change, canUndo, startHistory, undo } from '../../shared/history.ts';
import { design } from './arbitraries.ts';
import { designOf, idOf } from './scenes.ts';
import { portrait, seen, showOf, square, story } from './shows.ts';

const bar = newElement('shape', 'bar', { x: 10, y: 20, width: 30, height: 40 });
const box = newElement('group', 'box', { x: 100, y: 100, width: 400, height: 300, children: [bar] });
const words = newElement('text', 'words', { x: 80, y: 500, width: 300, height: 90 });
const drawn = designOf([box, words]);

describe('A field', () => {
  it('is set, and taken away where it is emptied', () => {
    const set = setPointValue(drawn, 'claim', 'Light for all');
    expect(set.point).toEqual({ claim: 'Light for all' });
    expect(setPointValue(set, 'claim', ' ').point).toEqual({});
    expect(set.pages).toBe(drawn.pages);
  });

  it('that stays the same is the same design', () => {
    const set = setPointValue(drawn, 'claim', 'Light');
    expect(setPointValue(set, 'claim', 'Light')).toBe(set);
    expect(setPointValue(drawn, 'claim', '')).toBe(drawn);
    expect(setPointValue(drawn, 'not a name!', 'x')).toBe(drawn);
  });

  it('keeps the picture when its subject is set', () => {
    const set = setPointValue(drawn, 'photo', { asset: idOf('a') });
    expect(setFocus(set, 'photo', { x: 0.2, y: 0.7 }).point['photo']).toEqual({ asset: idOf('a'), focus: { x: 0.2, y: 0.7 } });
    expect(setFocus(drawn, 'photo', { x: 0, y: 0 })).toBe(drawn);
  });
});

describe('A place of its own', () => {
  it('is forgotten by a reset, of one element or of all', () => {
    const resized = setAtSize(setAtSize(drawn, 0, square.id, 'words', { x: 1, y: 1 }), 0, square.id, 'box', { x: 2, y: 2 });
    const one = resetSize(resized, 0, 'ig-square', ['words']);
    expect(seen(one, 'words')).toMatchObject({ x: 80 });
    expect(seen(one, 'box')).toMatchObject({ x: 2 });
    expect(resetSize(resized, 0, 'ig-square').pages[0]!.layouts).toEqual([]);
    expect(resetSize(drawn, 0, 'ig-square')).toBe(drawn);
  });
});

describe('Properties', () => {
  it('of an element hold in every size', () => {
    const set = setElement(drawn, 0, 'bar', { opacity: 0.5, fill: null });
    expect(seen(set, 'bar', portrait)).toMatchObject({ opacity: 0.5 });
    expect(seen(set, 'bar', portrait)).not.toHaveProperty('fill');
    expect(setElement(set, 0, 'bar', { opacity: 0.5 })).toBe(set);
  });

  it('are held to their bounds, and identity is not changed', () => {
    const set = setElement(drawn, 0, 'bar', { opacity: 7, id: 'other', kind: 'text' });
    expect(seen(set, 'bar')).toMatchObject({ opacity: 1, kind: 'shape', id: 'bar' });
  });

  it('at one size hold there alone', () => {
    const set = setAtSize(drawn, 0, 'ig-square', 'words', { align: 'centre', size: { smallest: 10, largest: 20 } });
    expect(seen(set, 'words')).toMatchObject({ align: 'centre', size: { largest: 20 } });
    expect(seen(set, 'words', portrait)).toMatchObject({ align: 'start', size: { largest: 48 } });
    expect(setAtSize(set, 0, 'ig-square', 'words', { align: 'centre' })).toBe(set);
  });
});

describe('Elements', () => {
  it('are added on top, with an id of their own', () => {
    const added = addElement(drawn, 0, bar);
    expect([...walk(added.pages[0]!.elements)].map(({ id }) => id)).toEqual(['box', 'bar', 'words', 'shape-1']);
  });

  it('are taken away with what layouts say of them', () => {
    const resized = setAtSize(drawn, 0, square.id, 'bar', { x: 1, y: 1 });
    const removed = removeElements(resized, 0, ['bar']);
    expect([...walk(removed.pages[0]!.elements)].map(({ id }) => id)).toEqual(['box', 'words']);
    expect(removed.pages[0]!.layouts[0]!.changes).toEqual({});
    expect(removeElements(drawn, 0, ['ghost'])).toBe(drawn);
  });

  it('change places among their siblings', () => {
    expect(reorder(drawn, 0, 'box', 9).pages[0]!.elements.map(({ id }) => id)).toEqual(['words', 'box']);
    expect(reorder(drawn, 0, 'box', 0)).toBe(drawn);
    expect(reorder(drawn, 0, 'bar', 3)).toBe(drawn);
  });

  it('have names of their own, and so has the design', () => {
    expect(rename(drawn, '  A point ').name).toBe('A point');
    expect(rename(drawn, '  ')).toBe(drawn);
  });
});

describe('Any edits', () => {
  const number = fc.double({ min: -3000, max: 3000, noNaN: true });
  const id = fc.constantFrom('text-1', 'shape-1', 'image-1', 'group-1', 'logo-1', 'ghost');
  const values = fc.dictionary(fc.constantFrom('x', 'opacity', 'fill', 'runs', 'size', 'pin', 'shadow', 'source', 'column', 'children', 'kind'), fc.anything());
  const edit: fc.Arbitrary<(given: Design) => Design> = fc.oneof(
    fc.tuple(fc.constantFrom('claim', 'photo', '__proto__', 'a b'), fc.string({ unit: 'binary', maxLength: 8 })).map(([field, value]) => (given: Design) => setPointValue(given, field, value)),
    fc.string().map((name) => (given: Design) => rename(given, name)),
    fc.tuple(id, values).map(([one, set]) => (given: Design) => setElement(given, 0, one, set)),
    fc.tuple(id, values).map(([one, set]) => (given: Design) => setAtSize(given, 0, 'ig-square', one, set)),
    fc.tuple(id, number, number, fc.boolean(), fc.constantFrom<Scope>('size', 'all')).map(
      ([one, x, width, isMirrored, scope]) =>
        (given: Design) =>
          placeShown(given, showOf(given, square, isMirrored ? 'rtl' : 'ltr'), new Map([[one, { x, y: x, width, height: width }]]), scope),
    ),
    fc.tuple(number, fc.boolean()).map(([x, isMirrored]) => (given: Design) => addShown(given, showOf(given, story, isMirrored ? 'rtl' : 'ltr'), { ...bar, x }).design),
    id.map((one) => (given: Design) => resetSize(given, 0, 'ig-square', [one])),
    id.map((one) => (given: Design) => removeElements(given, 0, [one])),
    fc.tuple(id, fc.integer()).map(([one, to]) => (given: Design) => reorder(given, 0, one, to)),
    design.map((other) => (given: Design) => other.pages[0]!.elements.reduce((all, one) => addElement(all, 0, one), given)),
    fc.constant((given: Design) => addElement(given, 0, newElement('qr', 'text-1'))),
  );

  it('leave a design that opens again with nothing to mend, and are undone to the very value before', () => {
    fc.assert(
      fc.property(design, fc.array(edit, { maxLength: 8 }), (given, edits) => {
        let history = startHistory(given);
        for (const one of edits) history = change(history, one(history.present));
        const read = parseDesign(writeDesign(history.present));
        expect(read.repairs).toEqual([]);
        expect(writeDesign(read.design)).toBe(writeDesign(history.present));
        while (canUndo(history)) history = undo(history);
        expect(history.present).toBe(given);
      }),
    );
  });

  it('of a page that is not there change nothing', () => {
    const empty = newDesign({ id: 'one', name: 'One' });
    expect(setElement(empty, 4, 'a', { x: 1 })).toBe(empty);
    expect(addElement(empty, 4, bar)).toBe(empty);
  });
});
