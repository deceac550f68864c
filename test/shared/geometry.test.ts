import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import '../helpers/properties.ts';
import { around, boundsOfTurned, contains, gradientLine, intersection, isInside, wholePixels } from '../../shared/geometry.ts';

const length = fc.double({ min: 0.01, max: 4000, noNaN: true });
const place = fc.double({ min: -4000, max: 4000, noNaN: true });
const box = fc.record({ x: place, y: place, width: length, height: length });

describe('Boxes', () => {
  it('in whole pixels still touch where they touched', () => {
    fc.assert(
      fc.property(box, length, (left, width) => {
        const right = wholePixels({ ...left, x: left.x + left.width, width });
        const whole = wholePixels(left);
        expect(Math.abs(whole.x + whole.width - right.x)).toBeLessThanOrEqual(left.width < 1 ? 1 : 0);
        expect([whole.x, whole.y, whole.width, whole.height].every(Number.isInteger)).toBe(true);
      }),
    );
  });

  it('share what lies in both', () => {
    expect(intersection({ x: 0, y: 0, width: 10, height: 10 }, { x: 6, y: 7, width: 10, height: 10 })).toEqual({ x: 6, y: 7, width: 4, height: 3 });
    expect(intersection({ x: 0, y: 0, width: 10, height: 10 }, { x: 10, y: 0, width: 5, height: 5 })).toBeUndefined();
  });

  it('lie within what is around them', () => {
    fc.assert(fc.property(fc.array(box, { minLength: 1 }), (boxes) => boxes.every((one) => contains(around(boxes)!, one))));
    expect(around([])).toBeUndefined();
  });

  it('turned by a right angle swap their sides about their centre', () => {
    expect(boundsOfTurned({ x: 0, y: 0, width: 40, height: 20 }, 90)).toEqual({
      x: expect.closeTo(10),
      y: expect.closeTo(-10),
      width: expect.closeTo(20),
      height: expect.closeTo(40),
    });
  });

  it('turned hold what was turned into them', () => {
    expect(isInside({ x: 20, y: 28 }, { x: 0, y: 0, width: 40, height: 20 }, 90)).toBe(true);
    expect(isInside({ x: 38, y: 10 }, { x: 0, y: 0, width: 40, height: 20 }, 90)).toBe(false);
  });
});

describe('A gradient', () => {
  it('runs from left to right, from top to bottom, and from corner to corner', () => {
    const wide = { width: 200, height: 100 };
    expect(gradientLine(wide, 0)).toEqual({ from: [0, 50], to: [200, 50] });
    expect(gradientLine(wide, 90)).toEqual({ from: [100, 0], to: [100, 100] });
    expect(gradientLine({ width: 100, height: 100 }, 45)).toEqual({ from: [0, 0], to: [100, 100] });
  });
});
