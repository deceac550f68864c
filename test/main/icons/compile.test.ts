// The packed icons are those of the package, drawn as there, found by what people call them.

import { createCanvas, Path2D } from '@napi-rs/canvas';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createRequire } from 'node:module';
import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import { compileIcons } from '../../../main/icons/compile.ts';
import { inRoot } from '../../../main/here.ts';
import { isIconPath, placeIcon } from '../../../shared/iconPath.ts';
import type { IconSet } from '../../../shared/icons.ts';
import { readIconSet, searchIcons } from '../../../shared/icons.ts';
import { amount } from '../../helpers/proof.ts';

const side = 96;
let set: IconSet;

beforeAll(async () => {
  set = readIconSet(JSON.parse(await readFile(inRoot('./assets/icons/phosphor.json'), 'utf8')));
});

const directional = (name: string): boolean => set.icons.find((icon) => icon.name === name)!.directional;
const found = (query: string): readonly string[] => searchIcons(set, query).map(({ name }) => name);

function drawn(path: string): Uint8ClampedArray {
  const canvas = createCanvas(side, side);
  const context = canvas.getContext('2d');
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, side, side);
  context.fillStyle = '#000000';
  // oxlint-disable-next-line unicorn/no-array-fill-with-reference-type -- a canvas, not an array
  context.fill(new Path2D(placeIcon(path, { x: 0, y: 0, width: side })));
  return context.getImageData(0, 0, side, side).data;
}

async function original(name: string, weight: string): Promise<Buffer> {
  const folder = join(dirname(createRequire(import.meta.url).resolve('@phosphor-icons/core')), '../assets', weight);
  const svg = await readFile(join(folder, `${name}-${weight}.svg`), 'utf8');
  return await sharp(Buffer.from(svg.replace('<svg ', `<svg width="${side}" height="${side}" `))).flatten({ background: '#fff' }).raw().toBuffer();
}

/** Pixels that differ by more than edges of another renderer do. */
function differences(ours: Uint8ClampedArray, theirs: Buffer): number {
  let count = 0;
  for (let at = 0; at < side * side; at += 1) if (Math.abs(ours[at * 4]! - theirs[at * 3]!) > 110) count += 1;
  return count;
}

describe('the packed icons', () => {
  test('are those that the compiler makes of the package', async () => {
    expect(set.icons).toEqual(await compileIcons());
  });

  test('are enough for any campaign, each once, none a company mark, each as a design can keep it', () => {
    expect(set.icons.length).toBeGreaterThanOrEqual(300);
    expect(new Set(set.icons.map(({ name }) => name)).size).toBe(set.icons.length);
    for (const { name, solid, line } of set.icons) {
      expect(name).not.toMatch(/logo/);
      expect([isIconPath(solid), isIconPath(line)]).toEqual([true, true]);
    }
  });

  test('look as in the package', async () => {
    const every = amount(9, 1);
    for (const [index, { name, solid, line }] of set.icons.entries()) {
      if (index % every !== 0) continue;
      expect({ name, solid: differences(drawn(solid), await original(name, 'fill')) }).toEqual({ name, solid: 0 });
      expect({ name, line: differences(drawn(line), await original(name, 'bold')) }).toEqual({ name, line: 0 });
    }
  });

  test('point about only where they have a side', () => {
    expect([directional('arrow-right'), directional('bicycle')]).toEqual([true, true]);
    expect([directional('sun'), directional('check'), directional('arrow-up')]).toEqual([false, false, false]);
  });
});

describe('the search', () => {
  test.each([
    ['sun', 'sun'],
    ['energy', 'lightning'],
    ['electricity', 'plug'],
    ['water', 'drop'],
    ['money', 'money'],
    ['ARROW right', 'arrow-right'],
    ['health', 'first-aid'],
  ])('for "%s" finds %s', (query, name) => {
    expect(found(query)).toContain(name);
  });

  test('puts the name itself first, and names before tags', () => {
    expect(found('sun')[0]).toBe('sun');
    expect(found('sun').indexOf('sun-horizon')).toBeLessThan(found('sun').indexOf('solar-panel') === -1 ? Infinity : found('sun').indexOf('solar-panel'));
  });

  test('shows all where nothing is asked, and nothing where nothing fits', () => {
    expect(found(' ')).toHaveLength(set.icons.length);
    expect(found('zzzz')).toEqual([]);
  });

  test('refuses a damaged file with advice', () => {
    expect(() => readIconSet({ icons: [{ name: 'sun' }] })).toThrow('Install Point Studio again');
    expect(() => readIconSet(undefined)).toThrow('damaged');
  });
});
