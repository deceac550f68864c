import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import '../helpers/properties.ts';
import type { FreePath, LineHeads } from '../../shared/design.ts';
import { headedLine } from '../../shared/lineHeads.ts';
import { cornersOf, isClosed, outlineOf } from '../../shared/outline.ts';

/** Every number of path data, in pairs. Only absolute lines and curves are written. */
function placesOf(path: string): readonly (readonly [number, number])[] {
  const numbers = path.replaceAll(/[HV]/g, ' ').match(/-?\d+(?:\.\d+)?/g)!.map(Number);
  return Array.from({ length: Math.floor(numbers.length / 2) }, (_, index) => [numbers[index * 2]!, numbers[index * 2 + 1]!] as const);
}

const length = fc.double({ min: 1, max: 2000, noNaN: true });

describe('An outline', () => {
  it('of a polygon or a star touches all sides of its box, and does not leave it', () => {
    fc.assert(
      fc.property(fc.constantFrom('polygon', 'star'), fc.integer({ min: 3, max: 60 }), fc.double({ min: 0.01, max: 1, noNaN: true }), length, length, (shape, sides, inner, width, height) => {
        const places = placesOf(outlineOf(shape, { radius: 0, sides, inner }, width, height));
        const [xs, ys] = [places.map(([x]) => x), places.map(([, y]) => y)];
        expect(Math.min(...xs)).toBeCloseTo(0, 1);
        expect(Math.min(...ys)).toBeCloseTo(0, 1);
        expect(Math.max(...xs)).toBeCloseTo(width, 1);
        expect(Math.max(...ys)).toBeCloseTo(height, 1);
        expect(places).toHaveLength(shape === 'star' ? sides * 2 : sides);
      }),
    );
  });

  it('with round corners stays within the one without', () => {
    fc.assert(
      fc.property(fc.constantFrom('rectangle', 'polygon', 'star'), fc.integer({ min: 3, max: 12 }), length, length, length, (shape, sides, radius, width, height) => {
        for (const [x, y] of placesOf(outlineOf(shape, { radius, sides }, width, height))) {
          expect(x).toBeGreaterThan(-0.1);
          expect(y).toBeGreaterThan(-0.1);
          expect(x).toBeLessThan(width + 0.1);
          expect(y).toBeLessThan(height + 0.1);
        }
      }),
    );
  });

  it('has corners that fit its sides, in the proportion given', () => {
    expect(cornersOf(80, 100, 60)).toEqual([30, 30, 30, 30]);
    expect(cornersOf([10, 0, 5, 2], 100, 60)).toEqual([10, 0, 5, 2]);
    expect(cornersOf([100, 100, 0, 0], 100, 400)).toEqual([50, 50, 0, 0]);
  });

  it('of four equal corners is that of one radius', () => {
    expect(outlineOf('rectangle', { radius: [20, 20, 20, 20] }, 90, 70)).toBe(outlineOf('rectangle', { radius: 20 }, 90, 70));
    expect(outlineOf('rectangle', { radius: [0, 0, 0, 0] }, 90, 70)).toBe(outlineOf('rectangle', { radius: 0 }, 90, 70));
  });

  it('of a path follows its box, straight where there are no handles', () => {
    const path: FreePath = { closed: true, points: [{ x: 0, y: 0 }, { x: 1, y: 0, out: { x: 0, y: 0.5 } }, { x: 0.5, y: 1 }] };
    expect(outlineOf('path', { radius: 0, path }, 200, 100)).toBe('M0 0L200 0C200 50 100 100 100 100L0 0Z');
    expect(isClosed('path', { path })).toBe(true);
    expect(isClosed('path', { path: { ...path, closed: false } })).toBe(false);
    expect(isClosed('line', {})).toBe(false);
  });
});

const line = (heads: LineHeads) => headedLine({ shape: 'line', heads }, 100, 0, 4)!;

describe('A line with heads', () => {
  it('is cut back beneath a triangle, whose point is its end', () => {
    const { line: path, heads } = line({ end: 'triangle' });
    expect(placesOf(path)).toEqual([[0, 0], [expect.closeTo(84.8, 1), 0]]);
    expect(heads).toHaveLength(1);
    expect(placesOf(heads[0]!.path)[0]).toEqual([100, 0]);
    expect(heads[0]!.filled).toBe(true);
  });

  it('keeps its length beneath nothing, and can have two', () => {
    expect(headedLine({ shape: 'line', heads: {} }, 100, 0, 4)).toBeUndefined();
    expect(headedLine({ shape: 'rectangle', heads: { end: 'arrow' } }, 100, 50, 4)).toBeUndefined();
    expect(line({ start: 'circle', end: 'bar' }).heads).toHaveLength(2);
  });

  it('points where a curve goes, and stays on the curve', () => {
    const path: FreePath = { closed: false, points: [{ x: 0, y: 1, out: { x: 0, y: -1 } }, { x: 1, y: 0, in: { x: -1, y: 0 } }] };
    const { line: cut, heads } = headedLine({ shape: 'path', path, heads: { end: 'triangle' } }, 100, 100, 4)!;
    const [, , , end] = placesOf(cut);
    expect(Math.hypot(100 - end![0], end![1])).toBeCloseTo(15.2, 0);
    const [tip, left, right] = placesOf(heads[0]!.path);
    expect(tip).toEqual([100, 0]);
    // The line reaches a fifth of its width into the head.
    expect(Math.hypot((left![0] + right![0]) / 2 - end![0], (left![1] + right![1]) / 2 - end![1])).toBeLessThan(1.5);
  });

  it('that is shorter than its heads is drawn all the same', () => {
    for (const style of ['arrow', 'triangle', 'circle', 'square', 'bar'] as const) {
      const made = headedLine({ shape: 'line', heads: { start: style, end: style } }, 3, 2, 20);
      expect(JSON.stringify(made)).not.toMatch(/NaN|null|Infinity/);
    }
    expect(JSON.stringify(headedLine({ shape: 'line', heads: { end: 'arrow' } }, 0, 0, 5))).not.toMatch(/NaN|null/);
  });
});
