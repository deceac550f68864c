// The templates on the page: at every size of every network, with little text and much, with photos and without, in three scripts,
// nothing is cut, nothing overlaps, nothing leaves a safe zone or margin, and no frame stays empty.

import { beforeAll, describe, expect, test } from 'vitest';
import { runChecks } from '../../shared/checks/index.ts';
import { boundsOnPage, drawn, type Drawn } from '../../shared/checks/inspect.ts';
import type { Design } from '../../shared/design.ts';
import { contains, intersection } from '../../shared/geometry.ts';
import { sizesOf } from '../../shared/networks/index.ts';
import { textOf, type Point } from '../../shared/point.ts';
import { buildScene, type Box, type Scene } from '../../shared/scene.ts';
import type { Size } from '../../shared/size.ts';
import { composeAlt } from '../../shared/template.ts';
import { shippedNetworks } from '../../main/networks.ts';
import { createPrinter } from '../../main/press/printer.ts';
import { bundledKit, classSizes, pointFor, templateIds, tryingPoints } from '../helpers/bundledPack.ts';
import { isProof } from '../helpers/proof.ts';

type Bundled = Awaited<ReturnType<typeof bundledKit>>;
let bundled: Bundled;
let postSizes: readonly Size[];

beforeAll(async () => {
  bundled = await bundledKit();
  // Sizes of the same pixels and safe zone give the same picture.
  const sizes = sizesOf(await shippedNetworks()).filter(({ use }) => use === 'post');
  postSizes = [...new Map(sizes.map((size) => [JSON.stringify([size.width, size.height, size.safeZone]), size])).values()];
});

const printer = createPrinter();
const ids = templateIds;
const trials = Object.keys(tryingPoints({ dark: '', pale: '' }));
const withText = trials.filter((name) => !name.includes('photo'));
/** Contrast is looked at on painted pixels, which takes its time: a proof looks at all trials. */
const painted = isProof ? trials : ['no photo', 'a pale photo', 'very long'];

const templateOf = (id: string): Design => bundled.pack.templates.find((template) => template.id === id)!;
const pointOf = (design: Design, trial: string): Point => pointFor(design, tryingPoints(bundled.photos)[trial]!);
const sceneOf = (design: Design, size: Size, point: Point): Scene => buildScene(design, 0, size, point, bundled.loaded);

/** What is there to be read or seen: texts by their lines, portraits and logos by their box; grounds are left out. */
function content(scene: Scene): readonly { readonly element: string; readonly box: Box }[] {
  return [...drawn(scene.items)].flatMap((one) => {
    // Texts stand within a ring.
    const isGround = one.item.type === 'shape' || one.item.kind === 'progress' || coversPage(one, scene);
    return isGround ? [] : [{ element: one.item.element, box: boundsOnPage(one, inkOf(one)) }];
  });
}

function coversPage({ item }: Drawn, scene: Scene): boolean {
  return item.box.width >= scene.width - 1 && item.box.height >= scene.height - 1;
}

function inkOf({ item }: Drawn): Box {
  if (item.type !== 'text') return item.box;
  const { lines, top, height } = item.layout;
  const left = Math.min(...lines.map((line) => line.x));
  return { x: item.box.x + left, y: item.box.y + top, width: Math.max(...lines.map((line) => line.x + line.width)) - left, height };
}

/** Pairs of things that lie on each other. Line boxes of neighbours may touch where their ink does not. */
function overlapsIn(scene: Scene): readonly string[] {
  const shown = content(scene);
  const tolerance = 0.004 * Math.min(scene.width, scene.height) + 0.5;
  return shown.flatMap((one, index) =>
    shown.slice(index + 1).flatMap((other) => {
      const shared = one.element === other.element ? undefined : intersection(one.box, other.box);
      return shared && Math.min(shared.width, shared.height) > tolerance ? [`${one.element} and ${other.element}`] : [];
    }),
  );
}

describe.each(ids)('%s', (id) => {
  test.each(withText)('holds at every size of every network with a point that is %s', (trial) => {
    const design = templateOf(id);
    const point = pointOf(design, trial);
    for (const size of postSizes) {
      const scene = sceneOf(design, size, point);
      const subject = { design, size, point, scene, brand: bundled.pack.brand, alt: composeAlt(design, point), asksConsent: false };
      const problems = runChecks({ ...subject, picture: (asset) => bundled.loaded.picture(asset) });
      expect({ size: size.id, problems: problems.filter(({ check }) => check !== 'photo-size') }).toEqual({ size: size.id, problems: [] });
      expect({ size: size.id, overlaps: overlapsIn(scene) }).toEqual({ size: size.id, overlaps: [] });
    }
  });

  test.each(painted)('is readable in every shape class with a point that is %s', async (trial) => {
    const design = templateOf(id);
    const point = pointOf(design, trial);
    for (const size of classSizes) {
      const task = { design, size, point, alt: composeAlt(design, point), asksConsent: false, problems: [] };
      expect({ size: size.id, problems: await printer.check(bundled.loaded, task) }).toEqual({ size: size.id, problems: [] });
    }
  });

  test('leaves margins of at least 5 % of the short side, where nothing but grounds lies', () => {
    const design = templateOf(id);
    for (const size of classSizes) {
      const margin = 0.05 * Math.min(size.width, size.height);
      const inner = { x: margin, y: margin, width: size.width - 2 * margin, height: size.height - 2 * margin };
      const outside = content(sceneOf(design, size, design.point)).filter(({ box }) => !contains(inner, box));
      expect({ size: size.id, outside }).toEqual({ size: size.id, outside: [] });
    }
  });

  test('closes up without a photo and without a logo', () => {
    const design = templateOf(id);
    const assets = { ...bundled.loaded, brand: { ...bundled.pack.brand, logos: [] } };
    for (const size of classSizes) {
      const scene = buildScene(design, 0, size, pointFor(design, { photo: '', credit: '' }), assets);
      expect([...drawn(scene.items)].filter(({ item }) => item.type === 'picture')).toEqual([]);
      expect(runChecks({ design, size, point: { ...design.point, photo: '' }, scene, brand: assets.brand, alt: 'x', asksConsent: false, picture: () => undefined }).map(({ check }) => check)).toEqual([]);
    }
  });

  test('gives a claim that needs it less room, never less than its words', () => {
    const design = templateOf(id);
    const square = classSizes.find((size) => size.id === 'square')!;
    const claimSize = (trial: string): number => {
      const found = [...drawn(sceneOf(design, square, pointOf(design, trial)).items)].find(({ item }) => item.element === 'claim');
      return found?.item.type === 'text' ? found.item.layout.size : 0;
    };
    expect(claimSize('very short')).toBeGreaterThan(claimSize('very long') * 1.2);
  });

  test('writes alt text that says what the picture says', () => {
    const design = templateOf(id);
    const alt = composeAlt(design, design.point);
    expect(alt).toContain(textOf(design.point, 'claim').replace(/\.$/, ''));
    expect(composeAlt(design, { claim: 'Light for all', figure: '5', name: 'Li' })).not.toMatch(/[[\]{}]|undefined| {2}/);
  });

  test('mirrors for a language written from right to left', () => {
    const design = templateOf(id);
    const square = classSizes.find((size) => size.id === 'square')!;
    const logoAt = (trial: string): number => content(sceneOf(design, square, pointOf(design, trial))).find(({ element }) => element === 'logo')!.box.x;
    expect(logoAt('sample')).toBeGreaterThan(square.width / 2);
    expect(logoAt('Arabic')).toBeLessThan(square.width / 4);
  });
});
