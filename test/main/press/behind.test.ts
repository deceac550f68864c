import { beforeAll, describe, expect, it } from 'vitest';
import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { derive } from '../../../main/pictures/derive.ts';
import { itemsBehind, liesOnBackground } from '../../../main/press/behind.ts';
import { createSurface, drawablePicture } from '../../../main/press/canvas.ts';
import type { Pictures } from '../../../main/press/canvas.ts';
import { createKitLoader } from '../../../main/press/kit.ts';
import type { LoadedKit } from '../../../main/press/kit.ts';
import { backgroundNode } from '../../../shared/canvas/konva.ts';
import { boundsOnPage, drawn, drawnTexts } from '../../../shared/checks/inspect.ts';
import { derivativesOf, paintItem } from '../../../shared/paint.ts';
import type { PaintAssets } from '../../../shared/paint.ts';
import { parseDerivativeKey } from '../../../shared/picture.ts';
import { buildScene } from '../../../shared/scene.ts';
import type { Box, Scene, SceneItem } from '../../../shared/scene.ts';
import { makeCampaign, sizesOf, supporters } from './campaign.ts';
import type { Campaign } from './campaign.ts';

let campaign: Campaign;
let kit: LoadedKit;

beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'press-behind-'));
  campaign = await makeCampaign(folder);
  kit = await createKitLoader().load(campaign.kit);
  return () => rm(folder, { recursive: true });
});

async function picturesOf(scene: Scene): Promise<Pictures> {
  const keys = derivativesOf(scene);
  const loaded = await Promise.all(
    keys.map(async (key) => {
      const request = parseDerivativeKey(key)!;
      return drawablePicture(await derive(kit.fileOf(request.asset)!, kit.picture(request.asset)!, request)).source;
    }),
  );
  return new Map(keys.map((key, index) => [key, loaded[index]!]));
}

/** Every item below an element, with nothing left out: painted in full, the way the check's promise says it. */
function allBelow(items: readonly SceneItem[], element: string): readonly SceneItem[] {
  const below = new Set<string>();
  for (const { item } of drawn(items)) {
    if (item.element === element) break;
    below.add(item.element);
  }
  const keep = (some: readonly SceneItem[]): readonly SceneItem[] =>
    some.flatMap((item): readonly SceneItem[] => (item.type === 'group' ? [{ ...item, items: keep(item.items) }] : below.has(item.element) ? [item] : []));
  return keep(items);
}

function pixelsOf(scene: Scene, items: readonly SceneItem[], assets: PaintAssets, pictures: Pictures): Buffer {
  const surface = createSurface(scene.width, scene.height);
  surface.draw([backgroundNode(scene), ...items.flatMap((item) => paintItem(item, assets))], pictures);
  const pixels = surface.pixels();
  surface.release();
  return pixels;
}

/** The rows of a box cut out of a page's pixels. */
function cut(pixels: Buffer, scene: Scene, box: Box): Buffer {
  const [left, right] = [Math.max(0, Math.floor(box.x)), Math.min(scene.width, Math.ceil(box.x + box.width))];
  const rows = [];
  for (let y = Math.max(0, Math.floor(box.y)); y < Math.min(scene.height, Math.ceil(box.y + box.height)); y++) {
    rows.push(pixels.subarray((y * scene.width + left) * 4, (y * scene.width + right) * 4));
  }
  return Buffer.concat(rows);
}

describe('what lies behind each text', () => {
  it.each(['my-point', 'photo-claim', 'quote', 'big-figure'])('is seen as if everything below were painted: %s', async (template) => {
    const point = { ...supporters(campaign, 1)[0]!, figure: '1.4', unit: 'billion people', source: 'A source' };
    for (const size of await sizesOf('ig-square,x-card')) {
      const scene = buildScene(campaign.templates.get(template)!, 0, size, point, kit);
      const assets = await kit.paintAssets(scene);
      const pictures = await picturesOf(scene);
      const bare = pixelsOf(scene, [], assets, pictures);
      for (const text of drawnTexts(scene.items)) {
        const { element } = text.item;
        const box = boundsOnPage(text, text.item.box);
        const expected = cut(pixelsOf(scene, allBelow(scene.items, element), assets, pictures), scene, box);
        const seen = cut(pixelsOf(scene, itemsBehind(scene.items, element)!, assets, pictures), scene, box);
        expect(Buffer.compare(seen, expected), `${template} ${size.id} ${element}`).toBe(0);
        const flat = liesOnBackground(scene.items, element) ? cut(bare, scene, box) : expected;
        expect(Buffer.compare(flat, expected), `${template} ${size.id} ${element}, flat`).toBe(0);
      }
    }
  });

  it('is nothing for an element that is not drawn', async () => {
    const [size] = await sizesOf('ig-square');
    const scene = buildScene(campaign.templates.get('my-point')!, 0, size!, supporters(campaign, 1)[0]!, kit);
    expect(itemsBehind(scene.items, 'nothing')).toBeUndefined();
    expect(liesOnBackground(scene.items, 'nothing')).toBe(false);
  });
});
