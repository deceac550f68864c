// polotno-node: the design as Polotno's JSON, given to a page of the installed Chromium that stays open.

import { pathToFileURL } from 'node:url';
import { createBrowser, createInstance } from 'polotno-node';
import { qrSvg, svgUrl, versionOf } from './files.ts';
import type { Box, Circle, Line, Picture, Rival } from '../rival.ts';

interface Instance {
  jsonToImageBase64(json: object, options: object): Promise<string>;
  close(): Promise<void>;
}

let picture: Picture;
let instance: Instance;

/** Its page is a file, and may read files. */
const urlOf = (file: string): string => pathToFileURL(file).href;

let ids = 0;
const common = (): object => ({ id: `e${(ids += 1)}`, opacity: 1, visible: true, animations: [] });
const image = (src: string, box: Box, more: object = {}): object => ({ ...common(), type: 'image', src, ...box, ...more });

function textNode({ text, x, top, height, size, family, weight, colour, letterSpacing }: Line): object {
  return { ...common(), type: 'text', text, x, y: top, width: picture.width, height, fontSize: size, fontFamily: `${family} ${weight}`, fontWeight: 'normal', fill: colour, lineHeight: height / size, letterSpacing: letterSpacing / size, align: 'left', verticalAlign: 'top' };
}

function dot({ x, y, radius, colour }: Circle): object {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 2" width="2" height="2"><circle cx="1" cy="1" r="1" fill="${colour}"/></svg>`;
  return { ...common(), type: 'svg', src: svgUrl(svg), x: x - radius, y: y - radius, width: 2 * radius, height: 2 * radius };
}

export const rival: Rival = {
  name: 'polotno-node',
  version: versionOf('polotno-node'),
  cachesBase: false,
  async prepare(given) {
    picture = given;
    const browser = await createBrowser({ executablePath: picture.browser });
    instance = await createInstance({ browser, useParallelPages: false });
  },
  async render({ portrait, lines, circles }) {
    const { width, height, quality, veil, qr, logo } = picture;
    const page = { x: 0, y: 0, width, height };
    const children = [
      image(urlOf(picture.photo), page),
      { ...common(), type: 'figure', subType: 'rect', ...page, fill: veil.colour, opacity: veil.opacity, strokeWidth: 0 },
      image(svgUrl(qrSvg(picture)), qr.box),
      image(svgUrl(logo.svg), logo.box),
      ...picture.lines.map(textNode),
      image(urlOf(portrait), picture.portrait, { cornerRadius: picture.portrait.width / 2 }),
      ...lines.map(textNode),
      ...circles.map(dot),
    ];
    const fonts = picture.fonts.map(({ family, weight, file }) => ({ fontFamily: `${family} ${weight}`, url: urlOf(file) }));
    const json = { width, height, fonts, pages: [{ id: 'page', children, background: 'white' }] };
    return Buffer.from(await instance.jsonToImageBase64(json, { mimeType: 'image/jpeg', quality: quality / 100, fontLoadTimeout: 30_000, assetLoadTimeout: 30_000 }), 'base64');
  },
  async close() {
    await instance.close();
  },
};
