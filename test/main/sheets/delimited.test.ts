// Spreadsheets as text: any separator, any encoding, quotes, line breaks in cells, short and long rows; and one sentence for what
// cannot be read.

import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { readSheet } from '../../../main/sheets/read.ts';
import { cleanText } from '../../../shared/clean.ts';
import { amount } from '../../helpers/proof.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const read = (text: string, name = 'points.csv') => readSheet(utf8(text), name);

describe('separators', () => {
  test.each([
    ['comma', ','],
    ['semicolon', ';'],
    ['tab', '\t'],
    ['bar', '|'],
  ])('%s', async (_, separator) => {
    const sheet = await read(`claim${separator}name${separator}place\nLight for all${separator}Amina${separator}Kisumu\n`);
    expect(sheet.columns).toEqual(['claim', 'name', 'place']);
    expect([...sheet.rows]).toEqual([['Light for all', 'Amina', 'Kisumu']]);
  });

  test('a separator that is only in texts is not taken for one', async () => {
    const sheet = await read('claim;name\n"Light, warmth, and power";Amina\nBread, water | salt;Juma\n');
    expect(sheet.columns).toEqual(['claim', 'name']);
    expect(sheet.rows.at(1)).toEqual(['Bread, water | salt', 'Juma']);
  });

  test("Excel's own hint is obeyed and is no row", async () => {
    const sheet = await read('sep=;\r\nclaim;name\r\n"a, b, c, d";Amina\r\n');
    expect(sheet.columns).toEqual(['claim', 'name']);
    expect([...sheet.rows]).toEqual([['a, b, c, d', 'Amina']]);
  });

  test('a single column is a column', async () => {
    expect(await read('claim\nLight, for all\n')).toMatchObject({ columns: ['claim'], problems: [{ row: 1 }] });
    expect([...(await read('claim\nLight for all\n')).rows]).toEqual([['Light for all']]);
  });
});

describe('encodings', () => {
  const text = 'claim;name;place\nÉnergie pour tous – “maintenant”;Zoë Müller;Málaga\nСвет;Олег;Київ\nΦως;Νίκη;Αθήνα\n';
  test.each(['utf-8', 'utf-16le', 'utf-16be', 'utf-32le'])('%s with a byte order mark', async (encoding) => {
    const sheet = await readSheet(iconv.encode(text, encoding, { addBOM: true }), 'points.csv');
    expect(sheet.columns).toEqual(['claim', 'name', 'place']);
    expect([...sheet.rows]).toEqual([
      ['Énergie pour tous – “maintenant”', 'Zoë Müller', 'Málaga'],
      ['Свет', 'Олег', 'Київ'],
      ['Φως', 'Νίκη', 'Αθήνα'],
    ]);
  });

  test.each(['utf-8', 'utf-16le', 'utf-16be'])('%s without one', async (encoding) => {
    const latin = 'claim;name\nÉnergie pour tous;Zoë\n';
    const sheet = await readSheet(iconv.encode(latin, encoding, { addBOM: false }), 'points.csv');
    expect([...sheet.rows]).toEqual([['Énergie pour tous', 'Zoë']]);
  });

  const legacy: readonly (readonly [string, string, string])[] = [
    ['windows-1252', 'Énergie – “maintenant” für alle, señor', 'Zoë Müller-Özil'],
    ['windows-1251', 'Энергия для всех людей, сегодня и завтра, в каждом доме и в каждой школе', 'Олег Петров'],
    ['shift_jis', 'すべての人にエネルギーを、今すぐに届けましょう', '山田花子'],
    ['gb18030', '让每个人都能用上清洁能源，就从今天开始行动', '李明'],
  ];
  test.each(legacy)('%s', async (encoding, claim, name) => {
    const rows = Array.from({ length: 20 }, () => `${claim};${name}`).join('\n');
    const sheet = await readSheet(iconv.encode(`claim;name\n${rows}\n`, encoding), 'points.csv');
    expect(sheet.rows.at(0)).toEqual([claim, name]);
  });

  test('a few Windows-1252 letters in a short file', async () => {
    const sheet = await readSheet(iconv.encode('name,place\nJosé,Bogotá\n', 'windows-1252'), 'points.csv');
    expect([...sheet.rows]).toEqual([['José', 'Bogotá']]);
  });
});

describe('cells', () => {
  test('quotes hold separators, quotes and line breaks', async () => {
    const sheet = await read('claim,name\r\n"Light, ""now""\r\nfor all",Amina\r\n');
    expect([...sheet.rows]).toEqual([['Light, "now"\nfor all', 'Amina']]);
  });

  test('a quote within a text is part of it', async () => {
    expect((await read('claim,name\nA 5" pipe brings water,Amina\n')).rows.at(0)).toEqual(['A 5" pipe brings water', 'Amina']);
  });

  test('short rows are filled, empty columns at the end are dropped', async () => {
    const sheet = await read('claim,name,place,,\nLight,,\nWater,Juma,Lamu,,\n');
    expect(sheet.columns).toEqual(['claim', 'name', 'place']);
    expect([...sheet.rows]).toEqual([
      ['Light', '', ''],
      ['Water', 'Juma', 'Lamu'],
    ]);
    expect(sheet.problems).toBeUndefined();
  });

  test('a row with too many cells is a problem of that row, told by number', async () => {
    const sheet = await read('claim,name\nLight,Amina\nWater, now,Juma\n');
    expect(sheet.problems).toEqual([
      { row: 2, message: 'This row has 3 cells but points.csv has 2 columns ("Juma" has none): put quotes around a text that holds the separator.' },
    ]);
  });

  test('a text longer than a cell may hold is a problem of its row, and the others are read', async () => {
    const sheet = await read(`claim,name\nLight,Amina\n${'x'.repeat(20_001)},Juma\nWater,Li\n`);
    expect([...sheet.rows]).toEqual([
      ['Light', 'Amina'],
      [null, 'Juma'],
      ['Water', 'Li'],
    ]);
    expect(sheet.problems).toEqual([{ row: 2, message: 'The text in column "claim" of points.csv has 20,001 characters; 20,000 is the most. Shorten it.' }]);
  });

  test('the last row is kept where all that it holds is too long, and its problem with it', async () => {
    const sheet = await read(`claim\nLight\n${'x'.repeat(20_001)}\n\n`);
    expect(sheet.rows).toHaveLength(2);
    expect(sheet.problems).toMatchObject([{ row: 2 }]);
  });

  test('a stray zero byte is removed like other controls', async () => {
    const sheet = await read(`claim,name\nLight for\0 all,Amina\n${'Water,Juma\n'.repeat(20)}`);
    expect(sheet.rows.at(0)).toEqual(['Light for all', 'Amina']);
    expect([...(await read('claim,name\nLi\0ght,Amina\n')).rows]).toEqual([['Light', 'Amina']]);
  });

  test('controls, bidi overrides and lone surrogates are made safe', async () => {
    const spoofed = 'Li\u0007ght \u202Efor\u202C all\u0000';
    const sheet = await readSheet(iconv.encode(`claim,name\n"${spoofed.replace('\0', '')}",Ami\u200Dna\n`, 'utf-8'), 'points.csv');
    expect(sheet.rows.at(0)).toEqual(['Light for all', 'Ami\u200Dna']);
    const json = await readSheet(utf8('[{"claim":"Light \\ud83d for\\u0000 all"}]'), 'points.json');
    expect(json.rows.at(0)).toEqual(['Light \uFFFD for all']);
  });

  test('empty rows keep their number, those at the end are no rows', async () => {
    const sheet = await read('claim,name\nLight,Amina\n\n,\nWater,Juma\n\n\n');
    expect(sheet.rows).toHaveLength(4);
    expect(sheet.rows.at(3)).toEqual(['Water', 'Juma']);
  });
});

describe('what cannot be read is said in one sentence', () => {
  test.each([
    ['', 'points.csv is empty: its first row must name the columns.'],
    [' \n \n', 'points.csv is empty: its first row must name the columns.'],
    ['claim,name\n', 'points.csv has a header but no rows below it. Add a row for each picture to make.'],
    ['claim,name\nLight,"Amina\nWater,Juma\n', /^points\.csv cannot be read beyond line 2 \(row 1\): a quote \("\) is opened there but never closed\. Correct it, or save the file again as CSV\.$/],
    [`${Array.from({ length: 501 }, (_, index) => `c${index}`).join(',')}\n1\n`, /has 501 columns; 500 is the most/],
    [`claim\n${'x\n'.repeat(200_001)}`, /^points\.csv has more than 200,000 rows/],
  ])('%#', async (text, message) => {
    await expect(read(text)).rejects.toMatchObject({ name: 'Fault', code: 'input', message: expect.stringMatching(message) });
  });

  test('a picture that is named .csv', async () => {
    const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 73, 72, 68, 82, 0, 0, 0, 1, 0, 0, 0, 1]);
    await expect(readSheet(png, 'points.csv')).rejects.toMatchObject({ code: 'input', message: expect.stringContaining('not a spreadsheet') });
  });

  test('200,000 rows are fine, and read apart', async () => {
    const sheet = await read(`claim\n${'Light for all people\n'.repeat(200_000)}`);
    expect(sheet.rows).toHaveLength(200_000);
  });
});

test('what was written is read again, whatever is in the cells', async () => {
  const cell = fc.string({ unit: 'grapheme', maxLength: 30 }).map((text) => cleanText(text).trim());
  const table = fc.integer({ min: 2, max: 5 }).chain((width) =>
    fc.record({
      header: fc.uniqueArray(cell.filter((text) => /^[\p{L}\p{N} ]+$/u.test(text)), { minLength: width, maxLength: width }),
      rows: fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 8 }),
      separator: fc.constantFrom(',', ';', '\t', '|'),
      lineEnd: fc.constantFrom('\n', '\r\n'),
      encoding: fc.constantFrom('utf-8', 'utf-16le', 'utf-16be'),
    }),
  );
  await fc.assert(
    fc.asyncProperty(table, async ({ header, rows, separator, lineEnd, encoding }) => {
      fc.pre(rows[rows.length - 1]!.some((text) => text !== ''));
      const line = (cells: readonly string[]): string => cells.map((text) => `"${text.replaceAll('"', '""')}"`).join(separator);
      const bytes = iconv.encode([header, ...rows].map(line).join(lineEnd), encoding, { addBOM: true });
      const sheet = await readSheet(bytes, 'points.csv');
      expect([...sheet.rows]).toEqual(rows.map((cells) => cells.map(unguarded)));
    }),
    { numRuns: amount(100, 3_000) },
  );
});

/** A text as it comes back: an apostrophe that guards a formula is taken off. */
const unguarded = (text: string): string => (/^''*[=+\-@＝＋－＠]/.test(text) ? text.slice(1) : text);
