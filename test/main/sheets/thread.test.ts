// A spreadsheet that takes too much is ended, whatever it does, and the program goes on.

import { expect, test } from 'vitest';
import { readApart } from '../../../main/sheets/thread.ts';

const csv = (rows: number) => ({ name: 'points.csv', bytes: new TextEncoder().encode(`claim,name\n${'Light for all,Amina\n'.repeat(rows)}`) });

test('a file is read apart as it is read here', async () => {
  expect(await readApart(csv(2))).toEqual({
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

test('a fault comes across as a fault', async () => {
  await expect(readApart({ name: 'points.csv', bytes: new Uint8Array() })).rejects.toMatchObject({ name: 'Fault', code: 'input', message: 'points.csv is empty: its first row must name the columns.' });
});

test('too much memory', async () => {
  await expect(readApart(csv(190_000), undefined, { heapMb: 24, timeMs: 60_000 })).rejects.toMatchObject({ code: 'input', message: expect.stringContaining('needs too much memory') });
});

test('too much time', async () => {
  await expect(readApart(csv(190_000), undefined, { heapMb: 500, timeMs: 1 })).rejects.toMatchObject({ code: 'input', message: expect.stringContaining('takes too long') });
});
