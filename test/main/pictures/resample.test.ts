// Scaled pictures look as libvips' Lanczos makes them from the whole picture, at every scale and of every kind: no blur, no aliasing; and
// where nothing is scaled nothing changes.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { derive } from '../../../main/pictures/derive.ts';
import { inspectPicture } from '../../../main/pictures/inspect.ts';
import { sharp } from '../../../main/pictures/sharp.ts';
import type { PictureInfo } from '../../../shared/picture.ts';
import { samplesFolder } from '../../helpers/bundledPack.ts';
import { ssim } from '../../helpers/ssim.ts';
import { fromRaw } from './samples.ts';

const [width, height] = [1600, 1200];

/** Rings that get finer outwards, up to three pixels a ring: whatever aliases makes rings of its own. */
function rings(): Buffer {
  const data = Buffer.alloc(width * height * 3);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const square = (x - width / 2) ** 2 + (y - height / 2) ** 2;
      data.fill(Math.round(127.5 + 100 * Math.cos((square * Math.PI) / 3000)), (y * width + x) * 3, (y * width + x) * 3 + 3);
    }
  }
  return data;
}

/** A drawn scene with the grain of a camera. */
async function grainy(): Promise<Buffer> {
  const data = await sharp(join(samplesFolder, 'photos', 'dawn-power-lines.jpg')).resize(width, height).raw().toBuffer();
  let seed = 11;
  for (let at = 0; at < data.length; at++) {
    seed = (seed * 1_103_515_245 + 12_345) & 0x7fffffff;
    data[at] = Math.min(255, Math.max(0, data[at]! + ((seed >> 16) % 17) - 8));
  }
  return data;
}

const meanDifference = (one: Uint8Array, other: Uint8Array): number =>
  one.reduce((sum, value, at) => sum + Math.abs(value - other[at]!), 0) / one.length;

const kinds = {
  jpeg: (picture) => picture.jpeg({ quality: 92 }),
  png: (picture) => picture.png({ compressionLevel: 1 }),
  webp: (picture) => picture.webp({ quality: 90, effort: 0 }),
  tiff: (picture) => picture.tiff(),
  avif: (picture) => picture.avif({ quality: 70, effort: 0 }),
} as const satisfies Record<string, (picture: ReturnType<typeof sharp>) => ReturnType<typeof sharp>>;

const scales = [1.5, 0.9, 0.51, 0.5, 0.37, 0.25, 0.2, 0.12, 0.07];

interface Made {
  readonly bytes: Buffer;
  readonly info: PictureInfo;
}

const made = new Map<string, Made>();

beforeAll(async () => {
  for (const [content, data] of [['rings', rings()], ['grainy', await grainy()]] as const) {
    for (const [kind, encode] of Object.entries(kinds)) {
      const bytes = await encode(fromRaw(data, width, height)).toBuffer();
      made.set(`${content} ${kind}`, { bytes, info: await inspectPicture(bytes, `${content}.${kind}`) });
    }
  }
}, 60_000);

describe.each(Object.keys(kinds))('a %s', (kind) => {
  it.each(['rings', 'grainy'])('of %s is scaled as Lanczos would from the whole picture', async (content) => {
    const { bytes, info } = made.get(`${content} ${kind}`)!;
    const full = await sharp(bytes).removeAlpha().raw().toBuffer();
    for (const scale of scales) {
      const [wide, high] = [Math.round(width * scale), Math.round(height * scale)];
      const crop = { x: 0, y: 0, width, height };
      const actual = await derive(bytes, info, { asset: info.id, crop, width: wide, height: high });
      const data = await fromRaw(full, width, height).resize(wide, high, { fit: 'fill', kernel: 'lanczos3' }).ensureAlpha().raw().toBuffer();
      // Of rings finer than the pixels nothing is left but grey, whose last levels SSIM would weigh: there no trace of them may be left.
      const isGrey = content === 'rings' && scale < 0.2;
      const alike = isGrey ? 1 - meanDifference(actual.data, data) / 255 : ssim(actual, { width: wide, height: high, data });
      expect({ scale, alike }).toEqual({ scale, alike: expect.toSatisfy((value: number) => value >= 0.99) });
    }
  });

  it('is not touched where it is shown at its own size', async () => {
    const { bytes, info } = made.get(`grainy ${kind}`)!;
    const full = await sharp(bytes).ensureAlpha().extract({ left: 123, top: 45, width: 1080, height: 1080 }).raw().toBuffer();
    const actual = await derive(bytes, info, { asset: info.id, crop: { x: 123, y: 45, width: 1080, height: 1080 }, width: 1080, height: 1080 });
    expect(Buffer.compare(actual.data, full)).toBe(0);
  });
});

it('a picture of this suite is told from a softer and from an aliased one', async () => {
  const full = await sharp(await readFile(join(samplesFolder, 'photos', 'night-village.jpg'))).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  const source = sharp(full.data, { raw: full.info });
  const scaled = async (kernel: 'lanczos3' | 'nearest', blur?: number): Promise<{ width: number; height: number; data: Buffer }> => {
    const picture = source.clone().resize(600, 450, { kernel });
    return { width: 600, height: 450, data: await (blur ? picture.blur(blur) : picture).raw().toBuffer() };
  };
  const exact = await scaled('lanczos3');
  expect(ssim(exact, await scaled('lanczos3'))).toBe(1);
  expect(ssim(exact, await scaled('lanczos3', 0.8))).toBeLessThan(0.99);
  expect(ssim(exact, await scaled('nearest'))).toBeLessThan(0.99);
});
