import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import '../helpers/properties.ts';
import type { DrawnPoint } from '../../shared/freePath.ts';
import { boundsOfPath, pathOf, pointsOf, simplified, smoothed } from '../../shared/freePath.ts';

const length = fc.integer({ min: -3000, max: 3000 });
const place = fc.record({ x: length, y: length });
const point: fc.Arbitrary<DrawnPoint> = fc
  .record({ at: place, in: fc.option(place, { nil: undefined }), out: fc.option(place, { nil: undefined }) })
  .map(({ at, in: arriving, out }) => ({ ...at, ...(arriving ? { in: arriving } : {}), ...(out ? { out } : {}) }));

describe('A free path', () => {
  it('is the same in pixels after it was fitted into its box', () => {
    fc.assert(
      fc.property(fc.array(point, { minLength: 2, maxLength: 8 }), fc.boolean(), (points, closed) => {
        const { box, path } = pathOf(points, closed)!;
        const back = pointsOf(path, box);
        for (const [index, given] of points.entries()) {
          expect(back[index]!.x).toBeCloseTo(given.x, 2);
          expect(back[index]!.y).toBeCloseTo(given.y, 2);
        }
        expect(pathOf(back, closed)!.box.width).toBeCloseTo(box.width, 2);
      }),
    );
  });

  it('fills its box, curves included', () => {
    const arch = [{ x: 0, y: 100, out: { x: 0, y: -100 } }, { x: 100, y: 100, in: { x: 0, y: -100 } }];
    expect(boundsOfPath(arch, false)).toEqual({ x: 0, y: 25, width: 100, height: 75 });
    expect(boundsOfPath([{ x: 0, y: 0 }, { x: 10, y: 5 }], true)).toEqual({ x: 0, y: 0, width: 10, height: 5 });
    expect(pathOf([{ x: 3, y: 4 }], false)).toBeUndefined();
  });

  it('of a straight line across has no height, and stays where it is', () => {
    const { box, path } = pathOf([{ x: 10, y: 50 }, { x: 90, y: 50 }], false)!;
    expect(box).toEqual({ x: 10, y: 50, width: 80, height: 0 });
    expect(pointsOf(path, box)).toEqual([{ x: 10, y: 50 }, { x: 90, y: 50 }]);
  });

  it('runs smoothly through its points: handles of a point lie on one line', () => {
    const round = smoothed([{ x: 0, y: -50 }, { x: 50, y: 0 }, { x: 0, y: 50 }, { x: -50, y: 0 }], true);
    for (const { in: arriving, out } of round) {
      expect(arriving!.x).toBeCloseTo(-out!.x);
      expect(arriving!.y).toBeCloseTo(-out!.y);
    }
    expect(smoothed([{ x: 0, y: 0 }, { x: 5, y: 5 }, { x: 9, y: 0 }], false)[0]).toEqual({ x: 0, y: 0 });
  });

  it('drawn by hand keeps its ends and its corners with few points', () => {
    const corner = [...Array.from({ length: 50 }, (_, x) => ({ x, y: (x % 2) * 0.3 })), ...Array.from({ length: 50 }, (_, y) => ({ x: 49, y }))];
    const kept = simplified(corner, 1);
    expect(kept.length).toBeLessThan(6);
    expect(kept[0]).toEqual(corner[0]);
    expect(kept.at(-1)).toEqual(corner.at(-1));
    expect(kept.some(({ x, y }) => Math.hypot(x - 49, y) < 1.5)).toBe(true);
    expect(simplified([{ x: 1, y: 1 }], 1)).toEqual([{ x: 1, y: 1 }]);
  });
});
