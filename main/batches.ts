// Spreadsheets that a page works on: kept in the library with their photos, their mapping and everything changed beside them, so that
// they are there again after a restart; read into memory when somebody asks.

import { createHash, randomUUID } from 'node:crypto';
import type { BatchListing, BatchSummary } from '../shared/api.ts';
import type { Design } from '../shared/design.ts';
import { asFault, Fault } from '../shared/fault.ts';
import { isPhotoName } from '../shared/match.ts';
import { mapColumns, sheetFields, type ColumnMapping, type Sheet } from '../shared/sheet.ts';
import { openBatch, type BatchFor, type OpenBatch } from './batches/openBatch.ts';
import { createBatchStore, type BatchPhoto, type StoredBatch } from './batches/store.ts';
import { withPictures, type ExportInput } from './exporting.ts';
import { addPicture, drawingKit, fromPack, pictureFile, type DrawingKit, type PictureFile } from './kits.ts';
import { focalPointsFile } from '../shared/picture.ts';
import { focusOf, parseFocalPoints, type FocalPoints } from './pictures/focalPoints.ts';
import { readSheet } from './sheets/read.ts';
import type { Studio } from './studio.ts';

/** Spreadsheets held in memory at a time, and kept in the library. */
const heldBatches = 2;
const keptBatches = 50;

export interface NewBatch {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly template: string;
  readonly sheet?: string;
  readonly signal?: AbortSignal;
}

export interface Batches {
  open(request: NewBatch): Promise<BatchSummary>;
  /** One that is in the library, for another template or with another sheet of its workbook if they are named. */
  reopen(batch: string, change?: { readonly template?: string; readonly sheet?: string }): Promise<BatchSummary>;
  /** Those in the library, the last used first. */
  list(): readonly BatchListing[];
  remove(batch: string): void;
  /** Lets go of those held in memory: the library says what there is. */
  letGo(): void;
  /** Adds photos, by their file names, with the focal points of a `focal-points.json` among them; those that are no pictures are named with the reason in the rows that ask for them. */
  addPhotos(batch: string, photos: readonly { readonly name: string; readonly bytes: Uint8Array }[]): Promise<BatchSummary>;
  map(batch: string, mapping: ColumnMapping): Promise<BatchSummary>;
  /** The open batch itself, and its rows for a template. */
  find(batch: string): Promise<OpenBatch>;
  rowsFor(batch: string, template: string): Promise<{ readonly open: OpenBatch; readonly rows: BatchFor }>;
  /** What drawing any of the rows takes. */
  kitOf(rows: BatchFor, open: OpenBatch): Promise<DrawingKit>;
  exportInput(batch: string, template: string): Promise<ExportInput>;
  nameOf(batch: string): string;
}

export function createBatches(studio: Pick<Studio, 'library' | 'packs' | 'clock'>): Batches {
  const { library } = studio;
  const store = createBatchStore(library.database, studio.clock);
  const held = new Map<string, Promise<OpenBatch>>();
  const kits = new WeakMap<BatchFor, Promise<DrawingKit>>();

  const templateOf = async (id: string): Promise<Design> => {
    const { pack, template } = await studio.packs.findTemplate(id);
    return fromPack(template, pack);
  };
  const hold = (id: string, opening: Promise<OpenBatch>): Promise<OpenBatch> => {
    held.delete(id);
    held.set(id, opening);
    opening.catch(() => held.delete(id));
    for (const oldest of held.keys()) if (held.size > heldBatches) held.delete(oldest);
    return opening;
  };
  const read = async (stored: StoredBatch, sheet?: Sheet): Promise<OpenBatch> => {
    const { fields } = await templateOf(stored.template);
    const whole = sheet ?? (await readSheet(library.assets.path(stored.file), stored.name, stored.sheet === '' ? {} : { sheet: stored.sheet }));
    return openBatch(stored, whole, namesOf(fields), store);
  };
  const find = (id: string): Promise<OpenBatch> => held.get(id) ?? hold(id, read(store.find(id)));
  const keep = async ({ name, bytes }: { readonly name: string; readonly bytes: Uint8Array }): Promise<BatchPhoto> => {
    try {
      return { name, asset: (await addPicture(studio, bytes, name)).id, reason: '' };
    } catch (thrown) {
      const fault = asFault(thrown);
      if (fault.code !== 'input') throw thrown;
      return { name, asset: '', reason: fault.message };
    }
  };
  const rowsFor = async (id: string, template: string): Promise<{ readonly open: OpenBatch; readonly rows: BatchFor }> => {
    const open = await find(id);
    return { open, rows: open.for(await templateOf(template)) };
  };
  const makeKit = async ({ design }: BatchFor, { photos }: OpenBatch): Promise<DrawingKit> => {
    const pictures: PictureFile[] = [];
    for (const { asset, name } of photos.values()) if (asset !== '') pictures.push(await pictureFile(studio, asset, name));
    return withPictures(await drawingKit(studio, design), pictures);
  };
  const kitOf = (rows: BatchFor, open: OpenBatch): Promise<DrawingKit> => {
    const known = kits.get(rows) ?? makeKit(rows, open);
    kits.set(rows, known);
    known.catch(() => kits.delete(rows));
    return known;
  };
  const summaryOf = async (open: OpenBatch): Promise<BatchSummary> => {
    const rows = open.for(await templateOf(open.template));
    return {
      batch: open.id,
      name: open.name,
      template: open.template,
      sheets: open.sheet.sheets,
      sheet: open.sheet.sheet,
      columns: open.sheet.columns,
      mapping: rows.mapping,
      grid: rows.columns(),
      rowCount: rows.rows.list().length,
      counts: rows.counts(),
      photos: [...open.photos.values()].filter(({ asset }) => asset !== '').length,
      unusable: [...open.photos.values()].filter(({ asset }) => asset === '').length,
    };
  };
  const add = async (parts: Omit<StoredBatch, 'id' | 'usedAt' | 'rowCount'>, sheet: Sheet): Promise<OpenBatch> => {
    const stored: StoredBatch = { ...parts, id: randomUUID(), rowCount: sheet.rows.length, usedAt: '' };
    store.add(stored);
    // Pictures in cells become photos of the sheet once, named for their place in the workbook.
    const inCells = new Map((sheet.pictures ?? []).map((picture) => [picture.name, picture]));
    for (const [name, picture] of inCells) store.putPhotos(stored.id, [await keep({ name, bytes: await picture.read() })]);
    for (const old of store.list().slice(keptBatches)) store.remove(old.id);
    return await hold(stored.id, read(stored, sheet));
  };

  /** Goes on with the same spreadsheet for another template; its edits and photos stay. */
  const retarget = async (stored: StoredBatch, template: string, rows: BatchFor, { sheet, mapping: before }: OpenBatch): Promise<OpenBatch> => {
    // What was chosen for fields that the other one has not is there again on the way back.
    const mapping = { ...before, ...rows.mapping };
    store.retarget(stored.id, template, mapping);
    return await hold(stored.id, read({ ...stored, template, mapping }, sheet));
  };

  return {
    async open({ name, bytes, template, sheet: wanted, signal }) {
      const { fields } = await templateOf(template);
      const file = await library.assets.put(bytes);
      const sheet = await readSheet(library.assets.path(file), name, { ...(wanted === undefined ? {} : { sheet: wanted }), ...(signal ? { signal } : {}) });
      return await summaryOf(await add({ name, file, sheet: sheet.sheet, template, mapping: mapColumns(sheet.columns, fields) }, sheet));
    },
    async reopen(id, { template, sheet: wanted } = {}) {
      const stored = store.find(id);
      const open = await find(id);
      const target = template ?? stored.template;
      if (wanted !== undefined && wanted !== stored.sheet) {
        const sheet = await readSheet(library.assets.path(stored.file), stored.name, { sheet: wanted });
        const { fields } = await templateOf(target);
        const next = await add({ name: stored.name, file: stored.file, sheet: sheet.sheet, template: target, mapping: mapColumns(sheet.columns, fields) }, sheet);
        next.addPhotos([...open.photos.values()]);
        return await summaryOf(next);
      }
      if (target !== stored.template) return await summaryOf(await retarget(stored, target, open.for(await templateOf(target)), open));
      store.used(id);
      return await summaryOf(open);
    },
    list: () => store.list().map(({ id, name, template, rowCount, usedAt }) => ({ batch: id, name, template, rowCount, usedAt })),
    remove(id) {
      store.remove(id);
      held.delete(id);
    },
    letGo: () => held.clear(),
    async addPhotos(id, photos) {
      const open = await find(id);
      const kept: BatchPhoto[] = [];
      for (const photo of photos) if (isPhotoName(photo.name)) kept.push(await keep(photo));
      const points = photos.find(({ name }) => name === focalPointsFile);
      open.addPhotos(points ? withFocalPoints(kept, photos, parseFocalPoints(new TextDecoder().decode(points.bytes))) : kept);
      return await summaryOf(open);
    },
    async map(id, mapping) {
      const open = await find(id);
      open.map(checkedMapping(open.sheet, mapping, await templateOf(open.template)));
      return await summaryOf(open);
    },
    find,
    rowsFor,
    kitOf,
    async exportInput(id, template) {
      const { open, rows } = await rowsFor(id, template);
      return { design: rows.design, kit: await kitOf(rows, open), rows: rows.taken(), asksConsent: rows.asksConsent(), sheet: rows.sheet() };
    },
    nameOf: (id) => store.find(id).name,
  };
}

/** Photos with the focal points that came along with them in a file. */
function withFocalPoints(kept: readonly BatchPhoto[], given: readonly { readonly name: string; readonly bytes: Uint8Array }[], points: FocalPoints): readonly BatchPhoto[] {
  const bytesOf = new Map(given.map(({ name, bytes }) => [name, bytes]));
  return kept.map((photo) => {
    const focus = points.has(photo.name) ? focusOf(points, photo.name, createHash('sha256').update(bytesOf.get(photo.name)!).digest('hex')) : undefined;
    return focus ? { ...photo, focus } : photo;
  });
}

const namesOf = (fields: Design['fields']): ReadonlySet<string> => new Set(sheetFields(fields).map(({ name }) => name));

function checkedMapping(sheet: Sheet, mapping: ColumnMapping, { fields }: Design): ColumnMapping {
  const known = namesOf(fields);
  for (const [field, index] of Object.entries(mapping)) {
    if (!known.has(field)) throw new Fault('input', `There is no field "${field}" to fill.`, { detail: { field } });
    if (index >= sheet.columns.length) throw new Fault('input', `${sheet.name} has no column ${index + 1}.`, { detail: { field } });
  }
  return mapping;
}
