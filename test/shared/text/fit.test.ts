import { describe, expect, test } from 'vitest';
import { book, claim } from './book.ts';

const box = { smallest: 24, largest: 120, width: 600, height: 400, balance: true };
const line = 'People live without any electricity at all';

describe('fitting', () => {
  test('a short text has the largest size', () => {
    expect(book.layout(claim('Light', box))).toMatchObject({ size: 120, shrunk: false, cut: false });
  });

  test('a longer one shrinks by quarter pixels, just as far as it must', () => {
    const { size, shrunk, cut, height, width } = book.layout(claim(line, box));
    expect({ shrunk, cut }).toEqual({ shrunk: true, cut: false });
    expect(size % 0.25).toBe(0);
    expect(height).toBeLessThanOrEqual(400);
    expect(width).toBeLessThanOrEqual(600);
    expect(book.layout(claim(line, { ...box, smallest: size + 0.25, largest: size + 0.25 })).cut).toBe(true);
  });

  test('it has at most as many lines as are allowed', () => {
    expect(book.layout(claim(line, { ...box, maxLines: 2 })).lines).toHaveLength(2);
    expect(book.layout(claim(line, { ...box, maxLines: 1 })).lines).toHaveLength(1);
  });

  test('what does not fit at the smallest size is left out, whole lines at a time, and the text is flagged', () => {
    const layout = book.layout(claim(line.repeat(40), box));
    expect(layout).toMatchObject({ size: 24, cut: true, shrunk: true });
    expect(layout.lines).toHaveLength(16);
    expect(layout.height).toBeLessThanOrEqual(400);
  });

  test('a box lower than a line still shows one line, and says so', () => {
    const layout = book.layout(claim('Light', { ...box, height: 5 }));
    expect(layout.lines).toHaveLength(1);
    expect(layout.cut).toBe(true);
  });

  test('without a height it is as tall as it gets', () => {
    const layout = book.layout(claim(line.repeat(40), { ...box, height: undefined }));
    expect(layout).toMatchObject({ size: 120, cut: false, top: 0 });
  });

  test('a text of 10,000 characters is cut, quickly', () => {
    const text = 'Technology justice means the last village gets the light first. '.repeat(160).slice(0, 10_000);
    book.layout(claim(text, box));
    const before = process.cpuUsage();
    const layout = book.layout(claim(text, box));
    const { user } = process.cpuUsage(before);
    expect(layout.cut).toBe(true);
    expect(user / 1000).toBeLessThan(150);
  });

  test('shapes hold for any size: twice the size is twice the width', () => {
    const [small, large] = [48, 96].map((size) => book.layout(claim(line, { smallest: size, largest: size })).width);
    expect(large).toBeCloseTo(2 * small!, 6);
  });
});
