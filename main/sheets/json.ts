// Rows as JSON: a list of objects, `{"rows": [...]}`, or one object a line. The columns are the keys in the order they appear.

import { Fault } from '../../shared/fault.ts';
import { isRecord } from '../../shared/record.ts';
import type { Cell } from '../../shared/sheet.ts';
import { findEncoding, readText, type Encoding } from './decode.ts';
import { LineSplitter, ListSplitter, type Refuse } from './jsonValues.ts';
import { MixedTexts } from './mixed.ts';
import type { OpenSheet } from './source.ts';
import { columnName, emptySheet, isBlank, RowWriter, sheetLimits, type SheetHead, type SheetSink } from './table.ts';

/** @throws Fault `input` where it is not JSON, or not rows. */
export async function readJson(file: OpenSheet, sink: SheetSink): Promise<SheetHead> {
  const encoding = await findEncoding(file);
  const taker = new ObjectTaker(file.name, sink, encoding);
  const splitter = new ListSplitter((bytes, isDoubtful) => taker.take(bytes, isDoubtful, (row) => `row ${row}`), refusal(file.name));
  for await (const { bytes, isUtf8, read } of readText(file, encoding)) {
    splitter.push(bytes, !isUtf8);
    await sink.progress(read);
  }
  splitter.end();
  return taker.finish();
}

/** @throws Fault `input` naming the line that is not an object. */
export async function readJsonLines(file: OpenSheet, sink: SheetSink): Promise<SheetHead> {
  const encoding = await findEncoding(file);
  const taker = new ObjectTaker(file.name, sink, encoding);
  const splitter = new LineSplitter((bytes, isDoubtful) => taker.take(bytes, isDoubtful, () => `line ${splitter.lines}`), refusal(file.name));
  for await (const { bytes, isUtf8, read } of readText(file, encoding)) {
    splitter.push(bytes, !isUtf8);
    await sink.progress(read);
  }
  splitter.end();
  return taker.finish();
}

function refusal(name: string, cause?: unknown): Refuse {
  return (why) => new Fault('input', `${name} ${why}`, { detail: { file: name }, cause });
}

/** What `JSON.parse` says of a text, without the text itself and places within it. */
function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : 'it cannot be read';
  return message.replace(/, "[\s\S]*$/, '').replace(/ (?:in JSON )?at position .*$/s, '').replace(/\.$/, '');
}

/** Puts objects into rows. */
class ObjectTaker {
  private readonly name: string;
  private readonly refuse: Refuse;
  private readonly texts: MixedTexts;
  private readonly rows: RowWriter;
  /** Columns by key. */
  private readonly columns = new Map<string, number>();
  private readonly keys: string[] = [];

  constructor(name: string, sink: SheetSink, encoding: Encoding) {
    this.name = name;
    this.refuse = refusal(name);
    this.texts = new MixedTexts(encoding);
    this.rows = new RowWriter(name, sink);
  }

  take(bytes: Uint8Array, isDoubtful: boolean, place: (row: number) => string): void {
    const row = this.rows.row + 1;
    const value = this.parse(this.texts.textOf(bytes, isDoubtful, row), place(row));
    if (!isRecord(value)) throw this.refuse(`has a row ${row} that is not an object: write it as {"claim": "...", "name": "..."}.`);
    const cells: Cell[] = [];
    for (const [key, entry] of Object.entries(value)) {
      const index = this.columnOf(key);
      while (cells.length < index) cells.push(null);
      cells[index] = this.cellOf(entry, row, key);
    }
    if (cells.every(isBlank)) this.rows.blankRow();
    else this.write(cells);
  }

  finish(): SheetHead {
    if (this.columns.size === 0) throw emptySheet(this.name);
    this.texts.tell(this.rows);
    const columns = this.keys.map(columnName);
    return { name: this.name, sheets: [this.name], sheet: this.name, columns, missing: null, ...this.rows.finish() };
  }

  private write(cells: readonly Cell[]): void {
    this.rows.beginRow();
    for (const [index, cell] of cells.entries()) this.rows.cell(cell, this.keys[index]!, index);
    this.rows.endRow();
  }

  private parse(text: string, place: string): unknown {
    try {
      return JSON.parse(text);
    } catch (error) {
      throw refusal(this.name, error)(`is not valid JSON in ${place}: ${reasonOf(error)}. Correct it and try again.`);
    }
  }

  private columnOf(key: string): number {
    const known = this.columns.get(key);
    if (known !== undefined) return known;
    if (this.columns.size === sheetLimits.columns) {
      throw this.refuse(`has more than ${sheetLimits.columns} different keys. Remove those you do not need.`);
    }
    this.columns.set(key, this.keys.length);
    return this.keys.push(key) - 1;
  }

  private cellOf(value: unknown, row: number, key: string): Cell {
    if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
    throw this.refuse(`has a ${Array.isArray(value) ? 'list' : 'nested object'} in row ${row}, "${key.slice(0, 100)}": give a text or a number.`);
  }
}
