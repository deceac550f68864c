// Draws the sheet of odd photos, `out/odd-photos.png`: each as its file stores it, and beside it as it is drawn. Run it with Node.

import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inRoot } from '../../main/here.ts';
import { derivativePng } from '../../main/pictures/derivativeStore.ts';
import { preparePicture } from '../../main/pictures/prepare.ts';
import { sharp } from '../../main/pictures/sharp.ts';
import { tiffOf } from '../../main/pictures/tiff.ts';
import type { Crop, PictureInfo } from '../../shared/picture.ts';
import { samplesFolder } from './bundledPack.ts';
import { facePicture } from './facePictures.ts';
import { adobeRgb } from './profiles.ts';

type Picture = ReturnType<typeof sharp>;

const [cellWidth, cellHeight, columns] = [360, 196, 4];
const [pairWidth, pairHeight] = [160, 120];

/** A portrait on a scene, 480 x 360: one sees at once which way is up, and whether skin has its colour. */
async function scene(): Promise<Picture> {
  const { jpeg } = await facePicture(24);
  return sharp(await sharp(jpeg).resize(480, 360, { fit: 'cover', position: 'attention' }).png().toBuffer());
}

/** How a camera that is held in each way turns what it stores (Exif 2.32, tag 0x0112), from the upright picture; mirrors come before turns. */
const turns: readonly (readonly [number, (picture: Picture) => Picture])[] = [
  [1, (picture) => picture],
  [2, (picture) => picture.flop()],
  [3, (picture) => picture.rotate(180)],
  [4, (picture) => picture.flip()],
  [5, (picture) => picture.rotate(270).flop()],
  [6, (picture) => picture.rotate(270)],
  [7, (picture) => picture.rotate(90).flop()],
  [8, (picture) => picture.rotate(90)],
];

async function stored(picture: Picture): Promise<Picture> {
  return sharp(await picture.png().toBuffer());
}

async function inAdobeRgb(): Promise<Buffer> {
  const { data, info } = await (await scene()).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  return tiffOf({ width: info.width, height: info.height, channels: 3, data }, adobeRgb());
}

async function moving(type: 'gif' | 'webp'): Promise<Buffer> {
  const frames = [await (await scene()).removeAlpha().raw().toBuffer(), await (await scene()).removeAlpha().negate().raw().toBuffer()];
  const all = sharp(Buffer.concat(frames), { raw: { width: 480, height: 720, channels: 3, pageHeight: 360 } });
  return await (type === 'gif' ? all.gif({ delay: [200, 200] }) : all.webp({ delay: [200, 200] })).toBuffer();
}

async function cutOut(): Promise<Buffer> {
  const drawing = await readFile(join(samplesFolder, 'drawings', 'grace-achieng.svg'), 'utf8');
  return Buffer.from(drawing.replace(/<rect [^>]*\/>/, '').replace(/<circle [^>]*\/>/, ''));
}

const odd: readonly (readonly [string, () => Promise<Buffer>])[] = [
  ...turns.map(([orientation, turn]) => [
    `EXIF orientation ${orientation}`,
    async () => (await stored(turn(await scene()))).withMetadata({ orientation }).jpeg().toBuffer(),
  ] as const),
  ['HEIC, turned (irot + EXIF)', () => readFile(inRoot('./test/fixtures/phone-turned.heic'))],
  ['Display P3 JPEG', async () => (await scene()).withIccProfile('p3').jpeg().toBuffer()],
  ['TIFF, numbers meant as Adobe RGB', inAdobeRgb],
  ['CMYK JPEG', async () => (await scene()).toColourspace('cmyk').jpeg().toBuffer()],
  ['grey JPEG', async () => (await scene()).greyscale().jpeg().toBuffer()],
  ['16-bit PNG', async () => (await scene()).toColourspace('rgb16').png().toBuffer()],
  ['palette PNG, 16 colours', async () => (await scene()).png({ palette: true, colours: 16 }).toBuffer()],
  ['transparent PNG', async () => await sharp(await cutOut()).resize(480, 360, { fit: 'contain', background: '#00000000' }).png().toBuffer()],
  ['transparent SVG', cutOut],
  ['AVIF', async () => (await scene()).avif().toBuffer()],
  ['animated GIF: first frame', () => moving('gif')],
  ['animated WebP: first frame', () => moving('webp')],
];

/** The pixels as they lie in the file, without turning or converting them. */
async function asStored(bytes: Buffer): Promise<Buffer> {
  const plain = await sharp(bytes, { ignoreIcc: true }).png().toBuffer().catch(() => undefined);
  return plain ?? (await sharp({ create: { width: 4, height: 3, channels: 3, background: '#9AA0AC' } }).png().toBuffer());
}

/** The largest crop of the pair's shape about the middle. */
function cropOf({ width, height }: PictureInfo): Crop {
  const scale = Math.min(width / pairWidth, height / pairHeight);
  const [wide, high] = [pairWidth * scale, pairHeight * scale];
  return { x: (width - wide) / 2, y: (height - high) / 2, width: wide, height: high };
}

async function cell(name: string, bytes: Buffer): Promise<Buffer> {
  const { info, bytes: usable } = await preparePicture(bytes, name);
  const drawn = await derivativePng(usable, info, { asset: info.id, crop: cropOf(info), width: pairWidth, height: pairHeight });
  const before = await sharp(await asStored(bytes)).resize(pairWidth, pairHeight, { fit: 'contain', background: '#D9DBE3' }).png().toBuffer();
  const words = `<svg xmlns="http://www.w3.org/2000/svg" width="${cellWidth}" height="40"><text x="10" y="26" font-size="17" font-family="sans-serif" fill="#14213D">${name}</text></svg>`;
  return await sharp({ create: { width: cellWidth, height: cellHeight, channels: 3, background: '#D9DBE3' } })
    .composite([{ input: Buffer.from(words), left: 0, top: 0 }, { input: before, left: 10, top: 46 }, { input: Buffer.from(drawn), left: pairWidth + 26, top: 46 }])
    .png()
    .toBuffer();
}

const cells: Buffer[] = [];
for (const [name, make] of odd) cells.push(await cell(name, await make()));
const rows = Math.ceil(cells.length / columns);
await mkdir(inRoot('./out'), { recursive: true });
await sharp({ create: { width: columns * cellWidth, height: rows * cellHeight, channels: 3, background: '#D9DBE3' } })
  .composite(cells.map((input, index) => ({ input, left: (index % columns) * cellWidth, top: Math.floor(index / columns) * cellHeight })))
  .png()
  .toFile(inRoot('./out/odd-photos.png'));
process.stdout.write(`${inRoot('./out/odd-photos.png')}: ${cells.length} odd photos, each as stored and as drawn\n`);
