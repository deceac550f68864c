// The photos of a folder meet their rows; nothing outside of the folder is read, and what is wrong is told row by row.

import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { attachPhotos, openPhotoFolder, type PhotoOptions } from '../../../main/sheets/photos.ts';
import type { Row } from '../../../shared/batch.ts';
import { Fault } from '../../../shared/fault.ts';
import type { Field } from '../../../shared/point.ts';
import { makeFolder } from '../../helpers/folder.ts';

const fields: readonly Field[] = [
  { name: 'claim', label: 'Claim', type: 'text' },
  { name: 'photo', label: 'Photo', type: 'image' },
];

const rowOf = (number: number, point: Row['point']): Row => ({ number, point, problems: [] });

/** A folder of photos: files whose content is their own name. */
function photosIn(...names: readonly string[]): string {
  const folder = join(makeFolder(), 'photos');
  mkdirSync(folder);
  for (const name of names) writeFileSync(join(folder, name), name);
  return folder;
}

const fullDisk = async (): Promise<string> => {
  throw new Fault('storage', 'The disk is full.');
};

/** Keeps the file's content as its id, and counts. */
function keeper() {
  const kept: string[] = [];
  const options: PhotoOptions = {
    fields,
    mapping: { photo: 0 },
    keep: async (bytes, name) => {
      kept.push(name);
      const text = Buffer.from(bytes).toString();
      if (text === 'broken.jpg') throw new Fault('input', `${name} is not a picture that can be read.`);
      return `id of ${text}`;
    },
  };
  return { kept, options };
}

test('each row gets its own photo, and a photo shared by rows is kept once', async () => {
  const { kept, options } = keeper();
  const source = await openPhotoFolder(photosIn('amina.jpg', 'juma.png', 'notes.txt'));
  const rows = await attachPhotos([rowOf(1, { claim: 'a', photo: 'Amina' }), rowOf(3, { photo: 'juma.png' }), rowOf(4, { photo: 'Amina' }), rowOf(5, { claim: 'b' })], source, options);
  expect(rows.map(({ point }) => point)).toEqual([
    { claim: 'a', photo: { asset: 'id of amina.jpg' } },
    { photo: { asset: 'id of juma.png' } },
    { photo: { asset: 'id of amina.jpg' } },
    { claim: 'b' },
  ]);
  expect(kept.sort()).toEqual(['amina.jpg', 'juma.png']);
  expect(source.names).toEqual(['amina.jpg', 'juma.png']);
});

test('a row whose photo is missing or broken keeps its words, and says so', async () => {
  const { options } = keeper();
  const rows = await attachPhotos([rowOf(1, { claim: 'a', photo: 'nobody.jpg' }), rowOf(2, { claim: 'b', photo: 'broken.jpg' })], await openPhotoFolder(photosIn('broken.jpg')), options);
  expect(rows).toEqual([
    { number: 1, point: { claim: 'a' }, problems: [{ check: 'photo', severity: 'error', field: 'photo', message: expect.stringMatching(/^The photo "nobody\.jpg" is not in the folder/) }] },
    { number: 2, point: { claim: 'b' }, problems: [{ check: 'photo', severity: 'error', field: 'photo', message: 'broken.jpg is not a picture that can be read.' }] },
  ]);
});

test('without a photo column rows find photos by their name', async () => {
  const { options } = keeper();
  const rows = await attachPhotos([rowOf(1, { name: 'Amina Diallo' })], await openPhotoFolder(photosIn('amina_diallo.jpg')), { ...options, mapping: { name: 0 } });
  expect(rows[0]!.point['photo']).toEqual({ asset: 'id of amina_diallo.jpg' });
});

test('a link that leads out of the folder is not followed', async () => {
  const { kept, options } = keeper();
  const folder = photosIn();
  writeFileSync(join(folder, '..', 'secret.jpg'), 'secret');
  symlinkSync(join('..', 'secret.jpg'), join(folder, 'amina.jpg'));
  const rows = await attachPhotos([rowOf(1, { photo: 'amina.jpg' })], await openPhotoFolder(folder), options);
  expect(rows[0]).toMatchObject({ point: {}, problems: [{ severity: 'error', message: expect.stringContaining('outside of the folder of photos') }] });
  expect(kept).toEqual([]);
});

test.each(['../secret.jpg', '/etc/passwd', '..\\secret.jpg'])('a cell that points elsewhere reads nothing: %s', async (cell) => {
  const { kept, options } = keeper();
  const folder = photosIn('amina.jpg');
  writeFileSync(join(folder, '..', 'secret.jpg'), 'secret');
  const source = await openPhotoFolder(folder);
  const rows = await attachPhotos([rowOf(1, { photo: cell })], source, options);
  expect(rows[0]!.problems).toHaveLength(1);
  expect(kept).toEqual([]);
  await expect(source.read('../secret.jpg')).rejects.toMatchObject({ code: 'denied' });
});

test('a full disk ends the reading instead of blaming the row', async () => {
  const { options } = keeper();
  await expect(attachPhotos([rowOf(1, { photo: 'a.jpg' })], await openPhotoFolder(photosIn('a.jpg')), { ...options, keep: fullDisk })).rejects.toMatchObject({ code: 'storage' });
});

test('it can be cancelled', async () => {
  const { options } = keeper();
  await expect(attachPhotos([rowOf(1, { photo: 'a.jpg' })], await openPhotoFolder(photosIn('a.jpg')), { ...options, signal: AbortSignal.abort() })).rejects.toMatchObject({ code: 'cancelled' });
});

test('a folder that is not there, or is none, is told', async () => {
  const folder = photosIn('a.jpg');
  await expect(openPhotoFolder(join(folder, 'none'))).rejects.toMatchObject({ code: 'notFound', message: expect.stringContaining('There is no folder') });
  await expect(openPhotoFolder(join(folder, 'a.jpg'))).rejects.toMatchObject({ code: 'input', message: expect.stringContaining('is not a folder') });
});

test('rows of a sheet without a photo column, and no photos at all, have nothing to say', async () => {
  const { options } = keeper();
  const rows = [rowOf(1, { name: 'Amina' })];
  expect(await attachPhotos(rows, await openPhotoFolder(photosIn()), { ...options, mapping: { name: 0 } })).toEqual(rows);
});
