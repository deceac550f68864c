// Whatever way a file stores its colours, what is drawn is those colours in sRGB: profiles, grey, CMYK, 16 bits, palettes, transparency, and
// the first frame of what moves.

import { describe, expect, it } from 'vitest';
import { derive } from '../../../main/pictures/derive.ts';
import { inspectPicture } from '../../../main/pictures/inspect.ts';
import { sharp } from '../../../main/pictures/sharp.ts';
import { pngChunk } from '../../helpers/png.ts';
import { adobeRgb, withProfile } from '../../helpers/profiles.ts';
import { blue, colourAt, fromRaw, green, quarters, red, type Rgb } from './samples.ts';

const side = 32;
const flat = ({ r, g, b }: Rgb): ReturnType<typeof sharp> => fromRaw(quarters(side, side, [{ r, g, b }, { r, g, b }, { r, g, b }, { r, g, b }]), side, side);

/** The colour in the middle of a picture once it is drawn. */
async function shown(bytes: Buffer, name: string): Promise<readonly number[]> {
  const info = await inspectPicture(bytes, name);
  const whole = { x: 0, y: 0, width: info.width, height: info.height };
  return colourAt(await derive(bytes, info, { asset: info.id, crop: whole, width: 16, height: 16 }), 8, 8);
}

const opaque = ({ r, g, b }: Rgb): readonly number[] => [r, g, b, 255];

/** Two frames, the first of one colour. */
function frames(first: Rgb, second: Rgb): ReturnType<typeof sharp> {
  const data = Buffer.concat([first, second].map((colour) => quarters(side, side, [colour, colour, colour, colour])));
  return sharp(data, { raw: { width: side, height: side * 2, channels: 3, pageHeight: side } });
}

/** A PNG that says that it is animated: the still that every program shows, and a second frame. */
async function apng(first: Rgb): Promise<Buffer> {
  const png = await flat(first).png().toBuffer();
  const afterHeader = 33;
  return Buffer.concat([png.subarray(0, afterHeader), pngChunk('acTL', Buffer.from([0, 0, 0, 2, 0, 0, 0, 0])), png.subarray(afterHeader)]);
}

/** A colour that every wide space holds. */
const brick: Rgb = { r: 180, g: 90, b: 60 };

describe('a picture is drawn in sRGB', () => {
  it.each<readonly [string, () => Promise<Buffer>, readonly number[], number]>([
    ['a JPEG without a profile', () => flat(brick).jpeg({ quality: 100, chromaSubsampling: '4:4:4' }).toBuffer(), opaque(brick), 3],
    ['a JPEG in Display P3', () => flat(brick).withIccProfile('p3').jpeg({ quality: 100, chromaSubsampling: '4:4:4' }).toBuffer(), opaque(brick), 4],
    ['a PNG in Display P3', () => flat(brick).withIccProfile('p3').png().toBuffer(), opaque(brick), 2],
    ['a WebP in Display P3', () => flat(brick).withIccProfile('p3').webp({ lossless: true }).toBuffer(), opaque(brick), 2],
    ['an AVIF', () => flat(brick).avif({ lossless: true, chromaSubsampling: '4:4:4' }).toBuffer(), opaque(brick), 4],
    ['a TIFF in Adobe RGB', () => withProfile({ r: 159, g: 90, b: 64 }, adobeRgb()), opaque(brick), 3],
    ['a JPEG in CMYK', () => flat(brick).toColourspace('cmyk').jpeg({ quality: 100 }).toBuffer(), opaque(brick), 20],
    ['a grey JPEG', () => flat({ r: 119, g: 119, b: 119 }).greyscale().jpeg({ quality: 100 }).toBuffer(), [119, 119, 119, 255], 1],
    ['a grey PNG with 16 bits', () => flat({ r: 119, g: 119, b: 119 }).toColourspace('grey16').png().toBuffer(), [119, 119, 119, 255], 1],
    ['a PNG with 16 bits', () => flat(brick).toColourspace('rgb16').png().toBuffer(), opaque(brick), 1],
    ['a TIFF with 16 bits', () => flat(brick).toColourspace('rgb16').tiff().toBuffer(), opaque(brick), 1],
    ['a PNG with a palette', () => flat(brick).png({ palette: true, colours: 16 }).toBuffer(), opaque(brick), 2],
    ['a PNG with one bit', () => flat({ r: 255, g: 255, b: 255 }).greyscale().threshold(128).png({ palette: true, colours: 2 }).toBuffer(), [255, 255, 255, 255], 0],
    ['a PNG that lets half through', () => flat(brick).ensureAlpha(0.5).png().toBuffer(), [brick.r, brick.g, brick.b, 128], 2],
    ['a WebP that lets half through', () => flat(brick).ensureAlpha(0.5).webp({ lossless: true }).toBuffer(), [brick.r, brick.g, brick.b, 128], 2],
    ['a GIF', () => flat(brick).gif().toBuffer(), opaque(brick), 3],
    ['an animated GIF', () => frames(green, blue).gif({ delay: [100, 100] }).toBuffer(), opaque(green), 3],
    ['an animated WebP', () => frames(green, blue).webp({ lossless: true, delay: [100, 100] }).toBuffer(), opaque(green), 3],
    ['an animated PNG', () => apng(red), opaque(red), 0],
    ['a TIFF', () => flat(brick).tiff({ compression: 'lzw' }).toBuffer(), opaque(brick), 0],
    ['a TIFF of several pages', () => frames(green, blue).tiff().toBuffer(), opaque(green), 3],
  ])('%s', async (name, make, expected, tolerance) => {
    const actual = await shown(await make(), name);
    const difference = Math.max(...actual.map((value, channel) => Math.abs(value - expected[channel]!)));
    expect({ actual, difference }).toEqual({ actual, difference: expect.toSatisfy((most: number) => most <= tolerance) });
  });

  it.each([
    ['a GIF', () => frames(green, blue).gif({ delay: [100, 100] }).toBuffer()],
    ['a WebP', () => frames(green, blue).webp({ delay: [100, 100] }).toBuffer()],
    ['a PNG', () => apng(red)],
  ])('%s is known to move', async (name, make) => {
    expect((await inspectPicture(await make(), name)).animated).toBe(true);
  });

  it.each([
    ['a GIF', () => flat(red).gif().toBuffer()],
    ['a WebP', () => flat(red).webp().toBuffer()],
    ['a PNG', () => flat(red).png().toBuffer()],
    ['an AVIF', () => flat(red).avif().toBuffer()],
  ])('%s is known to stand still', async (name, make) => {
    expect((await inspectPicture(await make(), name)).animated).toBeUndefined();
  });
});
