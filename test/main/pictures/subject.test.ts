// What a crop keeps: of 40 pictures with marked faces nearly all stay whole in every shape of every template that shows a photo, and
// what somebody says of a photo comes first.

import { beforeAll, describe, expect, it } from 'vitest';
import { inspectPicture } from '../../../main/pictures/inspect.ts';
import type { LoadedKit } from '../../../main/press/kit.ts';
import type { Design } from '../../../shared/design.ts';
import type { Crop, PictureInfo } from '../../../shared/picture.ts';
import { pictureOf, type Point } from '../../../shared/point.ts';
import { buildScene, drawnItems } from '../../../shared/scene.ts';
import { shapeClasses, type Size } from '../../../shared/size.ts';
import { bundledKit, classSizes } from '../../helpers/bundledPack.ts';
import { facePicture, type FacePicture } from '../../helpers/facePictures.ts';
import { noise, fromRaw } from './samples.ts';

const pictures = 40;

let kit: LoadedKit;
let templates: readonly Design[];
const shown: { readonly picture: FacePicture; readonly info: PictureInfo }[] = [];

beforeAll(async () => {
  const { pack, loaded } = await bundledKit();
  kit = loaded;
  templates = pack.templates.filter(({ fields }) => fields.some(({ type }) => type === 'image'));
  for (let index = 0; index < pictures; index++) {
    const picture = await facePicture(index);
    shown.push({ picture, info: await inspectPicture(picture.jpeg, picture.name, { subject: true }) });
  }
}, 120_000);

/** The crops of a photo that a template draws at a size. */
function cropsOf(template: Design, size: Size, info: PictureInfo, more: Point = {}): readonly Crop[] {
  const photo = template.fields.find(({ type }) => type === 'image')!.name;
  const point: Point = { ...template.point, [photo]: { asset: info.id }, ...more };
  const assets = { brand: kit.brand, fonts: kit.fonts, picture: (id: string) => (id === info.id ? info : kit.picture(id)) };
  return [...drawnItems(buildScene(template, 0, size, point, assets).items)].flatMap((item) =>
    item.type === 'picture' && item.derivative.asset === info.id ? [item.derivative.crop] : [],
  );
}

function keeps(crop: Crop, box: Crop): boolean {
  // Half a pixel of the photo is below what the derivative can show.
  const slack = 0.5;
  return (
    box.x >= crop.x - slack &&
    box.y >= crop.y - slack &&
    box.x + box.width <= crop.x + crop.width + slack &&
    box.y + box.height <= crop.y + crop.height + slack
  );
}

describe('a photo that nobody gave a focal point', () => {
  it.each(shapeClasses.map(({ id }) => id))('keeps at least 95 of 100 faces whole in the shape %s', (shape) => {
    const size = classSizes.find(({ id }) => id === shape)!;
    for (const template of templates) {
      const whole = shown.filter(({ picture, info }) => {
        const crops = cropsOf(template, size, info);
        expect(crops.length).toBeGreaterThan(0);
        return crops.every((crop) => keeps(crop, picture.face));
      });
      expect({ template: template.id, whole: whole.length }).toEqual({ template: template.id, whole: expect.toSatisfy((count: number) => count >= 0.95 * pictures) });
    }
  });

  it('would lose many of these faces if it were cropped about its middle', () => {
    const [template] = templates;
    const whole = shown.filter(({ picture, info }) =>
      classSizes.every((size) => cropsOf(template!, size, { ...info, faces: [], focus: { x: 0.5, y: 0.5 } }).every((crop) => keeps(crop, picture.face))),
    );
    expect(whole.length / pictures).toBeLessThan(0.8);
  });

  it('shows where the eye is drawn to where there is no face', async () => {
    const data = Buffer.alloc(400 * 200 * 3, 0x90);
    for (let y = 80; y < 120; y++) for (let x = 330; x < 370; x++) data.set([230, 60, 20], (y * 400 + x) * 3);
    const info = await inspectPicture(await fromRaw(data, 400, 200).png().toBuffer(), 'ball.png', { subject: true });
    expect(info.faces).toBeUndefined();
    expect(info.focus!.x).toBeGreaterThan(0.7);
  });

  it('has no faces where there is noise', async () => {
    const info = await inspectPicture(await fromRaw(noise(256, 256), 256, 256).png().toBuffer(), 'noise.png', { subject: true });
    expect(info.faces).toBeUndefined();
  });

  it('is looked at alike each time, and needs no look where nothing asks for it', async () => {
    const { picture, info } = shown[0]!;
    expect(await inspectPicture(picture.jpeg, picture.name, { subject: true })).toEqual(info);
    expect(await inspectPicture(picture.jpeg, picture.name)).not.toHaveProperty('faces');
  });
});

describe('a focal point that somebody set', () => {
  it('comes before every face that is found', () => {
    const { info } = shown.find(({ info: { faces } }) => (faces ?? []).length > 0)!;
    const template = templates.find(({ fields }) => fields.some(({ name }) => name === 'photo'))!;
    const focus = { x: 1, y: 1 };
    for (const size of classSizes) {
      for (const crop of cropsOf(template, size, info, { photo: { asset: info.id, focus } })) {
        expect(crop.x + crop.width).toBeCloseTo(info.width, 3);
        expect(crop.y + crop.height).toBeCloseTo(info.height, 3);
      }
    }
    expect(pictureOf({ photo: { asset: info.id, focus } }, 'photo')?.focus).toEqual(focus);
  });
});
