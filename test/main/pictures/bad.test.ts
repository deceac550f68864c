// Pictures that cannot be used: one sentence each, which begins with the file's name and says what to do, from the bytes as from a file; and
// no bomb takes memory for what it claims to be.

import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readHead, readWhole } from '../../../main/pictures/head.ts';
import { inspectPicture } from '../../../main/pictures/inspect.ts';
import { preparePicture } from '../../../main/pictures/prepare.ts';
import { sharp } from '../../../main/pictures/sharp.ts';
import { asFault, Fault } from '../../../shared/fault.ts';
import { makeSharedFolder } from '../../helpers/folder.ts';
import { pngChunk } from '../../helpers/png.ts';
import { fromRaw, photograph } from './samples.ts';

const folder = makeSharedFolder();

/** A grey PNG that says it is as large as this; its rows, all black, are packed into next to nothing. */
function pngBomb(width: number, height: number, rows = height): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width);
  header.writeUInt32BE(height, 4);
  header[8] = 8;
  const pixels = deflateSync(Buffer.alloc((width + 1) * Math.min(rows, 2_000)), { level: 9 });
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), pngChunk('IHDR', header), pngChunk('IDAT', pixels), pngChunk('IEND', Buffer.alloc(0))]);
}

/** A TIFF header that claims a size, with nothing behind it. */
function tiffBomb(width: number, height: number): Buffer {
  const tags = [[256, 4, 1, width], [257, 4, 1, height], [258, 3, 1, 8], [259, 3, 1, 1], [262, 3, 1, 1], [273, 4, 1, 122], [277, 3, 1, 1], [278, 4, 1, height], [279, 4, 1, 10]] as const;
  const file = Buffer.alloc(140);
  file.write('II*\0', 'latin1');
  file.writeUInt32LE(8, 4);
  file.writeUInt16LE(tags.length, 8);
  tags.forEach(([tag, type, count, value], index) => {
    file.writeUInt16LE(tag, 10 + index * 12);
    file.writeUInt16LE(type, 12 + index * 12);
    file.writeUInt32LE(count, 14 + index * 12);
    file.writeUInt32LE(value, 18 + index * 12);
  });
  return file;
}

/** A WebP whose extended header claims the most that its 24 bits can say. */
function webpBomb(): Buffer {
  const body = Buffer.alloc(10, 0xff);
  body.fill(0, 0, 4);
  const chunk = Buffer.concat([Buffer.from('VP8X', 'latin1'), Buffer.from([10, 0, 0, 0]), body]);
  const size = Buffer.alloc(4);
  size.writeUInt32LE(chunk.length + 4);
  return Buffer.concat([Buffer.from('RIFF', 'latin1'), size, Buffer.from('WEBP', 'latin1'), chunk]);
}

const svg = (inside: string, attributes = 'width="90" height="90"'): Buffer =>
  Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ${attributes}>${inside}</svg>`);

const photo = (): ReturnType<typeof sharp> => fromRaw(photograph(320, 240), 320, 240);
const cut = async (whole: Promise<Buffer>, share = 0.6): Promise<Buffer> => (await whole).subarray(0, Math.floor((await whole).length * share));

const bad: readonly (readonly [string, string, () => Buffer | Promise<Buffer>, RegExp])[] = [
  ['of no bytes', 'empty.jpg', () => Buffer.alloc(0), /is empty; copy or download it again/],
  ['of zeros', 'zeros.jpg', () => Buffer.alloc(4096), /is not a picture that can be read/],
  ['that is a text', 'note.png', () => Buffer.from('My photo is in the post.'), /is not a picture that can be read/],
  ['that is a PDF', 'scan.jpg', () => Buffer.from('%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n'), /is not (a picture|of a kind)|is of a kind/],
  ['that is a program', 'holiday.jpg', () => Buffer.from('MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff', 'latin1'), /is not a picture that can be read/],
  ['that is a BMP', 'old.bmp', () => Buffer.concat([Buffer.from('BM', 'latin1'), Buffer.alloc(200, 1)]), /is not a picture that can be read; use a JPEG/],
  ['that is a web page', 'page.svg', () => Buffer.from('<!doctype html><html><body>Hi</body></html>'), /is not a picture that can be read/],
  ['cut short, JPEG', 'cut.jpg', () => cut(photo().jpeg().toBuffer()), /is damaged or cut short/],
  ['cut in its head, JPEG', 'cut.jpg', () => cut(photo().jpeg().toBuffer(), 0.01), /is damaged or cut short/],
  ['cut short, progressive JPEG', 'cut.jpg', () => cut(photo().jpeg({ progressive: true }).toBuffer()), /is damaged or cut short/],
  ['cut short, PNG', 'cut.png', () => cut(photo().png().toBuffer()), /is damaged or cut short/],
  ['cut short, WebP', 'cut.webp', () => cut(photo().webp().toBuffer()), /is damaged or cut short/],
  ['cut short, GIF', 'cut.gif', () => cut(photo().gif().toBuffer()), /is damaged or cut short/],
  ['cut short, TIFF', 'cut.tiff', () => cut(photo().tiff().toBuffer()), /is damaged or cut short/],
  ['cut short, AVIF', 'cut.avif', () => cut(photo().avif().toBuffer()), /is damaged or cut short|is not a picture/],
  ['whose bytes were changed, PNG', 'spoilt.png', async () => (await photo().png().toBuffer()).fill(0x55, 400, 900), /is damaged or cut short/],
  ['a PNG bomb', 'bomb.png', () => pngBomb(30_000, 29_999), /has 30000 x 29999 pixels; at most 30,000 a side and 400 megapixels/],
  ['a PNG with a side too long', 'long.png', () => pngBomb(30_001, 3), /has 30001 x 3 pixels/],
  ['a PNG that says more than any has', 'huge.png', () => pngBomb(0x7fffffff, 0x7fffffff, 0), /pixels|is damaged/],
  ['a TIFF bomb', 'bomb.tiff', () => tiffBomb(29_000, 29_000), /has 29000 x 29000 pixels|is damaged/],
  ['a WebP bomb', 'bomb.webp', () => webpBomb(), /has 16777216 x 16777216 pixels|is damaged/],
  ['an SVG bomb', 'bomb.svg', () => svg('<path d="M0 0h9v9z"/>', 'width="90000" height="90000"'), /has 90000 x 90000 pixels|is damaged|cannot be/],
  ['an SVG with a script', 'logo.svg', () => svg('<script>alert(1)</script>'), /is an SVG with /],
  ['an SVG with a handler', 'logo.svg', () => svg('<rect width="9" height="9" onload="alert(1)"/>'), /is an SVG with /],
  ['an SVG with a picture from the web', 'logo.svg', () => svg('<image xlink:href="https://example.org/a.png" width="9" height="9"/>'), /is an SVG with /],
  ['an SVG with a file of this computer', 'logo.svg', () => svg('<image href="file:///etc/passwd" width="9" height="9"/>'), /is an SVG with /],
  ['an SVG with an entity', 'logo.svg', () => Buffer.from('<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]><svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">&a;</svg>'), /./],
  ['an SVG of entities in entities', 'lol.svg', () => Buffer.from(`<!DOCTYPE svg [${Array.from({ length: 12 }, (_, n) => `<!ENTITY l${n} "${n === 0 ? 'lol' : `&l${n - 1};`.repeat(10)}">`).join('')}]><svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><desc>&l11;</desc></svg>`), /./],
  ['an SVG with text', 'logo.svg', () => svg('<text y="9">Hi</text>'), /convert the text to outlines/],
  ['an SVG without a size', 'logo.svg', () => svg('', 'width="0" height="0"'), /./],
];

async function refusal(attempt: Promise<unknown>): Promise<Fault> {
  const fault = await attempt.then(() => undefined, (thrown: unknown) => thrown);
  if (fault === undefined) throw new Error('the picture was taken');
  return asFault(fault);
}

/** What is wrong with a refusal: it is to be one sentence (an advice may follow a semicolon) that begins with the file's name. */
function faultsOf({ code, message }: Fault, name: string, words: RegExp): readonly string[] {
  const rules: readonly (readonly [boolean, string])[] = [
    [code === 'input', `its code is ${code}`],
    [words.test(message), `it does not say ${words.source}`],
    [message.startsWith(`${name} `), 'it does not begin with the name'],
    [/^[^\n]{10,220}\.$/.test(message), 'it is not one short sentence'],
    [!/vips|sharp|libspng|Error:/i.test(message), 'it speaks of libraries'],
  ];
  return rules.filter(([holds]) => !holds).map(([, wrong]) => `${message} ${wrong}`);
}

describe('a picture', () => {
  it.each(bad)('%s is refused by name', async (_, name, make, words) => {
    const bytes = await make();
    expect(faultsOf(await refusal(preparePicture(bytes, name)), name, words)).toEqual([]);
    const file = join(folder, name);
    await writeFile(file, bytes);
    const ofFile = readHead(file, name).then(async ({ info }) => (info.unread ? await readWhole(file, info) : info));
    expect(faultsOf(await refusal(ofFile), name, words)).toEqual([]);
  });

  it.each([
    ['a PNG named .jpg', 'photo.jpg', () => photo().png(), 'png'],
    ['a JPEG named .png', 'photo.png', () => photo().jpeg(), 'jpeg'],
    ['a WebP named .heic', 'photo.heic', () => photo().webp(), 'webp'],
    ['an AVIF named .jpg', 'photo.jpg', () => photo().avif(), 'avif'],
  ])('%s is taken for what it is', async (_, name, make, type) => {
    expect(await inspectPicture(await make().toBuffer(), name)).toMatchObject({ type, width: 320, height: 240 });
  });

  it('takes no memory for what a bomb claims to be', async () => {
    const bombs = [pngBomb(30_000, 29_999), pngBomb(19_999, 20_000), tiffBomb(29_000, 29_000), webpBomb(), svg('<rect width="9" height="9"/>', 'width="29000" height="29000"')];
    let most = 0;
    const said: string[] = [];
    const before = process.memoryUsage.rss();
    const watch = setInterval(() => (most = Math.max(most, process.memoryUsage.rss() - before)), 5);
    for (const [index, bomb] of bombs.entries()) {
      const outcome: unknown = await preparePicture(bomb, `bomb-${index}`).catch((thrown: unknown) => thrown);
      said.push(outcome instanceof Error && !(outcome instanceof Fault) ? outcome.message : 'expected');
    }
    clearInterval(watch);
    expect(new Set(said)).toEqual(new Set(['expected']));
    expect(most).toBeLessThan(250_000_000);
  });
});
