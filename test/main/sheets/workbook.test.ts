// Workbooks: what a person sees in a cell is what is read, the sheet can be chosen, and a file made to do harm does none.

import { unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { parseSheet } from '../../../main/sheets/parse.ts';
import { readSheet } from '../../../main/sheets/read.ts';
import type { Fault } from '../../../shared/fault.ts';
import { bookOf, withParts } from '../../helpers/workbooks.ts';
import { zipOf } from '../../helpers/zips.ts';

/** The message of the fault that reading throws. */
async function refusal(bytes: Uint8Array, sheet?: string): Promise<string> {
  const fault = await parseSheet(bytes, 'points.xlsx', sheet).then(
    () => undefined,
    (error: Fault) => error,
  );
  expect(fault).toMatchObject({ name: 'Fault' });
  return fault!.message;
}

const points = { Points: [['claim', 'name'], ['Light for all', 'Amina'], ['Water', 'Juma']] };

test('texts, numbers and yes or no keep their type', async () => {
  const sheet = await parseSheet(bookOf({ Points: [['claim', 'figure', 'consent'], ['Light', 1400.5, true], ['Water', 12, false]] }), 'points.xlsx');
  expect(sheet).toMatchObject({ name: 'points.xlsx', sheets: ['Points'], sheet: 'Points', columns: ['claim', 'figure', 'consent'] });
  expect([...sheet.rows]).toEqual([
    ['Light', 1400.5, true],
    ['Water', 12, false],
  ]);
});

test.each([
  ['a date', 46_350, 'dd/mm/yyyy', '24/11/2026'],
  ["a date in the system's own format", 46_350, 'm/d/yy', '2026-11-24'],
  ['a date in words', 46_350, 'd mmmm yyyy', '24 November 2026'],
  ['a time', 0.75, 'hh:mm', '18:00'],
  ['a percentage', 0.25, '0%', '25%'],
  ['an amount', 1400, '"€"#,##0.00', '€1,400.00'],
  ['leading zeros', 123, '00000', '00123'],
  ['a number with a unit', 12, '0" km"', '12 km'],
  ['a plain number', 1400.5, '#,##0.00', 1400.5],
  ['a whole number', 1400, '0', 1400],
])('%s is read as it is shown', async (_, value, format, shown) => {
  const bytes = bookOf({ Points: [['figure'], [value]] }, (book) => {
    book.Sheets['Points']!['A2'].z = format;
  });
  expect([...(await parseSheet(bytes, 'points.xlsx')).rows]).toEqual([[shown]]);
});

describe('the sheet', () => {
  const two = bookOf({ Notes: [['a'], ['b']], 'My Points': points.Points, Old: [['c'], ['d']] }, (book) => {
    book.Workbook = { Sheets: [{ Hidden: 1 }, { Hidden: 0 }, { Hidden: 0 }] };
  });

  test('is the first that can be seen', async () => {
    expect(await parseSheet(two, 'points.xlsx')).toMatchObject({ sheet: 'My Points', sheets: ['My Points', 'Old'], columns: ['claim', 'name'] });
  });

  test('can be named, without regard to case', async () => {
    expect(await parseSheet(two, 'points.xlsx', 'old')).toMatchObject({ sheet: 'Old', columns: ['c'] });
  });

  test('that is not there is said with those that are', async () => {
    expect(await refusal(two, 'My Point')).toBe('points.xlsx has no sheet "My Point"; did you mean "My Points". Its sheets are: My Points, Old.');
  });
});

test('rows above the header are passed over, gaps below it count', async () => {
  const sheet = await parseSheet(bookOf({ Points: [[null], [null, null], ['claim', 'name'], ['Light', 'Amina'], [null], ['Water', 'Juma']] }), 'points.xlsx');
  expect(sheet.columns).toEqual(['claim', 'name']);
  expect(sheet.rows.at(2)).toEqual(['Water', 'Juma']);
});

test('a cell with an error is a problem of its row', async () => {
  const bytes = bookOf({ Points: [['claim', 'figure'], ['Light', 1], ['Water', 2]] }, (book) => {
    book.Sheets['Points']!['B3'] = { t: 'e', v: 0x07, w: '#DIV/0!' };
  });
  expect((await parseSheet(bytes, 'points.xlsx')).problems).toEqual([{ row: 2, message: 'A cell in column "figure" of points.xlsx has the error #DIV/0!: correct its formula.' }]);
});

describe('what a person has done to cells', () => {
  const rows = { Points: [['claim', 'name'], ['Light', 'Amina'], ['Water', null], ['Bread', 'Juma'], ['Peace', 'Li']] };

  test('merged down: the value is that of the first row, which says so', async () => {
    const bytes = bookOf(rows, (book) => {
      book.Sheets['Points']!['!merges'] = [{ s: { r: 1, c: 1 }, e: { r: 2, c: 1 } }];
    });
    const sheet = await parseSheet(bytes, 'points.xlsx');
    expect(sheet.rows.slice(0, 2)).toEqual([
      ['Light', 'Amina'],
      ['Water', null],
    ]);
    expect(sheet.problems).toEqual([
      { row: 1, severity: 'warning', message: 'The cells B2:B3 of points.xlsx are merged: their value is taken for row 1 alone, and rows 2 to 2 have none.' },
    ]);
  });

  test('merged across: the value is that of the first column', async () => {
    const bytes = bookOf({ Points: [['claim', 'name'], ['Light', null]] }, (book) => {
      book.Sheets['Points']!['!merges'] = [{ s: { r: 1, c: 0 }, e: { r: 1, c: 1 } }];
    });
    const sheet = await parseSheet(bytes, 'points.xlsx');
    expect([...sheet.rows]).toEqual([['Light', null]]);
    expect(sheet.problems).toEqual([{ row: 1, severity: 'notice', message: 'The cells A2:B2 of points.xlsx are merged: their value is taken for the first of their columns alone.' }]);
  });

  test('hidden rows count, and say that they are hidden', async () => {
    const sheet = await parseSheet(withParts(bookOf(rows), { 'xl/worksheets/sheet1.xml': (xml) => xml.replace('<row r="4"', '<row r="4" hidden="1"') }), 'points.xlsx');
    expect(sheet.rows).toHaveLength(4);
    expect(sheet.problems).toEqual([{ row: 3, severity: 'notice', message: 'This row is hidden in points.xlsx; it is used like the others.' }]);
  });

  test('a formula is its last value; one that has none is a problem of its row', async () => {
    const bytes = withParts(bookOf(rows), {
      'xl/worksheets/sheet1.xml': (xml) =>
        xml.replace(/<c r="A2"[^>]*>.*?<\/c>/, '<c r="A2" t="str"><f>"Li"&amp;"ght"</f><v>Light now</v></c>').replace(/<c r="A3"[^>]*>.*?<\/c>/, '<c r="A3"><f>B2</f></c>'),
    });
    const sheet = await parseSheet(bytes, 'points.xlsx');
    expect(sheet.rows.at(0)).toEqual(['Light now', 'Amina']);
    expect(sheet.problems).toEqual([{ row: 2, message: 'The formula in column "claim" of points.xlsx has no value yet: open the workbook in a spreadsheet program and save it.' }]);
  });

  test('a text in several styles is one text', async () => {
    const bytes = withParts(bookOf(rows), {
      'xl/worksheets/sheet1.xml': (xml) => xml.replace(/<c r="A2"[^>]*>.*?<\/c>/, '<c r="A2" t="inlineStr"><is><r><rPr><b/></rPr><t xml:space="preserve">Light </t></r><r><t>for all &amp; now</t></r></is></c>'),
    });
    expect((await parseSheet(bytes, 'points.xlsx')).rows.at(0)).toEqual(['Light for all & now', 'Amina']);
  });

  test('a text longer than a cell may hold, and cells beyond the columns, are problems of their rows', async () => {
    const bytes = bookOf({ Points: [['claim', 'name'], ['x'.repeat(20_001), 'Amina'], ['Light', 'Juma', 'more']] });
    expect((await parseSheet(bytes, 'points.xlsx')).problems).toEqual([
      { row: 1, message: 'The text in column "claim" of points.xlsx has 20,001 characters; 20,000 is the most. Shorten it.' },
      { row: 2, message: 'This row has 3 cells but points.xlsx has 2 columns ("more" has none): name its column, or remove it.' },
    ]);
  });

  test('macros are left aside', async () => {
    const bytes = withParts(bookOf(rows), { 'xl/vbaProject.bin': new Uint8Array(5_000).fill(7) });
    expect((await parseSheet(bytes, 'points.xlsm')).rows).toHaveLength(4);
  });
});

test('reading can be cancelled', async () => {
  const control = new AbortController();
  const reading = readSheet(bookOf(points), 'points.xlsx', { signal: control.signal });
  control.abort();
  await expect(reading).rejects.toMatchObject({ code: 'cancelled' });
});

describe('what cannot be read is said in one sentence', () => {
  test('an empty workbook', async () => {
    expect(await refusal(bookOf({ Points: [] }))).toBe('points.xlsx is empty: its first row must name the columns.');
  });

  test('only a header', async () => {
    expect(await refusal(bookOf({ Points: [['claim', 'name']] }))).toMatch(/header but no rows/);
  });

  test('a file cut short', async () => {
    const whole = bookOf(points);
    expect(await refusal(whole.subarray(0, whole.byteLength / 2))).toMatch(/damaged or incomplete/);
  });

  test('a file of nothing', async () => {
    expect(await refusal(new Uint8Array())).toBe('points.xlsx is empty. Save it again as XLSX or CSV.');
  });

  test('another kind of zip', async () => {
    expect(await refusal(zipOf([{ path: 'word/document.xml', bytes: new TextEncoder().encode('<a/>') }]))).toMatch(/not an XLSX workbook/);
  });

  test('a workbook with a password, or of an old Excel', async () => {
    expect(await refusal(Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]))).toMatch(/old Excel file or has a password/);
  });

  test.each(['ods', 'numbers', 'xlsb'])('a workbook of another kind: %s', async (extension) => {
    await expect(parseSheet(bookOf(points), `points.${extension}`)).rejects.toMatchObject({
      message: `points.${extension} is a workbook of a kind that is not read. Open it in a spreadsheet program and save it as XLSX or CSV.`,
    });
  });

  test('a sheet whose XML is broken', async () => {
    const files = unzipSync(bookOf(points));
    files['xl/worksheets/sheet1.xml'] = files['xl/worksheets/sheet1.xml']!.subarray(0, 300);
    files['xl/workbook.xml'] = new TextEncoder().encode('<workbook');
    expect(await refusal(zipSync(files))).toMatch(/^points\.xlsx .+\.$/);
  });
});

describe('bombs', () => {
  const workbookPart = { path: 'xl/workbook.xml', bytes: new TextEncoder().encode('<workbook/>') };
  const spaces = new Uint8Array(60_000_000).fill(32);
  const nothing = new Uint8Array();

  test('a part that unpacks to more than 200 times its size', async () => {
    expect(await refusal(zipOf([workbookPart, { path: 'xl/worksheets/sheet1.xml', bytes: spaces }]))).toMatch(/more than 200 times its size/);
  });

  test('a part that lies about its size', async () => {
    expect(await refusal(zipOf([workbookPart, { path: 'xl/worksheets/sheet1.xml', bytes: spaces, claimedBytes: 5_000 }]))).toMatch(/more than 200 times its size/);
    expect(await refusal(zipOf([workbookPart, { path: 'xl/sharedStrings.xml', bytes: new Uint8Array(900_000).fill(65), claimedBytes: 10 }]))).toMatch(/damaged/);
  });

  test('many parts that are too large together', async () => {
    const bytes = spaces.subarray(0, 900_000);
    const entries = Array.from({ length: 250 }, (_, index) => ({ path: `xl/parts/${index}.xml`, bytes }));
    expect(await refusal(zipOf([workbookPart, ...entries]))).toMatch(/larger than 200 MB when unpacked/);
    expect(await refusal(zipOf([workbookPart, ...entries.map((entry) => ({ ...entry, claimedBytes: 1 }))]))).toMatch(/damaged|larger than 200 MB/);
  });

  test('too many parts', async () => {
    expect(await refusal(zipOf(Array.from({ length: 20_001 }, (_, index) => ({ path: `xl/${index}`, bytes: nothing }))))).toMatch(/20001 files; 20000 is the most/);
  });

  test('a cell far away, which would make the table immense', async () => {
    const files = unzipSync(bookOf(points));
    const part = 'xl/worksheets/sheet1.xml';
    const far = '<row r="200050"><c r="XFD200050"><v>1</v></c></row></sheetData>';
    const xml = new TextDecoder().decode(files[part]).replace('</sheetData>', far).replace(/ref="[^"]*"/, 'ref="A1:XFD200050"');
    files[part] = new TextEncoder().encode(xml);
    expect(await refusal(zipSync(files))).toMatch(/more than 200,000 rows/);
  });
});
