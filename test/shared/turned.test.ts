import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { keptIn, normalAngle, seenIn, type Turned, type Turner } from '../../shared/turned.ts';

const length = fc.double({ min: -2000, max: 2000, noNaN: true });
const size = fc.double({ min: 1, max: 2000, noNaN: true });
const box: fc.Arbitrary<Turned> = fc.record({ x: length, y: length, width: size, height: size, rotation: fc.integer({ min: -180, max: 180 }) });
const group: fc.Arbitrary<Turner> = fc.tuple(box, fc.boolean(), fc.boolean()).map(([given, flipX, flipY]) => ({ ...given, flipX, flipY }));

/** How far two boxes are from the same: in pixels, and in hundredths of a degree. */
function difference(one: Turned, other: Turned): number {
  const lengths = (['x', 'y', 'width', 'height'] as const).map((name) => Math.abs(one[name] - other[name]));
  return Math.max(...lengths, Math.abs(normalAngle(one.rotation - other.rotation)) * 100);
}

/** What rounding leaves. */
const least = 1e-4;

describe('a box in groups', () => {
  test('is kept where it is seen, however groups around it are turned and flipped', () => {
    fc.assert(
      fc.property(fc.array(group, { maxLength: 4 }), box, (groups, given) => {
        expect(difference(keptIn(groups, seenIn(groups, given)), given)).toBeLessThan(least);
      }),
    );
  });

  test('is seen as it is kept where nothing is turned', () => {
    const upright = { x: 10, y: 10, width: 500, height: 400, rotation: 0 };
    expect(difference(seenIn([upright], { x: 20, y: 30, width: 40, height: 50, rotation: 15 }), { x: 20, y: 30, width: 40, height: 50, rotation: 15 })).toBeLessThan(least);
  });

  test('turns with its group about the group’s middle', () => {
    const turned = { x: 0, y: 0, width: 200, height: 200, rotation: 90 };
    expect(difference(seenIn([turned], { x: 0, y: 0, width: 20, height: 20, rotation: 0 }), { x: 180, y: 0, width: 20, height: 20, rotation: 90 })).toBeLessThan(least);
  });

  test('is seen on the other side, and turned the other way, in a group turned over', () => {
    const over = { x: 0, y: 0, width: 200, height: 100, rotation: 0, flipX: true };
    expect(difference(seenIn([over], { x: 0, y: 0, width: 20, height: 20, rotation: 30 }), { x: 180, y: 0, width: 20, height: 20, rotation: -30 })).toBeLessThan(least);
  });
});
