import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createBandStore } from '../../../main/press/bands.ts';
import { encoders } from '../../../main/press/encoders.ts';
import type { Encoder } from '../../../main/press/encoders.ts';
import { findQuality } from '../../../main/press/quality.ts';
import { pageOfRaster } from './raster.ts';
import { sharp } from '../../../main/pictures/sharp.ts';
import { inRoot } from '../../../main/here.ts';
import { amount } from '../../helpers/proof.ts';

const photos = ['photos/dawn-power-lines.jpg', 'photos/night-village.jpg', 'portraits/grace-achieng.png', 'portraits/li-wei.png'];
const [lowest, asked] = [60, 90];
const across = 800;

/** A part of a sample, at a scale, with or without letters' worth of edges: as pictures differ. */
async function picture(photo: string, side: number, place: number, bars: boolean): Promise<Encoder> {
  const { width, height } = await sharp(inRoot(`./assets/samples/${photo}`)).metadata();
  const [left, top] = [Math.floor(((width - side) * place) / 100), Math.floor(((height - side) * (100 - place)) / 100)];
  const data = await sharp(inRoot(`./assets/samples/${photo}`)).extract({ left, top, width: side, height: side }).resize(across, across).ensureAlpha().raw().toBuffer();
  if (bars) for (let y = 40; y < 80; y++) for (let x = 20; x < 380; x++) if (x % 9 < 4) data.set([250, 240, 235], (y * across + x) * 4);
  return encoders.jpeg(pageOfRaster({ width: across, height: across, data, opaque: true }), createBandStore(), {});
}

const bytesOf = (parts: readonly Uint8Array[]): number => parts.reduce((sum, part) => sum + part.length, 0);

describe('the quality for a byte limit', () => {
  it('is the highest that keeps it, found with few whole encodes', async () => {
    let pairs = 0;
    let encodes = 0;
    const pictures = fc.tuple(fc.constantFrom(...photos), fc.integer({ min: 500, max: 1_100 }), fc.integer({ min: 0, max: 100 }), fc.boolean());
    const shares = fc.array(fc.double({ min: 0.02, max: 0.98, noNaN: true }), { minLength: 10, maxLength: 10 });
    await fc.assert(
      fc.asyncProperty(pictures, shares, async ([photo, side, place, bars], limits) => {
        const encoder = await picture(photo, side, place, bars);
        const sizes = new Map<number, number>();
        for (let quality = lowest; quality <= asked; quality++) sizes.set(quality, bytesOf(await encoder.encode(quality)));
        const [least, most] = [sizes.get(lowest)!, sizes.get(asked)!];
        for (const share of limits) {
          const limit = Math.floor(least + (most - least) * share);
          const made: number[] = [asked];
          const found = await findQuality({
            lowest, asked, limit, fixed: encoder.fixed!, first: { file: asked, bytes: most }, sample: encoder.sample!,
            encode: async (quality) => {
              made.push(quality);
              return { file: quality, bytes: sizes.get(quality)! };
            },
          });
          const best = Math.max(...[...sizes].filter(([, bytes]) => bytes <= limit).map(([quality]) => quality));
          expect([found.quality, found.file, found.bytes]).toEqual([best, best, sizes.get(best)]);
          expect(new Set(made).size).toBe(made.length);
          pairs += 1;
          encodes += made.length;
        }
      }),
      { numRuns: amount(20, 100), endOnFailure: true },
    );
    expect(pairs).toBeGreaterThanOrEqual(200);
    expect(encodes / pairs, 'whole encodes on average').toBeLessThanOrEqual(3);
  }, 120_000);

  it('is the lowest where none keeps it', async () => {
    const found = await findQuality({ lowest, asked, fixed: 0, limit: 10, first: { file: asked, bytes: 1_000 }, sample: async (quality) => quality, encode: async (quality) => ({ file: quality, bytes: quality * 10 }) });
    expect(found).toMatchObject({ quality: lowest, bytes: 600 });
  });

  it('is found even where the sample says nothing', async () => {
    for (let limit = 600; limit < 900; limit += 10) {
      const found = await findQuality({ lowest, asked, fixed: 0, limit, first: { file: 0, bytes: 900 }, sample: async () => 1, encode: async (quality) => ({ file: 0, bytes: quality * 10 }) });
      expect(found.quality).toBe(limit / 10);
    }
  });
});
