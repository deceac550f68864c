// Spreadsheets on the command line: read from the disk by their path, with the pictures in their cells, or one sentence.

import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Manifest } from '../../../shared/batch.ts';
import { samplesFolder } from '../../helpers/bundledPack.ts';
import { runCli } from '../../helpers/cli.ts';
import { makeSharedFolder } from '../../helpers/folder.ts';
import { bookOf, withPicturesIn } from '../../helpers/workbooks.ts';

const home = makeSharedFolder();

test('a picture in a cell is drawn for its row alone', async () => {
  const portraits = join(samplesFolder, 'portraits');
  const [first] = await readdir(portraits);
  const rows = [['claim', 'name', 'photo', 'consent'], ['Light for all', 'Amina', 'x', 'yes'], ['Light for all', 'Amina', null, 'yes']];
  const face = `face.${first!.split('.').pop()}`;
  const data = join(home, 'people.xlsx');
  await writeFile(data, withPicturesIn(bookOf({ People: rows }), { [face]: await readFile(join(portraits, first!)) }, { C2: face }));
  const result = await runCli(['export', 'my-point', '--data', data, '--sizes', 'ig-square', '--out', 'out', '--json'], home);
  expect(result.code).toBe(0);
  const { jobs }: Manifest = JSON.parse(result.stdout);
  expect(jobs.map(({ row, status }) => [row, status])).toEqual([
    [1, 'written'],
    [2, 'written'],
  ]);
  // The same words, and only one of them with a face.
  expect(jobs[0]!.bytes).toBeGreaterThan(jobs[1]!.bytes * 1.2);
});

test.each([
  ['missing.csv', 'is not there. Check its name and folder.'],
  ['.', 'is not a file. Give the spreadsheet itself.'],
])('%s', async (data, words) => {
  const { code, stderr } = await runCli(['check', 'my-point', '--data', data, '--sizes', 'ig-square'], home);
  expect(stderr).toContain(words);
  expect(code).toBe(3);
});

test('a row that reading warns of is made, and the warning told', async () => {
  const data = join(home, 'short.csv');
  await writeFile(data, 'claim,consent,name,place\nLight for all,yes,Amina,Kisumu\nWater for all,yes,Juma\n');
  const { code, stdout } = await runCli(['export', 'my-point', '--data', data, '--sizes', 'ig-square', '--out', 'short', '--json'], home);
  const { jobs }: Manifest = JSON.parse(stdout);
  expect(jobs.map(({ status }) => status)).toEqual(['written', 'written']);
  expect(jobs[1]!.warnings).toContainEqual(expect.objectContaining({ check: 'sheet', severity: 'warning', message: expect.stringContaining('This row has 3 cells') }));
  expect(code).toBe(0);
});
