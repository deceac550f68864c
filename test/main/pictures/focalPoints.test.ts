// Focal points lie beside the photos, and belong to the photo they were set on.

import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { focalPointsFile } from '../../../shared/picture.ts';
import { focalPointsOf, focalPointsText, focusOfFile, parseFocalPoints, readFocalPoints, type FocalPoint } from '../../../main/pictures/focalPoints.ts';
import { attachPhotos, openPhotoFolder } from '../../../main/sheets/photos.ts';
import { makeFolder } from '../../helpers/folder.ts';

async function photosIn(): Promise<string> {
  const folder = join(makeFolder(), 'photos');
  await mkdir(folder);
  await writeFile(join(folder, 'amina.jpg'), 'amina');
  await writeFile(join(folder, 'juma.jpg'), 'juma');
  return folder;
}

/** Keeps focal points beside their photos, as the studio offers them to be saved. */
async function keep(folder: string, focus: Readonly<Record<string, { readonly x: number; readonly y: number }>>): Promise<void> {
  const points = new Map<string, FocalPoint>();
  for (const [name, { x, y }] of Object.entries(focus)) {
    points.set(name, { x, y, sha256: createHash('sha256').update(await readFile(join(folder, name))).digest('hex') });
  }
  await writeFile(join(folder, focalPointsFile), focalPointsText(points));
}

describe('focal points', () => {
  it('are there again, photo by photo', async () => {
    const folder = await photosIn();
    expect(await readFocalPoints(folder)).toEqual(new Map());
    await keep(folder, { 'juma.jpg': { x: 0.25, y: 0.75 }, 'amina.jpg': { x: 1, y: 0 } });
    const points = await readFocalPoints(folder);
    expect(await focusOfFile(points, join(folder, 'juma.jpg'))).toEqual({ x: 0.25, y: 0.75 });
    expect(await focusOfFile(points, join(folder, 'amina.jpg'))).toEqual({ x: 1, y: 0 });
  });

  it('are not used for another photo of the same name', async () => {
    const folder = await photosIn();
    await keep(folder, { 'amina.jpg': { x: 0.1, y: 0.1 } });
    await writeFile(join(folder, 'amina.jpg'), 'another amina');
    expect(await focusOfFile(await readFocalPoints(folder), join(folder, 'amina.jpg'))).toBeUndefined();
  });

  it('can be written by hand, without the hash', async () => {
    const folder = await photosIn();
    await writeFile(join(folder, focalPointsFile), '{ "version": 1, "photos": { "amina.jpg": { "x": 0.5, "y": 0.2 } } }');
    expect(await focusOfFile(await readFocalPoints(folder), join(folder, 'amina.jpg'))).toEqual({ x: 0.5, y: 0.2 });
  });

  it('read and written are the same, in the order of names', () => {
    const sha256 = createHash('sha256').update('a').digest('hex');
    const text = focalPointsText(new Map([['b.jpg', { x: 0, y: 1 }], ['a.jpg', { x: 0.5, y: 0.5, sha256 }]]));
    expect(focalPointsText(parseFocalPoints(text))).toBe(text);
    expect(text.indexOf('a.jpg')).toBeLessThan(text.indexOf('b.jpg'));
  });

  it('are saved for the bytes they were set on, but where the library keeps other bytes', () => {
    const [asset, focus] = ['a'.repeat(64), { x: 0.1, y: 0.2 }];
    const saved = focalPointsOf([
      { name: 'amina.jpg', asset, focus },
      { name: 'grace.heic', asset, focus },
      { name: 'juma.png', asset },
    ]);
    expect(saved).toEqual(new Map(Object.entries({ 'amina.jpg': { ...focus, sha256: asset }, 'grace.heic': focus })));
    expect(parseFocalPoints(focalPointsText(saved))).toEqual(saved);
  });

  it.each([
    ['no JSON', '{ "version": 1, ', /focal-points\.json is not JSON/],
    ['another version', '{ "version": 2, "photos": {} }', /focal-points\.json cannot be used: version/],
    ['a point outside of its photo', '{ "version": 1, "photos": { "a.jpg": { "x": 1.5, "y": 0 } } }', /photos > a\.jpg > x/],
  ])('of %s are refused in one sentence', async (_, text, sentence) => {
    const folder = await photosIn();
    await writeFile(join(folder, focalPointsFile), text);
    await expect(readFocalPoints(folder)).rejects.toThrow(sentence);
  });

  it('come with the photos to their rows', async () => {
    const folder = await photosIn();
    await keep(folder, { 'amina.jpg': { x: 0.3, y: 0.4 } });
    const points = await readFocalPoints(folder);
    const rows = ['amina', 'juma'].map((photo, index) => ({ number: index + 1, point: { photo }, problems: [] }));
    const [first, second] = await attachPhotos(rows, await openPhotoFolder(folder), {
      fields: [{ name: 'photo', label: 'Photo', type: 'image' }],
      mapping: { photo: 0 },
      keep: (bytes) => Promise.resolve(`id of ${Buffer.from(bytes).toString()}`),
      focusOf: async (name) => await focusOfFile(points, join(folder, name)),
    });
    expect(first!.point['photo']).toEqual({ asset: 'id of amina', focus: { x: 0.3, y: 0.4 } });
    expect(second!.point['photo']).toEqual({ asset: 'id of juma' });
  });
});
