import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { derive } from '../../../main/pictures/derive.ts';
import { bandsOf } from '../../../main/press/bands.ts';
import { createSurface, drawablePicture } from '../../../main/press/canvas.ts';
import type { Pictures } from '../../../main/press/canvas.ts';
import { createKitLoader } from '../../../main/press/kit.ts';
import type { LoadedKit } from '../../../main/press/kit.ts';
import { createLeafReader } from '../../../main/press/leaves.ts';
import { createPlates } from '../../../main/press/plate.ts';
import { backgroundNode } from '../../../shared/canvas/konva.ts';
import { derivativesOf, paintItem } from '../../../shared/paint.ts';
import { parseDerivativeKey } from '../../../shared/picture.ts';
import { buildScene } from '../../../shared/scene.ts';
import type { Scene } from '../../../shared/scene.ts';
import { templateIds } from '../../helpers/bundledPack.ts';
import { amount } from '../../helpers/proof.ts';
import { lookDesigns } from '../../pixels/looks.ts';
import { featureDesigns } from '../../pixels/paintings.ts';
import { makeCampaign, sizesOf, supporters } from './campaign.ts';
import type { Campaign } from './campaign.ts';

let campaign: Campaign;
let kit: LoadedKit;

beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'press-plate-'));
  campaign = await makeCampaign(folder);
  kit = await createKitLoader().load(campaign.kit);
  return () => rm(folder, { recursive: true });
});

const known = new Map<string, Promise<CanvasImageSource>>();

async function picturesOf(scene: Scene): Promise<Pictures> {
  const keys = derivativesOf(scene);
  for (const key of keys) {
    const request = parseDerivativeKey(key)!;
    if (!known.has(key)) known.set(key, derive(kit.sourceOf(request.asset)!, kit.picture(request.asset)!, request).then((made) => drawablePicture(made).source));
  }
  return new Map(await Promise.all(keys.map(async (key) => [key, await known.get(key)!] as const)));
}

async function drawnWhole(scene: Scene): Promise<Buffer> {
  const surface = createSurface(scene.width, scene.height);
  const assets = await kit.paintAssets(scene);
  surface.draw([backgroundNode(scene), ...scene.items.flatMap((item) => paintItem(item, assets))], await picturesOf(scene));
  const pixels = surface.pixels(0, scene.height);
  surface.release();
  return pixels;
}

const reader = createLeafReader();
const plates = createPlates();

/** Every pixel of a scene, from bands asked for one after the other, in two halves, or all at once. */
async function drawnByBands(scene: Scene, way: 'single' | 'halves' | 'whole'): Promise<Buffer> {
  const page = plates.open({
    scene, name: reader.namePage(scene), leaves: reader.read(scene.items, kit.fonts), assets: await kit.paintAssets(scene), pictures: await picturesOf(scene),
  });
  if (way === 'halves') {
    page.prepare(page.bands.filter((_, index) => index % 3 !== 1));
    page.prepare(page.bands.filter((_, index) => index % 3 === 1));
  }
  const pixels = Buffer.concat(way === 'whole' ? [page.wholePixels()] : page.bands.map((band) => page.pixels(band)));
  page.close();
  return pixels;
}

function differences(a: Buffer, b: Buffer): number {
  if (a.equals(b)) return 0;
  let count = 0;
  for (let at = 0; at < a.length; at += 4) if (a.readUInt32LE(at) !== b.readUInt32LE(at)) count += 1;
  return count;
}


describe('a page drawn in parts', () => {
  it.each(templateIds)('has the pixels of one that is drawn whole, whatever was drawn before: %s', async (template) => {
    const sizes = await sizesOf('all');
    const every = amount(14, 1);
    const points = supporters(campaign, amount(2, 4)).map((point) => ({ ...point, figure: '1.4', unit: 'billion people', source: 'A source' }));
    let looked = 0;
    for (const size of sizes.filter((_, index) => index % every === 0)) {
      for (const point of points) {
        const scene = buildScene(campaign.templates.get(template)!, 0, size, point, kit);
        const whole = await drawnWhole(scene);
        for (const way of ['single', 'halves', 'whole'] as const) {
          expect(differences(await drawnByBands(scene, way), whole), `${template} ${size.id} ${way}`).toBe(0);
          looked += 1;
        }
      }
    }
    expect(looked).toBeGreaterThan(0);
  });

  it('has them with shadows, gradients, turns, masks and transparency', async () => {
    const [size] = await sizesOf('ig-square');
    for (const design of [...featureDesigns(campaign.photos[0]!, campaign.photos[1]!), ...lookDesigns(campaign.photos[0]!, campaign.photos[1]!)]) {
      const scene = buildScene(design, 0, size!, design.point, kit);
      const whole = await drawnWhole(scene);
      for (const way of ['single', 'halves'] as const) expect(differences(await drawnByBands(scene, way), whole), `${design.name} ${way}`).toBe(0);
    }
  }, 900_000);

  it('shows what lies below a text, and the whole after it, as if nothing had been drawn before', async () => {
    const [size] = await sizesOf('ig-square');
    const shared = createPlates();
    const [point] = supporters(campaign, 1);
    for (const callToAction of ['One', 'Two', 'Three', 'Four', 'Five', 'Six']) {
      const scene = buildScene(campaign.templates.get('photo-claim')!, 0, size!, { ...point, claim: 'The same for all', callToAction }, kit);
      const leaves = reader.read(scene.items, kit.fonts);
      const request = { scene, name: reader.namePage(scene), leaves, assets: await kit.paintAssets(scene), pictures: await picturesOf(scene) };
      const area = { x: 0, y: 0, width: scene.width, height: scene.height };
      const views = leaves.map((_, end) => ({ end, seen: leaves.slice(0, end), area, top: 0, bottom: scene.height }));
      const [page, fresh] = [shared.open(request), createPlates().open(request)];
      const looks = page.look(views).map((rows) => Buffer.from(rows));
      for (const [index, rows] of fresh.look(views).entries()) expect(differences(looks[index]!, rows), `below leaf ${index}`).toBe(0);
      expect(differences(page.wholePixels(), await drawnWhole(scene))).toBe(0);
      page.close();
      fresh.close();
    }
  });

  it('tells bands that look alike by one key, and others by others', async () => {
    const [size] = await sizesOf('ig-square');
    const [first, second] = supporters(campaign, 5).filter((_, index) => index % 4 === 0);
    const bandsFor = async (point: typeof first): Promise<readonly (string | undefined)[]> => {
      const scene = buildScene(campaign.templates.get('my-point')!, 0, size!, point!, kit);
      const page = plates.open({ scene, name: reader.namePage(scene), leaves: reader.read(scene.items, kit.fonts), assets: await kit.paintAssets(scene), pictures: await picturesOf(scene) });
      page.close();
      return page.bands.map(({ key }) => key);
    };
    const [one, other, again] = [await bandsFor(first), await bandsFor(second), await bandsFor(first)];
    expect(again).toEqual(one);
    const changed = one.filter((key, index) => key !== other[index]).length;
    expect(changed).toBeGreaterThan(0);
    expect(changed).toBeLessThan(one.length);
    expect(new Set(one).size).toBe(bandsOf(size!.height).length);
  });
});
