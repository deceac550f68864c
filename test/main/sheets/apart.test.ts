// A spreadsheet that takes too much is ended, whatever it does, and the program goes on: in a process, and in Electron's thread.

import { pathToFileURL } from 'node:url';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as xlsx from '@e965/xlsx';
import { describe, expect, test } from 'vitest';
import { readApart, type ReadingLimits } from '../../../main/sheets/apart.ts';
import { startProcess } from '../../../main/sheets/process.ts';
import { startThread } from '../../../main/sheets/thread.ts';
import { makeFolder } from '../../helpers/folder.ts';

const csv = (rows: number) => {
  const file = new TextEncoder().encode(`claim,name\n${'Light for all,Amina\n'.repeat(rows)}`);
  return { name: 'points.csv', file, size: file.byteLength };
};
/** A workbook whose cells take some hundred megabytes while it is read. */
const workbook = (() => {
  const book = xlsx.utils.book_new();
  xlsx.utils.book_append_sheet(book, xlsx.utils.aoa_to_sheet(Array.from({ length: 40_000 }, (_, row) => [`Light for all ${row}`, 'Amina', row, 'Kisumu'])), 'Points');
  const written: ArrayBuffer = xlsx.write(book, { type: 'array', bookType: 'xlsx', compression: true });
  return { name: 'points.xlsx', file: new Uint8Array(written), size: written.byteLength };
})();

const limits: ReadingLimits = { heapMb: 500, memoryMb: 1_000, timeMs: 60_000 };

describe.each([
  ['a process', startProcess],
  ['a thread', startThread],
])('%s', (_, start) => {
  test('reads a file as it is read here', async () => {
    const sheet = await readApart(csv(2), { limits, start });
    expect({ ...sheet, rows: [...sheet.rows] }).toEqual({
      name: 'points.csv',
      sheets: ['points.csv'],
      sheet: 'points.csv',
      columns: ['claim', 'name'],
      rows: [
        ['Light for all', 'Amina'],
        ['Light for all', 'Amina'],
      ],
    });
  });

  test('brings a fault across as a fault', async () => {
    await expect(readApart({ name: 'points.csv', file: new Uint8Array(), size: 0 }, { limits, start })).rejects.toMatchObject({
      name: 'Fault',
      code: 'input',
      message: 'points.csv is empty: its first row must name the columns.',
    });
  });

  test('is ended where it needs too much memory', async () => {
    await expect(readApart(workbook, { limits: { ...limits, heapMb: 24 }, start })).rejects.toMatchObject({
      code: 'input',
      message: 'points.xlsx needs too much memory to read. Save only the sheet you need, as CSV.',
    });
  });

  test('is ended where it takes too long', async () => {
    await expect(readApart({ ...csv(190_000), size: 0 }, { limits: { ...limits, timeMs: 1 }, start })).rejects.toMatchObject({ code: 'input', message: expect.stringContaining('takes too long') });
  });

  test('is ended when it is cancelled', async () => {
    const stop = new AbortController();
    const reading = readApart(csv(190_000), { signal: stop.signal, limits, start });
    stop.abort();
    await expect(reading).rejects.toMatchObject({ code: 'cancelled' });
  });
});

test('the command line and the browser host read in a process', async () => {
  await expect(readApart(csv(190_000), { limits: { ...limits, memoryMb: 1 } })).rejects.toMatchObject({ message: expect.stringContaining('too much memory') });
});

test('a process that takes too much in buffers, which no heap counts, is ended', async () => {
  await expect(readApart(csv(190_000), { limits: { ...limits, memoryMb: 60 }, start: startProcess })).rejects.toMatchObject({ message: expect.stringContaining('too much memory') });
});

test('a process that never comes to an answer is gone when its time is up', async () => {
  const script = join(makeFolder(), 'endless.mjs');
  writeFileSync(script, 'process.once("message", () => { for (;;); });');
  const reader = startProcess(pathToFileURL(script), csv(1), limits, () => undefined);
  await reader.end();
  expect(await reader.ended).toBe('memory');
});
