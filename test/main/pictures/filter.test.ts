import { describe, expect, it } from 'vitest';
import { derive } from '../../../main/pictures/derive.ts';
import { blurred, repeated } from '../../../main/pictures/filter.ts';
import { inspectPicture } from '../../../main/pictures/inspect.ts';
import type { DerivativeRequest } from '../../../shared/picture.ts';
import { colourAt, fromRaw, noise } from './samples.ts';

const [width, height] = [120, 80];

async function sample(): Promise<{ readonly bytes: Buffer; readonly derived: (more: Partial<DerivativeRequest>) => ReturnType<typeof derive> }> {
  const bytes = await fromRaw(noise(width, height, 3), width, height, 3).png().toBuffer();
  const info = await inspectPicture(bytes, 'noise.png');
  const base = { asset: info.id, crop: { x: 0, y: 0, width, height }, width, height };
  return { bytes, derived: (more) => derive(bytes, info, { ...base, ...more }) };
}

/** The mean difference of neighbours along a row. */
function roughness(data: Uint8Array): number {
  let sum = 0;
  for (let at = 4; at < data.length; at += 4) sum += Math.abs(data[at]! - data[at - 4]!);
  return sum / (data.length / 4);
}

describe('a blur', () => {
  it.each([0.5, 2, 6, 12, 60, 200])('of %d pixels smooths, keeps the size, and comes out the same again', async (blur) => {
    const { derived } = await sample();
    const [plain, soft, again] = [await derived({}), await derived({ blur }), await derived({ blur })];
    expect(soft.data).toHaveLength(plain.data.length);
    expect(Buffer.compare(soft.data, again.data)).toBe(0);
    expect(roughness(soft.data)).toBeLessThan(roughness(plain.data) * 0.9);
  });

  it('leaves an opaque picture opaque to its edges, and one colour as it is', async () => {
    const plain = Uint8Array.from({ length: width * height * 4 }, (_, at) => [200, 40, 90, 255][at % 4]!);
    for (const blur of [1, 9, 70]) expect(new Set(await blurred(plain, { width, height }, blur)), `${blur}`).toEqual(new Set([200, 40, 90, 255]));
    expect(await blurred(plain, { width, height })).toBe(plain);
  });

  it('of a picture of one pixel is that pixel', async () => {
    expect([...(await blurred(Uint8Array.of(9, 8, 7, 255), { width: 1, height: 1 }, 100))]).toEqual([9, 8, 7, 255]);
  });
});

describe('a tile', () => {
  it('is repeated from the top left corner and cut off at the edges', () => {
    const tile = Uint8Array.from([1, 2, 3, 4].flatMap((value) => [value, value, value, 255]));
    const over = repeated(tile, { width: 2, height: 2 }, { width: 5, height: 3 });
    const rows = [0, 1, 2].map((y) => [0, 1, 2, 3, 4].map((x) => over[(y * 5 + x) * 4]));
    expect(rows).toEqual([[1, 2, 1, 2, 1], [3, 4, 3, 4, 3], [1, 2, 1, 2, 1]]);
  });

  it('larger than what it fills shows its corner', () => {
    const tile = Uint8Array.from([1, 2, 3, 4].flatMap((value) => [value, value, value, 255]));
    expect([...repeated(tile, { width: 2, height: 2 }, { width: 1, height: 1 })]).toEqual([1, 1, 1, 255]);
  });

  it('of a derivative is scaled and filtered once', async () => {
    const { derived } = await sample();
    const made = await derived({ width: 100, height: 90, tile: { width: 30, height: 20 }, grey: true });
    expect([made.width, made.height]).toEqual([100, 90]);
    for (const [x, y] of [[0, 0], [7, 13], [29, 19]] as const) expect(colourAt(made, x + 60, y + 40)).toEqual(colourAt(made, x, y));
    const [red, green, blue] = colourAt(made, 50, 50);
    expect([green, blue]).toEqual([red, red]);
  });
});

describe('filters together', () => {
  it('change the bytes a derivative would have without them, and nothing else', async () => {
    const { derived } = await sample();
    const plain = await derived({});
    const made = await derived({ brightness: 0.2, contrast: 0.2, saturation: -0.4, tint: { colour: '#2f6bff', strength: 0.3 } });
    expect(Buffer.compare(made.data, plain.data)).not.toBe(0);
    for (let at = 3; at < plain.data.length; at += 4) expect(made.data[at]).toBe(plain.data[at]);
  });
});
