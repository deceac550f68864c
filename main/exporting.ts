// From rows to pictures: what an export is made from, and the plan of its jobs. The studio and the command line share it.

import { planJobs, type ExportOptions, type Plan, type Row } from '../shared/batch.ts';
import { pickPictures } from '../shared/cellPictures.ts';
import type { Design } from '../shared/design.ts';
import { writeNumber } from '../shared/numbers.ts';
import type { Field } from '../shared/point.ts';
import { rowsToPoints, type ColumnMapping, type Sheet } from '../shared/sheet.ts';
import type { DrawingKit, PictureFile } from './kits.ts';
import { attachPhotos, type PhotoOptions, type PhotoSource } from './sheets/photos.ts';

/** Everything that an export is planned and made from. */
export interface ExportInput {
  readonly design: Design;
  readonly kit: DrawingKit;
  readonly rows: readonly Row[];
  /** Whether people were asked for their consent: the sheet has such a column. */
  readonly asksConsent: boolean;
  /** The spreadsheet the rows are from, for the list of files of a mail merge. */
  readonly sheet?: Pick<Sheet, 'columns' | 'rows'>;
}

/** A design with its own point as the only row. */
export function ownRow(design: Design): readonly Row[] {
  return [{ number: 1, point: design.point, problems: [] }];
}

export interface SheetRows {
  readonly sheet: Sheet;
  readonly mapping: ColumnMapping;
  readonly fields: readonly Field[];
  readonly photos: PhotoSource;
  /** Keeps a photo; answers what drawing needs of it. Throws a Fault where it cannot be used. */
  readonly keep: (bytes: Uint8Array, name: string) => Promise<PictureFile>;
  /** The same for a photo in a folder, by its file, which need not be read whole; `keep` if absent. */
  readonly keepFile?: (file: string, name: string) => Promise<PictureFile>;
  /** Where the subject of a photo is, if somebody said. */
  readonly focusOf?: PhotoOptions['focusOf'];
  /** The same for a picture that lies in a cell of the sheet, which is in no folder; `keep` if absent. */
  readonly keepFromCell?: (bytes: Uint8Array, name: string) => Promise<PictureFile>;
  readonly signal?: AbortSignal;
}

/** The rows of a sheet with their photos, and the pictures these brought. Each photo is read once. */
export async function readRows({ sheet, mapping, fields, photos, keep, keepFile, focusOf, keepFromCell = keep, signal }: SheetRows): Promise<{
  readonly rows: readonly Row[];
  readonly pictures: readonly PictureFile[];
}> {
  const pictures = new Map<string, PictureFile>();
  const noted = <From>(keepOne: (from: From, name: string) => Promise<PictureFile>) => async (from: From, name: string): Promise<string> => {
    const picture = await keepOne(from, name);
    pictures.set(picture.info.id, picture);
    return picture.info.id;
  };
  const options: PhotoOptions = {
    fields,
    mapping,
    keep: noted(keep),
    ...(keepFile ? { keepFile: noted(keepFile) } : {}),
    ...(focusOf ? { focusOf } : {}),
    keepFromCell: noted(keepFromCell),
    ...(sheet.pictures ? { inCells: (field) => pickPictures(sheet, mapping, fields, field) } : {}),
    ...(signal ? { signal } : {}),
  };
  const rows = await attachPhotos(rowsToPoints(sheet, mapping, fields, writeNumber), photos, options);
  return { rows, pictures: [...pictures.values()] };
}

/** The kit with further pictures; the first of the same asset stays. */
export function withPictures(kit: DrawingKit, more: readonly PictureFile[]): DrawingKit {
  const known = new Set(kit.pictures.map(({ info }) => info.id));
  return { ...kit, pictures: [...kit.pictures, ...more.filter(({ info }) => !known.has(info.id))] };
}

/**
 * Every job of an export, before anything is written. `{date}` is today by this computer's clock, unless the options name a day.
 * @throws Fault `usage` for a file-name pattern that cannot be used
 */
export function planExport({ design, rows }: ExportInput, options: Pick<ExportOptions, 'sizes' | 'type' | 'name' | 'folders' | 'date'>): Plan {
  return planJobs({ design, rows, options: { ...options, date: options.date ?? dayOf(new Date()) } });
}

/** The day by this computer's clock, `YYYY-MM-DD`. */
function dayOf(now: Date): string {
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
}
