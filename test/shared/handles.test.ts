import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { centreOf } from '../../shared/geometry.ts';
import { cursorOf, handleNames, handlePlace, handles, resizeBox, resizeBy, turnBox, type Handle } from '../../shared/handles.ts';
import type { Turned } from '../../shared/turned.ts';

const place = fc.record({ x: fc.integer({ min: -1500, max: 1500 }), y: fc.integer({ min: -1500, max: 1500 }) });
const box: fc.Arbitrary<Turned> = fc.record({
  x: fc.integer({ min: -500, max: 500 }),
  y: fc.integer({ min: -500, max: 500 }),
  width: fc.integer({ min: 1, max: 800 }),
  height: fc.integer({ min: 1, max: 800 }),
  rotation: fc.integer({ min: -180, max: 180 }),
});
const handle = fc.constantFrom(...handleNames);
const plain = { keepsRatio: false, fromCentre: false };

function opposite(of: Handle): Handle {
  const { x, y } = handles[of];
  return handleNames.find((name) => handles[name].x === -x && handles[name].y === -y)!;
}

describe('a handle that is dragged', () => {
  test('leaves the opposite handle where it is seen, also of a turned box', () => {
    fc.assert(
      fc.property(box, handle, place, fc.boolean(), (given, name, to, keepsRatio) => {
        const [before, after] = [handlePlace(given, opposite(name)), handlePlace(resizeBox(given, name, to, { ...plain, keepsRatio }), opposite(name))];
        expect(after.x).toBeCloseTo(before.x, 2);
        expect(after.y).toBeCloseTo(before.y, 2);
      }),
    );
  });

  test('leaves the centre where it is with Alt', () => {
    fc.assert(
      fc.property(box, handle, place, (given, name, to) => {
        const [before, after] = [centreOf(given), centreOf(resizeBox(given, name, to, { ...plain, fromCentre: true }))];
        expect(after.x).toBeCloseTo(before.x, 2);
        expect(after.y).toBeCloseTo(before.y, 2);
      }),
    );
  });

  test('keeps the ratio with Shift', () => {
    fc.assert(
      fc.property(box, handle, place, (given, name, to) => {
        const resized = resizeBox(given, name, to, { ...plain, keepsRatio: true });
        expect(resized.width * given.height).toBeCloseTo(resized.height * given.width, -1);
      }),
    );
  });

  test('comes to where it is dragged, if the box is not turned inside out', () => {
    fc.assert(
      fc.property(box, fc.constantFrom<Handle>('nw', 'ne', 'se', 'sw'), place, (given, name, to) => {
        const resized = resizeBox(given, name, to, plain);
        fc.pre(resized.width > 1.01 && resized.height > 1.01);
        const at = handlePlace(resized, name);
        expect(at.x).toBeCloseTo(to.x, 2);
        expect(at.y).toBeCloseTo(to.y, 2);
      }),
    );
  });

  test('never makes a box smaller than a pixel, nor turns it', () => {
    fc.assert(
      fc.property(box, handle, place, (given, name, to) => {
        const resized = resizeBox(given, name, to, plain);
        expect(Math.min(resized.width, resized.height)).toBeGreaterThanOrEqual(0.999);
        expect(resized.rotation).toBe(given.rotation);
      }),
    );
  });

  test('dragged nowhere changes nothing', () => {
    fc.assert(
      fc.property(box, handle, (given, name) => {
        const resized = resizeBox(given, name, handlePlace(given, name), plain);
        for (const side of ['x', 'y', 'width', 'height'] as const) expect(resized[side]).toBeCloseTo(given[side], 2);
      }),
    );
  });
});

test('several boxes keep their places in the box around them', () => {
  const from = { x: 0, y: 0, width: 100, height: 100 };
  const to = { x: 10, y: 20, width: 200, height: 50 };
  expect(resizeBy({ x: 50, y: 50, width: 50, height: 50, rotation: 0 }, from, to)).toEqual({ x: 110, y: 45, width: 100, height: 25, rotation: 0 });
});

test('a box turned about a place and back is where it was', () => {
  fc.assert(
    fc.property(box, place, fc.integer({ min: -720, max: 720 }), (given, about, degrees) => {
      const back = turnBox(turnBox(given, about, degrees), about, -degrees);
      expect(back.x).toBeCloseTo(given.x, 2);
      expect(back.y).toBeCloseTo(given.y, 2);
    }),
  );
});

test('a cursor follows the way its handle is turned', () => {
  expect(cursorOf('n', 0)).toBe('ns-resize');
  expect(cursorOf('n', 90)).toBe('ew-resize');
  expect(cursorOf('se', 0)).toBe('nwse-resize');
  expect(cursorOf('se', -90)).toBe('nesw-resize');
  expect(cursorOf('e', 181)).toBe('ew-resize');
});
