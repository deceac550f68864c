// Reads one spreadsheet as the command line does, goes over all its rows, and says what became of it and how much memory that took.

import { basename } from 'node:path';
import { readSheet } from '../../../main/sheets/read.ts';
import { asFault } from '../../../shared/fault.ts';

const path = process.argv[2]!;
let told = 0;
const startedAt = performance.now();

async function read(): Promise<{ readonly rows: number; readonly cells: number; readonly message: string }> {
  try {
    const { rows } = await readSheet(path, basename(path), { onProgress: () => (told += 1) });
    let cells = 0;
    for (const row of rows) cells += row.length;
    return { rows: rows.length, cells, message: '' };
  } catch (error) {
    return { rows: 0, cells: 0, message: asFault(error).message };
  }
}

const found = await read();
const memoryMb = process.resourceUsage().maxRSS / 1_024;
process.stdout.write(`${JSON.stringify({ ...found, told, memoryMb, seconds: (performance.now() - startedAt) / 1_000 })}\n`);
