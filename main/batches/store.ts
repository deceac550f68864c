// Opened spreadsheets in the library's database: the file as an asset, how its columns are read, and everything changed beside it. What
// a call has answered is on disk.

import { textAt, wholeAt, type Database } from '../database/database.ts';
import { Fault } from '../../shared/fault.ts';
import type { Focus } from '../../shared/point.ts';
import type { ColumnMapping } from '../../shared/sheet.ts';
import type { CellEdit } from '../../shared/sheetEdits.ts';

/** A spreadsheet as it is kept. */
export interface StoredBatch {
  readonly id: string;
  readonly name: string;
  /** Asset of the file. */
  readonly file: string;
  readonly sheet: string;
  readonly template: string;
  readonly mapping: ColumnMapping;
  readonly rowCount: number;
  readonly usedAt: string;
}

/** A photo that came with a spreadsheet; without an asset where it cannot be used, for a reason. */
export interface BatchPhoto {
  readonly name: string;
  readonly asset: string;
  readonly reason: string;
  readonly focus?: Focus;
}

export interface BatchStore {
  add(batch: StoredBatch): void;
  /** The newest first. */
  list(): readonly StoredBatch[];
  /** @throws Fault `notFound` */
  find(id: string): StoredBatch;
  remove(id: string): void;
  setMapping(id: string, mapping: ColumnMapping): void;
  /** Fills another template from now on. */
  retarget(id: string, template: string, mapping: ColumnMapping): void;
  used(id: string): void;
  photos(id: string): readonly BatchPhoto[];
  putPhotos(id: string, photos: readonly BatchPhoto[]): void;
  cells(id: string): readonly (CellEdit & { readonly text: string })[];
  setCells(id: string, edits: readonly CellEdit[]): void;
  rowsOut(id: string): readonly number[];
  setOut(id: string, rows: readonly number[], isOut: boolean): void;
}

export function createBatchStore(database: Database, clock: () => Date): BatchStore {
  return {
    add: ({ id, name, file, sheet, template, mapping, rowCount }) =>
      void database.run(
        'INSERT INTO batches (id, name, file, sheet, template, mapping, row_count, used_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
        id, name, file, sheet, template, JSON.stringify(mapping), rowCount, clock().toISOString(),
      ),
    list: () => database.all('SELECT * FROM batches ORDER BY used_at DESC').map(batchOf),
    find(id) {
      const row = database.get('SELECT * FROM batches WHERE id = ?', id);
      if (!row) throw new Fault('notFound', 'This spreadsheet is no longer in the library. Drop it again.');
      return batchOf(row);
    },
    remove: (id) => void database.run('DELETE FROM batches WHERE id = ?', id),
    setMapping: (id, mapping) => void database.run('UPDATE batches SET mapping = ? WHERE id = ?', JSON.stringify(mapping), id),
    retarget: (id, template, mapping) => void database.run('UPDATE batches SET template = ?, mapping = ?, used_at = ? WHERE id = ?', template, JSON.stringify(mapping), clock().toISOString(), id),
    used: (id) => void database.run('UPDATE batches SET used_at = ? WHERE id = ?', clock().toISOString(), id),
    photos: (id) =>
      database.all('SELECT name, asset, reason, focus FROM batch_photos WHERE batch = ? ORDER BY name', id).map((row) => {
        const focus = readFocus(textAt(row, 'focus'));
        return { name: textAt(row, 'name'), asset: textAt(row, 'asset'), reason: textAt(row, 'reason'), ...(focus ? { focus } : {}) };
      }),
    putPhotos: (id, photos) =>
      database.transaction(() => {
        for (const { name, asset, reason, focus } of photos) {
          database.run(
            'INSERT INTO batch_photos (batch, name, asset, reason, focus) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET asset = excluded.asset, reason = excluded.reason, focus = excluded.focus',
            id, name, asset, reason, focus ? JSON.stringify(focus) : '',
          );
        }
      }),
    cells: (id) =>
      database.all('SELECT row, cell, text FROM batch_cells WHERE batch = ?', id).map((row) => ({
        row: wholeAt(row, 'row'),
        column: textAt(row, 'cell'),
        text: textAt(row, 'text'),
      })),
    setCells: (id, edits) =>
      database.transaction(() => {
        for (const { row, column, text } of edits) {
          if (text === null) database.run('DELETE FROM batch_cells WHERE batch = ? AND row = ? AND cell = ?', id, row, column);
          else database.run('INSERT INTO batch_cells (batch, row, cell, text) VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET text = excluded.text', id, row, column, text);
        }
      }),
    rowsOut: (id) => database.all('SELECT row FROM batch_rows_out WHERE batch = ?', id).map((row) => wholeAt(row, 'row')),
    setOut: (id, rows, isOut) =>
      database.transaction(() => {
        const statement = isOut ? 'INSERT OR IGNORE INTO batch_rows_out (batch, row) VALUES (?, ?)' : 'DELETE FROM batch_rows_out WHERE batch = ? AND row = ?';
        for (const row of rows) database.run(statement, id, row);
      }),
  };
}

function batchOf(row: Parameters<typeof textAt>[0]): StoredBatch {
  return {
    id: textAt(row, 'id'),
    name: textAt(row, 'name'),
    file: textAt(row, 'file'),
    sheet: textAt(row, 'sheet'),
    template: textAt(row, 'template'),
    mapping: readMapping(textAt(row, 'mapping')),
    rowCount: wholeAt(row, 'row_count'),
    usedAt: textAt(row, 'used_at'),
  };
}

function readMapping(text: string): ColumnMapping {
  const value: unknown = JSON.parse(text);
  const entries = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  return Object.fromEntries(entries.flatMap(([field, index]) => (typeof index === 'number' ? [[field, index] as const] : [])));
}

function readFocus(text: string): Focus | undefined {
  const value: unknown = text === '' ? undefined : JSON.parse(text);
  if (typeof value !== 'object' || value === null || !('x' in value) || !('y' in value)) return undefined;
  return typeof value.x === 'number' && typeof value.y === 'number' ? { x: value.x, y: value.y } : undefined;
}
