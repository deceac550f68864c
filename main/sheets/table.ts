// From what a reader found to a Sheet: the header named, cells cleaned, limits kept, and rows that do not fit reported by number.

import { Fault } from '../../shared/fault.ts';
import type { Cell, Sheet } from '../../shared/sheet.ts';
import { cleanText } from '../../shared/clean.ts';

/** What a spreadsheet may hold at most. */
export const sheetLimits = { bytes: 200_000_000, rows: 200_000, columns: 500, cellLength: 20_000 } as const;

/** What a reader hands over: the header as it stands, and the cells below it. */
export interface Table {
  readonly sheets: readonly string[];
  readonly sheet: string;
  readonly header: readonly Cell[];
  readonly rows: readonly (readonly Cell[])[];
  /** What the reader found wrong with rows. */
  readonly problems?: readonly RowProblem[];
}

/** What is wrong with a row, by its 1-based number below the header. */
export interface RowProblem {
  readonly row: number;
  readonly message: string;
}

const isBlank = (cell: Cell | undefined): boolean =>
  cell === null || cell === undefined || (typeof cell === 'string' && cell.trim() === '');

/** Cells up to the last that has something. */
function widthOf(cells: readonly Cell[]): number {
  let width = cells.length;
  while (width > 0 && isBlank(cells[width - 1])) width -= 1;
  return width;
}

/** Where a person finds a cell of a row: `column "name" of points.csv`. */
export function columnPlace(column: string, index: number, file: string): string {
  return `column ${column === '' ? index + 1 : `"${column}"`} of ${file}`;
}

/** @throws Fault `input` where there are more rows than fit; readers call it before they have read them all. */
export function assertRowCount(count: number, name: string): void {
  if (count <= sheetLimits.rows) return;
  throw new Fault('input', `${name} has more than ${sheetLimits.rows.toLocaleString('en')} rows. Split it into smaller files.`, {
    detail: { file: name },
  });
}

/**
 * Makes a Sheet of a table: names the columns, cleans every text, fills short rows, drops the empty ones at the end. A row with too
 * many cells, or with a text longer than a cell may hold, has a problem that keeps it alone from being exported.
 * @throws Fault `input`, naming the file and the row or column, where the table is empty or larger than `sheetLimits`.
 */
export function toSheet(table: Table, name: string): Sheet {
  const width = widthOf(table.header);
  if (width === 0) throw new Fault('input', `${name} is empty: its first row must name the columns.`, { detail: { file: name } });
  if (width > sheetLimits.columns) {
    throw new Fault('input', `${name} has ${width} columns; ${sheetLimits.columns} is the most. Remove those you do not need.`, {
      detail: { file: name },
    });
  }
  const columns = table.header.slice(0, width).map(columnName);
  const problems = [...(table.problems ?? [])];
  const rows = table.rows.map((cells, index) => {
    const row = index + 1;
    const used = widthOf(cells);
    if (used > width) problems.push({ row, message: tooMany(used, width, cells, name) });
    return columns.map((column, at) => {
      const cell = cells[at] ?? null;
      if (!isTooLong(cell)) return cleanCell(cell);
      problems.push({ row, message: tooLong(cell, columnPlace(column, at, name)) });
      return null;
    });
  });
  const troubled = new Set(problems.map(({ row }) => row));
  while (rows.length > 0 && rows[rows.length - 1]!.every(isBlank) && !troubled.has(rows.length)) rows.pop();
  assertRowCount(rows.length, name);
  if (rows.length === 0) {
    throw new Fault('input', `${name} has a header but no rows below it. Add a row for each picture to make.`, { detail: { file: name } });
  }
  return { name, sheets: table.sheets, sheet: table.sheet, columns, rows, ...(problems.length > 0 ? { problems } : {}) };
}

/** A cell of the header as the name of its column. */
export function columnName(cell: Cell): string {
  return cleanText(String(cell ?? '')).replace(/\s+/g, ' ').trim();
}

function tooMany(used: number, width: number, cells: readonly Cell[], name: string): string {
  const extra = String(cells.slice(width).find((cell) => !isBlank(cell))).slice(0, 40).toWellFormed();
  return `This row has ${used} cells but ${name} has ${width} columns ("${extra}" has none): put quotes around a text that holds the separator.`;
}

function isTooLong(cell: Cell): cell is string {
  return typeof cell === 'string' && cell.length > sheetLimits.cellLength;
}

function tooLong(text: string, place: string): string {
  return `The text in ${place} has ${text.length.toLocaleString('en')} characters; ${sheetLimits.cellLength.toLocaleString('en')} is the most. Shorten it.`;
}

function cleanCell(cell: Cell): Cell {
  if (typeof cell === 'number') return Number.isFinite(cell) ? cell : null;
  return typeof cell === 'string' ? cleanText(cell).trim() : cell;
}
