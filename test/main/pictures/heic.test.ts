// HEIC photos of phones come in as upright JPEGs in sRGB without their metadata; what cannot be read is told by name and holds up nothing.

import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { convertHeic, isHeic } from '../../../main/pictures/heic.ts';
import { preparePicture } from '../../../main/pictures/prepare.ts';
import { sharp } from '../../../main/pictures/sharp.ts';
import { inRoot } from '../../../main/here.ts';
import { blue, colourAt, fromRaw, green, red, yellow } from './samples.ts';

const photo = (): Promise<Buffer> => readFile(inRoot('./test/fixtures/phone-turned.heic'));

describe('a HEIC photo', () => {
  it('stands upright once, in sRGB, as a JPEG', async () => {
    const { info, bytes } = await preparePicture(await photo(), 'IMG_0001.HEIC');
    expect(info).toMatchObject({ type: 'jpeg', width: 80, height: 60, name: 'IMG_0001.HEIC' });
    const { data, info: made } = await sharp(bytes).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
    const picture = { width: made.width, height: made.height, data };
    for (const [x, y, { r, g, b }] of [[10, 10, red], [70, 10, green], [10, 50, blue], [70, 50, yellow]] as const) {
      const actual = colourAt(picture, x, y);
      [r, g, b].forEach((value, channel) => expect(Math.abs(actual[channel]! - value)).toBeLessThan(12));
    }
  });

  it('loses its metadata', async () => {
    const bytes = await photo();
    expect(bytes.includes('SN-4711')).toBe(true);
    const { exif, xmp, iptc, icc } = await sharp((await preparePicture(bytes, 'phone.heic')).bytes).metadata();
    expect([exif, xmp, iptc, icc]).toEqual([undefined, undefined, undefined, undefined]);
  });

  it('becomes the same bytes each time', async () => {
    const bytes = await photo();
    const [one, other] = await Promise.all([convertHeic(bytes, 'a.heic'), convertHeic(bytes, 'b.heic')]);
    expect(Buffer.compare(one, other)).toBe(0);
  });

  it.each([
    ['cut short', (whole: Buffer) => whole.subarray(0, 1200), /^cut\.heic is damaged/],
    ['cut short in its head', (whole: Buffer) => whole.subarray(0, 200), /^cut\.heic is (damaged|not a picture)/],
  ])('%s is told by name', async (_, damage, sentence) => {
    await expect(convertHeic(damage(await photo()), 'cut.heic')).rejects.toThrow(sentence);
  });

  it('that takes too long is given up, and the next one is read', async () => {
    const bytes = await photo();
    await expect(convertHeic(bytes, 'slow.heic', 0)).rejects.toThrow(/^slow\.heic takes too long to read; export it as JPEG/);
    expect((await convertHeic(bytes, 'next.heic')).length).toBeGreaterThan(500);
  });

  it('is told from an AVIF', async () => {
    expect(isHeic(await photo())).toBe(true);
    expect(isHeic(await fromRaw(Buffer.alloc(48), 4, 4).avif().toBuffer())).toBe(false);
  });
});
