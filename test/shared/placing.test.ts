import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import '../helpers/properties.ts';
import type { Layout } from '../../shared/design.ts';
import { newElement } from '../../shared/elements/index.ts';
import { addShown, placeShown, setShown, shownElement, type Scope } from '../../shared/placing.ts';
import { designOf } from './scenes.ts';
import { portrait, seen, showOf, square, story } from './shows.ts';

const bar = newElement('shape', 'bar', { x: 10, y: 20, width: 30, height: 40 });
const box = newElement('group', 'box', { x: 100, y: 100, width: 400, height: 300, children: [bar] });
const words = newElement('text', 'words', { x: 80, y: 500, width: 300, height: 90, rotation: 10 });
const drawn = designOf([box, words]);
const sizes = [square, portrait, story];
const scopes: readonly Scope[] = ['size', 'all'];

function placed(id: string, place: Parameters<typeof placeShown>[2] extends ReadonlyMap<string, infer P> ? P : never): Parameters<typeof placeShown>[2] {
  return new Map([[id, place]]);
}

describe('Placing an element', () => {
  it.each(scopes)('puts it where it was drawn, mirrored or not, alone or in a group (%s)', (scope) => {
    for (const direction of ['ltr', 'rtl'] as const) {
      const wish = { x: 333, y: 444, width: 222, height: 111, rotation: 25 };
      for (const id of ['words', 'bar']) {
        const moved = placeShown(drawn, showOf(drawn, square, direction), placed(id, wish), scope);
        const found = shownElement(showOf(moved, square, direction), id)!;
        expect({ x: found.element.x + found.origin.x, y: found.element.y + found.origin.y }).toEqual({ x: 333, y: 444 });
        expect(found.element).toMatchObject({ width: 222, height: 111, rotation: 25 });
      }
    }
  });

  it('at one size changes no other', () => {
    const moved = placeShown(drawn, showOf(drawn), placed('words', { x: 15, y: 5 }), 'size');
    expect(seen(moved, 'words')).toMatchObject({ x: 15, y: 5, width: 300 });
    expect(seen(moved, 'words', portrait)).toEqual(seen(drawn, 'words', portrait));
    expect(moved.pages[0]!.elements).toBe(drawn.pages[0]!.elements);
  });

  it('in all sizes moves it in each by as much, but where it was adjusted by hand', () => {
    const byHand = placeShown(drawn, showOf(drawn, story), placed('words', { x: 1, y: 2 }), 'size');
    const moved = placeShown(byHand, showOf(byHand), placed('words', { x: 95, y: 495 }), 'all');
    expect(seen(moved, 'words')).toMatchObject({ x: 95, y: 495 });
    expect(seen(moved, 'words', portrait).x).toBe(seen(drawn, 'words', portrait).x + 15);
    expect(seen(moved, 'words', story)).toMatchObject({ x: 1, y: 2 });
  });

  it('in all sizes follows what the shape and the size on show say of it', () => {
    const layouts: readonly Layout[] = [
      { shape: 'portrait', changes: { words: { x: 200 } } },
      { size: 'ig-portrait', changes: { words: { y: 700 } } },
    ];
    const given = { ...drawn, pages: [{ ...drawn.pages[0]!, layouts }] };
    const before = seen(given, 'words', portrait);
    const moved = placeShown(given, showOf(given, portrait), placed('words', { x: before.x + 30, y: before.y - 30 }), 'all');
    expect(seen(moved, 'words', portrait)).toMatchObject({ x: before.x + 30, y: before.y - 30 });
  });

  it('that is not there changes nothing', () => {
    expect(placeShown(drawn, showOf(drawn), placed('ghost', { x: 1 }), 'all')).toBe(drawn);
    expect(placeShown(drawn, showOf(drawn), placed('words', { x: 80, y: 500 }), 'all')).toBe(drawn);
  });

  it('anywhere, at any size, is exact at that size', () => {
    const length = fc.double({ min: 1, max: 2000, noNaN: true });
    fc.assert(
      fc.property(fc.constantFrom(...sizes), fc.constantFrom('ltr' as const, 'rtl' as const), length, length, (size, direction, x, width) => {
        const moved = placeShown(drawn, showOf(drawn, size, direction), placed('words', { x, y: x, width, height: width }), 'size');
        const found = seen(moved, 'words', size, direction);
        expect(found.x).toBeCloseTo(x, 3);
        expect(found.width).toBeCloseTo(width, 3);
      }),
    );
  });
});

describe('A length of an element', () => {
  it('is given in pixels of the page on show', () => {
    const wide = { id: 'wide', width: 2160, height: 2160 };
    const stroked = setShown(drawn, showOf(drawn, wide), 'bar', { stroke: { colour: 'accent', width: 8 } }, 'all');
    expect(seen(stroked, 'bar', wide)).toMatchObject({ stroke: { width: 8 } });
    expect(seen(stroked, 'bar')).toMatchObject({ stroke: { width: 4 } });
  });
});

describe('A new element', () => {
  it('lies where it was drawn, at each size and in each direction, and no other moves', () => {
    for (const size of sizes) {
      for (const direction of ['ltr', 'rtl'] as const) {
        const wish = { x: 300, y: 700, width: 240, height: 120 };
        const { design, id } = addShown(drawn, showOf(drawn, size, direction), newElement('shape', 'new', wish));
        const found = seen(design, id, size, direction);
        expect([found.x, found.y, found.width, found.height].map(Math.round)).toEqual([300, 700, 240, 120]);
      }
    }
  });
});
