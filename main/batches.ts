// Spreadsheets that a page works on: opened by the bytes it sent, photos added, columns mapped; kept in memory until replaced.

import { randomUUID } from 'node:crypto';
import type { BatchSummary } from '../shared/api.ts';
import type { Row } from '../shared/batch.ts';
import type { Design } from '../shared/design.ts';
import { Fault } from '../shared/fault.ts';
import { isPhotoName } from '../shared/match.ts';
import type { Field } from '../shared/point.ts';
import { mapColumns, sheetFields, type ColumnMapping, type Sheet } from '../shared/sheet.ts';
import { readRows, withPictures, type ExportInput } from './exporting.ts';
import { addPicture, drawingKit, fromPack, type PictureFile } from './kits.ts';
import type { PhotoSource } from './sheets/photos.ts';
import { readSheet } from './sheets/read.ts';
import type { Studio } from './studio.ts';

/** Spreadsheets kept at a time. */
const keptBatches = 4;
const previewRows = 200;

type ReadRows = Awaited<ReturnType<typeof readRows>>;

interface Batch {
  readonly id: string;
  /** The template it was opened for, which the mapping is made for. */
  readonly template: string;
  /** Names of the fields that the mapping may fill; another template can have others. */
  readonly fields: ReadonlySet<string>;
  readonly sheet: Sheet;
  mapping: ColumnMapping;
  /** Asset ids by file name: the bytes are in the library. */
  readonly photos: Map<string, string>;
  /** Rows with their photos by template, made when first asked for and again after a change. */
  readonly read: Map<string, Promise<ReadRows>>;
}

export interface NewBatch {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly template: string;
  readonly sheet?: string;
  readonly signal?: AbortSignal;
}

export interface Batches {
  open(request: NewBatch): Promise<BatchSummary>;
  /** Adds photos, by their file names; those that are no pictures are left out. */
  addPhotos(batch: string, photos: readonly { readonly name: string; readonly bytes: Uint8Array }[]): Promise<BatchSummary>;
  map(batch: string, mapping: ColumnMapping): Promise<BatchSummary>;
  row(batch: string, number: number): Promise<{ readonly design: Design; readonly pictures: readonly PictureFile[]; readonly problems: Row['problems'] }>;
  exportInput(batch: string, template: string): Promise<ExportInput>;
  nameOf(batch: string): string;
}

export function createBatches(studio: Pick<Studio, 'library' | 'packs'>): Batches {
  const batches = new Map<string, Batch>();
  const find = (id: string): Batch => {
    const batch = batches.get(id);
    if (!batch) throw new Fault('notFound', 'This spreadsheet is no longer open. Drop it again.');
    return batch;
  };
  const templateOf = async (id: string): Promise<Design> => {
    const { pack, template } = await studio.packs.findTemplate(id);
    return fromPack(template, pack);
  };
  const photosOf = (batch: Batch): PhotoSource => ({
    names: [...batch.photos.keys()],
    read: async (name) => await studio.library.assets.read(batch.photos.get(name)!),
  });
  const rowsOf = async (batch: Batch, { id, pack, fields }: Design): Promise<ReadRows> => {
    const key = `${pack}/${id}`;
    const known = batch.read.get(key);
    if (known) return await known;
    const read = readRows({
      sheet: batch.sheet,
      mapping: mappingFor(batch, fields),
      fields,
      photos: photosOf(batch),
      keep: async (bytes, name) => {
        const info = await addPicture(studio, bytes, name);
        return { info, file: studio.library.assets.path(info.id) };
      },
    });
    batch.read.set(key, read);
    try {
      return await read;
    } catch (error) {
      if (batch.read.get(key) === read) batch.read.delete(key);
      throw error;
    }
  };
  return {
    async open({ name, bytes, template, sheet: wanted, signal }) {
      const { fields } = await templateOf(template);
      const sheet = await readSheet(bytes, name, { ...(wanted === undefined ? {} : { sheet: wanted }), ...(signal ? { signal } : {}) });
      const batch: Batch = {
        id: randomUUID(),
        template,
        fields: namesOf(fields),
        sheet,
        mapping: mapColumns(sheet.columns, fields),
        photos: new Map(),
        read: new Map(),
      };
      batches.set(batch.id, batch);
      for (const old of [...batches.keys()].slice(0, -keptBatches)) batches.delete(old);
      return summaryOf(batch);
    },
    async addPhotos(id, photos) {
      const batch = find(id);
      for (const { name, bytes } of photos) {
        if (isPhotoName(name)) batch.photos.set(name, await studio.library.assets.put(bytes));
      }
      batch.read.clear();
      return summaryOf(batch);
    },
    async map(id, mapping) {
      const batch = find(id);
      batch.mapping = checkedMapping(batch, mapping, await templateOf(batch.template));
      batch.read.clear();
      return summaryOf(batch);
    },
    async row(id, number) {
      const batch = find(id);
      const template = await templateOf(batch.template);
      const { rows, pictures } = await rowsOf(batch, template);
      const row = rows.find((one) => one.number === number);
      if (!row) throw new Fault('notFound', `${batch.sheet.name} has no data in row ${number}.`, { detail: { row: number } });
      return { design: { ...template, point: row.point }, pictures, problems: row.problems };
    },
    async exportInput(id, templateId) {
      const batch = find(id);
      const design = await templateOf(templateId);
      const { rows, pictures } = await rowsOf(batch, design);
      const kit = withPictures(await drawingKit(studio, design), pictures);
      return { design, kit, rows, asksConsent: mappingFor(batch, design.fields)['consent'] !== undefined };
    },
    nameOf: (id) => find(id).sheet.name,
  };
}

const namesOf = (fields: readonly Field[]): ReadonlySet<string> => new Set(sheetFields(fields).map(({ name }) => name));

/** The mapping for a template: what was made for the fields it shares, and columns still free for those that it alone has. */
function mappingFor({ sheet, mapping, fields: known }: Batch, fields: readonly Field[]): ColumnMapping {
  const wanted = namesOf(fields);
  const shared = Object.entries(mapping).filter(([field]) => wanted.has(field));
  const taken = new Set(shared.map(([, index]) => index));
  const own = Object.entries(mapColumns(sheet.columns, fields)).filter(([field, index]) => !known.has(field) && !taken.has(index));
  return Object.fromEntries([...shared, ...own]);
}

function checkedMapping({ sheet }: Batch, mapping: ColumnMapping, { fields }: Design): ColumnMapping {
  const known = namesOf(fields);
  for (const [field, index] of Object.entries(mapping)) {
    if (!known.has(field)) throw new Fault('input', `There is no field "${field}" to fill.`, { detail: { field } });
    if (index >= sheet.columns.length) throw new Fault('input', `${sheet.name} has no column ${index + 1}.`, { detail: { field } });
  }
  return mapping;
}

function summaryOf({ id, sheet, mapping, photos }: Batch): BatchSummary {
  return {
    batch: id,
    name: sheet.name,
    sheets: sheet.sheets,
    sheet: sheet.sheet,
    columns: sheet.columns,
    mapping,
    rowCount: sheet.rows.length,
    preview: sheet.rows.slice(0, previewRows).map((cells) => cells.map((cell) => (cell === null ? '' : String(cell)))),
    photos: photos.size,
  };
}
