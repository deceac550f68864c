// What `export` and `check` are given: a template or a design, and a spreadsheet with photos, or single values.

import { readFile, stat } from 'node:fs/promises';
import { basename, dirname, extname, join, resolve } from 'node:path';
import { defaultExportOptions, type ExportOptions, type Row } from '../../shared/batch.ts';
import type { Design } from '../../shared/design.ts';
import { asFault, Fault } from '../../shared/fault.ts';
import { folderLayouts } from '../../shared/namePattern.ts';
import { nearest } from '../../shared/nearest.ts';
import { findSizes } from '../../shared/networks/index.ts';
import type { Field, Point, PointValue } from '../../shared/point.ts';
import { isPointFile } from '../../shared/pointExtension.ts';
import { parseDesign } from '../../shared/readDesign.ts';
import { mapColumns, sheetFields, withChosenColumns } from '../../shared/sheet.ts';
import { takeInDesign } from '../designFiles.ts';
import { readRows, withPictures, type ExportInput } from '../exporting.ts';
import { addPicture, drawingKit, fromPack, type PictureFile } from '../kits.ts';
import { systemCode } from '../library/storage.ts';
import { focusOfFile, readFocalPoints } from '../pictures/focalPoints.ts';
import { noPhotos, openPhotoFolder } from '../sheets/photos.ts';
import { readSheet } from '../sheets/read.ts';
import type { Studio } from '../studio.ts';
import type { Terminal } from './terminal.ts';
import { choiceOption, pairsOption, textOption, wholeOption, type OptionTable, type VerbContext } from './verb.ts';

/** Options that `export` and `check` share. */
export const inputOptions = {
  data: { type: 'string' },
  sheet: { type: 'string' },
  map: { type: 'string', multiple: true },
  photos: { type: 'string' },
  set: { type: 'string', multiple: true },
  sizes: { type: 'string' },
  type: { type: 'string' },
  quality: { type: 'string' },
  palette: { type: 'boolean' },
  name: { type: 'string' },
  folders: { type: 'string' },
  jobs: { type: 'string' },
} as const satisfies OptionTable;

export interface CliInput extends ExportInput {
  readonly options: ExportOptions;
}

export interface InputDepth {
  /** Whether photos of a folder are read whole now. Absent: their heads are, and each is looked at by the worker that needs it. */
  readonly looksAtPhotos?: boolean;
}

/** Reads everything that was named. Throws a Fault that says which word, file, row or column cannot be used, and why. */
export async function readInput({ words, options, studio, signal, terminal }: VerbContext, { looksAtPhotos = false }: InputDepth = {}): Promise<CliInput> {
  const [what, ...more] = words;
  if (what === undefined || more.length > 0) throw new Fault('usage', 'Name one template, or the file of a design. "templates" lists them.');
  const opened = await studio();
  opened.press.warmUp();
  const exportOptions = readOptions(options, opened);
  const design = await findDesign(opened, what, terminal);
  const kit = await drawingKit(opened, design);
  opened.press.warmUp({ kit, design, asksConsent: false });
  const data = textOption(options, 'data');
  const given = await readGiven(pairsOption(options, 'set'), design.fields);
  if (data === undefined) {
    const point = { ...(isDesignFile(what) ? design.point : {}), ...given.point };
    return { design, kit: withPictures(kit, given.pictures), rows: [{ number: 1, point, problems: [] }], asksConsent: false, options: exportOptions };
  }
  const sheet = await readSheet(data, basename(data), {
    sheet: textOption(options, 'sheet'),
    signal,
    onProgress: (read, total) => terminal.progress(`Reading ${basename(data)}: ${((read / total) * 100).toFixed(0)} %`),
  });
  const mapping = withChosenColumns(sheet, mapColumns(sheet.columns, design.fields), knownFields(pairsOption(options, 'map'), design.fields, 'map'));
  const photos = textOption(options, 'photos');
  const photoFolder = resolve(photos ?? dirname(data));
  const wantsPhotos = photos !== undefined || design.fields.some(({ name, type }) => type === 'image' && mapping[name] !== undefined);
  const focalPoints = wantsPhotos ? readFocalPoints(photoFolder) : Promise.resolve(new Map());
  await focalPoints;
  const { rows, pictures } = await readRows({
    sheet,
    mapping,
    fields: design.fields,
    photos: wantsPhotos ? await openPhotoFolder(photoFolder) : noPhotos,
    keep: async (_, name) => await inPlace(join(photoFolder, name), looksAtPhotos),
    keepFile: async (file) => await inPlace(file, looksAtPhotos),
    focusOf: async (name) => await focusOfFile(await focalPoints, join(photoFolder, name)),
    keepFromCell: async (bytes, name) => {
      const info = await addPicture(opened, bytes, `${name} of ${sheet.name}`);
      return { info, file: opened.library.assets.path(info.id) };
    },
    signal,
  });
  if (rows.length === 0) throw new Fault('input', `${sheet.name} has no rows of data. Add at least one below the names of the columns.`);
  return {
    design,
    kit: withPictures(kit, [...pictures, ...given.pictures]),
    rows: Object.keys(given.point).length === 0 ? rows : rows.map((row): Row => ({ ...row, point: { ...row.point, ...given.point } })),
    asksConsent: mapping['consent'] !== undefined,
    sheet,
    options: exportOptions,
  };
}

function readOptions(options: VerbContext['options'], { networks }: Studio): ExportOptions {
  const folders = choiceOption(options, 'folders', folderLayouts);
  return {
    sizes: findSizes(networks, textOption(options, 'sizes') ?? 'recommended'),
    type: choiceOption(options, 'type', ['auto', 'jpeg', 'png', 'webp', 'avif'] as const) ?? defaultExportOptions.type,
    quality: wholeOption(options, 'quality', 1, 100) ?? defaultExportOptions.quality,
    palette: options['palette'] === true,
    name: textOption(options, 'name') ?? defaultExportOptions.name,
    ...(folders ? { folders } : {}),
  };
}

function isDesignFile(what: string): boolean {
  return ['.json', '.point'].includes(extname(what).toLowerCase());
}

async function findDesign(studio: Studio, what: string, terminal: Terminal): Promise<Design> {
  if (isDesignFile(what)) return await readDesignFile(studio, what, terminal);
  const { pack, template } = await studio.packs.findTemplate(what);
  return fromPack(template, pack);
}

/** The design of a file, after a warning of everything that had to be mended. Throws a Fault that begins with the file's path. */
async function readDesignFile(studio: Studio, path: string, terminal: Terminal): Promise<Design> {
  const bytes = await readNamed(path, 'design');
  try {
    const { design, repairs } = isPointFile({ name: path }) ? await takeInDesign(studio, bytes, basename(path)) : parseDesign(new TextDecoder().decode(bytes));
    for (const repair of repairs) terminal.warn(`warning: ${path}: ${repair}`);
    return design;
  } catch (thrown) {
    const { code, message, detail } = asFault(thrown);
    throw new Fault(code, message.startsWith(basename(path)) ? message : `${path}: ${message}`, { detail: { ...detail, file: path }, cause: thrown });
  }
}

async function readNamed(path: string, what: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (thrown) {
    throw unreadableNamed(path, what, thrown);
  }
}

function unreadableNamed(path: string, what: string, thrown: unknown): Fault {
  const reason = systemCode(thrown) === 'ENOENT' ? 'is not there' : 'cannot be read';
  return new Fault('notFound', `The ${what} ${path} ${reason}. Check its name and folder.`, { detail: { file: path }, cause: thrown });
}

async function demandNamed(path: string, what: string): Promise<void> {
  await stat(path).catch((thrown: unknown) => {
    throw unreadableNamed(path, what, thrown);
  });
}

async function inPlace(file: string, looksAtAll = false): Promise<PictureFile> {
  const { pictureInPlace } = await import('../pictures/inPlace.ts');
  return await pictureInPlace(file, basename(file), looksAtAll);
}

/** Values given by `--set`, with pictures read from the files they name. */
async function readGiven(
  pairs: Readonly<Record<string, string>>,
  fields: readonly Field[],
): Promise<{ readonly point: Point; readonly pictures: readonly PictureFile[] }> {
  const point: Record<string, PointValue> = {};
  const pictures: PictureFile[] = [];
  const types = new Map(sheetFields(fields).map(({ name, type }) => [name, type]));
  for (const [name, value] of Object.entries(knownFields(pairs, fields, 'set'))) {
    if (types.get(name) !== 'image') {
      point[name] = value;
      continue;
    }
    await demandNamed(value, 'picture');
    const file = resolve(value);
    const picture = await inPlace(file);
    pictures.push(picture);
    const focus = await focusOfFile(await readFocalPoints(dirname(file)), file);
    point[name] = { asset: picture.info.id, ...(focus ? { focus } : {}) };
  }
  return { point, pictures };
}

function knownFields(pairs: Readonly<Record<string, string>>, fields: readonly Field[], option: string): Readonly<Record<string, string>> {
  const known = sheetFields(fields).map(({ name }) => name);
  for (const name of Object.keys(pairs)) {
    if (known.includes(name)) continue;
    const [near] = nearest(name, known, 1);
    throw new Fault('usage', `--${option}: there is no field "${name}"${near ? `; did you mean "${near}"` : ''}. Fields: ${known.join(', ')}.`);
  }
  return pairs;
}
