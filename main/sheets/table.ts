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

/** `Row 3, column "name"`: where a person finds a cell. */
export function cellPlace(row: number, column: string, index: number): string {
  return `row ${row}, column ${column === '' ? index + 1 : `"${column}"`}`;
}

/** @throws Fault `input` where there are more rows than fit; readers call it before they have read them all. */
export function assertRowCount(count: number, name: string): void {
  if (count <= sheetLimits.rows) return;
  throw new Fault('input', `${name} has more than ${sheetLimits.rows.toLocaleString('en')} rows. Split it into smaller files.`, {
    detail: { file: name },
  });
}

/**
 * Makes a Sheet of a table: names the columns, cleans every text, fills short rows, drops the empty ones at the end.
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
  const columns = table.header.slice(0, width).map((cell) => cleanText(String(cell ?? '')).replace(/\s+/g, ' ').trim());
  const problems = [...(table.problems ?? [])];
  const rows = table.rows.map((cells, index) => {
    const row = index + 1;
    const used = widthOf(cells);
    if (used > width) problems.push({ row, message: tooMany(row, used, width, cells) });
    return columns.map((column, at) => cleanCell(cells[at] ?? null, () => `${name}, ${cellPlace(row, column, at)}`));
  });
  while (rows.length > 0 && rows[rows.length - 1]!.every(isBlank) && problems[problems.length - 1]?.row !== rows.length) rows.pop();
  assertRowCount(rows.length, name);
  if (rows.length === 0) {
    throw new Fault('input', `${name} has a header but no rows below it. Add a row for each picture to make.`, { detail: { file: name } });
  }
  return { name, sheets: table.sheets, sheet: table.sheet, columns, rows, ...(problems.length > 0 ? { problems } : {}) };
}

function tooMany(row: number, used: number, width: number, cells: readonly Cell[]): string {
  const extra = String(cells.slice(width).find((cell) => !isBlank(cell))).slice(0, 40);
  return `Row ${row} has ${used} cells but there are ${width} columns ("${extra}" has none): put quotes around a text that holds the separator.`;
}

function cleanCell(cell: Cell, place: () => string): Cell {
  if (typeof cell === 'number') return Number.isFinite(cell) ? cell : null;
  if (typeof cell !== 'string') return cell;
  if (cell.length > sheetLimits.cellLength) {
    throw new Fault(
      'input',
      `${place()}: the text has ${cell.length.toLocaleString('en')} characters; ${sheetLimits.cellLength.toLocaleString('en')} is the most. Shorten it.`,
    );
  }
  return cleanText(cell).trim();
}
