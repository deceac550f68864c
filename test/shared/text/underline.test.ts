import { describe, expect, test } from 'vitest';
import { book, claim, run } from './book.ts';

const under = { underline: true };

describe('an underline', () => {
  test('lies below the letters of its run, from the first to the last', () => {
    const { lines } = book.layout(claim([run('Light '), run('for every', under), run(' child')]));
    const [line] = lines;
    const spans = book.carets(claim('Light for every child')).lines[0]!.spans;
    expect(line!.underlines).toHaveLength(1);
    expect(line!.underlines![0]!.x).toBeCloseTo(spans[6]!.left);
    expect(line!.underlines![0]!.width).toBeCloseTo(spans[14]!.right - spans[6]!.left);
    expect(line!.underlines![0]!.y).toBeGreaterThan(line!.baseline);
  });

  test('is drawn in the colour of its letters, on every line', () => {
    const asked = claim([run('Light for every child', { ...under, colour: '#FF5A3C' })], { width: 600 });
    const layout = book.layout(asked);
    expect(layout.lines.map((line) => line.underlines?.length)).toEqual(layout.lines.map(() => 1));
    expect(book.outlines(layout).every(({ colour }) => colour === '#FF5A3C')).toBe(true);
    expect(book.outlines(layout).length).toBeGreaterThan(book.outlines(book.layout(claim([run('Light for every child', { colour: '#FF5A3C' })], { width: 600 }))).length);
    expect(book.inkOf(layout)!.bottom).toBeGreaterThan(layout.lines.at(-1)!.baseline + 10);
  });

  test('goes on under emoji and through words of both directions', () => {
    const [line] = book.layout(claim([run('a 💡 نور', under)])).lines;
    expect(line!.underlines!.reduce((sum, { width }) => sum + width, 0)).toBeCloseTo(line!.width, 0);
  });

  test('is absent from a text without', () => {
    expect(book.layout(claim('Light')).lines[0]).not.toHaveProperty('underlines');
  });
});
