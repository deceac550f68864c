import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { distancesBetween } from '../../shared/distances.ts';
import type { Box } from '../../shared/scene.ts';
import { snapEdges, snapMove, snapTargets } from '../../shared/snapping.ts';

const page = { width: 1080, height: 1080 };
const box = fc.record({
  x: fc.integer({ min: -100, max: 1000 }),
  y: fc.integer({ min: -100, max: 1000 }),
  width: fc.integer({ min: 1, max: 400 }),
  height: fc.integer({ min: 1, max: 400 }),
});
const at = (x: number, y: number, width: number, height: number): Box => ({ x, y, width, height });

describe('a box that is moved', () => {
  test('never goes farther than the reach, and snaps no more once it has snapped', () => {
    fc.assert(
      fc.property(box, fc.array(box, { maxLength: 12 }), fc.integer({ min: 1, max: 12 }), (given, others, reach) => {
        const targets = snapTargets(others, page);
        const { by } = snapMove(given, targets, reach);
        expect(Math.abs(by.x)).toBeLessThanOrEqual(reach);
        expect(Math.abs(by.y)).toBeLessThanOrEqual(reach);
        const snapped = { ...given, x: given.x + by.x, y: given.y + by.y };
        const again = snapMove(snapped, targets, 0.001);
        expect(again.by).toEqual({ x: 0, y: 0 });
      }),
    );
  });

  test('shows a line, or equal gaps, on each axis on which it moved', () => {
    fc.assert(
      fc.property(box, fc.array(box, { maxLength: 8 }), (given, others) => {
        const { by, lines, gaps } = snapMove(given, snapTargets(others, page), 6);
        const shown = new Set([...lines, ...gaps].map(({ axis }) => axis));
        const moved = (['x', 'y'] as const).filter((axis) => by[axis] !== 0);
        expect(moved.filter((axis) => !shown.has(axis))).toEqual([]);
      }),
    );
  });

  test('snaps its edge to another’s, and says how far they are apart', () => {
    const { by, lines } = snapMove(at(203, 400, 50, 50), snapTargets([at(200, 100, 80, 80)], page), 5);
    expect(by).toEqual({ x: -3, y: 0 });
    expect(lines).toContainEqual({ axis: 'x', at: 200, from: 100, to: 450, gap: { from: 180, to: 400 } });
  });

  test('snaps its middle to the page’s', () => {
    expect(snapMove(at(488, 300, 100, 10), snapTargets([], page), 5).by.x).toBe(2);
  });

  test('snaps to margins, the safe zone and guides', () => {
    const targets = snapTargets([], { ...page, safeZone: { top: 250, right: 0, bottom: 340, left: 0 }, guides: [{ axis: 'x', at: 333 }] });
    expect(snapMove(at(78, 252, 10, 10), targets, 5).by).toEqual({ x: -2.4, y: -2 });
    expect(snapMove(at(335, 600, 17, 19), targets, 5).by.x).toBe(-2);
  });

  test('snaps to the middle between two others', () => {
    const others = [at(0, 500, 100, 50), at(400, 500, 100, 50)];
    const { by, gaps } = snapMove(at(203, 505, 90, 31), snapTargets(others, { width: 5000, height: 5000 }), 5, ['x']);
    expect(by.x).toBe(2);
    expect(gaps.map(({ from, to }) => [from, to])).toEqual([
      [100, 205],
      [295, 400],
    ]);
  });

  test('keeps the gap of a row that goes on', () => {
    const others = [at(0, 500, 100, 51), at(140, 500, 100, 51)];
    const { by, gaps } = snapMove(at(283, 503, 77, 31), snapTargets(others, { width: 5000, height: 5000 }), 5, ['x']);
    expect(by.x).toBe(-3);
    expect(gaps.map(({ from, to }) => [from, to])).toEqual([
      [100, 140],
      [240, 280],
    ]);
  });

  test('stays on its axis', () => {
    expect(snapMove(at(488, 2, 100, 10), snapTargets([], page), 5, ['x']).by.y).toBe(0);
  });
});

test('only the edges that a handle moves snap', () => {
  const targets = snapTargets([at(200, 100, 80, 80)], page);
  expect(snapEdges({ x: 283 }, at(100, 178, 183, 100), targets, 5).by).toEqual({ x: -3, y: 0 });
});

describe('distances', () => {
  test('are told to what lies beside', () => {
    expect(distancesBetween(at(0, 0, 10, 10), at(30, 0, 10, 10)).filter(({ axis }) => axis === 'x')).toEqual([{ axis: 'x', from: 10, to: 30, across: 5 }]);
  });

  test('are told to all four edges of what lies around', () => {
    const found = distancesBetween(at(10, 20, 30, 40), at(0, 0, 100, 100)).map(({ axis, from, to }) => [axis, to - from]);
    expect(found).toEqual([
      ['x', 10],
      ['x', 60],
      ['y', 20],
      ['y', 40],
    ]);
  });

  test('are never negative', () => {
    fc.assert(
      fc.property(box, box, (one, other) => {
        for (const { from, to } of distancesBetween(one, other)) expect(to).toBeGreaterThanOrEqual(from);
      }),
    );
  });
});
