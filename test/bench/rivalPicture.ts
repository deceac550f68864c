// What rivals are to draw, taken from our own scene: the same photo, portrait, logo, code and lines of text in the same places.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Brand } from '../../shared/brand.ts';
import type { Element } from '../../shared/design.ts';
import { drawnItems, buildScene } from '../../shared/scene.ts';
import type { Scene } from '../../shared/scene.ts';
import type { Size } from '../../shared/size.ts';
import type { ExportInput } from '../../main/exporting.ts';
import { sharp } from '../../main/pictures/sharp.ts';
import { createKitLoader } from '../../main/press/kit.ts';
import type { Circle, Line, Picture, Row } from './rival.ts';

export interface RivalWork {
  readonly picture: Picture;
  /** As many as the input has. */
  readonly rows: readonly Row[];
}

type Item<Type extends string> = Extract<ReturnType<typeof drawnItems> extends Generator<infer One> ? One : never, { type: Type }>;

/** The work for a design that has a photo, a portrait, a logo and a QR code. Pictures are put into the folder in the size they are shown. */
export async function rivalWork(input: ExportInput, options: { readonly size: Size; readonly quality: number; readonly folder: string; readonly browser?: string }): Promise<RivalWork> {
  const { design, kit, rows } = input;
  const { size, quality, folder, browser } = options;
  const loaded = await createKitLoader().load(kit);
  const metrics = new Map<string, Metrics>();
  for (const { face, file } of kit.fonts) metrics.set(`${face.family} ${face.weight}`, readMetrics(await readFile(file)));

  const scenes = rows.map(({ point }) => buildScene(design, 0, size, point, loaded));
  const words = scenes.map((scene) => new Map(itemsOf(scene, 'text').map((item) => [item.element, wordsOf(item, scene, kit.brand, metrics)])));
  const first = scenes[0]!;
  const fixed = [...words[0]!.keys()].filter((element) => words.every((row) => JSON.stringify(row.get(element)) === JSON.stringify(words[0]!.get(element))));

  const pictures = itemsOf(first, 'picture');
  const find = (element: string): Item<'picture'> => pictures.find((item) => item.element === element)!;
  const [scene, portrait, logo] = [find('scene'), find('portrait'), find('logo')];
  const veil = itemsOf(first, 'shape').find(({ element }) => element === 'veil')!;
  const qr = itemsOf(first, 'outline')[0]!;
  if (veil.fill?.type !== 'solid') throw new Error('The veil of the design is not of one colour.');

  /** A picture as large as it is shown, once for each. */
  const made = new Map<string, Promise<string>>();
  const shown = ({ derivative: { asset, crop, width, height } }: Item<'picture'>): Promise<string> => {
    const file = join(folder, `rivals-${asset.slice(0, 12)}-${width}.jpg`);
    const area = { left: Math.round(crop.x), top: Math.round(crop.y), width: Math.round(crop.width), height: Math.round(crop.height) };
    const known = made.get(file) ?? sharp(loaded.sourceOf(asset)).extract(area).resize(width, height).jpeg({ quality: 92 }).toFile(file).then(() => file);
    made.set(file, known);
    return known;
  };

  const used = new Set(words.flatMap((row) => [...row.values()].flatMap(({ lines }) => lines.map(({ family, weight }) => `${family} ${weight}`))));
  const fonts = kit.fonts.map(({ face, file }) => ({ family: face.family, weight: face.weight, italic: face.italic, file }));
  return {
    picture: {
      width: size.width,
      height: size.height,
      quality,
      fonts: fonts.filter(({ family, weight, italic }) => !italic && used.has(`${family} ${weight}`)),
      photo: await shown(scene),
      veil: { colour: veil.fill.colour, opacity: veil.opacity },
      logo: { svg: new TextDecoder().decode(await bytesOf(loaded.sourceOf(logo.derivative.asset)!)), box: logo.box },
      qr: { path: qr.path, colour: qr.colour, background: qr.background!, box: qr.box },
      portrait: portrait.box,
      lines: fixed.flatMap((element) => words[0]!.get(element)!.lines),
      ...(browser === undefined ? {} : { browser }),
    },
    rows: await Promise.all(
      scenes.map(async (each, index): Promise<Row> => {
        const own = [...words[index]!].filter(([element]) => !fixed.includes(element)).map(([, value]) => value);
        const face = itemsOf(each, 'picture').find(({ element }) => element === 'portrait')!;
        return { portrait: await shown(face), lines: own.flatMap(({ lines }) => lines), circles: own.flatMap(({ circles }) => circles) };
      }),
    ),
  };
}

function itemsOf<Type extends Item<string>['type']>(scene: Scene, type: Type): readonly Item<Type>[] {
  return [...drawnItems(scene.items)].filter((item): item is Item<Type> => item.type === type);
}

function wordsOf(item: Item<'text'>, scene: Scene, brand: Brand, metrics: ReadonlyMap<string, Metrics>): { readonly lines: readonly Line[]; readonly circles: readonly Circle[] } {
  const element = flat(scene.elements).find(({ id }) => id === item.element);
  if (element?.kind !== 'text') throw new Error(`${item.element} is not a text.`);
  const role = Object.entries(brand.fonts).find(([name]) => name === element.font)?.[1];
  const family = role?.family ?? element.font;
  const weight = element.weight ?? role?.weight ?? 400;
  const { ascent, descent } = metrics.get(`${family} ${weight}`)!;
  const { size } = item.layout;
  const height = Math.round(size * 1.25);
  const lines = item.layout.lines.map(({ x, baseline, start, end, circles, runs }): Line => {
    const text = item.text.slice(start, end).trim();
    return {
      text: circles.length > 0 ? text.replace(/\.$/, '') : text,
      x: item.box.x + x,
      baseline: item.box.y + baseline,
      top: item.box.y + baseline - ((height - (ascent + descent) * size) / 2 + ascent * size),
      height,
      size,
      family,
      weight,
      colour: runs[0]!.colour.slice(0, 7),
      letterSpacing: (element.letterSpacing ?? role?.letterSpacing ?? 0) * size,
    };
  });
  const circles = item.layout.lines.flatMap((line) => line.circles.map(({ x, y, radius, colour }) => ({ x: item.box.x + x, y: item.box.y + y, radius, colour })));
  return { lines, circles };
}

function flat(elements: readonly Element[]): readonly Element[] {
  return elements.flatMap((element) => (element.kind === 'group' ? [element, ...flat(element.children)] : [element]));
}

interface Metrics {
  /** Of the size. */
  readonly ascent: number;
  readonly descent: number;
}

/** Ascender and descender of the `hhea` table by the `head` table's units (OpenType 1.9). */
function readMetrics(font: Buffer): Metrics {
  const table = (tag: string): number => {
    for (let record = 12; record < 12 + font.readUInt16BE(4) * 16; record += 16) {
      if (font.toString('latin1', record, record + 4) === tag) return font.readUInt32BE(record + 8);
    }
    throw new Error(`The font has no ${tag} table.`);
  };
  const units = font.readUInt16BE(table('head') + 18);
  return { ascent: font.readInt16BE(table('hhea') + 4) / units, descent: -font.readInt16BE(table('hhea') + 6) / units };
}

async function bytesOf(source: string | Uint8Array): Promise<Uint8Array> {
  return typeof source === 'string' ? await readFile(source) : source;
}
