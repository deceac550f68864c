// Scenes built one after the other share what they have in common, and are what each would be alone.

import { beforeAll, describe, expect, test } from 'vitest';
import fc from 'fast-check';
import type { Design } from '../../shared/design.ts';
import { newElement } from '../../shared/elements/index.ts';
import type { Point } from '../../shared/point.ts';
import { buildScene, drawnItems, type Scene, type SceneAssets } from '../../shared/scene.ts';
import { bundledKit, classSizes, pointFor, templateIds, tryingPoints, type SamplePhotos } from '../helpers/bundledPack.ts';
import { amount } from '../helpers/proof.ts';
import { assets, designOf, idOf, picture } from './scenes.ts';

let bundled: Awaited<ReturnType<typeof bundledKit>>;
beforeAll(async () => {
  bundled = await bundledKit();
}, 60_000);

/** Nothing that was built before is known of a copy. */
function buildAlone(design: Design, size: (typeof classSizes)[number], point: Point, given: SceneAssets): Scene {
  return buildScene(structuredClone(design), 0, { ...size }, point, { brand: given.brand, fonts: given.fonts, picture: (id) => given.picture(id) });
}

function aPoint(photos: SamplePhotos): fc.Arbitrary<Point> {
  const words = fc.oneof(fc.constantFrom('', ' ', 'Light for all.', 'قل كلمتك', 'हर बच्चे के लिए', '5 💡', 'Zoë\u0007 said: “no”?'), fc.string({ unit: 'grapheme', maxLength: 40 }));
  const given = fc.record(
    { claim: words, name: words, place: words, role: words, hashtag: words, callToAction: words, source: words, figure: words, unit: words, link: words },
    { requiredKeys: [] },
  );
  const photo = fc.constantFrom<Point>({}, { photo: '' }, { photo: { asset: photos.dark } }, { photo: { asset: photos.pale, focus: { x: 0.2, y: 0.7 } } }, { photo: { asset: 'f'.repeat(64) } });
  const language = fc.constantFrom<Point>({}, { language: 'ar' }, { language: 'hi' }, { language: 'en-GB' });
  const trying = fc.constantFrom(...Object.values(tryingPoints(photos)));
  return fc.tuple(trying, given, photo, language).map(([a, b, c, d]): Point => ({ ...a, ...b, ...c, ...d }));
}

test('for any rows at any size, a scene is what it would be alone', () => {
  const { pack, loaded, photos } = bundled;
  const aRun = fc.record({
    design: fc.constantFrom(...pack.templates),
    size: fc.constantFrom(...classSizes),
    points: fc.array(aPoint(photos), { minLength: 2, maxLength: 6 }),
  });
  fc.assert(
    fc.property(aRun, ({ design, size, points }) => {
      for (const point of points) {
        const filled = pointFor(design, point);
        expect(buildScene(design, 0, size, filled, loaded)).toEqual(buildAlone(design, size, filled, loaded));
      }
    }),
    { numRuns: amount(60, 2_000) },
  );
}, 120_000);

const itemsOf = (scene: Scene): ReadonlyMap<string, unknown> => new Map([...drawnItems(scene.items)].map((item) => [item.element, item]));

describe('from row to row', () => {
  test.each(templateIds)('what the rows have in common stays the same object: %s', (id) => {
    const { pack, loaded } = bundled;
    const design = pack.templates.find((template) => template.id === id)!;
    for (const size of classSizes) {
      const first = buildScene(design, 0, size, pointFor(design, { claim: 'Light for all.', name: 'Li', figure: '5' }), loaded);
      const second = buildScene(design, 0, size, pointFor(design, { claim: 'Light for us.', name: 'Bo', figure: '7' }), loaded);
      const [before, after] = [itemsOf(first), itemsOf(second)];
      for (const element of ['hashtag', 'cta', 'disc', 'portrait'].filter((name) => before.has(name))) expect(after.get(element)).toBe(before.get(element));
      expect(after.get('claim')).not.toEqual(before.get('claim'));
      expect(second.background).toBe(first.background);
    }
  });

  test('an element moves with what stands above it in its column, and is itself again where that is as before', () => {
    const column = newElement('group', 'words', {
      width: 600,
      height: 800,
      column: { gap: 10, align: 'top' },
      children: [
        newElement('text', 'claim', { width: 600, height: 400, runs: [{ text: '{claim}' }], size: { smallest: 40, largest: 40 } }),
        newElement('text', 'name', { width: 600, height: 100, runs: [{ text: '{name}' }] }),
      ],
    });
    const [design, given] = [designOf([column]), assets()];
    const build = (claim: string, name = 'Li') => itemsOf(buildScene(design, 0, classSizes[2]!, { claim, name }, given));
    const short = build('Light');
    expect(build('Sight').get('name')).toBe(short.get('name'));
    const long = build('Light for every clinic and school in the whole wide country of ours');
    expect(long.get('name')).toMatchObject({ box: { x: 0 } });
    expect(long.get('name')).not.toEqual(short.get('name'));
    expect(build('Light')).toEqual(short);
  });

  test('a veil follows the picture and the words it is for', () => {
    const photo = newElement('image', 'photo', { width: 1000, height: 1000 });
    const veil = newElement('shape', 'veil', { width: 1000, height: 1000, fill: { type: 'solid', colour: '#000000' }, scrim: { over: 'photo', texts: ['claim'], contrast: 4.5 } });
    const claim = newElement('text', 'claim', { x: 100, y: 100, width: 800, height: 300, runs: [{ text: '{claim}' }], colour: '#ffffff' });
    const design = designOf([photo, veil, claim]);
    const given = assets([picture('a', {}, [0.9]), picture('b', {}, [0.02])]);
    const build = (letter: string, words: string) => itemsOf(buildScene(design, 0, classSizes[2]!, { photo: { asset: idOf(letter) }, claim: words }, given));
    const pale = build('a', 'Light');
    expect(build('a', 'Light').get('veil')).toBe(pale.get('veil'));
    expect(build('b', 'Light').get('veil')).toBeUndefined();
    expect(build('a', 'Light')).toEqual(pale);
  });

  test('other pictures are other assets', () => {
    const design = designOf([newElement('image', 'photo', { width: 100, height: 100 })]);
    const point = { photo: { asset: idOf('a') } };
    const shown = (given: SceneAssets) => buildScene(design, 0, classSizes[2]!, point, given).absent;
    expect(shown(assets())).toEqual([{ element: 'photo', reason: 'missingPicture' }]);
    expect(shown(assets([picture('a')]))).toEqual([]);
  });
});
