import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import '../helpers/properties.ts';
import type { Design, Element, Layout } from '../../shared/design.ts';
import { newElement, walk } from '../../shared/elements/index.ts';
import { groupElements, keepPlaces, ungroup } from '../../shared/grouping.ts';
import type { LayoutSize } from '../../shared/layout.ts';
import { shownElement } from '../../shared/placing.ts';
import { findElement } from '../../shared/tree.ts';
import { parseDesign, writeDesign } from '../../shared/design.ts';
import { designOf } from './scenes.ts';
import { portrait, showOf, square, story } from './shows.ts';

const sizes = [square, portrait, story];

/** Where elements are seen, as if nothing around them were turned. */
function seenAt(design: Design, ids: readonly string[], size: LayoutSize): readonly unknown[] {
  const show = showOf(design, size);
  return ids.map((id) => {
    const found = shownElement(show, id)!;
    const at = found.parents.reduce((sum, parent) => ({ x: sum.x + parent.x, y: sum.y + parent.y }), { x: 0, y: 0 });
    return [found.element.x + at.x, found.element.y + at.y, found.element.width, found.element.height].map((length) => Math.round(length * 100) / 100);
  });
}

const number = fc.integer({ min: 0, max: 900 });
const length = fc.integer({ min: 10, max: 180 });
const place = fc.record({ x: number, y: number });
const elements: fc.Arbitrary<readonly Element[]> = fc
  .array(fc.record({ x: number, y: number, width: length, height: length }), { minLength: 2, maxLength: 6 })
  .map((list) => list.map((box, index) => newElement('shape', `e${index}`, { ...box, x: box.x + 1, y: box.y + 1 })));
const layouts: fc.Arbitrary<readonly Layout[]> = fc.array(
  fc.record({ where: fc.constantFrom<Omit<Layout, 'changes'>>({ shape: 'portrait' }, { shape: 'square' }, { without: 'photo' }, { shape: 'portrait', without: 'photo' }, { size: 'ig-portrait' }), changes: fc.dictionary(fc.constantFrom('e0', 'e1', 'e2'), place) }),
  { maxLength: 4 },
).map((list) => [...new Map(list.map(({ where, changes }) => [JSON.stringify(where), { ...where, changes }])).values()]);

const design: fc.Arbitrary<Design> = fc.record({ elements, layouts }).map((given) => {
  const ids = new Set(given.elements.map((element) => element.id));
  const known = given.layouts.map((layout) => ({ ...layout, changes: Object.fromEntries(Object.entries(layout.changes).filter(([id]) => ids.has(id))) }));
  return designOf(given.elements, { layouts: known });
});

/** The design with everything of the given ids where it was seen before, at each size. */
function kept(before: Design, after: Design, ids: readonly string[]): Design {
  return sizes.reduce((now, size) => keepPlaces(now, showOf(before, size), showOf(now, size), ids, 'size'), after);
}

describe('Grouping', () => {
  it('moves nothing at any size, and ungrouping moves it back', () => {
    fc.assert(
      fc.property(design, (given) => {
        const ids = given.pages[0]!.elements.slice(0, 3).map((element) => element.id);
        const { design: grouped, id } = groupElements(given, 0, ids, 'Group');
        const settled = kept(given, grouped, ids);
        for (const size of sizes) expect(seenAt(settled, ids, size)).toEqual(seenAt(given, ids, size));
        const apart = ungroup(settled, 0, id);
        const back = kept(settled, apart.design, ids);
        for (const size of sizes) expect(seenAt(back, ids, size)).toEqual(seenAt(given, ids, size));
        expect([...apart.ids].sort()).toEqual([...ids].sort());
        for (const made of [grouped, settled, apart.design, back]) expect(parseDesign(writeDesign(made)).repairs).toEqual([]);
      }),
    );
  });

  it('keeps what a shape’s layout says, without asking how it is seen', () => {
    const bar = newElement('shape', 'bar', { x: 100, y: 100, width: 50, height: 50 });
    const dot = newElement('shape', 'dot', { x: 300, y: 100, width: 50, height: 50 });
    const given = designOf([bar, dot], { layouts: [{ shape: 'portrait', changes: { bar: { x: 40, y: 700 } } }] });
    const { design: grouped, id } = groupElements(given, 0, ['bar', 'dot'], 'Pair');
    for (const size of [square, portrait]) expect(seenAt(grouped, ['bar', 'dot'], size)).toEqual(seenAt(given, ['bar', 'dot'], size));
    expect(grouped.pages[0]!.layouts[0]!.changes[id]).toEqual({ x: 40, width: 310, height: 650 });
    expect(writeDesign(ungroup(grouped, 0, id).design)).toBe(writeDesign(given));
  });

  it('takes elements of one parent alone', () => {
    const bar = newElement('shape', 'bar', { width: 9 });
    const box = newElement('group', 'box', { children: [bar] });
    const given = designOf([box, newElement('shape', 'dot')]);
    expect(groupElements(given, 0, ['bar', 'dot'], 'G')).toEqual({ design: given, id: '' });
    expect(groupElements(given, 0, [], 'G').id).toBe('');
    expect(groupElements(given, 0, ['none'], 'G').id).toBe('');
  });

  it('turns and fades members as their group did', () => {
    const bar = newElement('shape', 'bar', { x: 0, y: 0, width: 100, height: 20, rotation: 10 });
    const box = newElement('group', 'box', { x: 100, y: 100, width: 200, height: 100, rotation: 90, opacity: 0.5, flipX: true, children: [bar] });
    const { design: apart } = ungroup(designOf([box]), 0, 'box');
    const freed = findElement(apart.pages[0], 'bar')!;
    expect(freed).toMatchObject({ opacity: 0.5, rotation: 80, flipX: true });
    // The middle of the bar lay 50 right of and 40 above the group's: turned over and by a quarter it lies 40 right and 50 below.
    expect([freed.x + 50, freed.y + 10]).toEqual([240, 200]);
  });

  it('never loses an element', () => {
    fc.assert(
      fc.property(design, fc.nat(5), (given, count) => {
        const ids = given.pages[0]!.elements.slice(0, count).map((element) => element.id);
        const { design: grouped } = groupElements(given, 0, ids, 'Group');
        const left = [...walk(grouped.pages[0]!.elements)].map((element) => element.id);
        for (const element of given.pages[0]!.elements) expect(left).toContain(element.id);
      }),
    );
  });
});
