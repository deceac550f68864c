// An export plans with the heads of photos; its workers look at all of one when it is drawn, and the pictures are the same as from photos
// that were looked at before.

import { readFile, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { inRoot } from '../../../main/here.ts';
import { readHead, readWhole } from '../../../main/pictures/head.ts';
import { pictureInPlace } from '../../../main/pictures/inPlace.ts';
import { inspectPicture } from '../../../main/pictures/inspect.ts';
import { createKitLoader, type LoadedKit } from '../../../main/press/kit.ts';
import type { Design } from '../../../shared/design.ts';
import { buildScene, drawnItems } from '../../../shared/scene.ts';
import type { Size } from '../../../shared/size.ts';
import { bundledKit, classSizes } from '../../helpers/bundledPack.ts';
import { facePicture } from '../../helpers/facePictures.ts';
import { makeSharedFolder } from '../../helpers/folder.ts';
import { fromRaw, photograph } from '../pictures/samples.ts';

const folder = makeSharedFolder();
let bundled: Awaited<ReturnType<typeof bundledKit>>;
let design: Design;

beforeAll(async () => {
  bundled = await bundledKit();
  design = bundled.pack.templates.find(({ id }) => id === 'photo-claim')!;
});

async function photo(name: string, bytes: Uint8Array): Promise<string> {
  const file = join(folder, name);
  await writeFile(file, bytes);
  return file;
}

async function kitOf(file: string, name: string): Promise<{ readonly kit: LoadedKit; readonly asset: string }> {
  const picture = await pictureInPlace(file, name);
  return { kit: await createKitLoader().load({ ...bundled.kit, pictures: [...bundled.kit.pictures, picture] }), asset: picture.info.id };
}

const cropOf = (kit: LoadedKit, size: Size, asset: string): unknown =>
  [...drawnItems(buildScene(design, 0, size, { ...design.point, photo: { asset } }, kit).items)].flatMap((item) =>
    item.type === 'picture' && item.derivative.asset === asset ? [item.derivative.crop] : [],
  );

describe('the head of a photo', () => {
  it('tells kind, size and how it lies, and that the rest was not read', async () => {
    const file = await photo('turned.jpg', await fromRaw(photograph(640, 480), 640, 480).withMetadata({ orientation: 6 }).jpeg().toBuffer());
    const { info } = await readHead(file, 'turned.jpg');
    expect(info).toMatchObject({ type: 'jpeg', width: 480, height: 640, hasAlpha: false, unread: true, name: 'turned.jpg' });
    const whole = await readWhole(file, info);
    const looked = await inspectPicture(await readFile(file), 'turned.jpg');
    expect(whole.info).toEqual({ ...looked, id: info.id });
  });

  it('of a HEIC photo tells what it will be', async () => {
    const { info } = await readHead(inRoot('./test/fixtures/phone-turned.heic'), 'phone.heic');
    expect(info).toMatchObject({ type: 'jpeg', width: 80, height: 60, unread: true });
  });

  it('stands for the file as it is: a copy with its time is the same, a changed one is another', async () => {
    const bytes = await fromRaw(photograph(64, 64), 64, 64).png().toBuffer();
    const [one, copy] = [await photo('one.png', bytes), await photo('copy.png', bytes)];
    const then = new Date(2026, 1, 3);
    await Promise.all([utimes(one, then, then), utimes(copy, then, then)]);
    const { info } = await readHead(one, 'one.png');
    expect((await readHead(copy, 'copy.png')).info.id).toBe(info.id);
    await writeFile(one, Buffer.concat([bytes, Buffer.from('more')]));
    expect((await readHead(one, 'one.png')).info.id).not.toBe(info.id);
  });
});

describe('a worker', () => {
  it('crops a photo about the face in it, as if it had been looked at before', async () => {
    const { jpeg, name } = await facePicture(0);
    const { kit, asset } = await kitOf(await photo(name, jpeg), name);
    const known = { ...(await inspectPicture(jpeg, name, { subject: true })), id: asset };
    for (const size of classSizes) {
      await kit.complete(design, size, { ...design.point, photo: { asset } });
      const before = { ...kit, picture: (id: string) => (id === asset ? known : kit.picture(id)) };
      expect(cropOf(kit, size, asset)).toEqual(cropOf(before, size, asset));
    }
    expect(kit.picture(asset)).toEqual(known);
  });

  it('looks for no subject where somebody said where it is', async () => {
    const { jpeg, name } = await facePicture(1);
    const { kit, asset } = await kitOf(await photo(name, jpeg), name);
    await kit.complete(design, classSizes[0]!, { ...design.point, photo: { asset, focus: { x: 0.5, y: 0.5 } } });
    expect(kit.picture(asset)).not.toHaveProperty('unread');
    expect(kit.picture(asset)).not.toHaveProperty('faces');
  });

  it('makes a picture without a photo that proves to be damaged, and says so each time', async () => {
    const whole = await fromRaw(photograph(640, 480), 640, 480).jpeg().toBuffer();
    const { kit, asset } = await kitOf(await photo('cut.jpg', whole.subarray(0, whole.length / 2)), 'cut.jpg');
    for (const size of classSizes) {
      const { point, problems } = await kit.complete(design, size, { claim: 'Light', photo: { asset } });
      expect(point).toEqual({ claim: 'Light' });
      expect(problems).toEqual([{ check: 'photo', severity: 'error', field: 'photo', message: expect.stringMatching(/^cut\.jpg is damaged or cut short/) }]);
    }
  });
});
