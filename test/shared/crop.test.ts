// Which part of a picture fills a box, when several things in it are to be kept.

import { describe, expect, it } from 'vitest';
import { cover } from '../../shared/crop.ts';

const box = (x: number, width = 0.1) => ({ x, y: 0.2, width, height: 0.3 });

describe('several boxes to keep', () => {
  const picture = { width: 1000, height: 500 };

  it.each([
    ['all of them, where they fit', [box(0.1), box(0.5)], { x: 0, y: 0, width: 700, height: 500 }, 0, 700],
    ['the first alone, where no other fits with it', [box(0.8), box(0.05)], { x: 0, y: 0, width: 400, height: 500 }, 600, 1000],
    ['the first and the nearer one', [box(0.45), box(0.9), box(0.2)], { x: 0, y: 0, width: 500, height: 500 }, 125, 625],
    ['the middle of one that is wider than the crop', [box(0.2, 0.6)], { x: 0, y: 0, width: 250, height: 500 }, 375, 625],
  ])('%s', (_, boxes, into, from, to) => {
    const { crop } = cover(picture, into, boxes);
    expect(crop.x).toBeCloseTo(from, 6);
    expect(crop.x + crop.width).toBeCloseTo(to, 6);
  });
});
