// Files larger than memory: they are read piece by piece, with little memory here and in the process that reads them, or are refused in
// one sentence. `npm run proof` makes them as large as their names say.

import { closeSync, openSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readApart, type ReadingLimits } from '../../../main/sheets/apart.ts';
import { runChild } from '../../helpers/child.ts';
import { makeFolder } from '../../helpers/folder.ts';
import { amount, isProof } from '../../helpers/proof.ts';

const timeMs = amount(120_000, 900_000);

/** A file that is written in parts, none of which is large. */
function fileOf(name: string, parts: Iterable<string>): string {
  const path = join(makeFolder(), name);
  const file = openSync(path, 'w');
  for (const part of parts) writeSync(file, part);
  closeSync(file);
  return path;
}

function* repeated(first: string, part: string, times: number, last = ''): Generator<string> {
  yield first;
  for (let index = 0; index < times; index += 1) yield part;
  yield last;
}

/** Words in a fixed but disorderly order, so that they do not pack to nothing. */
function words(count: number): string {
  let seed = 7;
  const next = (): number => (seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0);
  return Array.from({ length: count }, () => next().toString(36)).join(' ');
}

interface Reading {
  readonly rows: number;
  readonly cells: number;
  readonly message: string;
  readonly told: number;
  readonly memoryMb: number;
  readonly seconds: number;
}

async function readBeside(path: string): Promise<Reading> {
  const { lines } = await runChild(new URL('./reader.ts', import.meta.url), [path]);
  const reading: Reading = JSON.parse(lines[0]!);
  const size = statSync(path).size / 1_000_000;
  if (isProof) console.info(`${path.split('/').pop()}: ${size.toFixed(0)} MB, ${reading.rows} rows in ${reading.seconds.toFixed(1)} s, ${reading.memoryMb.toFixed(0)} MB here`);
  return reading;
}

/** Reads where nothing may take more memory than this, whatever the file's size. */
async function readWithin(path: string, limits: Partial<ReadingLimits>): Promise<number> {
  const sheet = await readApart({ file: path, name: 'points.csv', size: statSync(path).size }, { limits: { heapMb: 200, memoryMb: 400, timeMs, ...limits } });
  return sheet.rows.length;
}

describe('a CSV of 1 GB', () => {
  const line = `"Light, for all",${words(850)},Amina\n`;
  const lines = 100;
  const times = amount(6, Math.floor(1_073_741_824 / (line.length * lines)));
  const make = (): string => fileOf('points.csv', repeated('claim,notes,name\n', line.repeat(lines), times));

  test('is read with all its rows, in little memory', { timeout: timeMs }, async () => {
    const { rows, cells, told, memoryMb, message } = await readBeside(make());
    expect(message).toBe('');
    expect(rows).toBe(times * lines);
    expect(cells).toBe(rows * 3);
    expect(told).toBeGreaterThan(0);
    expect(memoryMb).toBeLessThan(400);
  });

  test('takes no more memory in the process that reads it', { timeout: timeMs }, async () => {
    expect(await readWithin(make(), {})).toBe(times * lines);
  });
});

test('2 million rows are refused as soon as it is known, with how many can be used', { timeout: timeMs }, async () => {
  const path = fileOf('points.csv', repeated('claim,name\n', 'Light for all people,Amina\n'.repeat(1_000), amount(201, 2_000)));
  const { message, memoryMb } = await readBeside(path);
  expect(message).toBe('points.csv has more than 200,000 rows, the most that can be used at a time. Split it into smaller files.');
  expect(memoryMb).toBeLessThan(300);
});

const point = (row: number): string => `"People without electricity, number ${row}",${row},million,"World Energy Outlook, 2011",Make your point,#TechJustice,https://example.org/${row},Zoë ${row},Kisumu,Teacher,yes,en\n`;
test('100,000 rows take less than 100 MB', { timeout: timeMs }, async () => {
  const lines = Array.from({ length: 1_000 }, (_, row) => point(row)).join('');
  const path = fileOf('points.csv', repeated('claim,figure,unit,source,callToAction,hashtag,link,name,place,role,consent,language\n', lines, 100));
  const { rows, cells, memoryMb } = await readBeside(path);
  expect({ rows, cells }).toEqual({ rows: 100_000, cells: 1_200_000 });
  expect(memoryMb).toBeLessThan(190);
});

test('one cell of 100 MB is a problem of its row, and the others are read', { timeout: timeMs }, async () => {
  const path = fileOf('points.csv', repeated('claim,name\nLight,Amina\n', 'x'.repeat(1_000_000), amount(5, 100), ',Juma\nWater,Li\n'));
  const sheet = await readApart({ file: path, name: 'points.csv', size: statSync(path).size }, { limits: { heapMb: 100, memoryMb: 250, timeMs } });
  expect([...sheet.rows]).toEqual([
    ['Light', 'Amina'],
    [null, 'Juma'],
    ['Water', 'Li'],
  ]);
  const length = (amount(5, 100) * 1_000_000).toLocaleString('en');
  expect(sheet.problems).toEqual([{ row: 2, message: `The text in column "claim" of points.csv has ${length} characters; 20,000 is the most. Shorten it.` }]);
});

test('a quote that is never closed in a file of 1 GB takes no more memory than any cell', { timeout: timeMs }, async () => {
  const path = fileOf('points.csv', repeated('claim,name\nLight,Amina\n"Water', 'and more, and more\n'.repeat(50_000), amount(5, 1_000)));
  await expect(readWithin(path, {})).rejects.toMatchObject({ message: expect.stringMatching(/^points\.csv cannot be read beyond line 3 \(row 2\): a quote \("\) is opened there but never closed/) });
});

const record = (row: number): string => `{"claim":"Light for all ${row}","figure":${row},"notes":"${words(1_000)}"}`;
const keys = (from: number): string => Array.from({ length: 10_000 }, (_, index) => `"key ${from}-${index}":1,`).join('');

describe('JSON', () => {
  const records = Array.from({ length: 100 }, (_, row) => record(row));
  const times = amount(3, Math.floor(1_073_741_824 / records.join(',').length));

  test.each([
    ['a list', 'points.json', ['[', `${records.join(',\n')},`, `${record(0)}]`]],
    ['lines', 'points.jsonl', ['', `${records.join('\n')}\n`, record(0)]],
  ] as const)('of 1 GB: %s', { timeout: timeMs }, async (_, name, [first, part, last]) => {
    const { rows, message, memoryMb } = await readBeside(fileOf(name, repeated(first, part, times, last)));
    expect(message).toBe('');
    expect(rows).toBe(times * records.length + 1);
    expect(memoryMb).toBeLessThan(400);
  });

  test('10 million keys are refused', { timeout: timeMs }, async () => {
    const path = fileOf('points.json', (function* () {
      yield '[{';
      for (let index = 0; index < amount(10, 1_000); index += 1) yield keys(index);
      yield '"last":1}]';
    })());
    expect((await readBeside(path)).message).toMatch(/^points\.json has more than (500 different keys|16 MB in row 1)\. /);
  });
});
