// Where the leaves of a scene may be seen: bands are drawn by it, so nothing may be drawn beside it.

import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { derive } from '../../../main/pictures/derive.ts';
import { colourBehind, glyphArea, touches } from '../../../main/press/behind.ts';
import { createSurface, drawablePicture } from '../../../main/press/canvas.ts';
import type { Pictures } from '../../../main/press/canvas.ts';
import { createKitLoader } from '../../../main/press/kit.ts';
import type { LoadedKit } from '../../../main/press/kit.ts';
import { createLeafReader } from '../../../main/press/leaves.ts';
import type { Leaf } from '../../../main/press/leaves.ts';
import type { Design } from '../../../shared/design.ts';
import { newElement } from '../../../shared/elements/index.ts';
import { contains } from '../../../shared/geometry.ts';
import { derivativesOf, paintItem } from '../../../shared/paint.ts';
import { parseDerivativeKey } from '../../../shared/picture.ts';
import { buildScene } from '../../../shared/scene.ts';
import type { Box, Scene } from '../../../shared/scene.ts';
import { lookDesigns } from '../../pixels/looks.ts';
import { featureDesigns, image, page, shape, words } from '../../pixels/paintings.ts';
import { makeCampaign } from './campaign.ts';
import type { Campaign } from './campaign.ts';
import { placeOfText } from './places.ts';

let campaign: Campaign;
let kit: LoadedKit;
const square = { id: 'square', width: 1080, height: 1080 };
const reader = createLeafReader();
const known = new Map<string, Promise<CanvasImageSource>>();

beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'press-leaves-'));
  campaign = await makeCampaign(folder);
  kit = await createKitLoader().load(campaign.kit);
  return () => rm(folder, { recursive: true });
});

async function picturesOf(scene: Scene): Promise<Pictures> {
  const keys = derivativesOf(scene);
  for (const key of keys) {
    const request = parseDerivativeKey(key)!;
    if (!known.has(key)) known.set(key, derive(kit.sourceOf(request.asset)!, kit.picture(request.asset)!, request).then((made) => drawablePicture(made).source));
  }
  return new Map(await Promise.all(keys.map(async (key) => [key, await known.get(key)!] as const)));
}

const sceneOf = (design: Design): Scene => buildScene(design, 0, square, {}, kit);

/** The box around all that a leaf draws on a transparent page; undefined for nothing. */
async function drawnBy(leaf: Leaf, scene: Scene): Promise<Box | undefined> {
  const surface = createSurface(scene.width, scene.height);
  surface.clear();
  surface.draw(paintItem(leaf.wrapped, await kit.paintAssets(scene)), await picturesOf(scene));
  const pixels = surface.pixels(0, scene.height);
  surface.release();
  let [left, top, right, bottom] = [Infinity, Infinity, -1, -1];
  for (let at = 3, index = 0; at < pixels.length; at += 4, index += 1) {
    if (pixels[at] === 0) continue;
    const [x, y] = [index % scene.width, Math.floor(index / scene.width)];
    [left, top, right, bottom] = [Math.min(left, x), Math.min(top, y), Math.max(right, x), Math.max(bottom, y)];
  }
  return right < 0 ? undefined : { x: left, y: top, width: right - left + 1, height: bottom - top + 1 };
}

describe('the ink of a leaf', () => {
  it('holds all that is drawn, with every look', async () => {
    const beside: string[] = [];
    let looked = 0;
    const [photo, drawing] = [campaign.photos[0]!, campaign.photos[1]!];
    for (const design of [...featureDesigns(photo, drawing), ...lookDesigns(photo, drawing)]) {
      const scene = sceneOf(design);
      for (const leaf of reader.read(scene.items, kit.fonts)) {
        const seen = await drawnBy(leaf, scene);
        if (seen && !contains(leaf.ink, seen, 0)) beside.push(`${design.name}: ${leaf.item.element} draws ${JSON.stringify(seen)} of ${JSON.stringify(leaf.ink)}`);
        looked += 1;
      }
    }
    expect(beside).toEqual([]);
    expect(looked).toBeGreaterThan(150);
  }, 900_000);

  it.each([{}, { flipX: true }, { flipY: true, rotation: 30 }])('holds an icon whose drawing lies outside its square: %o', async (turned) => {
    const icon = { name: 'stray', path: 'M-300 -200L500 100H20V600Z' };
    const scene = sceneOf(page('stray', [newElement('icon', 'icon', { x: 450, y: 450, width: 120, height: 120, icon, colour: '#aa0000', ...turned })]));
    const [leaf] = reader.read(scene.items, kit.fonts);
    const seen = await drawnBy(leaf!, scene);
    expect(seen!.width).toBeGreaterThan(300);
    expect(contains(leaf!.ink, seen!, 0)).toBe(true);
  });

  it('is not the whole page for a small shape', () => {
    const [leaf] = reader.read(sceneOf(page('small', [shape({ x: 500, y: 500, width: 60, height: 60, shadow: [{ colour: '#000000', opacity: 1, blur: 10, offsetX: 0, offsetY: 0 }] })])).items, kit.fonts);
    expect(leaf!.ink.width).toBeLessThan(120);
  });
});

const nameOf = (values: Parameters<typeof shape>[0]): number => reader.read(sceneOf(page('one', [shape(values)])).items, kit.fonts)[0]!.name;

describe('the name of a leaf', () => {
  const path = { closed: true, points: [{ x: 0, y: 0 }, { x: 1, y: 0.5 }, { x: 0.4, y: 1 }] };

  it('is another for another look, and the same for the same', () => {
    const looks: readonly Parameters<typeof shape>[0][] = [
      {}, { blend: 'multiply' }, { flipX: true }, { flipY: true }, { radius: [0, 9, 0, 0] }, { shape: 'star' }, { shape: 'star', sides: 9 }, { shape: 'star', inner: 0.2 },
      { shape: 'path', path }, { shape: 'path', path: { ...path, points: [...path.points, { x: 0, y: 0.7 }] } }, { stroke: { colour: 'text', width: 3 } },
      { stroke: { colour: 'text', width: 3, dash: [3, 4] } }, { stroke: { colour: 'text', width: 3, position: 'inside' } },
      { shadow: [{ colour: 'text', opacity: 1, blur: 1, offsetX: 0, offsetY: 0 }] }, { shadow: [{ colour: 'text', opacity: 1, blur: 1, offsetX: 0, offsetY: 0, inner: true }] },
      { fill: { type: 'picture', asset: campaign.photos[0]!, fit: 'cover' } }, { fill: { type: 'picture', asset: campaign.photos[0]!, fit: 'tile', tile: 90 } },
    ];
    expect(new Set(looks.map(nameOf)).size).toBe(looks.length);
    expect(looks.map(nameOf)).toEqual(looks.map(nameOf));
  });
});

describe('behind a text', () => {
  const text = words({ runs: [{ text: 'On the ground' }] });

  it.each([
    ['a radial gradient', () => shape({ width: 900, height: 900, x: 60, y: 60, fill: { type: 'radial', centre: { x: 0.5, y: 0.5 }, radius: 1, stops: [{ at: 0, colour: '#000000' }, { at: 1, colour: '#ffffff' }] } })],
    ['a picture in a shape', () => shape({ width: 900, height: 900, x: 60, y: 60, fill: { type: 'picture', asset: campaign.photos[0]!, fit: 'cover' } })],
    ['a shape that is multiplied', () => shape({ width: 900, height: 900, x: 60, y: 60, blend: 'multiply' })],
    ['a shape of a group that is multiplied', () => newElement('group', 'g', { x: 0, y: 0, width: 1080, height: 1080, blend: 'screen', children: [shape({ width: 900, height: 900, x: 60, y: 60 })] })],
    ['a shape with a shadow within', () => shape({ width: 900, height: 900, x: 60, y: 60, shadow: [{ colour: '#000000', opacity: 1, blur: 200, offsetX: 0, offsetY: 0, inner: true }] })],
    ['a shape with one large corner', () => shape({ width: 900, height: 900, x: 60, y: 60, radius: [400, 0, 0, 0] })],
    ['a star', () => shape({ width: 900, height: 900, x: 60, y: 60, shape: 'star' })],
    ['the shadow of a shape beside it', () => shape({ x: 20, y: 800, width: 1000, height: 200, shadow: [{ colour: '#000000', opacity: 1, blur: 0, offsetX: 0, offsetY: -600 }] })],
    ['a photo turned over', () => image(campaign.photos[0]!, { x: 0, y: 0, width: 1080, height: 1080, flipX: true })],
  ])('is more than one colour where there is %s', (_, ground) => {
    const scene = sceneOf(page('grounds', [ground(), text]));
    const place = placeOfText(scene.items, 'text')!;
    const area = glyphArea(place, scene)!;
    expect(place.below.filter((leaf) => touches(leaf, area))).toHaveLength(1);
    expect(colourBehind(place, area, scene.background)).toBeUndefined();
  });

  it('is the one colour of a shape whatever its square corners', () => {
    const scene = sceneOf(page('grounds', [shape({ width: 900, height: 900, x: 60, y: 60, radius: [0, 0, 12, 12] }), text]));
    const place = placeOfText(scene.items, 'text')!;
    expect(colourBehind(place, glyphArea(place, scene)!, scene.background)).toMatch(/^#/);
  });
});
