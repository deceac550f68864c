// Workbooks (XLSX): held to their limits while still packed, then read by SheetJS. Dates, percentages and amounts become the
// text a person sees; plain numbers stay numbers. Hidden rows count as others do, and a value of merged cells is that of the first.

import * as xlsx from '@e965/xlsx';
import { zipSync } from 'fflate';
import { Fault } from '../../shared/fault.ts';
import { nearest } from '../../shared/nearest.ts';
import type { Cell } from '../../shared/sheet.ts';
import { locateInZip, readZip, type PackedFile, type ZipEntries } from '../zip.ts';
import { findPictures, sheetPart, type GridPictures } from './cellPictures.ts';
import type { OpenSheet } from './source.ts';
import { columnPlace, columnsOf, emptySheet, isBlank, RowWriter, sheetLimits, widthOf, type PlacedPicture, type SheetHead, type SheetSink } from './table.ts';

/** Bombs of 2 MB took popular readers past 1 GB: nothing is given to the reader before it was unpacked and counted. */
export const workbookLimits = { entries: 20_000, bytes: 200_000_000, ratio: 200, backslashes: true } as const;

const mainPart = 'xl/workbook.xml';

/** Parts that hold cells, their types and their styles; macros and printer settings are left aside. */
const isRead = (path: string): boolean => /\.(xml|rels)$/i.test(path);

/** Pictures are not unpacked before a row asks for one. */
const isPicture = (path: string): boolean => /^xl\/media\//i.test(path);

/** Those of them without the cells: enough to know the sheets by, and small. */
const isOutline = (path: string): boolean => isRead(path) && !/(worksheets\/[^/]+|sharedstrings)\.xml$/i.test(path);

/** Rows read at most: the most that fit, and some for empty ones around the header and to notice that there are too many. */
const readRows = sheetLimits.rows + 102;

/**
 * Reads one sheet: the named one, or the first that is not hidden.
 * @throws Fault `input` where it is no workbook or breaks a limit; `notFound`, listing the sheets, where it has none of that name.
 */
export async function readWorkbook(file: OpenSheet, wanted: string | undefined, sink: SheetSink): Promise<SheetHead> {
  const { name } = file;
  const bytes = await file.whole();
  const entries = await readZip(bytes, name, workbookLimits, isRead);
  if (!entries.has(mainPart)) throw unreadable(name);
  const sheets = sheetNames(repack(entries, isOutline), name);
  const sheet = chooseSheet(sheets, wanted, name);
  const book = readBook(entries, sheet, name);
  await sink.progress(bytes.byteLength);
  const media = book.found.pictures.length > 0 ? await locateInZip(bytes, name, { ...workbookLimits, bytes: Infinity }, isPicture) : new Map<string, PackedFile>();
  return { name, sheets, sheet, missing: null, ...writeRows(book, media, new RowWriter(name, sink)) };
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

/** What is read of one sheet. */
interface Book {
  readonly grid: CellGrid;
  readonly merged: readonly xlsx.Range[];
  /** 0-based rows that a person has hidden, or a filter. */
  readonly hidden: ReadonlySet<number>;
  /** Addresses of formulas that no program has reckoned since they were written. */
  readonly unreckoned: ReadonlySet<string>;
  readonly found: GridPictures;
}

const noPictures: GridPictures = { pictures: [], unclear: [], cells: new Set() };

function readBook(entries: ZipEntries, sheet: string, name: string): Book {
  const part = sheetPart(entries, sheet);
  const bytes = part === undefined ? undefined : entries.get(part);
  // The names of elements and attributes are ASCII.
  const xml = bytes ? Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1') : '';
  const book = parse(repack(entries, isRead), name, {
    dense: true,
    sheets: sheet,
    sheetRows: readRows,
    cellNF: true,
    cellText: true,
    dateNF: 'yyyy-mm-dd',
  });
  const found = book.Sheets[sheet];
  if (!found) throw unreadable(name);
  const hidden = [...xml.matchAll(/<row\s[^>]*\bhidden="(?:1|true)"[^>]*>/g)].map(([tag]) => Number(/\br="(\d+)"/.exec(tag)?.[1] ?? 0) - 1);
  return {
    grid: found['!data'] ?? [],
    merged: found['!merges'] ?? [],
    hidden: new Set(hidden),
    unreckoned: unreckonedIn(xml),
    found: part === undefined ? noPictures : findPictures(entries, part, xml),
  };
}

/** Cells with a formula and no value, which SheetJS leaves out. */
function unreckonedIn(xml: string): ReadonlySet<string> {
  const cells = xml.matchAll(/<c\s[^>]*\br="([A-Z]+\d+)"[^>]*><f\b[^>]*(?:\/>|>[^<]*<\/f>)(?:<v\/>|<v><\/v>)?<\/c>/g);
  return new Set(Array.from(cells, ([, address]) => address!));
}

/** The first row with content is the header; all else is told by data row. */
function writeRows(book: Book, media: ReadonlyMap<string, PackedFile>, rows: RowWriter): Pick<SheetHead, 'columns' | 'problems' | 'pictures'> {
  const { grid, found } = book;
  const start = grid.findIndex((cells) => cells?.some((cell) => !isBlank(toCell(cell))));
  if (start < 0) throw emptySheet(rows.name);
  const columns = columnsOf(Array.from(grid[start]!, toCell), rows.name);
  const pictures = found.pictures.flatMap((picture) => placed(picture, start, media));
  const withPicture = new Set([...pictures.map(({ row }) => row), ...found.unclear.flatMap((one) => one.rows.map((row) => row - start))]);
  const unreckonedRows = new Set([...book.unreckoned].map((address) => xlsx.utils.decode_cell(address).r));
  const last = [...withPicture, ...[...unreckonedRows].map((row) => row - start)].reduce((most, row) => Math.max(most, row), grid.length - start - 1);
  for (let row = 1; row <= last; row += 1) {
    const cells = grid[start + row] ?? [];
    const isEmpty = !withPicture.has(row) && !unreckonedRows.has(start + row) && !cells.some((cell) => cell?.t === 'e' || !isBlank(toCell(cell)));
    if (isEmpty) rows.blankRow();
    else writeRow(cells, start + row, book, columns, rows);
  }
  tellMerged(book, start, columns, rows);
  tellUnclear(found, start, rows);
  return { columns, ...rows.finish(), ...(pictures.length > 0 ? { pictures } : {}) };
}

function placed({ row, column, part }: GridPictures['pictures'][number], start: number, media: ReadonlyMap<string, PackedFile>): readonly PlacedPicture[] {
  const packed = media.get(part);
  // Above the first row of data lie logos.
  return packed && row > start && row - start <= sheetLimits.rows ? [{ row: row - start, column, name: part, packed }] : [];
}

function writeRow(cells: readonly (xlsx.CellObject | undefined)[], gridRow: number, book: Book, columns: readonly string[], rows: RowWriter): void {
  const { name } = rows;
  rows.beginRow();
  const values = Array.from(cells, toCell);
  const used = widthOf(values);
  if (used > columns.length) {
    const extra = String(values.slice(columns.length).find((cell) => !isBlank(cell))).slice(0, 40).toWellFormed();
    rows.problem(`This row has ${used} cells but ${name} has ${columns.length} columns ("${extra}" has none): name its column, or remove it.`);
  }
  columns.forEach((column, index) => {
    const cell = cells[index];
    const isPlaced = book.found.cells.size > 0 && book.found.cells.has(`${gridRow}:${index}`);
    if (cell?.t === 'e' && !isPlaced) rows.problem(`A cell in ${columnPlace(column, index, name)} has the error ${cell.w ?? '#?'}: correct its formula.`);
    if (book.unreckoned.size > 0 && book.unreckoned.has(xlsx.utils.encode_cell({ r: gridRow, c: index }))) {
      rows.problem(`The formula in ${columnPlace(column, index, name)} has no value yet: open the workbook in a spreadsheet program and save it.`);
    }
    rows.cell(isPlaced ? null : (values[index] ?? null), column, index);
  });
  if (book.hidden.has(gridRow)) rows.problem(`This row is hidden in ${name}; it is used like the others.`, 'notice');
  rows.endRow();
}

/** Told of each merged range with a value once, for its first row. */
function tellMerged({ merged, grid }: Book, start: number, columns: readonly string[], rows: RowWriter): void {
  for (const { s: from, e: to } of merged) {
    const row = from.r - start;
    if (row < 1 || row > rows.row || from.c >= columns.length || isBlank(toCell(grid[from.r]?.[from.c]))) continue;
    const others = to.r > from.r ? `row ${row} alone, and rows ${row + 1} to ${to.r - start} have none` : 'the first of their columns alone';
    rows.problem(`The cells ${xlsx.utils.encode_range({ s: from, e: to })} of ${rows.name} are merged: their value is taken for ${others}.`, to.r > from.r ? 'warning' : 'notice', row);
  }
}

function tellUnclear({ unclear }: GridPictures, start: number, rows: RowWriter): void {
  for (const { rows: over, part } of unclear) {
    const told = over.map((row) => row - start).filter((row) => row > 0 && row <= rows.row);
    for (const row of told) {
      rows.problem(`The picture "${part.slice(part.lastIndexOf('/') + 1)}" lies over several rows of ${rows.name} (${told.join(' and ')}), so none got it: move it into one of them.`, 'warning', row);
    }
  }
}

/** Formats that show a number as it is; all others (dates, percentages, amounts, leading zeros) are part of what it says. */
const plainFormat = /^(general|[#,]*0?(\.[0#?]+)?)$/i;

function toCell(cell: xlsx.CellObject | undefined): Cell {
  if (!cell || cell.v === undefined || cell.t === 'z' || cell.t === 'e') return null;
  if (typeof cell.v === 'boolean' || typeof cell.v === 'string') return cell.v;
  if (typeof cell.v === 'number' && plainFormat.test(String(cell.z ?? 'General'))) return cell.v;
  return (cell.w ?? String(cell.v)).trim();
}
