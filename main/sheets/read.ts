// Reads a spreadsheet, whatever its format, into rows. Formats are a table; one that unpacks, and any large file, is read
// apart, by what can be ended.

import { Fault } from '../../shared/fault.ts';
import type { Sheet } from '../../shared/sheet.ts';
import { readApart } from './apart.ts';
import { formatOf } from './formats.ts';
import { parseSheet } from './parse.ts';
import { openSheetFile, type SheetFile } from './source.ts';
import { sheetLimits } from './table.ts';

/** Larger text files are read apart, so that the studio stays awake. */
const inlineBytes = 2_000_000;

export interface ReadSheetOptions {
  /** The sheet of a workbook; the first if absent. */
  readonly sheet?: string;
  readonly signal?: AbortSignal;
  /** Told now and then how many bytes of how many were read; of small files never. */
  readonly onProgress?: (read: number, total: number) => void;
}

/**
 * The rows of a CSV, TSV, XLSX, JSON or JSON Lines file, given by its path or its bytes, and its name. A text file on the disk may have
 * any size: it is read piece by piece, and its rows are kept packed.
 * @throws Fault `input` in one sentence that names the file, and row and column where one is to blame; `notFound` for a file that is not
 *   there or a sheet it does not have; `conflict` where it is changed meanwhile; `cancelled` when the signal fires.
 */
export async function readSheet(file: SheetFile, name: string, options: ReadSheetOptions = {}): Promise<Sheet> {
  const { sheet, signal, onProgress } = options;
  if (signal?.aborted) throw new Fault('cancelled', `Reading ${name} was cancelled.`);
  const { isLarge, size } = await look(file, name);
  return isLarge ? await readApart({ file, name, size, ...(sheet === undefined ? {} : { sheet }) }, { signal, onProgress }) : await parseSheet(file, name, sheet);
}

/** Whether a file is to be read apart. @throws Fault `input` where it must be held as a whole and is too large for that */
async function look(file: SheetFile, name: string): Promise<{ readonly isLarge: boolean; readonly size: number }> {
  const opened = await openSheetFile(file, name);
  try {
    const { size } = opened;
    const { unpacks } = formatOf(await opened.head(8), name);
    if (size > sheetLimits.bytes && (unpacks || typeof file !== 'string')) {
      throw new Fault('input', `${name} is larger than ${sheetLimits.bytes / 1_000_000} MB. Split it into smaller files.`, { detail: { file: name } });
    }
    return { isLarge: unpacks || size > inlineBytes, size };
  } finally {
    await opened.close();
  }
}
