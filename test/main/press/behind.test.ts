import { beforeAll, describe, expect, it } from 'vitest';
import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { derive } from '../../../main/pictures/derive.ts';
import { colourBehind, glyphArea, touches } from '../../../main/press/behind.ts';
import { createSurface, drawablePicture } from '../../../main/press/canvas.ts';
import type { Pictures } from '../../../main/press/canvas.ts';
import { createKitLoader } from '../../../main/press/kit.ts';
import type { LoadedKit } from '../../../main/press/kit.ts';
import { backgroundNode } from '../../../shared/canvas/konva.ts';
import { drawnTexts, partId } from '../../../shared/checks/inspect.ts';
import { derivativesOf, paintItem } from '../../../shared/paint.ts';
import type { PaintAssets } from '../../../shared/paint.ts';
import { parseDerivativeKey } from '../../../shared/picture.ts';
import { buildScene } from '../../../shared/scene.ts';
import type { Box, Scene, SceneItem } from '../../../shared/scene.ts';
import { templateIds } from '../../helpers/bundledPack.ts';
import { makeCampaign, sizesOf, supporters } from './campaign.ts';
import type { Campaign } from './campaign.ts';
import { keepItems, placeOfText } from './places.ts';

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
      return drawablePicture(await derive(kit.sourceOf(request.asset)!, kit.picture(request.asset)!, request)).source;
    }),
  );
  return new Map(keys.map((key, index) => [key, loaded[index]!]));
}

function pixelsOf(scene: Scene, items: readonly SceneItem[], assets: PaintAssets, pictures: Pictures): Buffer {
  const surface = createSurface(scene.width, scene.height);
  surface.draw([backgroundNode(scene), ...items.flatMap((item) => paintItem(item, assets))], pictures);
  const pixels = surface.pixels(0, scene.height);
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

type Shape = Extract<SceneItem, { type: 'shape' }>;

const shape = (box: Box, look: Partial<Shape>): Shape => ({
  type: 'shape', element: `shape ${JSON.stringify([box, look])}`, name: '', kind: 'shape', box, rotation: 0, opacity: 1, shape: 'rectangle', radius: 0, ...look,
});
const solid = (colour: string): Partial<Shape> => ({ fill: { type: 'solid', colour } });

describe('what lies behind each text', () => {
  it.each(templateIds)('is seen as if everything below were painted: %s', async (template) => {
    const point = { ...supporters(campaign, 1)[0]!, figure: '1.4', unit: 'billion people', source: 'A source' };
    for (const size of await sizesOf('ig-square,x-card')) {
      const scene = buildScene(campaign.templates.get(template)!, 0, size, point, kit);
      const assets = await kit.paintAssets(scene);
      const pictures = await picturesOf(scene);
      for (const { item } of drawnTexts(scene.items)) {
        const place = placeOfText(scene.items, partId(item))!;
        const area = glyphArea(place, scene)!;
        const painted = (leaves: readonly { readonly item: SceneItem }[]): Buffer =>
          cut(pixelsOf(scene, keepItems(scene.items, new Set(leaves.map((leaf) => leaf.item))), assets, pictures), scene, area);
        const expected = painted(place.below);
        const seen = painted(place.below.filter((leaf) => touches(leaf, area)));
        expect(Buffer.compare(seen, expected), `${template} ${size.id} ${item.element}`).toBe(0);
        const colour = colourBehind(place, area, scene.background);
        expect(colour === undefined || isAll(expected, colour), `${template} ${size.id} ${item.element}, one colour`).toBe(true);
      }
    }
  });

  it('is one colour where a solid shape covers it, whatever is below', async () => {
    const [size] = await sizesOf('ig-square');
    const scene = buildScene(campaign.templates.get('my-point')!, 0, size!, supporters(campaign, 1)[0]!, kit);
    const text = [...drawnTexts(scene.items)][0]!.item;
    const area = glyphArea(placeOfText([text], text.element)!, scene)!;
    const around = (by: number): Box => ({ x: area.x - by, y: area.y - by, width: area.width + 2 * by, height: area.height + 2 * by });
    const behind = (...below: readonly SceneItem[]): string | undefined => {
      const items = [...below, text];
      return colourBehind(placeOfText(items, text.element)!, area, { type: 'solid', colour: '#ffffff' });
    };
    expect(behind()).toBe('#ffffff');
    expect(behind(shape(around(10), solid('#102030')))).toBe('#102030');
    expect(behind(shape(around(500), solid('#aabbcc')), shape(around(20), { ...solid('#102030'), radius: 15 }))).toBe('#102030');
    expect(behind(shape({ x: -99, y: -99, width: 20, height: 20 }, solid('#102030')))).toBe('#ffffff');
    const looks: readonly Partial<Shape>[] = [{ radius: 20 }, { opacity: 0.5 }, { rotation: 3 }, { shape: 'ellipse' }, solid('#10203080'), { stroke: { colour: '#000000', width: 12 } }];
    for (const look of looks) {
      expect(behind(shape(around(10), { ...solid('#102030'), ...look })), `with ${JSON.stringify(look)}`).toBeUndefined();
    }
    expect(behind(shape(around(-3), solid('#102030')))).toBeUndefined();
  });

  it('is nothing for an element that is not a text on the page', async () => {
    const [size] = await sizesOf('ig-square');
    const scene = buildScene(campaign.templates.get('my-point')!, 0, size!, supporters(campaign, 1)[0]!, kit);
    expect(placeOfText(scene.items, 'nothing')).toBeUndefined();
    expect(placeOfText(scene.items, 'portrait')).toBeUndefined();
  });
});

/** Whether all pixels have one colour, within the rounding of its channels. */
function isAll(pixels: Buffer, hex: string): boolean {
  const colour = Buffer.from(`${hex.slice(1, 7)}ff`, 'hex');
  return pixels.every((value, index) => value === colour[index % 4]);
}
