// A spreadsheet in memory: its rows for each template that asks, what was found in them, and its changes, which are in the library before
// they show.

import type { GridRow, RowsView, RowsWindow, RowCounts } from '../../shared/batchGrid.ts';
import type { Row } from '../../shared/batch.ts';
import type { Design } from '../../shared/design.ts';
import type { Focus } from '../../shared/point.ts';
import { mapColumns, sheetFields, type Cell, type ColumnMapping, type Sheet } from '../../shared/sheet.ts';
import { columnOfKey, editedSheet, filledFields, gridColumns, type CellEdit, type GridColumn } from '../../shared/sheetEdits.ts';
import { createFindings, type Findings } from './findings.ts';
import { createBatchRows, type BatchRows } from './rows.ts';
import type { BatchPhoto, BatchStore, StoredBatch } from './store.ts';
import { countRows, rowsOfView, type ViewSource } from './view.ts';

/** Views kept with their order: the one on show, and those it may come back to. */
const keptViews = 4;

/** A spreadsheet for one template. */
export interface BatchFor {
  readonly design: Design;
  readonly mapping: ColumnMapping;
  readonly rows: BatchRows;
  readonly findings: Findings;
  columns(): readonly GridColumn[];
  /** Whether people were asked for their consent: the sheet has such a column, or somebody filled it in. */
  asksConsent(): boolean;
  /** The sheet with its edits. */
  sheet(): Sheet;
  /** Rows that are not left out. */
  taken(): readonly Row[];
  counts(): RowCounts;
  window(view: RowsView, start: number, count: number): RowsWindow;
  /** Numbers of the rows of a view between two of its places. */
  numbers(view: RowsView, from: number, to: number): readonly number[];
  /** Place of a row in a view; -1 where it is not listed. */
  place(view: RowsView, number: number): number;
}

export interface OpenBatch {
  readonly id: string;
  readonly name: string;
  readonly template: string;
  readonly sheet: Sheet;
  readonly mapping: ColumnMapping;
  readonly photos: ReadonlyMap<string, BatchPhoto>;
  /** The text of a cell, with its edit. */
  textAt(number: number, column: string): string;
  for(design: Design): BatchFor;
  map(mapping: ColumnMapping): void;
  addPhotos(photos: readonly BatchPhoto[]): void;
  /** Changes cells; answers what undoes it. */
  edit(edits: readonly CellEdit[]): readonly CellEdit[];
  /** Leaves rows out or takes them in; answers those that this changed. */
  leaveOut(rows: readonly number[], isOut: boolean): readonly number[];
  setFocus(photo: string, focus: Focus | undefined): void;
}

export function openBatch(stored: StoredBatch, sheet: Sheet, fields: ReadonlySet<string>, store: BatchStore): OpenBatch {
  let mapping = stored.mapping;
  const photos = new Map(store.photos(stored.id).map((photo) => [photo.name, photo]));
  const edits = editsByRow(store.cells(stored.id));
  const out = new Set(store.rowsOut(stored.id));
  const stamps = new Map<number, number>();
  const words = new Map<number, string>();
  const templates = new Map<string, BatchFor>();
  let stamp = 1;
  let stampOfAll = 1;

  const touch = (rows?: readonly number[]): void => {
    stamp += 1;
    if (rows) for (const row of rows) stamps.set(row, stamp);
    else stampOfAll = stamp;
  };
  const forgetAll = (): void => {
    templates.clear();
    touch();
  };
  const textAt = (number: number, key: string): string => {
    const edited = edits.get(number)?.get(key);
    if (edited !== undefined) return edited;
    const index = columnOfKey(key);
    return index === undefined ? '' : textOfCell(sheet.rows.at(number - 1)?.[index]);
  };
  const wordsOf = (number: number): string => {
    const known = words.get(number);
    if (known !== undefined) return known;
    const texts = [...(sheet.rows.at(number - 1) ?? []).map((_, index) => textAt(number, `column:${index}`)), ...(edits.get(number)?.values() ?? [])];
    const joined = texts.join('\n').toLocaleLowerCase();
    words.set(number, joined);
    return joined;
  };

  const forTemplate = (design: Design): BatchFor => {
    const own = mappingFor(sheet, mapping, fields, design);
    const rows = createBatchRows(design, { sheet, mapping: own, edits, photos });
    const findings = createFindings();
    const views = new Map<string, { readonly numbers: readonly number[]; places?: ReadonlyMap<number, number> }>();
    const columns = gridColumns(sheet.columns, own, design);
    const source = (): ViewSource => ({
      rows: rows.list(),
      fields: design.fields,
      findings,
      isOut: (row) => out.has(row),
      isEdited: (row) => edits.has(row),
      words: wordsOf,
    });
    const viewOf = (view: RowsView): { readonly numbers: readonly number[]; places?: ReadonlyMap<number, number> } => {
      const key = JSON.stringify(view);
      const known = views.get(key) ?? { numbers: rowsOfView(view, source()) };
      views.delete(key);
      views.set(key, known);
      for (const oldest of views.keys()) if (views.size > keptViews) views.delete(oldest);
      return known;
    };
    const gridRow = (number: number): GridRow => {
      const row = rows.row(number) ?? { number, point: {}, problems: [] };
      const changed = edits.get(number);
      return {
        number,
        cells: columns.map(({ key }) => textAt(number, key)),
        edited: changed ? columns.flatMap(({ key }, index) => (changed.has(key) ? [index] : [])) : [],
        isOut: out.has(number),
        stamp: Math.max(stampOfAll, stamps.get(number) ?? 0),
        isChecked: findings.isChecked(number),
        problems: findings.of(row),
      };
    };
    return {
      design,
      mapping: own,
      rows,
      findings,
      columns: () => columns,
      asksConsent: () => own['consent'] !== undefined || filledFields(edits, own).includes('consent'),
      sheet: () => editedSheet(sheet, own, edits).sheet,
      taken: () => (out.size === 0 ? rows.list() : rows.list().filter(({ number }) => !out.has(number))),
      counts: () => countRows(source()),
      window(view, start, count) {
        const { numbers } = viewOf(view);
        return { total: numbers.length, start, rows: numbers.slice(start, start + count).map(gridRow) };
      },
      numbers: (view, from, to) => viewOf(view).numbers.slice(Math.min(from, to), Math.max(from, to) + 1),
      place(view, number) {
        const shown = viewOf(view);
        shown.places ??= new Map(shown.numbers.map((one, place) => [one, place]));
        return shown.places.get(number) ?? -1;
      },
    };
  };

  return {
    id: stored.id,
    name: stored.name,
    template: stored.template,
    sheet,
    photos,
    get mapping() {
      return mapping;
    },
    textAt,
    for(design) {
      const key = `${design.pack}/${design.id}`;
      const known = templates.get(key) ?? forTemplate(design);
      templates.set(key, known);
      return known;
    },
    map(next) {
      store.setMapping(stored.id, next);
      mapping = next;
      forgetAll();
    },
    addPhotos(more) {
      store.putPhotos(stored.id, more);
      for (const photo of more) photos.set(photo.name, photo);
      forgetAll();
    },
    edit(wanted) {
      const changes = wanted
        .filter(({ row }) => sheet.rows.at(row - 1) !== undefined)
        .map((edit) => ({ ...edit, text: isAsInSheet(sheet, edit) ? null : edit.text }));
      const before = changes.map(({ row, column }): CellEdit => ({ row, column, text: edits.get(row)?.get(column) ?? null }));
      const asked = askedNow(edits);
      store.setCells(stored.id, changes);
      for (const { row, column, text } of changes) {
        setEdit(edits, row, column, text);
        words.delete(row);
      }
      const rows = [...new Set(changes.map(({ row }) => row))];
      // A field that got its first text, or lost its last, is asked of every row.
      if (asked !== askedNow(edits)) templates.clear();
      let isAll = templates.size === 0;
      for (const one of templates.values()) {
        const changed = one.rows.remake(rows);
        one.findings.forget(changed);
        isAll ||= changed === undefined;
      }
      touch(isAll ? undefined : rows);
      return before;
    },
    leaveOut(rows, isOut) {
      const changed = [...new Set(rows)].filter((row) => out.has(row) !== isOut && sheet.rows.at(row - 1) !== undefined);
      store.setOut(stored.id, changed, isOut);
      for (const row of changed) {
        if (isOut) out.add(row);
        else out.delete(row);
      }
      return changed;
    },
    setFocus(name, focus) {
      const photo = photos.get(name);
      if (!photo) return;
      const { focus: _, ...rest } = photo;
      const next = focus ? { ...rest, focus } : rest;
      store.putPhotos(stored.id, [next]);
      photos.set(name, next);
      for (const { design, rows, findings } of templates.values()) {
        const images = design.fields.filter(({ type }) => type === 'image');
        const shown = rows.list().filter(({ number }) => images.some((field) => rows.photoOf(number, field.name) === name)).map(({ number }) => number);
        rows.remake(shown);
        findings.forget(shown);
        touch(shown);
      }
    },
  };
}

/** The fields without a column that hold a text somewhere. */
function askedNow(edits: ReadonlyMap<number, ReadonlyMap<string, string>>): string {
  const fields = new Set<string>();
  for (const row of edits.values()) for (const key of row.keys()) if (columnOfKey(key) === undefined) fields.add(key);
  return [...fields].sort().join('\n');
}

function editsByRow(cells: readonly (CellEdit & { readonly text: string })[]): Map<number, Map<string, string>> {
  const edits = new Map<number, Map<string, string>>();
  for (const { row, column, text } of cells) setEdit(edits, row, column, text);
  return edits;
}

function setEdit(edits: Map<number, Map<string, string>>, row: number, column: string, text: string | null): void {
  const own = edits.get(row) ?? new Map<string, string>();
  if (text === null) own.delete(column);
  else own.set(column, text);
  if (own.size === 0) edits.delete(row);
  else edits.set(row, own);
}

const textOfCell = (cell: Cell | undefined): string => (cell === null || cell === undefined ? '' : String(cell));

/** A text typed back to what the sheet says is no edit. */
function isAsInSheet(sheet: Sheet, { row, column, text }: CellEdit): boolean {
  const index = columnOfKey(column);
  return index === undefined ? text === '' : text === textOfCell(sheet.rows.at(row - 1)?.[index]);
}

/** The mapping for a template: what was made for the fields it shares, and columns still free for those that it alone has. */
function mappingFor(sheet: Sheet, mapping: ColumnMapping, known: ReadonlySet<string>, { fields }: Design): ColumnMapping {
  const wanted = new Set(sheetFields(fields).map(({ name }) => name));
  const shared = Object.entries(mapping).filter(([field]) => wanted.has(field));
  const taken = new Set(shared.map(([, index]) => index));
  const own = Object.entries(mapColumns(sheet.columns, fields)).filter(([field, index]) => !known.has(field) && mapping[field] === undefined && !taken.has(index));
  return Object.fromEntries([...shared, ...own]);
}
