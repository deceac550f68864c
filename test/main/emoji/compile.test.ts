import { createCanvas, Path2D } from '@napi-rs/canvas';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { compileEmoji, twemojiFolder } from '../../../main/emoji/compile.ts';
import { svgShapes } from '../../../main/emoji/svgShapes.ts';
import { inRoot } from '../../../main/here.ts';
import { loadEmoji } from '../../../main/text.ts';
import type { EmojiShape } from '../../../shared/text/emoji.ts';

const table = await loadEmoji();
const side = 72;

const svg = (content: string) => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 36 36">${content}</svg>`;

function drawn(shapes: readonly EmojiShape[]): Uint8ClampedArray {
  const canvas = createCanvas(side, side);
  const context = canvas.getContext('2d');
  context.fillStyle = '#FFFFFF';
  context.fillRect(0, 0, side, side);
  context.scale(side / 36, side / 36);
  for (const { fill, path } of shapes) {
    context.fillStyle = fill;
    // oxlint-disable-next-line unicorn/no-array-fill-with-reference-type -- a canvas, not an array
    context.fill(new Path2D(path));
  }
  return context.getImageData(0, 0, side, side).data;
}

/** How many colour values differ by more than edges of another renderer do. */
async function differences(shapes: readonly EmojiShape[], source: string): Promise<number> {
  const sized = source.replace('<svg ', `<svg width="${side}" height="${side}" `);
  const theirs = await sharp(Buffer.from(sized)).resize(side, side).flatten({ background: '#fff' }).raw().toBuffer();
  const ours = drawn(shapes);
  let count = 0;
  for (let pixel = 0; pixel < side * side; pixel++) {
    for (let channel = 0; channel < 3; channel++) if (Math.abs(ours[pixel * 4 + channel]! - theirs[pixel * 3 + channel]!) > 96) count++;
  }
  return count;
}

describe('compiled emoji', () => {
  test('the committed file is what the compiler makes of the installed package', async () => {
    const committed: unknown = JSON.parse(await readFile(inRoot('./assets/emoji/shapes.json'), 'utf8'));
    expect(await compileEmoji(twemojiFolder())).toEqual(committed);
  });

  test('the credit its licence asks for goes with it', async () => {
    expect(await readFile(inRoot('./assets/emoji/LICENCE.md'), 'utf8')).toContain('https://creativecommons.org/licenses/by/4.0/');
  });

  // Even-odd holes, clip paths, a stroke, an odd view box, group fills, opacity; and every 97th of the others.
  const special = ['1f60e', '1f575', '1f1fe-1f1f9', '1fae8', '1fa87', '1f6dc', '1faae', '1f349', '1f4a1', '1f1f0-1f1ea'];
  const sample = [...new Set([...special, ...[...table.keys].filter((_, index) => index % 97 === 0)])].filter((key) => table.keys.has(key));

  test.each(sample)('%s looks as another renderer shows its SVG', async (key) => {
    const source = await readFile(join(twemojiFolder(), `${key}.svg`), 'utf8');
    expect(await differences(table.shapes(key), source)).toBeLessThanOrEqual(3);
  });
});

describe('reading an SVG', () => {
  test('groups hand down fill, opacity and transforms', () => {
    const [shape] = svgShapes(svg('<g fill="#ff0000" opacity=".5" transform="translate(1 2)"><path d="M0 0h4v4z"/></g>'), 'x.svg');
    expect(shape).toEqual({ fill: '#FF000080', path: 'M1 2H5V6Z' });
  });

  test('circles become four curves in the square', () => {
    const [shape] = svgShapes(svg('<circle fill="red" cx="18" cy="18" r="18"/>'), 'x.svg');
    expect(shape!.path.match(/[0-9.]+/g)).toHaveLength(2 + 4 * 6);
  });

  test('a hole by the even-odd rule stays a hole', async () => {
    const source = svg('<path fill="#000" fill-rule="evenodd" d="M0 0h36v36H0zM9 9h18v18H9z"/>');
    const shapes = svgShapes(source, 'x.svg');
    expect(await differences(shapes, source)).toBe(0);
    expect(drawn(shapes)[(36 * side + 36) * 4]).toBe(255);
  });

  test('a stroke becomes an outline with round ends', async () => {
    const source = svg('<path fill="none" stroke="#000" stroke-linecap="round" stroke-width="4" d="M6 18C6 6 30 6 30 18"/>');
    expect(await differences(svgShapes(source, 'x.svg'), source)).toBeLessThanOrEqual(3);
  });

  test('what it does not know it refuses, naming the file', () => {
    expect(() => svgShapes(svg('<text>a</text>'), 'x.svg')).toThrow('x.svg holds <text>');
    expect(() => svgShapes(svg('<path fill="url(#a)" d="M0 0z"/>'), 'x.svg')).toThrow('x.svg is painted url(#a)');
  });
});
