import svgpath from 'svgpath';
import { describe, expect, test } from 'vitest';
import { PathBytes } from '../../../shared/text/pathBytes.ts';
import { book, claim, run } from './book.ts';

const written = (...values: number[]) => {
  const bytes = new PathBytes();
  bytes.command('L'.charCodeAt(0));
  for (const value of values) bytes.number(value);
  return bytes.take();
};

/** Left, top, right and bottom of the points of a path. */
function boundsOf(path: string): readonly number[] {
  const xs: number[] = [];
  const ys: number[] = [];
  svgpath(path).iterate((segment) => {
    for (let i = 1; i + 1 < segment.length; i += 2) {
      xs.push(Number(segment[i]));
      ys.push(Number(segment[i + 1]));
    }
  });
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

describe('path data', () => {
  test('numbers are written in hundredths, as short as they can be', () => {
    expect(written(1, 2.5)).toBe('L1 2.5');
    expect(written(-1.005, 0.07)).toBe('L-1 .07'.replace(' .', ' 0.'));
    expect(written(1234.567, -0.001, 99.999)).toBe('L1234.57 0 100');
  });

  test('a long path outgrows its first buffer unharmed', () => {
    const values = Array.from({ length: 5000 }, (_, i) => i / 4);
    expect(written(...values).slice(1).split(/ |(?=-)/).map(Number)).toEqual(values);
  });
});

describe('outlines', () => {
  test('there is one for each colour and stretch, in order', () => {
    const layout = book.layout(claim([run('Light '), run('for', { colour: '#FF5A3C' }), run(' all')], { endPoint: '#FFB000' }));
    expect(book.outlines(layout).map(({ colour }) => colour)).toEqual(['#10141A', '#FF5A3C', '#10141A', '#FFB000']);
  });

  test('letters stand on the baseline at their places', () => {
    const layout = book.layout(claim('HH'));
    const [line] = layout.lines;
    const [left, top, right, bottom] = boundsOf(book.outlines(layout)[0]!.path);
    expect(bottom).toBeCloseTo(line!.baseline, 1);
    expect(top!).toBeGreaterThan(line!.baseline - 80);
    expect(left!).toBeGreaterThan(0);
    expect(right!).toBeLessThan(line!.width);
  });

  test('the end point is a circle', () => {
    const layout = book.layout(claim('Light', { endPoint: '#FFB000' }));
    const { x, y, radius } = layout.lines[0]!.circles[0]!;
    const bounds = boundsOf(book.outlines(layout)[1]!.path);
    [x - radius, y - radius, x + radius, y + radius].forEach((edge, index) => expect(bounds[index]).toBeCloseTo(edge, 1));
  });
});
