// satori makes an SVG, resvg its pixels, sharp the JPEG. Fonts are parsed once, text is left to satori (as outlines), pictures are
// as large as they are shown.

import { readFileSync } from 'node:fs';
import { renderAsync } from '@resvg/resvg-js';
import satori from 'satori';
import sharp from 'sharp';
import { dataUrl, once, place, qrSvg, svgUrl, versionOf } from './files.ts';
import type { Circle, Line, Picture, Rival } from '../rival.ts';

let picture: Picture;
let fonts: { name: string; data: Buffer; weight: 400; style: 'normal' }[];
let fixed: readonly object[];

const urlOf = once(dataUrl);

const box = (style: object, children?: string): object => ({ type: 'div', props: { style: { display: 'flex', ...style }, ...(children === undefined ? {} : { children }) } });
const image = (src: string, style: { width: number; height: number }): object => ({ type: 'img', props: { src, width: style.width, height: style.height, style } });

function textNode({ text, x, top, height, size, family, weight, colour, letterSpacing }: Line): object {
  return box({ position: 'absolute', left: x, top, lineHeight: `${height}px`, fontSize: size, fontFamily: family, fontWeight: weight, color: colour, letterSpacing: `${letterSpacing}px`, whiteSpace: 'nowrap' }, text);
}

function dot({ x, y, radius, colour }: Circle): object {
  return box({ ...place({ x: x - radius, y: y - radius, width: 2 * radius, height: 2 * radius }), borderRadius: radius, backgroundColor: colour });
}

export const rival: Rival = {
  name: 'satori + resvg',
  version: `${versionOf('satori')} + ${versionOf('@resvg/resvg-js')}`,
  cachesBase: false,
  async prepare(given) {
    picture = given;
    sharp.concurrency(1);
    fonts = picture.fonts.map(({ family, weight, file }) => ({ name: family, data: readFileSync(file), weight: weight as 400, style: 'normal' }));
    const { width, height, veil, qr, logo } = picture;
    const page = { x: 0, y: 0, width, height };
    fixed = [
      image(dataUrl(picture.photo), place(page)),
      box({ ...place(page), backgroundColor: veil.colour, opacity: veil.opacity }),
      image(svgUrl(qrSvg(picture)), place(qr.box)),
      image(svgUrl(logo.svg), place(logo.box)),
      ...picture.lines.map(textNode),
    ];
  },
  async render({ portrait, lines, circles }) {
    const { width, height, quality } = picture;
    const face = image(urlOf(portrait), { ...place(picture.portrait), borderRadius: picture.portrait.width / 2 } as never);
    const children = [...fixed, face, ...lines.map(textNode), ...circles.map(dot)];
    const svg = await satori({ type: 'div', props: { style: { display: 'flex', width, height, position: 'relative' }, children } } as never, { width, height, fonts });
    const drawn = await renderAsync(svg, { font: { loadSystemFonts: false } });
    return await sharp(drawn.pixels, { raw: { width, height, channels: 4 } }).removeAlpha().jpeg({ quality, optimiseCoding: false }).toBuffer();
  },
};
