// Edits that live beside a spreadsheet: texts of cells by row and column, the file untouched. Fields that the sheet has no column for
// get one of their own, so that a person can fill them too.

import { standardFields, type Field } from './point.ts';
import { sheetFields, type Cell, type CellRows, type ColumnMapping, type Sheet } from './sheet.ts';

/** A column of the grid: `column:3` is the sheet's fourth, `field:consent` one that the sheet does not have. */
export interface GridColumn {
  readonly key: string;
  readonly name: string;
  /** The field it fills; absent where the template has no use for it. */
  readonly field?: string;
  /** Whether the sheet itself has it. */
  readonly isAdded: boolean;
}

/** The text of one cell; null puts back what the sheet says. */
export interface CellEdit {
  /** 1-based data row. */
  readonly row: number;
  readonly column: string;
  readonly text: string | null;
}

/** Texts by column key. */
export type RowEdits = ReadonlyMap<string, string>;
/** Edits by 1-based data row. */
export type SheetEdits = ReadonlyMap<number, RowEdits>;

const columnKey = (index: number): string => `column:${index}`;
const fieldKey = (name: string): string => `field:${name}`;

/** The place of a column in its sheet; undefined for one of a field's own. */
export function columnOfKey(key: string): number | undefined {
  return key.startsWith('column:') ? Number(key.slice(7)) : undefined;
}

/** The field that an added column is of. */
export function fieldOfKey(key: string): string | undefined {
  return key.startsWith('field:') ? key.slice(6) : undefined;
}

/** Fields without a column that the grid offers: the template's own, and consent where a person is shown. */
function addedFields(mapping: ColumnMapping, fields: readonly Field[], showsPerson: boolean): readonly Field[] {
  const own = new Set(fields.map(({ name }) => name));
  const consent = showsPerson ? standardFields.filter(({ name }) => name === 'consent' && !own.has(name)) : [];
  return [...fields, ...consent].filter(({ name }) => mapping[name] === undefined);
}

/** Columns as the grid shows them: those that fill a field, fields without a column, then the rest; each group in its own order. */
export function gridColumns(columns: readonly string[], mapping: ColumnMapping, template: { readonly fields: readonly Field[]; readonly showsPerson: boolean }): readonly GridColumn[] {
  const known = new Set(sheetFields(template.fields).map(({ name }) => name));
  const fieldByColumn = new Map(Object.entries(mapping).flatMap(([field, index]) => (known.has(field) ? [[index, field] as const] : [])));
  const own = columns.map((name, index): GridColumn => {
    const field = fieldByColumn.get(index);
    return { key: columnKey(index), name, isAdded: false, ...(field === undefined ? {} : { field }) };
  });
  const added = addedFields(mapping, template.fields, template.showsPerson).map(({ name, label }): GridColumn => ({ key: fieldKey(name), name: label, field: name, isAdded: true }));
  return [...own.filter(({ field }) => field !== undefined), ...added, ...own.filter(({ field }) => field === undefined)];
}

/** The cells of a row with its edits; added columns follow the sheet's own, in the order of `added`. */
export function editedCells(cells: readonly Cell[], edits: RowEdits | undefined, width: number, added: readonly string[]): readonly Cell[] {
  if (!edits || edits.size === 0) return cells;
  const changed: Cell[] = [...cells];
  while (changed.length < width) changed.push(null);
  for (const [key, text] of edits) {
    const own = columnOfKey(key);
    const place = own ?? width + added.indexOf(fieldOfKey(key) ?? '');
    if (own === undefined ? place < width : own >= width) continue;
    while (changed.length < place) changed.push(null);
    changed[place] = text;
  }
  return changed;
}

/** Fields that were filled though the sheet has no column for them, in the order of their names. */
export function filledFields(edits: SheetEdits, mapping: ColumnMapping): readonly string[] {
  const found = new Set<string>();
  for (const row of edits.values()) {
    for (const key of row.keys()) {
      const field = fieldOfKey(key);
      if (field !== undefined && mapping[field] === undefined) found.add(field);
    }
  }
  return [...found].sort();
}

/** A sheet with its edits, and the mapping with the columns these added. The given sheet stays as it is. */
export function editedSheet(sheet: Sheet, mapping: ColumnMapping, edits: SheetEdits): { readonly sheet: Sheet; readonly mapping: ColumnMapping } {
  if (edits.size === 0) return { sheet, mapping };
  const added = filledFields(edits, mapping);
  const width = sheet.columns.length;
  const rows = editedRows(sheet.rows, (row, cells) => editedCells(cells, edits.get(row), width, added));
  const more = added.map((field, index) => [field, width + index] as const);
  return { sheet: { ...sheet, columns: [...sheet.columns, ...added], rows }, mapping: { ...mapping, ...Object.fromEntries(more) } };
}

/** Rows of which some are changed as they are asked for. */
function editedRows(rows: CellRows, change: (row: number, cells: readonly Cell[]) => readonly Cell[]): CellRows {
  return {
    length: rows.length,
    at(index) {
      const cells = rows.at(index);
      return cells && change(index + 1, cells);
    },
    slice: (start, end) => rows.slice(start, end).map((cells, index) => change(start + index + 1, cells)),
    *[Symbol.iterator]() {
      let row = 0;
      for (const cells of rows) {
        row += 1;
        yield change(row, cells);
      }
    },
  };
}
