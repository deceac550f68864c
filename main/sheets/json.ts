// Rows as JSON: a list of objects, `{"rows": [...]}`, or one object a line. The columns are the keys in the order they appear.

import { Fault } from '../../shared/fault.ts';
import { isRecord } from '../../shared/record.ts';
import type { Cell } from '../../shared/sheet.ts';
import { assertRowCount, sheetLimits, type Table } from './table.ts';

const fault = (name: string, message: string, cause?: unknown): Fault =>
  new Fault('input', `${name} ${message}`, { detail: { file: name }, cause });

/** @throws Fault `input` where it is not JSON, or not rows. */
export function readJson(text: string, name: string): Table {
  if (text.trim() === '') return { sheets: [name], sheet: name, header: [], rows: [] };
  const value = parseJson(text, (reason) => `is not valid JSON: ${reason}. Correct it and try again.`, name);
  const list = isRecord(value) ? value['rows'] : value;
  if (!Array.isArray(list)) {
    throw fault(name, 'holds no rows: give a list of objects, or an object with a list named "rows".');
  }
  return toTable(list, name);
}

/** @throws Fault `input` naming the line that is not an object. */
export function readJsonLines(text: string, name: string): Table {
  const lines = text.split(/\r?\n/);
  const values = lines.flatMap((line, index) =>
    line.trim() === '' ? [] : [parseJson(line, (reason) => `is not valid JSON in line ${index + 1}: ${reason}. Correct it and try again.`, name)],
  );
  return toTable(values, name);
}

function parseJson(text: string, message: (reason: string) => string, name: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw fault(name, message(error instanceof Error ? error.message.replace(/, "[\s\S]*$/, '').replace(/\.$/, '') : 'it breaks off'), error);
  }
}

function toTable(list: readonly unknown[], name: string): Table {
  assertRowCount(list.length, name);
  const columns = new Map<string, number>();
  const objects = list.map((value, index) => {
    if (!isRecord(value)) throw fault(name, `has a row ${index + 1} that is not an object: write it as {"claim": "...", "name": "..."}.`);
    for (const key of Object.keys(value)) if (!columns.has(key)) columns.set(key, columns.size);
    if (columns.size > sheetLimits.columns) throw fault(name, `has more than ${sheetLimits.columns} different keys. Remove those you do not need.`);
    return value;
  });
  const rows = objects.map((value, index) => {
    const cells: Cell[] = Array.from({ length: columns.size }, () => null);
    for (const [key, entry] of Object.entries(value)) cells[columns.get(key)!] = toCell(entry, index + 1, key, name);
    return cells;
  });
  return { sheets: [name], sheet: name, header: [...columns.keys()], rows };
}

function toCell(value: unknown, row: number, key: string, name: string): Cell {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  throw fault(name, `has a ${Array.isArray(value) ? 'list' : 'nested object'} in row ${row}, "${key}": give a text or a number.`);
}
