import { execFileSync, spawnSync } from 'node:child_process';
import exifr from 'exifr';
import { XMLParser } from 'fast-xml-parser';
import { describe, expect, it } from 'vitest';
import { createBandStore } from '../../../main/press/bands.ts';
import { hasSharpColourEdges } from '../../../main/press/colourEdges.ts';
import { encodePicture as encodePage, lowestQuality } from '../../../main/press/encode.ts';
import type { EncodedFile, EncodeRequest } from '../../../main/press/encode.ts';
import { pageOfRaster } from './raster.ts';
import type { Raster } from './raster.ts';
import { sharp } from '../../../main/pictures/sharp.ts';
import type { FileType } from '../../../shared/size.ts';
import { noise, photograph, quarters } from '../pictures/samples.ts';

const types: readonly FileType[] = ['jpeg', 'png', 'webp', 'avif'];
const words = {
  alt: 'Amina says: “1.4 billion people have no light” — <now> & here 💡 مليار',
  credit: 'Photo: Jörg "Joe" Müller/Practical Action',
  source: 'IEA & World Bank, 2024',
};

const encodePicture = (raster: Raster, request: EncodeRequest): Promise<EncodedFile> => encodePage(pageOfRaster(raster), request, createBandStore());

async function rasterOf(rgb: Buffer, width: number, height: number): Promise<Raster> {
  const data = await sharp(rgb, { raw: { width, height, channels: 3 } }).ensureAlpha().raw().toBuffer();
  return { width, height, data, opaque: true };
}

/** Coloured letters' worth of edges: red bars on dark blue. */
function bars(width: number, height: number): Buffer {
  const data = Buffer.alloc(width * height * 3);
  for (let at = 0; at < width * height; at++) data.set(Math.floor((at % width) / 37) % 2 ? [230, 40, 30] : [10, 20, 60], at * 3);
  return data;
}

function make(raster: Raster, type: FileType, limits: { maxBytes?: number; minBytes?: number } = {}, quality = 90, palette = false): Promise<EncodedFile> {
  return encodePicture(raster, { type, quality, palette, size: { id: 'ig-square', ...limits }, words });
}

function member(value: unknown, ...names: readonly string[]): unknown {
  return names.reduce((at: unknown, name) => (typeof at === 'object' && at !== null ? Reflect.get(at, name) : undefined), value);
}

const hasExiftool = spawnSync('exiftool', ['-ver']).status === 0;

describe('a finished file', () => {
  it.each(['jpeg', 'png'] as const)('says its alt text, credit and source to another program: %s', async (type) => {
    const raster = await rasterOf(photograph(300, 200), 300, 200);
    const plain = { alt: 'Amina: “no light” 💡 مليار', credit: 'Jörg Müller', source: 'IEA, 2024' };
    const { bytes } = await encodePicture(raster, { type, quality: 90, size: { id: 'x' }, words: plain });
    const found: unknown = await exifr.parse(Buffer.from(bytes), { xmp: true, mergeOutput: false });
    expect(member(found, 'Iptc4xmpCore', 'AltTextAccessibility', 'value')).toBe(plain.alt);
    expect(member(found, 'photoshop', 'Credit')).toBe(plain.credit);
    expect(member(found, 'photoshop', 'Source')).toBe(plain.source);
  });

  it.each(types)('holds a well-formed packet of exactly the words, signs of XML and all: %s', async (type) => {
    const { bytes } = await make(await rasterOf(photograph(64, 64), 64, 64), type);
    const { xmpAsString } = await sharp(bytes).metadata();
    const parsed: unknown = new XMLParser({ removeNSPrefix: true, trimValues: false }).parse(xmpAsString!, true);
    const description = member(parsed, 'xmpmeta', 'RDF', 'Description');
    expect(member(description, 'AltTextAccessibility', 'Alt', 'li')).toBe(words.alt);
    expect(member(description, 'Credit')).toBe(words.credit);
    expect(member(description, 'Source')).toBe(words.source);
  });

  it.skipIf(!hasExiftool).each(types)('says its words to exiftool, which finds no fault in it: %s', async (type) => {
    const { bytes } = await make(await rasterOf(photograph(64, 64), 64, 64), type);
    const options = ['-json', '-XMP:AltTextAccessibility', '-XMP:Credit', '-XMP:Source', '-Warning', '-Error', '-'];
    const [found]: unknown[] = JSON.parse(execFileSync('exiftool', options, { input: bytes, encoding: 'utf8' }));
    expect(found).toEqual({ SourceFile: '-', AltTextAccessibility: words.alt, Credit: words.credit, Source: words.source });
  });

  it.each(types)('opens in another decoder, in sRGB, with its packet: %s', async (type) => {
    const { bytes } = await make(await rasterOf(photograph(301, 203), 301, 203), type);
    const metadata = await sharp(bytes, { failOn: 'warning' }).metadata();
    expect(metadata).toMatchObject({ format: type === 'avif' ? 'heif' : type, width: 301, height: 203, space: 'srgb', hasAlpha: false });
    expect(metadata.icc).toHaveLength(480);
    expect(metadata.xmpAsString).toContain('<photoshop:Source>IEA &amp; World Bank, 2024</photoshop:Source>');
    await sharp(bytes, { failOn: 'warning' }).raw().toBuffer();
  });

  it('keeps every pixel as PNG', async () => {
    const raster = await rasterOf(photograph(120, 90), 120, 90);
    const { bytes } = await make(raster, 'png');
    expect(Buffer.compare(await sharp(bytes).ensureAlpha().raw().toBuffer(), raster.data)).toBe(0);
  });

  it('has the transparency of its design as PNG and WebP, and white in its place as JPEG', async () => {
    const data = Buffer.alloc(64 * 64 * 4);
    const raster: Raster = { width: 64, height: 64, data, opaque: false };
    for (const type of ['png', 'webp'] as const) {
      const { bytes } = await make(raster, type);
      expect((await sharp(bytes).metadata()).hasAlpha).toBe(true);
      expect((await sharp(bytes).raw().toBuffer())[3]).toBe(0);
    }
    const { bytes } = await make(raster, 'jpeg');
    expect((await sharp(bytes).raw().toBuffer())[0]).toBe(255);
  });

  it.each(types)('is the same bytes each time: %s', async (type) => {
    const raster = await rasterOf(photograph(200, 200), 200, 200);
    expect(Buffer.compare((await make(raster, type)).bytes, (await make(raster, type)).bytes)).toBe(0);
  });

  it('carries no packet where there is nothing to say', async () => {
    const raster = await rasterOf(photograph(64, 64), 64, 64);
    const { bytes } = await encodePicture(raster, { type: 'jpeg', quality: 90, size: { id: 'x' }, words: { alt: '', credit: '', source: '' } });
    expect((await sharp(bytes).metadata()).xmp).toBeUndefined();
  });

  it('cuts words that no JPEG could hold, and says so', async () => {
    const raster = await rasterOf(photograph(64, 64), 64, 64);
    const request = { type: 'jpeg', quality: 90, size: { id: 'x' }, words: { ...words, alt: '&'.repeat(60_000) } } as const;
    const { bytes, problems } = await encodePicture(raster, request);
    expect(problems.map((problem) => problem.check)).toEqual(['metadata']);
    expect((await sharp(bytes).metadata()).xmpAsString).toContain('…');
  });
});

describe('a byte limit', () => {
  it.each(['jpeg', 'webp'] as const)('is kept by lowering the quality no further than needed: %s', async (type) => {
    const raster = await rasterOf(photograph(640, 640), 640, 640);
    const full = (await make(raster, type)).bytes.length;
    const least = (await make(raster, type, {}, lowestQuality)).bytes.length;
    const maxBytes = Math.round((full + least) / 2);
    const { bytes, problems } = await make(raster, type, { maxBytes });
    expect(bytes.length).toBeLessThanOrEqual(maxBytes);
    expect(bytes.length).toBeGreaterThan(least);
    expect(problems).toMatchObject([{ check: 'bytes', severity: 'notice' }]);
    expect(problems[0]!.message).toMatch(/quality [678]\d/);
  });

  it('that cannot be kept is a warning, and the quality stays at 60', async () => {
    const raster = await rasterOf(noise(400, 400), 400, 400);
    const { bytes, problems } = await make(raster, 'jpeg', { maxBytes: 5_000 });
    expect(bytes.length).toBe((await make(raster, 'jpeg', {}, lowestQuality)).bytes.length);
    expect(problems).toMatchObject([{ check: 'bytes', severity: 'warning' }]);
  });

  it('never raises a quality that was asked for', async () => {
    const raster = await rasterOf(noise(400, 400), 400, 400);
    const { bytes } = await make(raster, 'jpeg', { maxBytes: 5_000 }, 30);
    expect(bytes.length).toBe((await make(raster, 'jpeg', {}, 30)).bytes.length);
  });

  it('makes a PNG of 256 colours where that is allowed, and says so', async () => {
    const raster = await rasterOf(photograph(400, 400), 400, 400);
    const full = (await make(raster, 'png')).bytes.length;
    const { bytes, problems } = await make(raster, 'png', { maxBytes: Math.round(full * 0.6) }, 90, true);
    expect((await sharp(bytes).metadata()).isPalette).toBe(true);
    expect(bytes.length).toBeLessThanOrEqual(full * 0.6);
    expect(problems).toMatchObject([{ check: 'bytes', severity: 'warning' }]);
    expect(problems[0]!.message).toContain('all but 256 of its colours');
  });

  it('leaves a PNG its colours where 256 would be too large as well', async () => {
    const raster = await rasterOf(photograph(400, 400), 400, 400);
    const { bytes, problems } = await make(raster, 'png', { maxBytes: 2_000 }, 90, true);
    expect((await sharp(bytes).removeAlpha().raw().toBuffer()).equals(photograph(400, 400))).toBe(true);
    expect(problems).toMatchObject([{ check: 'bytes', severity: 'warning' }]);
    expect(problems[0]!.message).toMatch(/above the network's limit of 2000 bytes; choose JPEG\.$/);
  });

  it('leaves a PNG its colours where nobody allowed otherwise, and says what can be done', async () => {
    const raster = await rasterOf(photograph(400, 400), 400, 400);
    const { bytes, problems } = await make(raster, 'png', { maxBytes: 20_000 });
    expect((await sharp(bytes).removeAlpha().raw().toBuffer()).equals(photograph(400, 400))).toBe(true);
    expect(problems).toMatchObject([{ check: 'bytes', severity: 'warning' }]);
    expect(problems[0]!.message).toMatch(/above the network's limit of 20 kB; choose JPEG, or let it have 256 colours\.$/);
  });

  it.each(['jpeg', 'png', 'webp', 'avif'] as const)('is sought no longer than somebody waits for the picture: %s', async (type) => {
    const raster = await rasterOf(noise(300, 300), 300, 300);
    const request = { type, quality: 90, palette: true, size: { id: 'ig-square', maxBytes: 5_000 }, words };
    const countAttempts = async (until: number): Promise<number> => {
      let attempts = 0;
      const demandWanted = (): void => {
        attempts += 1;
        if (attempts >= until) throw new Error('stopped');
      };
      await encodePicture(raster, { ...request, demandWanted }).catch((thrown: unknown) => {
        if (!(thrown instanceof Error && thrown.message === 'stopped')) throw thrown;
      });
      return attempts;
    };
    expect(await countAttempts(Infinity)).toBeGreaterThan(1);
    for (const attempts of [1, 2]) expect(await countAttempts(attempts)).toBe(attempts);
  });

  it('from below is a warning', async () => {
    const { problems } = await make(await rasterOf(quarters(64, 64), 64, 64), 'jpeg', { minBytes: 10_240 });
    expect(problems).toMatchObject([{ check: 'bytes', severity: 'warning' }]);
  });
});

const isSharp = (raster: Raster): boolean => hasSharpColourEdges(pageOfRaster(raster), createBandStore());

describe('colour resolution', () => {
  it('is full where coloured edges are sharp, and halved for a photograph', async () => {
    const flat = await rasterOf(bars(540, 540), 540, 540);
    const photo = await rasterOf(photograph(540, 540), 540, 540);
    expect(isSharp(flat)).toBe(true);
    expect(isSharp(photo)).toBe(false);
    expect((await sharp((await make(flat, 'jpeg')).bytes).metadata()).chromaSubsampling).toBe('4:4:4');
    expect((await sharp((await make(photo, 'jpeg')).bytes).metadata()).chromaSubsampling).toBe('4:2:0');
  });

  it('is halved for black and white, however sharp', async () => {
    const black = Buffer.alloc(540 * 540 * 3);
    for (let at = 0; at < 540 * 540; at++) black.fill(Math.floor((at % 540) / 7) % 2 ? 255 : 0, at * 3, at * 3 + 3);
    expect(isSharp(await rasterOf(black, 540, 540))).toBe(false);
  });
});
