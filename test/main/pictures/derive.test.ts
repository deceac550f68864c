import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createDerivativeStore } from '../../../main/pictures/derivativeStore.ts';
import { createBaseCache, derive } from '../../../main/pictures/derive.ts';
import { inspectPicture } from '../../../main/pictures/inspect.ts';
import { sharp } from '../../../main/pictures/sharp.ts';
import { Fault } from '../../../shared/fault.ts';
import { derivativeKey } from '../../../shared/picture.ts';
import type { Crop, DerivativeRequest, PictureInfo } from '../../../shared/picture.ts';
import { blue, colourAt, fromRaw, green, noise, photograph, quarters, red, yellow } from './samples.ts';
import type { Rgb } from './samples.ts';

function request(info: PictureInfo, crop: Crop, width: number, height: number, more: Partial<DerivativeRequest> = {}): DerivativeRequest {
  return { asset: info.id, crop, width, height, ...more };
}

const whole = (info: PictureInfo): Crop => ({ x: 0, y: 0, width: info.width, height: info.height });

function expectColour(actual: readonly number[], expected: Rgb): void {
  [expected.r, expected.g, expected.b].forEach((value, channel) => expect(Math.abs(actual[channel]! - value)).toBeLessThan(12));
}

describe('deriving a picture', () => {
  // How a camera held in each way stores a picture that is red, green / blue, yellow when upright (Exif 2.32, tag 0x0112).
  it.each([
    [1, [red, green, blue, yellow]],
    [2, [green, red, yellow, blue]],
    [3, [yellow, blue, green, red]],
    [4, [blue, yellow, red, green]],
    [5, [red, blue, green, yellow]],
    [6, [green, yellow, red, blue]],
    [7, [yellow, green, blue, red]],
    [8, [blue, red, yellow, green]],
  ])('stands upright at EXIF orientation %i', async (orientation, corners) => {
    const [width, height] = orientation > 4 ? [60, 80] : [80, 60];
    const stored = await fromRaw(quarters(width, height, corners), width, height)
      .withMetadata({ orientation })
      .jpeg({ quality: 100, chromaSubsampling: '4:4:4' })
      .toBuffer();
    const info = await inspectPicture(stored, 'phone.jpg');
    expect(info).toMatchObject({ width: 80, height: 60 });
    const made = await derive(stored, info, request(info, whole(info), 40, 30));
    expectColour(colourAt(made, 5, 5), red);
    expectColour(colourAt(made, 34, 5), green);
    expectColour(colourAt(made, 5, 24), blue);
    expectColour(colourAt(made, 34, 24), yellow);
  });

  it.each([
    ['as a whole', {}],
    ['in tiles', { tile: { width: 20, height: 20 } }],
    ['in huge tiles', { width: 20, height: 20, tile: { width: 20_000, height: 20_000 } }],
  ])('is refused where it would be larger than anything that is drawn, %s', async (_, more) => {
    const bytes = await fromRaw(noise(50, 40, 4), 50, 40, 4).png().toBuffer();
    const info = await inspectPicture(bytes, 'noise.png');
    await expect(derive(bytes, info, request(info, whole(info), 20_000, 20_000, more))).rejects.toMatchObject({
      code: 'input',
      message: expect.stringMatching(/^noise\.png is shown at \d+ × \d+ pixels, more than can be drawn; make its element smaller\.$/),
    });
  });

  it('leaves pixels as they are where nothing is scaled', async () => {
    const data = noise(50, 40, 4);
    const bytes = await fromRaw(data, 50, 40, 4).png().toBuffer();
    const info = await inspectPicture(bytes, 'noise.png');
    const all = await derive(bytes, info, request(info, whole(info), 50, 40));
    expect(Buffer.compare(all.data, data)).toBe(0);
    const part = await derive(bytes, info, request(info, { x: 10.4, y: 5.2, width: 20, height: 10 }, 20, 10));
    expect(colourAt(part, 0, 0)).toEqual([...data.subarray((5 * 50 + 10) * 4, (5 * 50 + 10) * 4 + 4)]);
  });

  it('keeps transparency without darkening its edges', async () => {
    const data = Buffer.alloc(40 * 40 * 4);
    for (let at = 0; at < data.length; at += 4) data.set(at % 160 < 80 ? [250, 250, 250, 255] : [0, 0, 0, 0], at);
    const bytes = await fromRaw(data, 40, 40, 4).png().toBuffer();
    const info = await inspectPicture(bytes, 'logo.png');
    const made = await derive(bytes, info, request(info, whole(info), 13, 13));
    const visible = Array.from({ length: 13 }, (_, x) => colourAt(made, x, 6)).filter(([, , , alpha]) => alpha! > 8);
    expect(Math.min(...visible.map(([light]) => light!))).toBeGreaterThan(235);
    expect(colourAt(made, 0, 6)[3]).toBe(255);
    expect(colourAt(made, 12, 6)[3]).toBe(0);
  });

  it('turns other colour spaces into sRGB', async () => {
    const p3 = await sharp({ create: { width: 16, height: 16, channels: 3, background: '#00ff00' } }).withIccProfile('p3').png().toBuffer();
    const cmyk = await sharp({ create: { width: 16, height: 16, channels: 3, background: '#dc1414' } }).toColourspace('cmyk').jpeg().toBuffer();
    const deep = await sharp({ create: { width: 16, height: 16, channels: 3, background: '#dc1414' } }).toColourspace('rgb16').png().toBuffer();
    const grey = await sharp({ create: { width: 16, height: 16, channels: 3, background: '#808080' } }).greyscale().png().toBuffer();
    const shown = await Promise.all(
      [p3, cmyk, deep, grey].map(async (bytes) => {
        const info = await inspectPicture(bytes, 'colours');
        return colourAt(await derive(bytes, info, request(info, whole(info), 8, 8)), 4, 4);
      }),
    );
    expectColour(shown[0]!, { r: 0, g: 255, b: 0 });
    expect(shown[1]![0]).toBeGreaterThan(170);
    expectColour(shown[2]!, red);
    expect(shown[3]).toEqual([128, 128, 128, 255]);
  });

  it('draws an SVG at the size asked for, not enlarged', async () => {
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><path d="M0 0H5V10H0Z" fill="#f00"/></svg>');
    const info = await inspectPicture(svg, 'logo.svg');
    const made = await derive(svg, info, request(info, whole(info), 400, 400));
    expect(colourAt(made, 199, 200)).toEqual([255, 0, 0, 255]);
    expect(colourAt(made, 200, 200)[3]).toBe(0);
  });

  it('is grey or in two colours where the design says so', async () => {
    const bytes = await fromRaw(photograph(60, 60), 60, 60).png().toBuffer();
    const info = await inspectPicture(bytes, 'photo.png');
    const grey = await derive(bytes, info, request(info, whole(info), 30, 30, { grey: true }));
    const [r, g, b] = colourAt(grey, 15, 15);
    expect([g, b]).toEqual([r, r]);
    const black = await sharp({ create: { width: 4, height: 4, channels: 3, background: '#000' } }).png().toBuffer();
    const blackInfo = await inspectPicture(black, 'black.png');
    const duotone = await derive(black, blackInfo, request(blackInfo, whole(blackInfo), 4, 4, { duotone: ['#0B3D5C', '#FFE9B0'] }));
    expect(colourAt(duotone, 1, 1)).toEqual([0x0b, 0x3d, 0x5c, 255]);
  });

  it('gives the same pixels from a path or bytes, cached or not, in any order', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'derive-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    const bytes = await fromRaw(photograph(1600, 1200), 1600, 1200).jpeg().toBuffer();
    const path = join(folder, 'photo.jpg');
    await writeFile(path, bytes);
    const info = await inspectPicture(bytes, 'photo.jpg');
    const small = request(info, { x: 100.25, y: 33.5, width: 1200, height: 900 }, 200, 150);
    const large = request(info, { x: 100.25, y: 33.5, width: 1200, height: 900 }, 1100, 825);
    const cache = createBaseCache();
    const first = await derive(bytes, info, small);
    await derive(path, info, large, cache);
    const again = await derive(path, info, small, cache);
    const third = await derive(path, info, small, cache);
    expect(Buffer.compare(first.data, again.data)).toBe(0);
    expect(Buffer.compare(first.data, third.data)).toBe(0);
  });

  it('says which file is damaged', async () => {
    const bytes = await fromRaw(photograph(640, 480), 640, 480).jpeg().toBuffer();
    const info = await inspectPicture(bytes, 'amina.jpg');
    const attempt = derive(bytes.subarray(0, bytes.length / 2), info, request(info, whole(info), 100, 75));
    await expect(attempt).rejects.toThrow(/^amina\.jpg is damaged or cut short/);
    await expect(attempt).rejects.toBeInstanceOf(Fault);
  });
});

/** A folder, a picture and a derivative of it to ask for. */
async function storeAt(): Promise<{ folder: string; bytes: Buffer; info: PictureInfo; wanted: DerivativeRequest }> {
  const folder = await mkdtemp(join(tmpdir(), 'store-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const bytes = await fromRaw(noise(64, 64), 64, 64).png().toBuffer();
  const info = await inspectPicture(bytes, 'noise.png');
  return { folder, bytes, info, wanted: request(info, whole(info), 32, 32) };
}

describe('the store of derivatives', () => {
  it('makes each once, as a PNG of the same pixels, and stays below its bound', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'store-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    const bytes = await fromRaw(noise(64, 64), 64, 64).png().toBuffer();
    const info = await inspectPicture(bytes, 'noise.png');
    const store = createDerivativeStore(join(folder, 'derivatives'), 20_000);
    const wanted = request(info, whole(info), 32, 32);
    const [one, other] = await Promise.all([store.png(bytes, info, wanted), store.png(bytes, info, wanted)]);
    expect(Buffer.compare(one, other)).toBe(0);
    const pixels = await sharp(one).ensureAlpha().raw().toBuffer();
    expect(Buffer.compare(pixels, (await derive(bytes, info, wanted)).data)).toBe(0);
    for (let side = 33; side < 50; side++) await store.png(bytes, info, request(info, whole(info), side, side));
    const names = await readdir(join(folder, 'derivatives'));
    const sizes = await Promise.all(names.map(async (name) => (await readFile(join(folder, 'derivatives', name))).length));
    expect(names.every((name) => name.endsWith('.png'))).toBe(true);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(30_000);
  });

  it('gives the picture where the disk refuses to keep it, and leaves nothing', async () => {
    const { folder, bytes, info, wanted } = await storeAt();
    await writeFile(join(folder, 'taken'), 'a file');
    const unkept = await createDerivativeStore(join(folder, 'taken')).png(bytes, info, wanted);
    const kept = await createDerivativeStore(join(folder, 'kept')).png(bytes, info, wanted);
    expect(Buffer.compare(unkept, kept)).toBe(0);
    const name = `${derivativeKey(wanted)}.png`;
    await mkdir(join(folder, 'blocked', name, 'inside'), { recursive: true });
    const blocked = await createDerivativeStore(join(folder, 'blocked')).png(bytes, info, wanted);
    expect(Buffer.compare(blocked, kept)).toBe(0);
    expect(await readdir(join(folder, 'blocked'))).toEqual([name]);
  });

  it.each([
    ['is empty', () => Buffer.alloc(0)],
    ['is zeros', (whole: Buffer) => Buffer.alloc(whole.length)],
    ['is cut short', (whole: Buffer) => whole.subarray(0, whole.length - 20)],
  ])('makes a picture again whose file %s', async (_, damage) => {
    const { folder, bytes, info, wanted } = await storeAt();
    const made = await createDerivativeStore(folder).png(bytes, info, wanted);
    const file = join(folder, `${derivativeKey(wanted)}.png`);
    await writeFile(file, damage(Buffer.from(made)));
    expect(Buffer.compare(await createDerivativeStore(folder).png(bytes, info, wanted), made)).toBe(0);
    expect(Buffer.compare(await readFile(file), made)).toBe(0);
  });
});
