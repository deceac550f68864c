// Rows as JSON and JSON Lines: keys become columns, numbers keep their type until they are written in the row's language.

import { execFileSync } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { inRoot } from '../../../main/here.ts';
import { readSheet } from '../../../main/sheets/read.ts';
import { writeNumber } from '../../../shared/numbers.ts';
import { mapColumns, rowsToPoints } from '../../../shared/sheet.ts';

const read = (text: string, name = 'points.json') => readSheet(new TextEncoder().encode(text), name);

test.each([
  ['a list', 'points.json', '[{"claim":"Light","figure":1400.5},{"claim":"Water","name":"Juma"}]'],
  ['rows in an object', 'points.json', '{"rows":[{"claim":"Light","figure":1400.5},{"claim":"Water","name":"Juma"}]}'],
  ['one object a line', 'points.jsonl', '{"claim":"Light","figure":1400.5}\n\n{"claim":"Water","name":"Juma"}\n'],
  ['with a byte order mark', 'points.ndjson', '\uFEFF{"claim":"Light","figure":1400.5}\r\n{"claim":"Water","name":"Juma"}'],
])('%s', async (_, name, text) => {
  const sheet = await read(text, name);
  expect(sheet.columns).toEqual(['claim', 'figure', 'name']);
  expect([...sheet.rows]).toEqual([
    ['Light', 1400.5, null],
    ['Water', null, 'Juma'],
  ]);
});

test('numbers are written in the language of their row, text as it was typed', async () => {
  const sheet = await read('[{"figure":12500.5,"language":"de"},{"figure":12500.5,"language":"en"},{"figure":"1,4","language":"en"},{"figure":2011,"language":"fr"}]');
  const rows = rowsToPoints(sheet, mapColumns(sheet.columns, []), [], writeNumber);
  expect(rows.map(({ point }) => point['figure'])).toEqual(['12.500,5', '12,500.5', '1,4', '2011']);
});

test.each([
  [0.1 + 0.2, 'en', '0.3'],
  [1_234_567, 'es', '1.234.567'],
  [1_234_567, 'fr', '1\u202f234\u202f567'],
  [-14_000, '', '-14,000'],
  [14_000, 'not a language!', '14,000'],
  [14_000, 'de_DE', '14.000'],
])('%d in "%s" is %s', (value, language, text) => {
  expect(writeNumber(value, language)).toBe(text);
});

test('a language that nobody here knows is written as English, whatever the machine speaks', () => {
  const program = `import { writeNumber } from ${JSON.stringify(pathToFileURL(inRoot('./shared/numbers.ts')).href)}; process.stdout.write(writeNumber(14000.5, 'qaa'));`;
  const said = execFileSync(process.execPath, ['--input-type=module', '--eval', program], { env: { ...process.env, LC_ALL: 'de_DE.UTF-8' }, encoding: 'utf8' });
  expect(said).toBe('14,000.5');
});

test('a key named like a part of every object is a column like others', async () => {
  const sheet = await read('[{"__proto__":"a","constructor":"b"}]');
  expect(sheet.columns).toEqual(['__proto__', 'constructor']);
  expect([...sheet.rows]).toEqual([['a', 'b']]);
});

describe('what cannot be read is said in one sentence', () => {
  test.each([
    ['points.json', '', 'points.json is empty'],
    ['points.json', '[]', 'points.json is empty'],
    ['points.json', '[{"claim":', /^points\.json is not valid JSON: .+\. Correct it and try again\.$/],
    ['points.json', '{"points":[]}', 'points.json holds no rows'],
    ['points.json', '[{"claim":"a"},["b"]]', 'points.json has a row 2 that is not an object'],
    ['points.json', '[{"claim":"a"},{"claim":["b"]}]', 'points.json has a list in row 2, "claim"'],
    ['points.jsonl', '{"claim":"a"}\n{"claim":', 'points.jsonl is not valid JSON in line 2'],
  ])('%s %s', async (name, text, message) => {
    await expect(read(text, name)).rejects.toMatchObject({ name: 'Fault', code: 'input', message: expect.stringMatching(message) });
  });
});
