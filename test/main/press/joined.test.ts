import { execFileSync, spawnSync } from 'node:child_process';
import { inflateSync } from 'node:zlib';
import jpegTurbo from '@julusian/jpeg-turbo';
import { chromium } from '@playwright/test';
import fc from 'fast-check';
import jpegJs from 'jpeg-js';
import { describe, expect, it } from 'vitest';
import { bandRows, bandsOf, createBandStore } from '../../../main/press/bands.ts';
import type { BandedPage } from '../../../main/press/bands.ts';
import { encodeJpeg } from '../../../main/press/jpeg.ts';
import { encodePng } from '../../../main/press/png.ts';
import { pageOfRaster } from './raster.ts';
import { sharp } from '../../../main/pictures/sharp.ts';
import { browserArguments, ensureBrowser } from '../../helpers/browser.ts';
import { amount } from '../../helpers/proof.ts';
import { noise, photograph, quarters } from '../pictures/samples.ts';

const looks = { photograph, noise, quarters } as const;
const isOnPath = (program: string): boolean => spawnSync(program, ['-version']).error === undefined;

function pixelsOf(look: keyof typeof looks, width: number, height: number): Buffer {
  const rgb = looks[look](width, height);
  const data = Buffer.alloc(width * height * 4, 255);
  for (let at = 0; at < width * height; at++) data.set(rgb.subarray(at * 3, at * 3 + 3), at * 4);
  return data;
}

const page = (data: Buffer, width: number, height: number, opaque = true): BandedPage => pageOfRaster({ width, height, data, opaque });
const jpegOf = (data: Buffer, width: number, height: number, sampling: 'full' | 'half', quality: number): Buffer =>
  Buffer.concat(encodeJpeg(page(data, width, height), createBandStore(), sampling, quality));
const wholeJpeg = (data: Buffer, width: number, height: number, sampling: 'full' | 'half', quality: number): Buffer =>
  jpegTurbo.compressSync(data, { format: jpegTurbo.FORMAT_RGBA, width, height, quality, subsampling: sampling === 'full' ? jpegTurbo.SAMP_444 : jpegTurbo.SAMP_420 });

const decodedByTurbo = (file: Buffer): Buffer => jpegTurbo.decompressSync(file, { format: jpegTurbo.FORMAT_RGBA }).data;
const decodedBySharp = (file: Buffer): Promise<Buffer> => sharp(file, { failOn: 'warning' }).ensureAlpha().raw().toBuffer();
const decodedByJpegJs = (file: Buffer): Buffer => Buffer.from(jpegJs.decode(file, { tolerantDecoding: false }).data);
const decodedByMagick = (file: Buffer): Buffer => execFileSync('convert', ['-', '-depth', '8', 'rgba:-'], { input: file, maxBuffer: 100_000_000, stdio: ['pipe', 'pipe', 'pipe'] });

const sides = fc.integer({ min: 1, max: 260 });

describe('a JPEG joined from bands', () => {
  it('has exactly the pixels of one that is encoded whole, whatever its size, quality and colour resolution', () => {
    fc.assert(
      fc.property(fc.constantFrom('photograph', 'noise', 'quarters'), sides, sides, fc.constantFrom('full', 'half'), fc.integer({ min: 1, max: 100 }), (look, width, height, sampling, quality) => {
        const data = pixelsOf(look, width, height);
        const joined = decodedByTurbo(jpegOf(data, width, height, sampling, quality));
        expect(joined.equals(decodedByTurbo(wholeJpeg(data, width, height, sampling, quality)))).toBe(true);
      }),
      { numRuns: amount(60, 1_000) },
    );
  });

  it.each(['full', 'half'] as const)('has more bands than there are restart markers, in their order, and little besides: %s', (sampling) => {
    const data = pixelsOf('photograph', 320, bandRows * 19 + 5);
    const file = jpegOf(data, 320, bandRows * 19 + 5, sampling, 85);
    const markers = [...file.entries()].filter(([at, byte]) => byte === 0xff && file[at + 1]! >= 0xd0 && file[at + 1]! <= 0xd7).map(([at]) => file[at + 1]! - 0xd0);
    expect(markers).toEqual(Array.from({ length: 19 }, (_, index) => index % 8));
    expect(file.length - wholeJpeg(data, 320, bandRows * 19 + 5, sampling, 85).length).toBeLessThan(200);
  });

  it.each(['full', 'half'] as const)('looks the same to other decoders as one that is encoded whole: %s', async (sampling) => {
    const [width, height] = [333, bandRows * 9 + 7];
    const data = pixelsOf('photograph', width, height);
    const [joined, whole] = [jpegOf(data, width, height, sampling, 85), wholeJpeg(data, width, height, sampling, 85)];
    expect((await decodedBySharp(joined)).equals(await decodedBySharp(whole))).toBe(true);
    expect(decodedByJpegJs(joined).equals(decodedByJpegJs(whole))).toBe(true);
  });

  it.skipIf(!isOnPath('convert')).each(['full', 'half'] as const)('looks the same to ImageMagick: %s', (sampling) => {
    const [width, height] = [333, bandRows * 9 + 7];
    const data = pixelsOf('photograph', width, height);
    expect(decodedByMagick(jpegOf(data, width, height, sampling, 85)).equals(decodedByMagick(wholeJpeg(data, width, height, sampling, 85)))).toBe(true);
  });
});

describe('a PNG joined from bands', () => {
  it('keeps every pixel, and inflates in one piece', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom('photograph', 'noise', 'quarters'), sides, sides, fc.boolean(), async (look, width, height, opaque) => {
        const data = pixelsOf(look, width, height);
        if (!opaque) for (let at = 3; at < data.length; at += 4) data[at] = (at * 7) % 256;
        const file = Buffer.concat(encodePng(page(data, width, height, opaque), createBandStore()));
        expect((await sharp(file, { failOn: 'warning' }).ensureAlpha().raw().toBuffer()).equals(data)).toBe(true);
        const rows = inflateSync(Buffer.concat(chunksOf(file).filter(({ type }) => type === 'IDAT').map(({ body }) => body)));
        expect(rows.length).toBe(height * (1 + width * (opaque ? 3 : 4)));
      }),
      { numRuns: amount(60, 1_000) },
    );
  });

  it.skipIf(!isOnPath('pngcheck'))('is without fault to pngcheck', () => {
    const file = Buffer.concat(encodePng(page(pixelsOf('photograph', 333, 444), 333, 444), createBandStore()));
    expect(execFileSync('pngcheck', ['-q', '-'], { input: file, encoding: 'utf8' })).toBe('');
  });
});

it('shows in Chromium what was put in', async () => {
  const [width, height] = [333, bandRows * 9 + 7];
  const data = pixelsOf('photograph', width, height);
  const browser = await chromium.launch({ executablePath: ensureBrowser(), args: [...browserArguments] });
  try {
    const tab = await browser.newPage();
    const decode = async (type: string, file: Buffer): Promise<Buffer> => {
      const text = await tab.evaluate(async (url: string) => {
        const bitmap = await createImageBitmap(await (await fetch(url)).blob());
        const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')!;
        context.drawImage(bitmap, 0, 0);
        return Array.from(context.getImageData(0, 0, bitmap.width, bitmap.height).data, (byte) => String.fromCharCode(byte)).join('');
      }, `data:image/${type};base64,${file.toString('base64')}`);
      return Buffer.from(text, 'latin1');
    };
    expect((await decode('png', Buffer.concat(encodePng(page(data, width, height), createBandStore())))).equals(data)).toBe(true);
    for (const sampling of ['full', 'half'] as const) {
      const [joined, whole] = [jpegOf(data, width, height, sampling, 85), wholeJpeg(data, width, height, sampling, 85)];
      expect((await decode('jpeg', joined)).equals(await decode('jpeg', whole))).toBe(true);
    }
  } finally {
    await browser.close();
  }
});

it('keeps what is made of a band that came before, and makes nothing of it any more', () => {
  const data = pixelsOf('photograph', 200, bandRows * 4);
  const made: number[] = [];
  const store = createBandStore();
  const keyed = (changed: number): BandedPage => {
    const plain = page(data, 200, bandRows * 4);
    return { ...plain, bands: bandsOf(bandRows * 4, (index) => (index === changed ? `changed ${index}` : `same ${index}`)), prepare: (bands) => void made.push(...bands.map(({ top }) => top / bandRows)) };
  };
  const make = (changed: number): Buffer => {
    store.begin();
    return Buffer.concat(encodeJpeg(keyed(changed), store, 'half', 85));
  };
  const first = make(-1);
  expect(made.splice(0)).toEqual([0, 1, 2, 3]);
  make(-1);
  expect(made.splice(0)).toEqual([0, 1, 2, 3]);
  make(2);
  expect(made.splice(0)).toEqual([2]);
  make(2);
  expect(made.splice(0)).toEqual([2]);
  make(2);
  expect(made.splice(0)).toEqual([]);
  expect(make(-1).equals(first)).toBe(true);
  expect(made).toEqual([]);
});

interface Chunk {
  readonly type: string;
  readonly body: Buffer;
}

function chunksOf(file: Buffer): readonly Chunk[] {
  const chunks: Chunk[] = [];
  for (let at = 8; at < file.length; at += 12 + file.readUInt32BE(at)) {
    chunks.push({ type: file.toString('latin1', at + 4, at + 8), body: file.subarray(at + 8, at + 8 + file.readUInt32BE(at)) });
  }
  return chunks;
}
