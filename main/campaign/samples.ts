// The sample campaign's spreadsheets, read as an export is.

import { basename, join } from 'node:path';
import { mapColumns } from '../../shared/sheet.ts';
import { readRows, withPictures, type ExportInput } from '../exporting.ts';
import { inRoot } from '../here.ts';
import { drawingKit, fromPack } from '../kits.ts';
import { inspectPicture } from '../pictures/inspect.ts';
import { openPhotoFolder } from '../sheets/photos.ts';
import { readSheet } from '../sheets/read.ts';
import type { Studio } from '../studio.ts';

/** A sheet of `assets/samples`, the template it fills, and the folder of its photos. */
export interface Sample {
  readonly name: string;
  readonly template: string;
  readonly data: string;
  readonly photos: string;
}

export const samples = {
  facts: { name: 'facts', template: 'big-figure', data: 'facts.csv', photos: 'photos' },
  supporters: { name: 'supporters', template: 'my-point', data: 'supporters.csv', photos: 'portraits' },
} as const satisfies Readonly<Record<string, Sample>>;

/** Everything that exporting a sample takes. */
export async function readSample(studio: Studio, { template: id, data, photos }: Sample): Promise<ExportInput> {
  const { pack, template } = await studio.packs.findTemplate(id);
  const design = fromPack(template, pack);
  const file = inRoot(`./assets/samples/${data}`);
  const folder = inRoot(`./assets/samples/${photos}`);
  const sheet = await readSheet(file, basename(file));
  const mapping = mapColumns(sheet.columns, design.fields);
  const { rows, pictures } = await readRows({
    sheet,
    mapping,
    fields: design.fields,
    photos: await openPhotoFolder(folder),
    keep: async (bytes, name) => ({ info: await inspectPicture(bytes, name), file: join(folder, name) }),
  });
  return { design, kit: withPictures(await drawingKit(studio, design), pictures), rows, asksConsent: mapping['consent'] !== undefined };
}
