// Columns meet fields by name, however they are written; rows keep their numbers.

import { describe, expect, test } from 'vitest';
import type { Field } from '../../shared/point.ts';
import { columnIndex, mapColumns, rowsToPoints, withChosenColumns, type Sheet } from '../../shared/sheet.ts';

const fields: readonly Field[] = [
  { name: 'claim', label: 'Claim', type: 'text' },
  { name: 'callToAction', label: 'Call to action', type: 'text' },
  { name: 'photo', label: 'Photo', type: 'image' },
  { name: 'speciesNo', label: 'Número de espécie', type: 'number' },
];

function sheetOf(columns: readonly string[], rows: Sheet['rows'] = [], problems?: Sheet['problems']): Sheet {
  return { name: 'points.csv', sheets: ['points.csv'], sheet: 'points.csv', columns, rows, ...(problems ? { problems } : {}) };
}

const write = (value: number, language: string): string => `${value} (${language})`;

describe('columns', () => {
  test.each([
    [['claim', 'call to action'], { claim: 0, callToAction: 1 }],
    [['CLAIM', 'Call_To-Action'], { claim: 0, callToAction: 1 }],
    [['Headline', 'CTA', 'Photo file'], { claim: 0, callToAction: 1, photo: 2 }],
    [['numero de especie'], { speciesNo: 0 }],
    [['Número de espécie'], { speciesNo: 0 }],
    [['Alt text', 'Lang', 'Consent'], { alt: 0, language: 1, consent: 2 }],
  ])('%j', (columns, mapping) => {
    expect(mapColumns(columns, fields)).toEqual(mapping);
  });

  test("a field's own name wins over an alias, whatever the order", () => {
    expect(mapColumns(['text', 'claim'], fields)).toMatchObject({ claim: 1 });
    expect(mapColumns(['headline', 'quote'], fields)).toMatchObject({ claim: 0 });
  });

  test('of two columns of one name the first is taken, and an unnamed one never', () => {
    expect(mapColumns(['', 'claim', 'Claim'], fields)).toEqual({ claim: 1 });
  });

  test('words of other scripts are told apart by their vowels', () => {
    const hindi: readonly Field[] = [
      { name: 'a', label: 'राम', type: 'text' },
      { name: 'b', label: 'रमा', type: 'text' },
    ];
    expect(mapColumns(['रमा', 'राम'], hindi)).toEqual({ a: 1, b: 0 });
  });

  test('a column that a person names must be there', () => {
    const sheet = sheetOf(['Statement', 'Who']);
    expect(columnIndex(sheet, 'who')).toBe(1);
    expect(() => columnIndex(sheet, 'Statment')).toThrow('points.csv has no column "Statment"; did you mean "Statement". Its columns are: Statement, Who.');
    expect(() => columnIndex(sheet, ' ')).toThrow('Its columns are: Statement, Who');
  });

  test('columns chosen by hand win, and leave the field that had them', () => {
    const sheet = sheetOf(['claim', 'Notes']);
    expect(withChosenColumns(sheet, mapColumns(sheet.columns, fields), { claim: 'Notes' })).toEqual({ claim: 1 });
    expect(withChosenColumns(sheet, mapColumns(sheet.columns, fields), { callToAction: 'claim' })).toEqual({ callToAction: 0 });
  });
});

const points = (sheet: Sheet) => rowsToPoints(sheet, mapColumns(sheet.columns, fields), fields, write);

describe('rows', () => {
  test('keep their number when empty ones are left out', () => {
    const rows = points(sheetOf(['claim', 'notes'], [['Light', ''], [null, ' '], ['', ''], ['Water', null]]));
    expect(rows.map(({ number, point }) => [number, point['claim']])).toEqual([
      [1, 'Light'],
      [4, 'Water'],
    ]);
  });

  test('have text as typed, numbers in their language, answers as words', () => {
    const [row] = points(sheetOf(['claim', 'speciesNo', 'consent', 'language', 'photo'], [[1400, 12, true, 'fr', 2024]]));
    expect(row!.point).toEqual({ claim: '1400 (fr)', speciesNo: '12 (fr)', consent: 'yes', language: 'fr', photo: '2024' });
  });

  test('have nothing for an empty cell', () => {
    const [row] = points(sheetOf(['claim', 'photo'], [['Light', ' ']]));
    expect(row!.point).toEqual({ claim: 'Light' });
  });

  test('that do not fit the columns carry a problem that blocks them', () => {
    const rows = points(sheetOf(['claim'], [['Light'], ['Water']], [{ row: 2, message: 'This row has 3 cells.' }]));
    expect(rows[0]!.problems).toEqual([]);
    expect(rows[1]!.problems).toEqual([{ check: 'row', severity: 'error', message: 'This row has 3 cells.' }]);
  });
});

test('a photo that the template has no place for is left out', () => {
  const [row] = rowsToPoints(sheetOf(['claim', 'photo'], [['Light', 'amina.jpg']]), { claim: 0, photo: 1 }, [fields[0]!], write);
  expect(row!.point).toEqual({ claim: 'Light' });
});
