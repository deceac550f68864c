// Small things that rivals share: versions, pictures as data URLs, and the SVG of what all rows have in common.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Box, Circle, Line, Picture } from '../rival.ts';

const require = createRequire(import.meta.url);

/** The installed version of a package; its package.json may not be among its exports. */
export function versionOf(name: string): string {
  const folder = require.resolve.paths(name)!.map((path) => join(path, name));
  for (const path of folder) {
    try {
      return JSON.parse(readFileSync(join(path, 'package.json'), 'utf8')).version;
    } catch {
      // Not in this one of the folders that Node.js looks through.
    }
  }
  throw new Error(`${name} is not installed`);
}

export function dataUrl(file: string): string {
  return `data:${typeOf(file)};base64,${readFileSync(file).toString('base64')}`;
}

export function svgUrl(svg: string): string {
  return `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`;
}

function typeOf(file: string): string {
  return file.endsWith('.png') ? 'image/png' : 'image/jpeg';
}

/** A result kept by its key. */
export function once<Value>(make: (key: string) => Value): (key: string) => Value {
  const kept = new Map<string, Value>();
  return (key) => {
    const known = kept.get(key);
    if (known !== undefined) return known;
    const made = make(key);
    kept.set(key, made);
    return made;
  };
}

/** The QR code as a whole SVG. */
export function qrSvg({ qr }: Picture): string {
  const { width, height } = qr.box;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"><rect width="${width}" height="${height}" fill="${qr.background}"/><path d="${qr.path}" fill="${qr.colour}"/></svg>`;
}

export function textSvg(lines: readonly Line[], circles: readonly Circle[]): string {
  const texts = lines.map(
    ({ text, x, baseline, size, family, weight, colour, letterSpacing }) =>
      `<text x="${x}" y="${baseline}" font-family="${family}" font-weight="${weight}" font-size="${size}" letter-spacing="${letterSpacing}" fill="${colour}">${escaped(text)}</text>`,
  );
  const dots = circles.map(({ x, y, radius, colour }) => `<circle cx="${x}" cy="${y}" r="${radius}" fill="${colour}"/>`);
  return [...texts, ...dots].join('');
}

export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

/** Absolute place in CSS. */
export function place({ x, y, width, height }: Box): { position: 'absolute'; left: number; top: number; width: number; height: number } {
  return { position: 'absolute', left: x, top: y, width, height };
}
