// CSV and its kin: cells separated by comma, semicolon, tab or bar, found out from the first records. Quotes may hold separators
// and line breaks; a row may be short.

import { CsvError, parse } from 'csv-parse/sync';
import { Fault } from '../../shared/fault.ts';
import { unguardFormula } from './formula.ts';
import { assertRowCount, sheetLimits, type Table } from './table.ts';

const delimiters = [',', ';', '\t', '|'] as const;

/** How much of a file is looked at to find its separator. */
const sampleLength = 64 * 1024;
const sampleRecords = 50;

const options = { relax_column_count: true, relax_quotes: true, skip_empty_lines: false } as const;

/** Separators of the first records under one candidate: how wide the header is, and how many records are as wide. */
function judge(sample: string, delimiter: string): { readonly delimiter: string; readonly width: number; readonly share: number } {
  try {
    const records = parse(sample, { ...options, delimiter, to: sampleRecords }).filter((cells) => cells.some((cell) => cell !== ''));
    const width = records[0]?.length ?? 0;
    const alike = records.filter((cells) => cells.length === width).length;
    return { delimiter, width, share: records.length === 0 ? 0 : alike / records.length };
  } catch (error) {
    if (error instanceof CsvError) return { delimiter, width: 0, share: 0 };
    throw error;
  }
}

/** The separator that splits the header and leaves most records as wide as it; a comma where nothing does. */
export function findDelimiter(text: string): string {
  const lineEnd = text.lastIndexOf('\n', sampleLength);
  const sample = text.length <= sampleLength ? text : text.slice(0, lineEnd > 0 ? lineEnd : sampleLength);
  const judged = delimiters.map((delimiter) => judge(sample, delimiter)).filter(({ width }) => width > 1);
  const best = judged.sort((a, b) => b.share - a.share || b.width - a.width)[0];
  return best?.delimiter ?? ',';
}

/** Excel's own first line for a file with another separator, e.g. `sep=;`. */
const excelHint = /^"?sep=(.)"?\r?\n/i;

/**
 * Reads separated text. Empty lines above the header are passed over; those below it count as rows, so that numbers agree with
 * what a spreadsheet program shows.
 * @throws Fault `input` naming the row where a quote is not closed.
 */
export function readDelimited(text: string, name: string): Table {
  const hint = excelHint.exec(text);
  const body = hint ? text.slice(hint[0].length) : text;
  const delimiter = hint?.[1] ?? findDelimiter(body);
  // One more record than fit, so that too many are noticed without reading them all.
  const records = readRecords(body, delimiter, name, sheetLimits.rows + 102);
  const start = records.findIndex((cells) => cells.some((cell) => cell.trim() !== ''));
  const [header = [], ...rows] = start < 0 ? [] : records.slice(start);
  assertRowCount(rows.length, name);
  return { sheets: [name], sheet: name, header, rows: rows.map((cells) => cells.map(unguardFormula)) };
}

function readRecords(text: string, delimiter: string, name: string, most: number): string[][] {
  try {
    return parse(text, { ...options, delimiter, to: most });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error['lines'] === 'number' ? ` near line ${error['lines']}` : '';
    const reason = error.code === 'CSV_QUOTE_NOT_CLOSED' ? 'a quote (") is opened but never closed' : 'its quotes do not match';
    throw new Fault('input', `${name} cannot be read${line}: ${reason}. Correct it, or save the file again as CSV.`, {
      detail: { file: name },
      cause: error,
    });
  }
}
