import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Element } from '../../shared/design.ts';
import { newElement } from '../../shared/elements/index.ts';
import { centreOf } from '../../shared/geometry.ts';
import { hitsAt, pickAt, withinMarquee } from '../../shared/hitTest.ts';
import { placedElements, placedIn } from '../../shared/placed.ts';

const shape = (id: string, x: number, y: number, values: object = {}): Element => newElement('shape', id, { x, y, width: 100, height: 100, ...values });
const group = (id: string, x: number, y: number, children: readonly Element[], values: object = {}): Element =>
  newElement('group', id, { x, y, width: 300, height: 300, children, ...values });
const scene = (elements: readonly Element[], absent: readonly string[] = []) => ({ elements, absent: absent.map((element) => ({ element, reason: 'empty' as const })) });
const ids = (given: ReturnType<typeof hitsAt>): readonly string[] => given.map(({ element }) => element.id);

describe('what lies under a point', () => {
  test('is listed from the top, without what is not shown', () => {
    const shown = scene([shape('low', 0, 0), shape('gone', 0, 0, { hidden: true }), shape('empty', 0, 0), shape('high', 50, 50)], ['empty']);
    expect(ids(hitsAt(placedElements(shown), { x: 60, y: 60 }))).toEqual(['high', 'low']);
    expect(ids(hitsAt(placedElements(shown), { x: 10, y: 10 }))).toEqual(['low']);
  });

  test('follows the turn of an element', () => {
    const shown = scene([shape('bar', 0, 40, { width: 200, height: 20, rotation: 90 })]);
    expect(ids(hitsAt(placedElements(shown), { x: 10, y: 50 }))).toEqual([]);
    expect(ids(hitsAt(placedElements(shown), { x: 100, y: 140 }))).toEqual(['bar']);
  });

  test('is a group by what it holds, never by its empty room', () => {
    const shown = scene([group('g', 0, 0, [shape('a', 0, 0), shape('b', 200, 200)])]);
    const placed = placedElements(shown);
    expect(pickAt(placed, { x: 10, y: 10 })).toBe('g');
    expect(pickAt(placed, { x: 150, y: 150 })).toBeUndefined();
    expect(pickAt(placed, { x: 10, y: 10 }, { deep: true })).toBe('a');
    expect(pickAt(placed, { x: 10, y: 10 }, { entered: 'g' })).toBe('a');
  });

  test('is the next level of groups in groups that were entered', () => {
    const shown = scene([group('outer', 0, 0, [group('inner', 0, 0, [shape('leaf', 0, 0)])])]);
    const placed = placedElements(shown);
    expect(pickAt(placed, { x: 5, y: 5 })).toBe('outer');
    expect(pickAt(placed, { x: 5, y: 5 }, { entered: 'outer' })).toBe('inner');
    expect(pickAt(placed, { x: 5, y: 5 }, { entered: 'inner' })).toBe('leaf');
    expect(pickAt(placed, { x: 5, y: 5 }, { deep: true })).toBe('leaf');
  });

  test('lets presses through what is locked, alone or with its group', () => {
    const shown = scene([shape('low', 0, 0), shape('locked', 0, 0, { locked: true }), group('g', 0, 0, [shape('in', 0, 0)], { locked: true })]);
    expect(pickAt(placedElements(shown), { x: 5, y: 5 })).toBe('low');
    expect(ids(hitsAt(placedElements(shown), { x: 5, y: 5 }))).toEqual(['in', 'locked', 'low']);
  });

  test('is easier to hit where it is thin', () => {
    const shown = scene([shape('thin', 0, 50, { height: 1 })]);
    expect(pickAt(placedElements(shown), { x: 50, y: 54 }, { reach: 4 })).toBe('thin');
    expect(pickAt(placedElements(shown), { x: 50, y: 54 })).toBeUndefined();
  });

  test('is always hit in its own middle, wherever groups turn it', () => {
    const turn = fc.integer({ min: -180, max: 180 });
    const flip = fc.record({ flipX: fc.boolean(), flipY: fc.boolean() });
    fc.assert(
      fc.property(turn, turn, turn, flip, flip, (one, two, three, outer, inner) => {
        const leaf = newElement('image', 'leaf', { x: 40, y: 20, width: 30, height: 60, rotation: three });
        const shown = scene([group('g', 100, 50, [group('h', 20, 30, [leaf], { rotation: two, ...inner })], { rotation: one, ...outer })]);
        const { seen } = placedIn(shown).get('leaf')!;
        expect(ids(hitsAt(placedElements(shown), centreOf(seen)))).toEqual(['leaf']);
      }),
    );
  });
});

describe('a marquee', () => {
  const shown = scene([shape('a', 0, 0), shape('b', 200, 0), shape('c', 400, 0, { locked: true }), group('g', 0, 300, [shape('in', 0, 0)])]);
  const placed = placedElements(shown);

  test('from the left takes what it encloses', () => {
    expect(withinMarquee(placed, { x: -5, y: -5, width: 250, height: 110 }, 'encloses')).toEqual(['a']);
  });

  test('from the right takes all it touches, but not what is locked', () => {
    expect(withinMarquee(placed, { x: 50, y: 50, width: 400, height: 10 }, 'touches')).toEqual(['a', 'b']);
  });

  test('takes groups as a whole, and their children once entered', () => {
    const all = { x: -10, y: -10, width: 1000, height: 1000 };
    expect(withinMarquee(placed, all, 'encloses')).toEqual(['a', 'b', 'g']);
    expect(withinMarquee(placed, all, 'encloses', 'g')).toEqual(['in']);
  });

  test('that encloses something touches it too', () => {
    const box = fc.record({ x: fc.integer({ min: 0, max: 500 }), y: fc.integer({ min: 0, max: 500 }), width: fc.integer({ min: 1, max: 500 }), height: fc.integer({ min: 1, max: 500 }) });
    fc.assert(
      fc.property(box, fc.array(fc.tuple(fc.integer({ min: 0, max: 700 }), fc.integer({ min: 0, max: 700 }), fc.integer({ min: 0, max: 360 })), { maxLength: 8 }), (marquee, given) => {
        const all = placedElements(scene(given.map(([x, y, rotation], index) => shape(`s-${index}`, x, y, { width: 60, rotation }))));
        const touched = withinMarquee(all, marquee, 'touches');
        for (const id of withinMarquee(all, marquee, 'encloses')) expect(touched).toContain(id);
      }),
    );
  });

  test('does not take a turned element by the corner of the box around it', () => {
    const turned = placedElements(scene([shape('bar', 0, 140, { width: 300, height: 20, rotation: 45 })]));
    expect(withinMarquee(turned, { x: 220, y: 50, width: 20, height: 20 }, 'touches')).toEqual([]);
    expect(withinMarquee(turned, { x: 140, y: 140, width: 20, height: 20 }, 'touches')).toEqual(['bar']);
  });
});
