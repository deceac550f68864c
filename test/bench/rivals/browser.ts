// A browser's screenshots: one page that stays open in each process; a row changes its portrait and its texts, and the browser itself
// keeps what does not change.

import { chromium } from 'playwright-core';
import type { Browser, Page } from 'playwright-core';
import { dataUrl, escaped, once, qrSvg, svgUrl, versionOf } from './files.ts';
import type { Box, Circle, Line, Picture, Rival } from '../rival.ts';

let picture: Picture;
let browser: Browser;
let page: Page;

const urlOf = once(dataUrl);

const at = ({ x, y, width, height }: Box): string => `position:absolute;left:${x}px;top:${y}px;width:${width}px;height:${height}px;`;

const textHtml = ({ text, x, top, height, size, family, weight, colour, letterSpacing }: Line): string =>
  `<div style="position:absolute;left:${x}px;top:${top}px;font:${weight} ${size}px/${height}px '${family}';color:${colour};letter-spacing:${letterSpacing}px;white-space:nowrap">${escaped(text)}</div>`;

const dotHtml = ({ x, y, radius, colour }: Circle): string => `<div style="${at({ x: x - radius, y: y - radius, width: 2 * radius, height: 2 * radius })}border-radius:50%;background:${colour}"></div>`;

export const rival: Rival = {
  name: "a browser's screenshots",
  version: `playwright-core ${versionOf('playwright-core')}`,
  cachesBase: true,
  async prepare(given) {
    picture = given;
    const { width, height, veil, qr, logo } = picture;
    browser = await chromium.launch({ executablePath: picture.browser, args: ['--no-sandbox', '--disable-background-networking', '--force-color-profile=srgb', '--font-render-hinting=none'] });
    page = await browser.newPage({ viewport: { width, height }, deviceScaleFactor: 1 });
    const faces = picture.fonts.map(({ family, weight, file }) => `@font-face{font-family:'${family}';font-weight:${weight};src:url(${dataUrl(file)})}`).join('');
    const whole = { x: 0, y: 0, width, height };
    await page.setContent(`<style>${faces}body{margin:0}</style>
      <img style="${at(whole)}" src="${dataUrl(picture.photo)}">
      <div style="${at(whole)}background:${veil.colour};opacity:${veil.opacity}"></div>
      <img style="${at(qr.box)}" src="${svgUrl(qrSvg(picture))}"><img style="${at(logo.box)}" src="${svgUrl(logo.svg)}">
      ${picture.lines.map(textHtml).join('')}
      <img id="face" style="${at(picture.portrait)}border-radius:50%"><div id="words"></div>`);
    await page.evaluate(() => Promise.all([...document.fonts].map((face) => face.load())));
  },
  async render({ portrait, lines, circles }) {
    const change = { src: urlOf(portrait), html: lines.map(textHtml).join('') + circles.map(dotHtml).join('') };
    await page.evaluate(async ({ src, html }) => {
      const face = document.querySelector<HTMLImageElement>('#face')!;
      face.src = src;
      document.querySelector('#words')!.innerHTML = html;
      await face.decode();
    }, change);
    return await page.screenshot({ type: 'jpeg', quality: picture.quality, animations: 'allow', caret: 'initial' });
  },
  async close() {
    await browser.close();
  },
};
