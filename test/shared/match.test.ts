// Every row gets its own photo or none: never another row's.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { matchPhotos, type PhotoWish } from '../../shared/match.ts';
import { amount } from '../helpers/proof.ts';

/** Files by row for cells in order, and what is said of the rows without. */
function match(cells: readonly (string | undefined)[], files: readonly string[]) {
  const { files: found, problems } = matchPhotos(cells.map((cell, index) => ({ row: index + 1, cell: cell ?? '' })), files);
  return { found: Object.fromEntries(found), says: Object.fromEntries([...problems].map(([row, { message }]) => [row, message])) };
}

function matchNames(names: readonly string[], files: readonly string[]) {
  const { files: found, problems } = matchPhotos(names.map((name, index) => ({ row: index + 1, name })), files);
  return { found: Object.fromEntries(found), problems };
}

describe('a photo cell', () => {
  test.each([
    ['the exact name', 'amina.jpg', ['amina.jpg', 'Amina.jpg', 'amina.png'], 'amina.jpg'],
    ['another case', 'AMINA.JPG', ['amina.jpg', 'amina.png'], 'amina.jpg'],
    ['no extension', 'amina', ['amina.jpg', 'juma.jpg'], 'amina.jpg'],
    ['no accents', 'Jose Nunez.jpg', ['josé_núñez.jpg'], 'josé_núñez.jpg'],
    ['accents in another form', 'jose\u0301.jpg', ['jos\u00e9.jpg'], 'jos\u00e9.jpg'],
    ['spaces for dashes', 'amina diallo', ['Amina-Diallo.JPEG'], 'Amina-Diallo.JPEG'],
    ['a path of Windows', 'C:\\Photos\\amina.jpg', ['amina.jpg'], 'amina.jpg'],
    ['a path', 'photos/amina.jpg', ['amina.jpg'], 'amina.jpg'],
    ['another script', 'राम.jpg', ['रमा.jpg', 'राम.jpg'], 'राम.jpg'],
  ])('with %s finds it', (_, cell, files, found) => {
    expect(match([cell], files)).toEqual({ found: { 1: found }, says: {} });
  });

  test('in capitals is not taken for one of two that differ by an accent', () => {
    expect(match(['JOSE.JPG'], ['jose.jpg', 'josé.jpg'])).toMatchObject({ found: {}, says: { 1: expect.stringContaining('"jose.jpg", "josé.jpg"') } });
  });

  test('that is empty asks for nothing', () => {
    expect(match(['', undefined], ['amina.jpg'])).toEqual({ found: {}, says: {} });
  });

  test('that fits several files gets none, and they are named', () => {
    expect(match(['amina'], ['amina.jpg', 'Amina.png'])).toEqual({
      found: {},
      says: { 1: '"amina" could be any of "amina.jpg", "Amina.png", so no photo was taken: write the file\'s exact name.' },
    });
  });

  test('that fits none is told', () => {
    expect(match(['amina.jpg'], ['juma.jpg']).says[1]).toBe('The photo "amina.jpg" is not in the folder of photos: add it, or correct the name.');
  });

  test.each(['../amina.jpg', '..\\..\\amina.jpg', 'a/../../amina.jpg'])('that points out of the folder is refused: %s', (cell) => {
    expect(match([cell], ['amina.jpg'])).toMatchObject({ found: {}, says: { 1: expect.stringContaining('points out of the folder') } });
  });

  test('shared by rows gives them the same photo', () => {
    expect(match(['amina.jpg', 'juma.jpg', 'amina.jpg'], ['amina.jpg', 'juma.jpg']).found).toEqual({ 1: 'amina.jpg', 2: 'juma.jpg', 3: 'amina.jpg' });
  });

  test('spelled exactly wins; a like one does not get its photo', () => {
    expect(match(['amina.jpg', 'Amina.jpg'], ['amina.jpg'])).toMatchObject({ found: { 1: 'amina.jpg' }, says: { 2: expect.stringContaining('fits row 1') } });
  });

  test('of two inexact ones nobody is believed', () => {
    expect(match(['AMINA.jpg', 'a-mina.jpg'], ['amina.jpg'])).toMatchObject({ found: {}, says: { 1: expect.stringContaining('row 2'), 2: expect.stringContaining('row 1') } });
  });

  test('from two folders with one file name is not decided', () => {
    expect(match(['kisumu/amina.jpg', 'lamu/amina.jpg'], ['amina.jpg']).found).toEqual({});
  });
});

describe('without a photo column', () => {
  test('the row\'s name finds the one file named like it', () => {
    expect(matchNames(['Amina Diallo', 'Zoë'], ['amina-diallo.jpg', 'zoe.png', 'other.jpg']).found).toEqual({ 1: 'amina-diallo.jpg', 2: 'zoe.png' });
  });

  test('two rows of one name get none: they may be two people', () => {
    const { found, problems } = matchNames(['Amina', 'Amina'], ['amina.jpg']);
    expect(found).toEqual({});
    expect(problems.get(1)).toMatchObject({ severity: 'error', message: expect.stringContaining('add a column "photo"') });
  });

  test('a row without a photo is only remarked on', () => {
    expect(matchNames(['Amina'], ['juma.jpg']).problems.get(1)).toMatchObject({ severity: 'warning' });
  });
});

/** Ways in which people write one file's name. */
const spellings: readonly ((name: string) => string)[] = [
  (name) => name,
  (name) => name.toUpperCase(),
  (name) => name.replace(/\.\w+$/, ''),
  (name) => name.replaceAll('-', ' '),
  (name) => name.replaceAll('-', '_').toLowerCase(),
  (name) => name.normalize('NFKD').replace(/[\u0300-\u036f]/g, ''),
  (name) => `photos/${name}`,
];

/** People whose photos have like names: few letters, with and without accents, in either case. */
const fileName = fc
  .tuple(fc.array(fc.constantFrom('a', 'A', 'á', 'b', 'é', 'e', '-', ' '), { minLength: 1, maxLength: 4 }), fc.constantFrom('.jpg', '.JPG', '.png'))
  .map(([letters, extension]) => letters.join('') + extension)
  .filter((name) => /^\p{L}/u.test(name));

test('with shuffled, missing, repeated and like names no row gets the photo of another', () => {
  const people = fc.uniqueArray(fileName, { minLength: 1, maxLength: 8 }).chain((files) =>
    fc.record({
      // Each person's row gives the name of their own photo, spelled in some way; some photos are missing, some people are there twice.
      rows: fc.shuffledSubarray(files.flatMap((file) => [file, file]), { minLength: 1 }).chain((owners) =>
        fc.tuple(...owners.map((file) => fc.constantFrom(...spellings).map((spell) => ({ file, cell: spell(file) })))),
      ),
      present: fc.shuffledSubarray(files),
    }),
  );
  fc.assert(
    fc.property(people, ({ rows, present }) => {
      const wishes: readonly PhotoWish[] = rows.map(({ cell }, index) => ({ row: index + 1, cell }));
      const { files, problems } = matchPhotos(wishes, present);
      rows.forEach(({ file, cell }, index) => {
        const got = files.get(index + 1);
        // A cell that is exactly another file's name says that file, and one word for word like another row's says that they share.
        const isSaid = got === cell.replace('photos/', '') || rows.some((other) => other.cell === cell && other.file === got);
        const isOwn = got === undefined || isSaid || isOwnOrUnknowable(got, file, present, rows);
        expect(isOwn ? 'its own' : `row ${index + 1} (${cell}) got ${got}`).toBe('its own');
        expect(files.has(index + 1)).not.toBe(problems.has(index + 1));
      });
    }),
    { numRuns: amount(300, 20_000) },
  );
});

/** The row's own photo; or its own is missing and the one taken is nobody's among the rows. */
function isOwnOrUnknowable(got: string, own: string, present: readonly string[], rows: readonly { readonly file: string }[]): boolean {
  return got === own || (!present.includes(own) && !rows.some(({ file }) => file === got));
}
