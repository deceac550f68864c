// What the bench exports: designs that are data files beside it, and a spreadsheet of supporters as long as it is asked for, with
// pictures made to weigh what photographs do. Every row is in Latin script, so that every tool can set it.

import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { mapColumns, sheetFields } from '../../shared/sheet.ts';
import type { Cell } from '../../shared/sheet.ts';
import { readDesign } from '../../shared/readDesign.ts';
import type { Design } from '../../shared/design.ts';
import { readRows, withPictures, type ExportInput } from '../../main/exporting.ts';
import { inRoot } from '../../main/here.ts';
import { addPicture, drawingKit } from '../../main/kits.ts';
import { mapAssets } from '../../main/packs/references.ts';
import { inspectPicture } from '../../main/pictures/inspect.ts';
import { openPhotoFolder } from '../../main/sheets/photos.ts';
import { readSheet } from '../../main/sheets/read.ts';
import type { Studio } from '../../main/studio.ts';
import { photographed, type PhotographOptions } from './photograph.ts';

/** The designs, by the names of their files in `designs`. */
export const designNames = ['my-point', 'name-strip', 'everything'] as const;
export type DesignName = (typeof designNames)[number];

export interface Campaign {
  /** The scene behind the points, as a file. */
  readonly scene: string;
  /** The folder of the supporters' portraits. */
  readonly portraits: string;
  /** A design's own file, with its pictures in the library, for the command line. */
  designFile(name: DesignName): Promise<string>;
  /** The spreadsheet for so many rows. `allDiffer`: links, hashtags and calls to action too. */
  sheetFile(rows: number, allDiffer?: boolean): Promise<string>;
  /** The same object for the same design and rows, so that workers are not sent it again. */
  input(name: DesignName, rows: number): Promise<ExportInput>;
}

/** Makes a file of a sample's drawing, unless it is there. */
async function makePhotograph(sample: string, file: string, options: PhotographOptions): Promise<void> {
  if (existsSync(file)) return;
  await writeFile(file, await photographed(await readFile(join(samplesFolder, sample)), options));
}

const samplesFolder = inRoot('./assets/samples');

/** Makes the campaign's files in a folder, where they are not there yet, and puts its scene into the studio's library. */
export async function openCampaign(studio: Studio, folder: string): Promise<Campaign> {
  const portraits = join(folder, 'portraits');
  await mkdir(portraits, { recursive: true });
  const people = await latinSupporters();
  for (const [index, { photo }] of people.entries()) {
    await makePhotograph(join('portraits', photo), join(portraits, asJpeg(photo)), { side: 1200, seed: index + 1 });
  }
  const scene = join(folder, 'scene.jpg');
  await makePhotograph('photos/dawn-power-lines.jpg', scene, { side: 1620, seed: 0 });
  const { id } = await addPicture(studio, await readFile(scene), basename(scene));

  const openDesign = async (name: DesignName): Promise<Design> => {
    const file = new URL(`./designs/${name}.json`, import.meta.url);
    const { design, repairs } = readDesign(mapAssets(JSON.parse(await readFile(file, 'utf8')), () => id));
    if (repairs.length > 0) throw new Error(`${file.pathname} needs repair: ${repairs.join('; ')}`);
    return design;
  };

  const sheetFile = async (rows: number, allDiffer = false): Promise<string> => {
    const file = join(folder, `supporters-${rows}${allDiffer ? '-differ' : ''}.csv`);
    await writeFile(file, sheetText(people, rows, allDiffer));
    return file;
  };

  const readInput = async (name: DesignName, amount: number): Promise<ExportInput> => {
    const design = await openDesign(name);
    const data = await sheetFile(amount, name === 'everything');
    const sheet = await readSheet(await readFile(data), basename(data));
    const mapping = mapColumns(sheet.columns, sheetFields(design.fields));
    const photos = await openPhotoFolder(portraits);
    const keep = async (bytes: Uint8Array, name: string) => ({ info: await inspectPicture(bytes, name), file: join(portraits, name) });
    const { rows, pictures } = await readRows({ sheet, mapping, fields: design.fields, photos, keep });
    return { design, kit: withPictures(await drawingKit(studio, design), pictures), rows, asksConsent: mapping['consent'] !== undefined };
  };

  const inputs = new Map<string, Promise<ExportInput>>();
  return {
    scene,
    portraits,
    sheetFile,
    async designFile(name) {
      const file = join(folder, `${name}.json`);
      await writeFile(file, JSON.stringify(await openDesign(name)));
      return file;
    },
    input(name, amount) {
      const key = `${name} ${amount}`;
      const known = inputs.get(key) ?? readInput(name, amount);
      inputs.set(key, known);
      return known;
    },
  };
}

interface Supporter {
  readonly name: string;
  readonly place: string;
  readonly claim: string;
  readonly language: string;
  readonly photo: string;
}

const isLatin = (text: string): boolean => /^[\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]*$/u.test(text);

async function latinSupporters(): Promise<readonly Supporter[]> {
  const sheet = await readSheet(await readFile(join(samplesFolder, 'supporters.csv')), 'supporters.csv');
  const cell = (row: readonly Cell[], column: string): string => String(row[sheet.columns.indexOf(column)] ?? '');
  const all = [...sheet.rows].map((row): Supporter => ({
    name: cell(row, 'name'),
    place: cell(row, 'place'),
    claim: cell(row, 'claim'),
    language: cell(row, 'language'),
    photo: cell(row, 'photo'),
  }));
  return all.filter(({ name, place, claim }) => isLatin(name + place + claim));
}

const asJpeg = (file: string): string => file.replace(/\.\w+$/, '.jpg');

/** Names are numbered and statements begin in their own way, so that no two rows share what was laid out, drawn or encoded. */
function sheetText(people: readonly Supporter[], rows: number, allDiffer: boolean): string {
  const lines = Array.from({ length: rows }, (_, index) => {
    const { name, place, claim, language, photo } = people[index % people.length]!;
    const own = allDiffer ? String(index + 1) : '';
    const shared = [`Ask leaders for energy for all ${own}`.trim(), `#MakeYourPoint${own}`, `https://example.org/point/${own}`, 'not needed'];
    const statement = `${index + 2} nights without light in ${place.split(',')[0]}. ${claim}`;
    return [`${name} ${index + 1}`, place, statement, language, asJpeg(photo), ...shared];
  });
  const columns = ['name', 'place', 'claim', 'language', 'photo', 'callToAction', 'hashtag', 'link', 'consent'];
  return [columns, ...lines].map((line) => line.map((value) => `"${value.replaceAll('"', '""')}"`).join(',')).join('\n') + '\n';
}
