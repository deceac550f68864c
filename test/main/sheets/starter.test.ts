// A starter spreadsheet can be opened anywhere, runs nothing, and reads back as the template's own sample.

import { expect, test } from 'vitest';
import { readSheet } from '../../../main/sheets/read.ts';
import { starterSheet } from '../../../main/sheets/starter.ts';
import { mapColumns, rowsToPoints } from '../../../shared/sheet.ts';
import { design } from '../../shared/checks/subjects.ts';

const template = {
  ...design,
  fields: [...design.fields, { name: 'figure', label: 'Figure', type: 'text' as const }, { name: 'link', label: 'Link', type: 'text' as const }],
  point: { claim: 'Light, "now"\nfor all', name: '=HYPERLINK("http://example.org")', figure: '-12', link: '@point', photo: { asset: 'a'.repeat(64) } },
};

test('it has a byte order mark, the fields as columns, and consent where a person is shown', () => {
  const text = starterSheet(template);
  const own = template.fields.map(({ name }) => name);
  expect(text.split('\r\n')[0]).toBe(`\uFEFF${[...own, 'consent', 'consentDate', 'consentNote', 'language', 'alt'].join(',')}`);
});

test('no cell of it is a formula', () => {
  const cells = starterSheet(template).slice(1).split(/[,\r\n]+"?/);
  expect(cells.filter((cell) => /^[=+\-@]/.test(cell))).toEqual([]);
});

test('it reads back as the sample', async () => {
  const sheet = await readSheet(new TextEncoder().encode(starterSheet(template)), 'points.csv');
  const [row] = rowsToPoints(sheet, mapColumns(sheet.columns, template.fields), template.fields, String);
  const { photo, ...words } = template.point;
  expect(photo.asset).toHaveLength(64);
  expect(row!.point).toEqual(words);
});
