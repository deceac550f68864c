// Chromium's canvas and the press give the same pixels: fonts, layout, scene, painting and Konva run in both, and not one pixel may
// differ. Sizes are a sample in tests and all of them in proofs.

import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inRoot } from '../../main/here.ts';
import { loadEmoji } from '../../main/text.ts';
import type { Design } from '../../shared/design.ts';
import type { LayoutSize } from '../../shared/layout.ts';
import { paint } from '../../shared/paint.ts';
import type { Point } from '../../shared/point.ts';
import { buildScene } from '../../shared/scene.ts';
import { isProof } from '../helpers/proof.ts';
import type { TestPack } from './pack.ts';
import { loadTestPack } from './pack.ts';
import type { PagePainter } from './pagePainter.ts';
import { hashOf, startPagePainter } from './pagePainter.ts';
import { lookDesigns } from './looks.ts';
import { featureDesigns } from './paintings.ts';
import type { DrawnPixels } from './pressPainter.ts';
import { drawOnPress, pngOf } from './pressPainter.ts';
import { differingSizes, sampleSizes } from './sizes.ts';

const square: LayoutSize = { id: 'square', width: 1080, height: 1080 };

/** Points that differ in what is hard to draw. */
const variants: readonly { readonly name: string; readonly change: Point; readonly drop?: string }[] = [
  { name: 'its sample', change: {} },
  { name: 'Arabic, mirrored', change: { language: 'ar', claim: 'الطاقة حق للجميع، ولا يجوز أن يعيش أحد في الظلام 🌍', name: 'ليلى حسن', place: 'القاهرة' } },
  { name: 'Hindi', change: { language: 'hi', claim: 'हर गाँव को सबसे पहले रोशनी चाहिए, क्योंकि न्याय वहीं से शुरू होता है।' } },
  { name: 'long and without a photo', change: { claim: 'Technology justice means that the last village, the clinic at the end of the road and the school on the hill get the light first, not last!' }, drop: 'photo' },
];

function pointOf(design: Design, { change, drop = '' }: (typeof variants)[number]): Point {
  const { [drop]: _, ...point } = { ...design.point, ...change };
  return point;
}

describe('The press and the page', () => {
  let pack: TestPack;
  let page: PagePainter;

  beforeAll(async () => {
    pack = await loadTestPack();
    page = await startPagePainter(pack);
  }, 120_000);

  afterAll(async () => page?.close());

  async function press(design: Design, size: LayoutSize, point: Point): Promise<DrawnPixels> {
    const scene = buildScene(design, 0, size, point, pack.assets);
    return drawOnPress(paint(scene, { fonts: pack.assets.fonts, emoji: await loadEmoji() }), (key) => pack.derivative(key));
  }

  /** Draws on both; where they differ, both pictures are kept to be looked at. */
  async function countDiffering(design: Design, size: LayoutSize, point: Point): Promise<number> {
    const pressed = await press(design, size, point);
    if ((await page.drawDesign(design, size, point)) === hashOf(pressed.data)) return 0;
    const paged = await page.pixels();
    const folder = inRoot('./out/pixels');
    await mkdir(folder, { recursive: true });
    const name = `${design.id}-${size.id}`.replaceAll(' ', '-');
    await writeFile(join(folder, `${name}-press.png`), pngOf(pressed));
    await writeFile(join(folder, `${name}-page.png`), pngOf({ ...pressed, data: Uint8ClampedArray.from(paged) }));
    return differingPixels(pressed.data, paged);
  }

  it('agree on each thing that can be drawn', async () => {
    const [photo, drawing] = ['jpeg', 'svg'].map((type) => pack.pictures.find((picture) => picture.type === type)!.id);
    const differing: Record<string, number> = {};
    for (const design of [...featureDesigns(photo!, drawing!), ...lookDesigns(photo!, drawing!)]) differing[design.name] = await countDiffering(design, square, {});
    expect(differing).toEqual(Object.fromEntries(Object.keys(differing).map((name) => [name, 0])));
    expect(Object.keys(differing).length).toBeGreaterThan(75);
  }, 900_000);

  it('agree on every template at every size', async () => {
    const sizes = await (isProof ? differingSizes() : sampleSizes());
    const differing: string[] = [];
    let count = 0;
    for (const design of pack.templates) {
      for (const [index, size] of sizes.entries()) {
        const chosen = isProof ? variants : [variants[index % variants.length]!];
        for (const variant of chosen) {
          const pixels = await countDiffering(design, size, pointOf(design, variant));
          if (pixels > 0) differing.push(`${design.id} at ${size.id} with ${variant.name}: ${pixels} pixels`);
          count += 1;
        }
      }
    }
    expect(differing).toEqual([]);
    expect(count).toBeGreaterThanOrEqual(pack.templates.length * 5);
  }, isProof ? 3_600_000 : 180_000);

  it('would be found out by a single step of colour', async () => {
    const [design] = featureDesigns('a'.repeat(64), 'b'.repeat(64)).filter(({ name }) => name === 'solid shapes');
    const other = { ...design!, pages: design!.pages.map((one) => ({ ...one, background: { type: 'solid' as const, colour: '#fff8ed' } })) };
    const pressed = await press(other, square, {});
    expect(await page.drawDesign(design!, square, {})).not.toBe(hashOf(pressed.data));
    expect(differingPixels(pressed.data, await page.pixels())).toBeGreaterThan(1000);
  });
});

function differingPixels(a: Uint8ClampedArray, b: Uint8ClampedArray): number {
  let count = Math.abs(a.length - b.length) / 4;
  for (let at = 0; at < a.length; at += 4) {
    if (a[at] !== b[at] || a[at + 1] !== b[at + 1] || a[at + 2] !== b[at + 2] || a[at + 3] !== b[at + 3]) count += 1;
  }
  return count;
}
