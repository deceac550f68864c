// Whatever the bytes, reading ends with rows or with one sentence; and what we write is read as it was.

import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvMark, csvRecord } from '../../../main/sheets/csvText.ts';
import { guardFormula } from '../../../main/sheets/formula.ts';
import { parseSheet } from '../../../main/sheets/parse.ts';
import { RecordScanner } from '../../../main/sheets/records.ts';
import { cleanText } from '../../../shared/clean.ts';
import { Fault } from '../../../shared/fault.ts';
import { bookOf } from '../../helpers/workbooks.ts';

/** Texts with all that matters to CSV and to spreadsheet programs in them. */
const special = fc.constantFrom('"', ',', ';', '|', '\t', '\n', '\r', "'", '=', '+', '-', '@', '＝', ' ', '\0', '\uFEFF', '\u00A0', '\u2028', 'é', '水');
const wild = fc.string({ unit: fc.oneof({ weight: 3, arbitrary: special }, { weight: 2, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }) }), maxLength: 12 });

test('what we write is read as it was: texts, formulas, quotes, line breaks', async () => {
  const cell = wild.map((text) => cleanText(text).trim());
  const rows = fc.integer({ min: 1, max: 5 }).chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 8 }));
  await fc.assert(
    fc.asyncProperty(rows, async (written) => {
      fc.pre(written[written.length - 1]!.some((text) => text !== ''));
      const header = written[0]!.map((_, index) => `column ${index}`);
      const sheet = await parseSheet(Buffer.from(csvMark + [header, ...written].map(csvRecord).join('')), 'points.csv');
      expect(sheet.problems).toBeUndefined();
      expect([...sheet.rows]).toEqual(written);
    }),
  );
});

test('no cell that we write is a formula', () => {
  fc.assert(
    fc.property(wild, (text) => {
      expect(csvRecord([text, ''])).not.toMatch(/^"?[=+\-@\t\r＝＋－＠]/);
      expect(guardFormula(text)).toMatch(/^(?![=+\-@\t\r\n])/);
    }),
  );
});

/** Records as csv-parse finds them, and as we do, however the text is cut into pieces. */
function recordsOf(text: string, pieces: readonly number[]): string[][] {
  const records: string[][] = [];
  const scanner = new RecordScanner(0x2c, ({ bytes, ends }) => {
    records.push(ends.map((end, index) => Buffer.from(bytes.subarray(index === 0 ? 0 : ends[index - 1]!, end)).toString()));
  });
  const whole = Buffer.from(text);
  let at = 0;
  for (const length of pieces) {
    scanner.push(whole.subarray(at, at + length));
    at += length;
  }
  scanner.push(whole.subarray(at));
  return scanner.end() === undefined ? records : [];
}

test('records are those of csv-parse, wherever the text is cut', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', 'é', '"', ',', '\n', ' '), maxLength: 8 }).map((text) => (/["\n,]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text));
  const text = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 }).map((rows) => rows.map((cells) => cells.join(',')).join('\n'));
  fc.assert(
    fc.property(text, fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 12 }), (written, pieces) => {
      const expected: string[][] = parse(written, { relax_column_count: true });
      expect(recordsOf(written, pieces)).toEqual(expected);
    }),
  );
});

const names = ['points.csv', 'points.json', 'points.jsonl', 'points.xlsx', 'points.tsv'];

/** What is wrong with reading a file: nothing, where it gives rows, or one sentence about the file. */
async function wrongWith(bytes: Uint8Array, name: string): Promise<string> {
  try {
    const { rows, columns } = await parseSheet(bytes, name);
    const widths = Array.from(rows, (cells) => cells.length);
    return widths.length === rows.length && widths.every((width) => width === columns.length) ? '' : `rows of ${widths.join(', ')} cells`;
  } catch (error) {
    const isSentence = error instanceof Fault && (error.code === 'input' || error.code === 'notFound') && /^points\.\w+ .+\.$/s.test(error.message);
    return isSentence ? '' : String(error);
  }
}

test('any bytes', async () => {
  const bytes = fc.oneof(fc.uint8Array({ maxLength: 300 }), wild.map((text) => Uint8Array.from(Buffer.from(text))), fc.json().map((text) => Uint8Array.from(Buffer.from(text))));
  await fc.assert(
    fc.asyncProperty(bytes, fc.constantFrom(...names), async (file, name) => {
      expect(await wrongWith(file, name)).toBe('');
    }),
  );
});

test('any damage to a file that was good', async () => {
  const good: Readonly<Record<string, Uint8Array>> = {
    'points.csv': Buffer.from('claim,name\n"Light, ""now""",Zoë\nWater,Juma\n'),
    'points.json': Buffer.from('{"rows":[{"claim":"Light","figure":1.5},{"claim":"Water","ok":true}]}'),
    'points.jsonl': Buffer.from('{"claim":"Light","figure":1.5}\n{"claim":"Water","ok":null}\n'),
    'points.xlsx': bookOf({ Points: [['claim', 'name'], ['Light', 1], ['Water', true]] }),
  };
  const damage = fc.array(fc.tuple(fc.nat(), fc.nat({ max: 255 })), { minLength: 1, maxLength: 5 });
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...Object.keys(good)), damage, fc.nat(), async (name, changes, cut) => {
      const bytes = Uint8Array.from(good[name]!);
      for (const [place, byte] of changes) bytes[place % bytes.length] = byte;
      expect(await wrongWith(cut % 3 === 0 ? bytes.subarray(0, cut % bytes.length) : bytes, name)).toBe('');
    }),
  );
});
