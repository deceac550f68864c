// Reads a spreadsheet, whatever its format, into rows. Formats are a table; one that unpacks, and any large file, is read
// apart, by what can be ended.

import { Fault } from '../../shared/fault.ts';
import type { Sheet } from '../../shared/sheet.ts';
import { readApart } from './apart.ts';
import { formatOf } from './formats.ts';
import { parseSheet } from './parse.ts';
import { sheetLimits } from './table.ts';

/** Larger text files are read apart, so that the studio stays awake. */
const inlineBytes = 2_000_000;

export interface ReadSheetOptions {
  /** The sheet of a workbook; the first if absent. */
  readonly sheet?: string;
  readonly signal?: AbortSignal;
}

/**
 * The rows of a CSV, TSV, XLSX, JSON or JSON Lines file given by its bytes and name.
 * @throws Fault `input` in one sentence that names the file, and row and column where one is to blame; `notFound` for a sheet it
 *   does not have; `cancelled` when the signal fires.
 */
export async function readSheet(bytes: Uint8Array, name: string, options: ReadSheetOptions = {}): Promise<Sheet> {
  if (options.signal?.aborted) throw new Fault('cancelled', `Reading ${name} was cancelled.`);
  if (bytes.byteLength > sheetLimits.bytes) {
    throw new Fault('input', `${name} is larger than ${sheetLimits.bytes / 1_000_000} MB. Split it into smaller files.`, { detail: { file: name } });
  }
  const format = formatOf(bytes, name);
  return format.unpacks || bytes.byteLength > inlineBytes
    ? await readApart({ bytes, name, sheet: options.sheet }, options.signal)
    : await parseSheet(bytes, name, options.sheet);
}
