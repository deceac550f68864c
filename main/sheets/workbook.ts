// Workbooks (XLSX): held to their limits while still packed, then read by SheetJS. Dates, percentages and amounts become the
// text a person sees; plain numbers stay numbers.

import * as xlsx from '@e965/xlsx';
import { zipSync } from 'fflate';
import { Fault } from '../../shared/fault.ts';
import { nearest } from '../../shared/nearest.ts';
import type { Cell } from '../../shared/sheet.ts';
import { readZip, type ZipEntries } from '../zip.ts';
import { columnName, columnPlace, sheetLimits, type RowProblem, type Table } from './table.ts';

/** Bombs of 2 MB took popular readers past 1 GB: nothing is given to the reader before it was unpacked and counted. */
export const workbookLimits = { entries: 2_000, bytes: 200_000_000, ratio: 200, backslashes: true } as const;

const mainPart = 'xl/workbook.xml';

/** Parts that hold cells, their types and their styles; pictures, macros and printer settings are left aside. */
const isRead = (path: string): boolean => /\.(xml|rels)$/i.test(path);

/** Those of them without the cells: enough to know the sheets by, and small. */
const isOutline = (path: string): boolean => isRead(path) && !/(worksheets\/[^/]+|sharedstrings)\.xml$/i.test(path);

/** Rows read at most: the most that fit, and some for empty ones around the header and to notice that there are too many. */
const readRows = sheetLimits.rows + 102;

/**
 * Reads one sheet: the named one, or the first that is not hidden.
 * @throws Fault `input` where it is no workbook or breaks a limit; `notFound`, listing the sheets, where it has none of that name.
 */
export async function readWorkbook(bytes: Uint8Array, name: string, wanted?: string): Promise<Table> {
  const entries = await readZip(bytes, name, workbookLimits);
  if (!entries.has(mainPart)) throw unreadable(name);
  const sheets = sheetNames(repack(entries, isOutline), name);
  const sheet = chooseSheet(sheets, wanted, name);
  return { sheets, sheet, ...tableOf(readCells(repack(entries, isRead), sheet, name), name) };
}

const unreadable = (name: string, cause?: unknown): Fault =>
  new Fault('input', `${name} is not an XLSX workbook, or is damaged. Save it again as XLSX or CSV.`, { detail: { file: name }, cause });

/** Exactly the parts that were counted, so that the reader cannot come to see others. */
function repack(entries: ZipEntries, isWanted: (path: string) => boolean): Uint8Array {
  return zipSync(Object.fromEntries([...entries].filter(([path]) => isWanted(path))), { level: 0 });
}

function parse(bytes: Uint8Array, name: string, options: xlsx.ParsingOptions): xlsx.WorkBook {
  try {
    return xlsx.read(bytes, { type: 'array', cellHTML: false, cellFormula: false, ...options });
  } catch (error) {
    throw unreadable(name, error);
  }
}

/** Names of the sheets that can be seen; all, where all are hidden. */
function sheetNames(bytes: Uint8Array, name: string): readonly string[] {
  const book = parse(bytes, name, { sheets: [] });
  const visible = book.SheetNames.filter((_, index) => !book.Workbook?.Sheets?.[index]?.Hidden);
  const names = visible.length > 0 ? visible : book.SheetNames;
  if (names.length === 0) throw unreadable(name);
  return names;
}

function chooseSheet(sheets: readonly string[], wanted: string | undefined, name: string): string {
  if (wanted === undefined) return sheets[0]!;
  const found = sheets.find((sheet) => sheet === wanted) ?? sheets.find((sheet) => sheet.toLowerCase() === wanted.trim().toLowerCase());
  if (found !== undefined) return found;
  const [near] = nearest(wanted, sheets, 1);
  const hint = near === undefined ? '' : `; did you mean "${near}"`;
  throw new Fault('notFound', `${name} has no sheet "${wanted}"${hint}. Its sheets are: ${sheets.join(', ')}.`, {
    detail: { file: name, sheet: wanted },
  });
}

/** Cells by row and column; rows and cells without content may be missing. */
type CellGrid = readonly (readonly (xlsx.CellObject | undefined)[] | undefined)[];

function readCells(bytes: Uint8Array, sheet: string, name: string): CellGrid {
  const book = parse(bytes, name, { dense: true, sheets: sheet, sheetRows: readRows, cellNF: true, cellText: true, dateNF: 'yyyy-mm-dd' });
  const found = book.Sheets[sheet];
  if (!found) throw unreadable(name);
  return found['!data'] ?? [];
}

/** The first row with content is the header; its problems and those below are told by data row. */
function tableOf(grid: CellGrid, name: string): Pick<Table, 'header' | 'rows' | 'problems'> {
  const start = grid.findIndex((cells) => cells?.some((cell) => toCell(cell) !== null && toCell(cell) !== ''));
  if (start < 0) throw new Fault('input', `${name} is empty: its first row must name the columns.`, { detail: { file: name } });
  const header = Array.from(grid[start]!, toCell);
  const problems: RowProblem[] = [];
  const rows = Array.from({ length: grid.length - start - 1 }, (_, index) => {
    const cells = grid[start + 1 + index] ?? [];
    const at = cells.findIndex((cell) => cell?.t === 'e');
    if (at >= 0) problems.push({ row: index + 1, message: wrongFormula(cells[at]?.w, columnPlace(columnName(header[at] ?? null), at, name)) });
    return Array.from(cells, toCell);
  });
  return { header, rows, problems };
}

const wrongFormula = (error: string | undefined, place: string): string => `A cell in ${place} has the error ${error ?? '#?'}: correct its formula.`;

/** Formats that show a number as it is; all others (dates, percentages, amounts, leading zeros) are part of what it says. */
const plainFormat = /^(general|[#,]*0?(\.[0#?]+)?)$/i;

function toCell(cell: xlsx.CellObject | undefined): Cell {
  if (!cell || cell.v === undefined || cell.t === 'z' || cell.t === 'e') return null;
  if (typeof cell.v === 'boolean' || typeof cell.v === 'string') return cell.v;
  if (typeof cell.v === 'number' && plainFormat.test(String(cell.z ?? 'General'))) return cell.v;
  return (cell.w ?? String(cell.v)).trim();
}
