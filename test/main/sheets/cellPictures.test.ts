// Pictures in the cells of a workbook become the photos of their rows; where nobody can tell whose a picture is, nobody gets it.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import { readRows } from '../../../main/exporting.ts';
import { inspectPicture } from '../../../main/pictures/inspect.ts';
import { parseSheet } from '../../../main/sheets/parse.ts';
import { noPhotos, type PhotoSource } from '../../../main/sheets/photos.ts';
import type { SheetFile } from '../../../main/sheets/source.ts';
import type { Field } from '../../../shared/point.ts';
import { mapColumns } from '../../../shared/sheet.ts';
import { makeFolder } from '../../helpers/folder.ts';
import { bookOf, withParts, withPicturesIn, withPicturesOver, type CellValue } from '../../helpers/workbooks.ts';
import { zipOf } from '../../helpers/zips.ts';

const fields: readonly Field[] = [
  { name: 'claim', label: 'Claim', type: 'text' },
  { name: 'photo', label: 'Photo', type: 'image' },
];

const ids: Record<string, string> = {};
const faces: Record<string, Uint8Array> = {};
const rowHeight = 190_500;

beforeAll(async () => {
  for (const [name, background] of Object.entries({ 'amina.png': '#0F7B5F', 'juma.png': '#7B0F5F', 'li.png': '#5F0F7B' })) {
    faces[name] = await sharp({ create: { width: 40, height: 40, channels: 3, background } }).png().toBuffer();
    ids[name] = (await inspectPicture(faces[name], name)).id;
  }
});

const people = (photo: readonly CellValue[] = [null, null, null]) =>
  bookOf({ People: [['claim', 'photo'], ...['Light', 'Water', 'Bread'].map((claim, index) => [claim, photo[index] ?? null])] });

/** Each row's photo by the picture's name, or what is wrong with it. */
async function photosOf(file: SheetFile, photos: PhotoSource = noPhotos): Promise<readonly (string | undefined)[]> {
  const sheet = await parseSheet(file, 'people.xlsx');
  const { rows } = await readRows({
    sheet,
    mapping: mapColumns(sheet.columns, fields),
    fields,
    photos,
    keep: async (bytes, name) => ({ info: await inspectPicture(bytes, name), file: name }),
  });
  return rows.map(({ point, problems }) => {
    const photo = point['photo'];
    return typeof photo === 'object' ? Object.keys(ids).find((name) => ids[name] === photo.asset) : problems[0]?.message;
  });
}

describe('pictures over cells', () => {
  test('belong to the row they lie in, in whatever order they are written', async () => {
    const book = withPicturesOver(people(), faces, [
      { picture: 'li.png', from: 3, to: 3, toOffset: rowHeight },
      { picture: 'amina.png', from: 1, height: rowHeight },
      { picture: 'juma.png', from: 2, to: 3, toOffset: 0 },
    ]);
    expect(await photosOf(book)).toEqual(['amina.png', 'juma.png', 'li.png']);
  });

  test('that begin a little above their row, or end a little below, are still its own', async () => {
    const book = withPicturesOver(people(), faces, [{ picture: 'juma.png', from: 1, fromOffset: rowHeight * 0.9, to: 2, toOffset: rowHeight * 0.95 }]);
    expect(await photosOf(book)).toEqual([undefined, 'juma.png', undefined]);
  });

  test('over two rows are nobody’s, and both rows say so', async () => {
    const book = withPicturesOver(people(), faces, [{ picture: 'juma.png', from: 1, to: 2, toOffset: rowHeight }]);
    const message = 'The picture "juma.png" lies over several rows of people.xlsx (1 and 2), so none got it: move it into one of them.';
    expect(await photosOf(book)).toEqual([message, message, undefined]);
  });

  test('follow the heights of their rows', async () => {
    const tall = withParts(people(), { 'xl/worksheets/sheet1.xml': (xml) => xml.replace(/<row r="2"/, '<row r="2" ht="90" customHeight="1"') });
    const book = withPicturesOver(tall, faces, [
      { picture: 'amina.png', from: 1, height: rowHeight * 5 },
      { picture: 'juma.png', from: 2, height: rowHeight },
    ]);
    expect(await photosOf(book)).toEqual(['amina.png', 'juma.png', undefined]);
  });

  test('two in one row are none', async () => {
    const book = withPicturesOver(people(), faces, [
      { picture: 'amina.png', from: 1, height: rowHeight },
      { picture: 'juma.png', from: 1, height: rowHeight },
    ]);
    expect((await photosOf(book))[0]).toBe('2 pictures lie in this row of people.xlsx ("amina.png", "juma.png"), so none was taken: leave one, or name the file in the column of the photo.');
  });

  test('above the first row of data are a logo', async () => {
    expect(await photosOf(withPicturesOver(people(), faces, [{ picture: 'li.png', from: 0, height: rowHeight }]))).toEqual([undefined, undefined, undefined]);
  });

  test('are read from the file when they are needed, and not if it has changed', async () => {
    const file = join(makeFolder(), 'people.xlsx');
    writeFileSync(file, withPicturesOver(people(), faces, [{ picture: 'amina.png', from: 1, height: rowHeight }]));
    expect(await photosOf(file)).toEqual(['amina.png', undefined, undefined]);
    const sheet = await parseSheet(file, 'people.xlsx');
    writeFileSync(file, withPicturesOver(people(['', '', 'x']), { 'amina.png': faces['juma.png']! }, [{ picture: 'amina.png', from: 1, height: rowHeight }]));
    await expect(sheet.pictures![0]!.read()).rejects.toMatchObject({ code: 'conflict', message: expect.stringContaining('row 1 of people.xlsx') });
  });
});

describe('pictures in cells', () => {
  test('are their values, and no errors', async () => {
    const book = withPicturesIn(people(['x', 'x', 'x']), faces, { B2: 'juma.png', B4: 'amina.png', B3: 'juma.png' });
    expect(await photosOf(book)).toEqual(['juma.png', 'juma.png', 'amina.png']);
    expect((await parseSheet(book, 'people.xlsx')).problems).toBeUndefined();
  });

  test('make a row of their own where there is nothing else', async () => {
    const book = withPicturesIn(bookOf({ People: [['photo'], ['x'], ['x']] }), faces, { A2: 'li.png', A3: 'amina.png' });
    expect(await photosOf(book)).toEqual(['li.png', 'amina.png']);
  });

  test('of which nothing is known any more are errors of their rows', async () => {
    const book = withParts(withPicturesIn(people(['x', 'x', 'x']), faces, { B2: 'juma.png' }), { 'xl/metadata.xml': () => '<metadata' });
    expect((await photosOf(book))[0]).toMatch(/has the error #VALUE!/);
  });
});

test('the name of a file goes before a picture in the cell', async () => {
  const source: PhotoSource = { names: ['juma.png'], read: async () => faces['juma.png']! };
  const book = withPicturesOver(people(['juma.png']), faces, [{ picture: 'amina.png', from: 1, height: rowHeight }]);
  expect(await photosOf(book, source)).toEqual(['juma.png', undefined, undefined]);
});

test('what is no picture is a problem of its row', async () => {
  const book = withPicturesOver(people(), { 'chart.emf': new Uint8Array(2_000).fill(1) }, [{ picture: 'chart.emf', from: 1, height: rowHeight }]);
  expect((await photosOf(book))[0]).toMatch(/chart\.emf/);
});

test('a picture that unpacks to something else than it says is not taken', async () => {
  const parts = unzipSync(withPicturesOver(people(), { 'amina.png': new Uint8Array(30_000_000) }, [{ picture: 'amina.png', from: 1, height: rowHeight }]));
  const bomb = zipOf(Object.entries(parts).map(([path, bytes]) => ({ path, bytes, ...(path.endsWith('.png') ? { claimedBytes: 1_000 } : {}) })));
  const sheet = await parseSheet(bomb, 'people.xlsx');
  expect(sheet.pictures).toMatchObject([{ row: 1, column: 1, name: 'xl/media/amina.png' }]);
  await expect(sheet.pictures![0]!.read()).rejects.toMatchObject({ message: expect.stringContaining('The picture in row 1 of people.xlsx cannot be read') });
});
