// Every kind of spreadsheet that people have and should not: each gives either the right rows, with what is wrong told row by row, or one
// sentence.

import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { parseSheet } from '../../../main/sheets/parse.ts';
import type { Fault } from '../../../shared/fault.ts';
import type { Cell, SheetProblem } from '../../../shared/sheet.ts';
import { bookOf, withParts } from '../../helpers/workbooks.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const bytes = (...parts: readonly (string | readonly number[])[]): Uint8Array => Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part))));
const windows = (text: string): readonly number[] => [...iconv.encode(text, 'windows-1252')];

interface Readable {
  readonly what: string;
  readonly name?: string;
  readonly file: Uint8Array;
  readonly columns?: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
  readonly problems?: readonly SheetProblem[];
}

const readable: readonly Readable[] = [
  {
    what: 'a row with too many cells',
    file: utf8('claim,name\nLight,Amina\nWater, now,Juma\n'),
    rows: [['Light', 'Amina'], ['Water', 'now']],
    problems: [{ row: 2, message: 'This row has 3 cells but points.csv has 2 columns ("Juma" has none): put quotes around a text that holds the separator.' }],
  },
  {
    what: 'a row with too few cells',
    file: utf8('claim,name,place\nLight,Amina,Kisumu\nWater\nBread,Juma,Lamu\n'),
    rows: [['Light', 'Amina', 'Kisumu'], ['Water', '', ''], ['Bread', 'Juma', 'Lamu']],
    problems: [{ row: 2, severity: 'warning', message: 'This row has 1 cell but points.csv has 3 columns: the others stay empty. Look whether a line break split the row.' }],
  },
  {
    what: 'a quote that is closed rows later',
    file: utf8('claim,name\n"Light,Amina\nWater,Juma\n"Bread, now",Li\nPeace,Zoë\n'),
    rows: [['"Light,Amina\nWater,Juma\n"Bread', 'now"'], ['Peace', 'Zoë']],
    problems: [
      { row: 1, message: 'This row has 3 cells but points.csv has 2 columns ("Li" has none): put quotes around a text that holds the separator.' },
      { row: 1, message: 'A quote (") opens in line 2 and closes in line 4 with more text behind it: one of them is missing or too many.' },
    ],
  },
  {
    what: 'a text that begins with a quotation',
    file: utf8('claim,name\n"Light" is a right,Amina\n"Water" ,Juma\n'),
    rows: [['"Light" is a right', 'Amina'], ['Water', 'Juma']],
  },
  {
    what: 'texts in two encodings',
    file: bytes('claim,name\nÉnergie,Zoë\nWater,', windows('José'), '\nBread,Amina\nPeace,', windows('Müller'), '\nLight,Łukasz\n'),
    rows: [['Énergie', 'Zoë'], ['Water', 'José'], ['Bread', 'Amina'], ['Peace', 'Müller'], ['Light', 'Łukasz']],
    problems: [
      {
        row: 2,
        severity: 'warning',
        message: 'Texts of points.csv are in two encodings: this row and 1 more are read as Windows-1252, the others as UTF-8. Look at the letters, and save the file again as UTF-8.',
      },
    ],
  },
  { what: 'an old encoding throughout', file: bytes('claim,name\n', windows('Énergie,Zoë\nPeace,Müller\n')), rows: [['Énergie', 'Zoë'], ['Peace', 'Müller']] },
  { what: 'an old encoding whose first accent comes late', file: bytes(`claim,name\n${'Light,Amina\n'.repeat(100_000)}`, windows('Énergie,Zoë\n')), rows: [...Array.from({ length: 100_000 }, () => ['Light', 'Amina']), ['Énergie', 'Zoë']] },
  ...(['utf-8', 'utf-16le', 'utf-16be'] as const).map((encoding) => ({
    what: `a byte order mark, ${encoding}`,
    file: iconv.encode('claim;name\nÉnergie;Zoë 👋\n', encoding, { addBOM: true }),
    rows: [['Énergie', 'Zoë 👋']],
  })),
  { what: 'zero bytes in texts', file: utf8('claim,name\nLi\0ght,Ami\0na\n'), rows: [['Light', 'Amina']] },
  ...[',', ';', '\t', '|'].map((separator) => ({
    what: `the separator ${JSON.stringify(separator)}`,
    file: utf8(`claim${separator}name\nLight${separator}Amina\n`),
    rows: [['Light', 'Amina']],
  })),
  { what: "Excel's hint of a separator", file: utf8('sep=;\r\nclaim;name\r\nLight, now;Amina\r\n'), rows: [['Light, now', 'Amina']] },
  { what: 'the hint in a file with a byte order mark and old line ends', file: utf8('\uFEFF"sep=|"\rclaim|name\rLight|Amina\r'), rows: [['Light', 'Amina']] },
  { what: 'line ends of old Macs', file: utf8('claim,name\rLight,Amina\r"Water\rnow",Juma\r'), rows: [['Light', 'Amina'], ['Water\nnow', 'Juma']] },
  { what: 'line ends of every kind', file: utf8('claim,name\r\nLight,Amina\nWater,Juma\rBread,Li'), rows: [['Light', 'Amina'], ['Water', 'Juma'], ['Bread', 'Li']] },
  { what: 'empty lines', file: utf8('\n\nclaim,name\n\nLight,Amina\n , \nWater,Juma\n\n\n'), rows: [['', ''], ['Light', 'Amina'], ['', ''], ['Water', 'Juma']] },
  {
    what: 'columns without a name, and two of one name',
    file: utf8('claim,,name,name\nLight,x,Amina,Juma\n'),
    columns: ['claim', '', 'name', 'name'],
    rows: [['Light', 'x', 'Amina', 'Juma']],
  },
  { what: 'blanks around quotes', file: utf8('claim,name\n"Light, now"  ,Amina\n'), rows: [['Light, now', 'Amina']] },
  { what: 'dates, numbers and telephone numbers', file: utf8('claim,figure\n2026-01-02,007\n1/2/26,+49 30 1234\n1e5,-5\n1.50,1E400\n'), rows: [['2026-01-02', '007'], ['1/2/26', '+49 30 1234'], ['1e5', '-5'], ['1.50', '1E400']] },
  { what: 'formulas, which are texts', file: utf8(`claim,name\n"=cmd|' /C calc'!A0",@SUM(A1)\n`), rows: [["=cmd|' /C calc'!A0", '@SUM(A1)']] },
  { what: 'formulas that were guarded', file: utf8(`claim,name\n"'=1+1","''=1+1"\n`), rows: [['=1+1', "'=1+1"]] },
  {
    what: 'a text that is too long',
    file: utf8(`claim,name\n${'é'.repeat(70_000)},Amina\nWater,Juma\n`),
    rows: [[null, 'Amina'], ['Water', 'Juma']],
    problems: [{ row: 1, message: 'The text in column "claim" of points.csv has 70,000 characters; 20,000 is the most. Shorten it.' }],
  },
  { what: 'the longest text', file: utf8(`claim\n${'水'.repeat(20_000)}\n`), rows: [['水'.repeat(20_000)]] },
  { what: 'a workbook named .csv', name: 'points.csv', file: bookOf({ Points: [['claim'], ['Light']] }), rows: [['Light']] },
  { what: 'a workbook with macros', name: 'points.xlsm', file: withParts(bookOf({ Points: [['claim'], ['Light']] }), { 'xl/vbaProject.bin': new Uint8Array(900) }), rows: [['Light']] },
  { what: 'JSON keys that poison prototypes', name: 'points.json', file: utf8('[{"__proto__":"a","constructor":"b","claim":"c"}]'), columns: ['__proto__', 'constructor', 'claim'], rows: [['a', 'b', 'c']] },
  { what: 'JSON rows beside other keys', name: 'points.json', file: utf8('{"title":"x [","meta":{"rows":[1,[2,"]}"]]},"rows":[{"claim":"Light, \\"now\\" ]"}],"n":[{}],"t":true}'), rows: [['Light, "now" ]']] },
  { what: 'JSON in UTF-16', name: 'points.json', file: iconv.encode('[{"claim":"Énergie"}]', 'utf-16le', { addBOM: true }), rows: [['Énergie']] },
  { what: 'JSON with bytes of an old encoding', name: 'points.json', file: bytes('[{"claim":"', windows('Énergie'), '"},{"claim":"Light"}]'), rows: [['Énergie'], ['Light']] },
  { what: 'JSON rows without anything in them', name: 'points.json', file: utf8('[{},{"claim":"Light"},{},{}]'), rows: [[null], ['Light']] },
  { what: 'JSON lines with line ends of Windows', name: 'points.jsonl', file: utf8('{"claim":"Light"}\r\n\r\n{"claim":"Water","n":1}'), rows: [['Light', null], ['Water', 1]] },
];

describe('is read', () => {
  test.each(readable)('$what', async ({ name = 'points.csv', file, columns, rows, problems }) => {
    const sheet = await parseSheet(file, name);
    expect([...sheet.rows]).toEqual(rows);
    expect(sheet.problems).toEqual(problems);
    expect(sheet.columns).toEqual(columns ?? sheet.columns);
    expect(sheet.rows.at(rows.length - 1)).toEqual(rows[rows.length - 1]);
    expect(sheet.rows.at(rows.length)).toBeUndefined();
  });
});

const png = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 73, 72, 68, 82, 0, 0, 0, 1, 0, 0, 0, 1];
const ole = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
/** A compound file whose directory, in its first sector, names a stream. */
function containerOf(stream: string): Uint8Array {
  const file = Buffer.alloc(2_048);
  Buffer.from(ole).copy(file);
  file.writeUInt16LE(9, 30);
  file.writeUInt32LE(1, 48);
  file.write('Root Entry\0', 1_024, 'utf16le');
  file.write(`${stream}\0`, 1_152, 'utf16le');
  return file;
}
const deep = 200_000;

const refused: readonly (readonly [what: string, name: string, file: Uint8Array, sentence: string])[] = [
  ['nothing', 'points.csv', new Uint8Array(), 'points.csv is empty: its first row must name the columns.'],
  ['only empty lines', 'points.csv', utf8('\n ,\n\r\n'), 'points.csv is empty: its first row must name the columns.'],
  ['only a header', 'points.csv', utf8('claim,name\n'), 'points.csv has a header but no rows below it. Add a row for each picture to make.'],
  ['a quote that is not closed', 'points.csv', utf8('claim,name\n"Light\nnow",Amina\n\nWater,"Juma\nBread,Li\n'), 'points.csv cannot be read beyond line 5 (row 3): a quote (") is opened there but never closed. Correct it, or save the file again as CSV.'],
  ['a quote that is not closed in the header', 'points.csv', utf8('claim,"name\nLight,Amina\n'), 'points.csv cannot be read beyond line 1 (the header): a quote (") is opened there but never closed. Correct it, or save the file again as CSV.'],
  ['10,000 columns', 'points.csv', utf8(`${Array.from({ length: 10_000 }, (_, index) => `c${index}`).join(',')}\n1\n`), 'points.csv has 10,000 columns; 500 is the most. Remove those you do not need.'],
  ['a million separators', 'points.csv', utf8(`${','.repeat(1_000_000)}x\n1\n`), 'points.csv has 1,000,001 columns; 500 is the most. Remove those you do not need.'],
  ['a picture', 'points.csv', Uint8Array.from(png), 'points.csv is not a spreadsheet that can be read. Save it as CSV, XLSX or JSON.'],
  ['a workbook with a password', 'points.xlsx', containerOf('EncryptedPackage'), 'points.xlsx has a password. Open it in a spreadsheet program and save it without one.'],
  ['an Excel file of 2003', 'points.xls', containerOf('Workbook'), 'points.xls is an old Excel file (XLS). Open it in a spreadsheet program and save it as XLSX.'],
  ['a container of another kind', 'points.xlsx', Uint8Array.from(ole), 'points.xlsx is an old Excel file or has a password. Open it in a spreadsheet program and save it as XLSX without one.'],
  ['an old Excel file', 'points.xls', Uint8Array.from(ole), 'points.xls is an old Excel file or has a password. Open it in a spreadsheet program and save it as XLSX without one.'],
  ['a page that calls itself a workbook', 'points.xls', utf8('<html><table><tr><td>claim</td></tr></table></html>'), 'points.xls is not a workbook, or is damaged. Save it again as XLSX or CSV.'],
  ['an empty workbook file', 'points.xlsx', new Uint8Array(), 'points.xlsx is empty. Save it again as XLSX or CSV.'],
  ['an OpenDocument file', 'points.ods', bytes('PK\u0003\u0004', [0, 0]), 'points.ods is a workbook of a kind that is not read. Open it in a spreadsheet program and save it as XLSX or CSV.'],
  ['a Numbers file', 'points.numbers', bytes('PK\u0003\u0004', [0, 0]), 'points.numbers is a workbook of a kind that is not read. Open it in a spreadsheet program and save it as XLSX or CSV.'],
  ['JSON that breaks off', 'points.json', utf8('[{"claim":"Light"},{"claim":'), 'points.json is not valid JSON: it breaks off in row 2. Correct it and try again.'],
  ['JSON with a missing comma', 'points.json', utf8('[{"claim":"Light"} {"claim":"Water"}]'), 'points.json is not valid JSON in row 1: Unexpected non-whitespace character after JSON. Correct it and try again.'],
  ['JSON with a comma too many', 'points.json', utf8('[{"claim":"Light"},]'), 'points.json is not valid JSON: row 2 is missing between two commas. Correct it and try again.'],
  ['JSON with more after its end', 'points.json', utf8('[{"claim":"Light"}] []'), 'points.json is not valid JSON: something follows its end. Correct it and try again.'],
  ['JSON that is no list', 'points.json', utf8('"claim"'), 'points.json holds no rows: give a list of objects, or an object with a list named "rows".'],
  ['JSON that is no JSON', 'points.json', utf8('claim,name\nLight,Amina'), 'points.json is not valid JSON: it begins with "c". Correct it and try again.'],
  ['an object without rows', 'points.json', utf8('{"points":[]}'), 'points.json holds no rows: give a list of objects, or an object with a list named "rows".'],
  ['a list in a row', 'points.json', utf8('[{"claim":"a"},{"claim":["b"]}]'), 'points.json has a list in row 2, "claim": give a text or a number.'],
  ['an object in a row', 'points.jsonl', utf8('{"claim":{"en":"b"}}'), 'points.jsonl has a nested object in row 1, "claim": give a text or a number.'],
  ['a row that is a list', 'points.json', utf8('[["Light"]]'), 'points.json has a row 1 that is not an object: write it as {"claim": "...", "name": "..."}.'],
  ['deep nesting', 'points.json', utf8(`[${'['.repeat(deep)}${']'.repeat(deep)}]`), 'points.json is nested too deeply in row 1. Give a list of objects.'],
  ['deep nesting of objects, in lines', 'points.jsonl', utf8(`${'{"a":'.repeat(deep)}1${'}'.repeat(deep)}`), 'points.jsonl has a nested object in row 1, "a": give a text or a number.'],
  ['deep nesting beside the rows', 'points.json', utf8(`{"x":${'['.repeat(deep)}${']'.repeat(deep)},"rows":[]}`), 'points.json is nested too deeply. Give a list of objects.'],
  ['501 keys', 'points.json', utf8(JSON.stringify([Object.fromEntries(Array.from({ length: 501 }, (_, index) => [`key ${index}`, 1]))])), 'points.json has more than 500 different keys. Remove those you do not need.'],
  ['a broken line', 'points.jsonl', utf8('{"claim":"a"}\n{"claim":'), 'points.jsonl is not valid JSON in line 2: Unexpected end of JSON input. Correct it and try again.'],
  ['no lines', 'points.jsonl', utf8('\n\n'), 'points.jsonl is empty: its first row must name the columns.'],
];

describe('is refused with one sentence', () => {
  test.each(refused)('%s', async (_, name, file, sentence) => {
    const fault = await parseSheet(file, name).then(
      () => undefined,
      (error: Fault) => error,
    );
    expect(fault).toMatchObject({ name: 'Fault', code: 'input' });
    expect(fault!.message).toBe(sentence);
  });
});
