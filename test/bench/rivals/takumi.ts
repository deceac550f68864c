// Takumi: one renderer for all rows, so that decoded pictures and glyphs stay in its caches; it writes the JPEG itself.

import { readFileSync } from 'node:fs';
import { Renderer } from '@takumi-rs/core';
import { once, place, qrSvg, versionOf } from './files.ts';
import type { Circle, Line, Picture, Rival } from '../rival.ts';

let picture: Picture;
let renderer: Renderer;
let fixed: readonly object[];
let fixedImages: readonly { src: string; data: Buffer }[];

const bytesOf = once((file: string) => readFileSync(file));

const image = (src: string, style: object): object => ({ type: 'image', src, style });

function textNode({ text, x, top, height, size, family, weight, colour, letterSpacing }: Line): object {
  const style = { position: 'absolute', left: x, top, lineHeight: `${height}px`, fontSize: size, fontFamily: family, fontWeight: weight, color: colour, letterSpacing: `${letterSpacing}px`, whiteSpace: 'nowrap' };
  return { type: 'text', text, style };
}

function dot({ x, y, radius, colour }: Circle): object {
  const style = { ...place({ x: x - radius, y: y - radius, width: 2 * radius, height: 2 * radius }), borderRadius: radius, backgroundColor: colour };
  return { type: 'container', style, children: [] };
}

export const rival: Rival = {
  name: 'takumi',
  version: versionOf('@takumi-rs/core'),
  cachesBase: false,
  async prepare(given) {
    picture = given;
    renderer = new Renderer();
    for (const { family, weight, file } of picture.fonts) await renderer.registerFont({ name: family, weight, data: readFileSync(file) });
    const { width, height, veil, qr, logo } = picture;
    const page = { x: 0, y: 0, width, height };
    fixedImages = [
      { src: 'photo', data: readFileSync(picture.photo) },
      { src: 'qr', data: Buffer.from(qrSvg(picture)) },
      { src: 'logo', data: Buffer.from(logo.svg) },
    ];
    fixed = [
      image('photo', place(page)),
      { type: 'container', style: { ...place(page), backgroundColor: veil.colour, opacity: veil.opacity }, children: [] },
      image('qr', place(qr.box)),
      image('logo', place(logo.box)),
      ...picture.lines.map(textNode),
    ];
  },
  async render({ portrait, lines, circles }) {
    const { width, height, quality } = picture;
    const face = image(portrait, { ...place(picture.portrait), borderRadius: picture.portrait.width / 2 });
    const node = { type: 'container', style: { width, height, position: 'relative' }, children: [...fixed, face, ...lines.map(textNode), ...circles.map(dot)] };
    const images = [...fixedImages, { src: portrait, data: bytesOf(portrait) }];
    return await renderer.render(node as never, { width, height, format: 'jpeg', quality, images });
  },
};
