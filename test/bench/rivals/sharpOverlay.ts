// sharp: what all rows have in common is kept as raw pixels; each row is a portrait, cut out once, and an SVG of its texts laid over
// them. One operation at a time in each process, since two processes share two processors.

import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { once, qrSvg, textSvg, versionOf } from './files.ts';
import type { Picture, Rival } from '../rival.ts';

let picture: Picture;
let base: Buffer;

const svgOf = (inner: string): Buffer => Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${picture.width}" height="${picture.height}">${inner}</svg>`);

const faceOf = once(async (file: string) => {
  const { width, height } = picture.portrait;
  const circle = Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><ellipse cx="50%" cy="50%" rx="50%" ry="50%"/></svg>`);
  const { data, info } = await sharp(file).resize(width, height).ensureAlpha().composite([{ input: circle, blend: 'dest-in' }]).raw().toBuffer({ resolveWithObject: true });
  return { input: data, raw: { width: info.width, height: info.height, channels: info.channels } };
});

/** Its SVG renderer takes fonts from the system alone: here those of the picture, and no others. It looks when it first sets a text. */
function useFontsOf({ fonts }: Picture): void {
  const folder = mkdtempSync(join(tmpdir(), 'point-studio-fonts-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  for (const [index, { file }] of fonts.entries()) copyFileSync(file, join(folder, `${index}.ttf`));
  const config = join(folder, 'fonts.conf');
  writeFileSync(config, `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${folder}</dir><cachedir>${folder}</cachedir></fontconfig>`);
  process.env['FONTCONFIG_FILE'] = config;
}

export const rival: Rival = {
  name: 'sharp with an SVG overlay',
  version: versionOf('sharp'),
  cachesBase: true,
  async prepare(given) {
    picture = given;
    sharp.concurrency(1);
    useFontsOf(picture);
    const { veil, qr, logo, lines } = picture;
    const over = [
      { input: svgOf(`<rect width="100%" height="100%" fill="${veil.colour}" opacity="${veil.opacity}"/>`) },
      { input: Buffer.from(qrSvg(picture)), left: Math.round(qr.box.x), top: Math.round(qr.box.y) },
      { input: await sharp(Buffer.from(logo.svg), { density: 300 }).resize(Math.round(logo.box.width), Math.round(logo.box.height)).png().toBuffer(), left: Math.round(logo.box.x), top: Math.round(logo.box.y) },
      { input: svgOf(textSvg(lines, [])) },
    ];
    base = await sharp(picture.photo).composite(over).removeAlpha().raw().toBuffer();
  },
  async render({ portrait, lines, circles }) {
    const { width, height, quality } = picture;
    const face = await faceOf(portrait);
    // Only as much of the page as there is text.
    const top = Math.max(0, Math.floor(Math.min(...lines.map((line) => line.baseline - line.size * 1.2))));
    const bottom = Math.min(height, Math.ceil(Math.max(...lines.map((line) => line.baseline + line.size * 0.5))));
    const words = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${bottom - top}" viewBox="0 ${top} ${width} ${bottom - top}">${textSvg(lines, circles)}</svg>`;
    return await sharp(base, { raw: { width, height, channels: 3 } })
      .composite([
        { ...face, left: Math.round(picture.portrait.x), top: Math.round(picture.portrait.y) },
        { input: Buffer.from(words), left: 0, top },
      ])
      .jpeg({ quality, optimiseCoding: false })
      .toBuffer();
  },
};
