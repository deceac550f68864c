// From what a reader finds to the rows of a Sheet: columns named, cells cleaned, limits kept, and what is wrong with a row told by its
// number. Rows are packed as they come; a reader never holds them all.

import { cleanText } from '../../shared/clean.ts';
import type { Severity } from '../../shared/checks/check.ts';
import { Fault } from '../../shared/fault.ts';
import type { Cell, CellPicture, Sheet, SheetProblem } from '../../shared/sheet.ts';
import type { PackedFile } from '../zip.ts';
import { RowPacker, type RowBlock } from './packedRows.ts';

/**
 * What a spreadsheet may hold at most. `bytes` bounds what must be in memory as a whole (bytes sent by a page, workbooks), not a text
 * file on the disk; `packedBytes` what its rows take when they are packed.
 */
export const sheetLimits = { bytes: 200_000_000, rows: 200_000, columns: 500, cellLength: 20_000, packedBytes: 500_000_000 } as const;

/** All of a Sheet but its rows, which went before it in blocks. */
export interface SheetHead extends Omit<Sheet, 'rows' | 'pictures'> {
  /** What a cell is that its row does not have. */
  readonly missing: Cell;
  /** Pictures in cells, by their names within the file. */
  readonly pictures?: readonly PlacedPicture[];
}

/** A picture in a cell, and where its bytes lie in the file. */
export interface PlacedPicture extends Omit<CellPicture, 'read'> {
  readonly packed: PackedFile;
}

/** Takes what a reader finds. */
export interface SheetSink {
  /** Some rows; they follow those that came before. */
  block(block: RowBlock): void;
  /** How far the reader is, in bytes of the file; resolves when it may go on. */
  progress(read: number): Promise<void>;
}

export const isBlank = (cell: Cell | undefined): boolean =>
  cell === null || cell === undefined || (typeof cell === 'string' && cell.trim() === '');

/** Cells up to the last that has something. */
export function widthOf(cells: readonly Cell[]): number {
  let width = cells.length;
  while (width > 0 && isBlank(cells[width - 1])) width -= 1;
  return width;
}

/** Where a person finds a cell of a row: `column "name" of points.csv`. */
export function columnPlace(column: string, index: number, file: string): string {
  return `column ${column === '' ? index + 1 : `"${column}"`} of ${file}`;
}

/** A cell of the header as the name of its column. */
export function columnName(cell: Cell): string {
  const text = typeof cell === 'string' ? cell.slice(0, sheetLimits.cellLength) : String(cell ?? '');
  return cleanText(text).replace(/\s+/g, ' ').trim();
}

/**
 * The names of the columns, up to the last that has one.
 * @throws Fault `input` where there is none, or too many.
 */
export function columnsOf(header: readonly Cell[], name: string): readonly string[] {
  const width = widthOf(header);
  if (width === 0) throw emptySheet(name);
  if (width > sheetLimits.columns) throw tooManyColumns(width, name);
  return header.slice(0, width).map(columnName);
}

export function emptySheet(name: string): Fault {
  return new Fault('input', `${name} is empty: its first row must name the columns.`, { detail: { file: name } });
}

export function tooManyColumns(count: number, name: string): Fault {
  return new Fault('input', `${name} has ${count.toLocaleString('en')} columns; ${sheetLimits.columns} is the most. Remove those you do not need.`, {
    detail: { file: name },
  });
}

/** Packs rows and gathers what is wrong with them. Empty rows keep their number; those at the end are no rows. */
export class RowWriter {
  readonly name: string;
  private readonly packer: RowPacker;
  private readonly found: SheetProblem[] = [];
  private blanks = 0;
  private packed = 0;
  private isOpen = false;

  constructor(name: string, sink: Pick<SheetSink, 'block'>) {
    this.name = name;
    this.packer = new RowPacker((block) => {
      this.packed += block.bytes.byteLength;
      if (this.packed > sheetLimits.packedBytes) throw this.tooMuchText();
      sink.block(block);
    });
  }

  /** The 1-based number of the row that is being written, or was last. */
  get row(): number {
    return this.packer.rows + this.blanks + (this.isOpen ? 1 : 0);
  }

  /** An empty row. */
  blankRow(): void {
    this.blanks += 1;
  }

  /** Begins a row with content. @throws Fault `input` where there are more than fit */
  beginRow(): void {
    if (this.row >= sheetLimits.rows) throw this.tooManyRows();
    for (; this.blanks > 0; this.blanks -= 1) this.packer.endRow();
    this.isOpen = true;
  }

  endRow(): void {
    this.isOpen = false;
    this.packer.endRow();
  }

  /** A text that is clean, by its UTF-8. */
  utf8(source: Uint8Array, start: number, end: number): void {
    this.packer.utf8(source, start, end);
  }

  /** A cell of a column, made safe; one that is too long is a problem of its row. */
  cell(value: Cell, column: string, index: number): void {
    if (typeof value === 'number') this.packer.cell(Number.isFinite(value) ? value : null);
    else if (typeof value !== 'string') this.packer.cell(value);
    else if (value.length > sheetLimits.cellLength) this.longCell(value.length, column, index);
    else this.packer.cell(cleanText(value).trim());
  }

  /** A cell whose text is too long. */
  longCell(length: number, column: string, index: number): void {
    const most = sheetLimits.cellLength.toLocaleString('en');
    this.problem(`The text in ${columnPlace(column, index, this.name)} has ${length.toLocaleString('en')} characters; ${most} is the most. Shorten it.`);
    this.packer.cell(null);
  }

  /** A problem of a row, the one that is being written if none is named. */
  problem(message: string, severity: Severity = 'error', row = this.row): void {
    this.found.push(severity === 'error' ? { row, message } : { row, message, severity });
  }

  /** Ends the last block. @throws Fault `input` where there was no row */
  finish(): Pick<SheetHead, 'problems'> {
    this.blanks = 0;
    if (this.packer.rows === 0) {
      throw new Fault('input', `${this.name} has a header but no rows below it. Add a row for each picture to make.`, { detail: { file: this.name } });
    }
    this.packer.flush();
    return this.found.length > 0 ? { problems: this.found.sort((a, b) => a.row - b.row) } : {};
  }

  private tooManyRows(): Fault {
    const most = sheetLimits.rows.toLocaleString('en');
    return new Fault('input', `${this.name} has more than ${most} rows, the most that can be used at a time. Split it into smaller files.`, {
      detail: { file: this.name },
    });
  }

  private tooMuchText(): Fault {
    return new Fault('input', `${this.name} holds too much text (row ${this.row.toLocaleString('en')} and those after it have no room). Remove the columns you do not need.`, {
      detail: { file: this.name, row: this.row },
    });
  }
}
