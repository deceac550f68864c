import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import '../helpers/properties.ts';
import type { Design, Element } from '../../shared/design.ts';
import { newElement, walk } from '../../shared/elements/index.ts';
import { moveElements, stackElements, type StackWay } from '../../shared/nesting.ts';
import { deepestGroups } from '../../shared/readElement.ts';
import { parentsOf } from '../../shared/tree.ts';
import { designOf } from './scenes.ts';

const shape = (id: string, x = 0) => newElement('shape', id, { x, y: 0, width: 10, height: 10 });
const inner = newElement('group', 'inner', { x: 10, y: 10, children: [shape('d')] });
const box = newElement('group', 'box', { x: 100, y: 50, children: [shape('b'), inner, shape('c')] });
const given = designOf([shape('a', 7), box, shape('e')]);
const order = (design: Design): string => [...walk(design.pages[0]!.elements)].map((element) => element.id).join(' ');
const all = ['a', 'b', 'c', 'd', 'e', 'box', 'inner'];

/** Where each element is on the page, whatever groups it lies in. */
function seen(design: Design): Readonly<Record<string, string>> {
  const { elements } = design.pages[0]!;
  const places = [...walk(elements)].map(({ id, x, y }) => {
    const parents = parentsOf(elements, id) ?? [];
    return [id, `${parents.reduce((sum, parent) => sum + parent.x, x)} ${parents.reduce((sum, parent) => sum + parent.y, y)}`] as const;
  });
  return Object.fromEntries(places);
}

describe('Moving elements in the tree', () => {
  it('puts no group deeper than a design is read', () => {
    const nest = (depth: number, name: string): Element => newElement('group', `${name}${depth}`, { children: depth === 1 ? [shape(`${name}in`)] : [nest(depth - 1, name)] });
    let refused = 0;
    const [full, pair] = [designOf([nest(deepestGroups, 'n'), shape('a'), nest(1, 'm')]), ['a', 'm1']];
    const into = (ids: readonly string[], group: string): Design => moveElements(full, 0, ids, { group, index: 0 }, () => (refused += 1));
    expect(into(pair, 'n1')).toBe(full);
    expect(refused).toBe(1);
    expect(order(into(['a'], 'n1'))).toContain('n1 a nin');
    expect(order(into(pair, 'n2'))).toContain('n2 a m1 min n1');
    expect(refused).toBe(1);
  });

  it('puts them into a group where they are seen', () => {
    const moved = moveElements(given, 0, ['a'], { group: 'box', index: 1 });
    expect(order(moved)).toBe('box b a inner d c e');
    expect([...walk(moved.pages[0]!.elements)].find((element) => element.id === 'a')).toMatchObject({ x: -93, y: -50 });
    expect(order(moveElements(moved, 0, ['a'], { group: undefined, index: 0 }))).toBe(order(given));
  });

  it('never puts one into itself', () => {
    expect(moveElements(given, 0, ['box'], { group: 'inner', index: 0 })).toBe(given);
    expect(moveElements(given, 0, ['box'], { group: 'box', index: 0 })).toBe(given);
    expect(moveElements(given, 0, ['a'], { group: 'e', index: 0 })).toBe(given);
  });

  it('keeps every element once and each seen where it was, whatever is moved where', () => {
    fc.assert(
      fc.property(fc.subarray(all, { minLength: 1 }), fc.option(fc.constantFrom('box', 'inner', 'a'), { nil: undefined }), fc.integer({ min: -2, max: 6 }), (ids, group, index) => {
        const moved = moveElements(given, 0, ids, { group, index });
        expect(seen(moved)).toEqual(seen(given));
        expect(moveElements(moved, 0, ids, { group, index: 99 })).toEqual(moveElements(moveElements(given, 0, ids, { group, index: 99 }), 0, ids, { group, index: 99 }));
      }),
    );
  });
});

describe('Order', () => {
  it('goes a step or all the way, together', () => {
    const flat = designOf(['a', 'b', 'c', 'd'].map((id) => shape(id)));
    const to = (ids: readonly string[], way: StackWay): string => order(stackElements(flat, 0, ids, way));
    expect(to(['a'], 'forward')).toBe('b a c d');
    expect(to(['a', 'b'], 'forward')).toBe('c a b d');
    expect(to(['c', 'd'], 'forward')).toBe('a b c d');
    expect(to(['d'], 'backward')).toBe('a b d c');
    expect(to(['a', 'c'], 'front')).toBe('b d a c');
    expect(to(['b', 'd'], 'back')).toBe('b d a c');
    expect(stackElements(flat, 0, ['d'], 'front')).toBe(flat);
  });

  it('forward and backward undo each other where there is room', () => {
    const flat = designOf(['a', 'b', 'c', 'd', 'e'].map((id) => shape(id)));
    for (const id of ['b', 'c', 'd']) expect(order(stackElements(stackElements(flat, 0, [id], 'forward'), 0, [id], 'backward'))).toBe(order(flat));
  });
});
