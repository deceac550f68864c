// A spreadsheet that is open in a page gives each template the rows that its own fields ask for.

import { join } from 'node:path';
import sharp from 'sharp';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { createBatches, type Batches } from '../../main/batches.ts';
import { openLibrary, type Library } from '../../main/library/library.ts';
import { buildPack } from '../../main/packs/build.ts';
import { PackStore } from '../../main/packs/store.ts';
import { Fault } from '../../shared/fault.ts';
import { makeFolder } from '../helpers/folder.ts';
import { sourceFolder, template } from './packs/packs.ts';

const claim = { name: 'claim', label: 'Claim', type: 'text' };
const photo = { name: 'photo', label: 'Photo', type: 'image' };
const slogan = { name: 'slogan', label: 'Slogan', type: 'text' };

const clock = (): Date => new Date('2026-05-01T10:00:00Z');

let library: Library;
let packs: PackStore;

/** Installs a pack with one template of these fields, both by one id. */
async function install(id: string, ...fields: readonly object[]): Promise<void> {
  await packs.install(await buildPack(sourceFolder({ manifest: { id }, template: { ...template, id, fields } })), `${id}.pointpack`);
}

beforeEach(async () => {
  const folder = makeFolder();
  library = await openLibrary(folder, { clock });
  packs = new PackStore({ folder: join(folder, 'packs'), assets: library.assets, bundledFile: '' });
  await install('words', claim);
  await install('portrait', claim, photo, slogan);
  return () => library.close();
});

const csv = (...lines: readonly string[]): Uint8Array => new TextEncoder().encode(lines.join('\n'));

const open = (batches: Batches, bytes: Uint8Array) => batches.open({ name: 'points.csv', bytes, template: 'words' });

const pointsOf = async (batches: Batches, batch: string, templateId: string) => (await batches.exportInput(batch, templateId)).rows.map(({ point }) => point);

describe('another template', () => {
  test('gets the fields that only it has', async () => {
    const batches = createBatches({ library, packs, clock });
    const { batch } = await open(batches, csv('claim,slogan', 'Light,Now'));
    expect(await pointsOf(batches, batch, 'words')).toEqual([{ claim: 'Light' }]);
    expect(await pointsOf(batches, batch, 'portrait')).toEqual([{ claim: 'Light', slogan: 'Now' }]);
    expect(await pointsOf(batches, batch, 'words')).toEqual([{ claim: 'Light' }]);
  });

  test('keeps the columns that were chosen by hand for the fields they share', async () => {
    const batches = createBatches({ library, packs, clock });
    const { batch } = await open(batches, csv('claim,slogan,notes', 'Light,Now,Water'));
    await batches.map(batch, { claim: 2 });
    expect(await pointsOf(batches, batch, 'words')).toEqual([{ claim: 'Water' }]);
    expect(await pointsOf(batches, batch, 'portrait')).toEqual([{ claim: 'Water', slogan: 'Now' }]);
    await batches.map(batch, {});
    expect(await pointsOf(batches, batch, 'portrait')).toEqual([{ slogan: 'Now' }]);
  });

  test('does not get a column that serves another field', async () => {
    const batches = createBatches({ library, packs, clock });
    const { batch } = await open(batches, csv('claim,slogan', 'Light,Now'));
    await batches.map(batch, { claim: 1 });
    expect(await pointsOf(batches, batch, 'portrait')).toEqual([{ claim: 'Now' }]);
  });
});

const view = { filter: 'all', check: '', search: '', order: 'sheet', at: 1 } as const;

async function grid(batches: Batches, batch: string, change: object = {}) {
  const { rows } = await batches.rowsFor(batch, 'portrait');
  return rows.window({ ...view, ...change }, 0, 100);
}

const photoOf = async (name: string) => ({ name, bytes: await sharp({ create: { width: 60, height: 60, channels: 3, background: '#0F7B5F' } }).png().toBuffer() });

describe('changes beside the sheet', () => {
  const lines = csv('claim,photo,slogan', 'Light,amina.png,Now', 'Power,,Today', ',grace.png,Soon');

  test('show in the row, are marked, and are there after a restart; the file stays as it was', async () => {
    const batches = createBatches({ library, packs, clock });
    const { batch } = await open(batches, lines);
    const undo = (await batches.find(batch)).edit([{ row: 3, column: 'column:0', text: 'Water' }]);
    expect(undo).toEqual([{ row: 3, column: 'column:0', text: null }]);
    const again = createBatches({ library, packs, clock });
    expect((await grid(again, batch)).rows[2]).toMatchObject({ number: 3, cells: ['Water', 'grace.png', 'Soon'], edited: [0] });
    expect(await pointsOf(again, batch, 'words')).toContainEqual({ claim: 'Water' });
    expect((await again.find(batch)).sheet.rows.at(2)).toEqual(['', 'grace.png', 'Soon']);
    (await again.find(batch)).edit(undo);
    expect((await grid(again, batch, { filter: 'edited' })).total).toBe(0);
  });

  test('typed back to what the sheet says are none', async () => {
    const batches = createBatches({ library, packs, clock });
    const { batch } = await open(batches, lines);
    const opened = await batches.find(batch);
    opened.edit([{ row: 1, column: 'column:0', text: 'Sun' }]);
    opened.edit([{ row: 1, column: 'column:0', text: 'Light' }]);
    expect((await grid(batches, batch)).rows[0]).toMatchObject({ cells: ['Light', 'amina.png', 'Now'], edited: [] });
  });

  test('fill a field that the sheet has no column for', async () => {
    const batches = createBatches({ library, packs, clock });
    const { batch } = await open(batches, csv('claim', 'Light', 'Power'));
    (await batches.find(batch)).edit([{ row: 2, column: 'field:slogan', text: 'Now' }]);
    expect(await pointsOf(batches, batch, 'portrait')).toEqual([{ claim: 'Light' }, { claim: 'Power', slogan: 'Now' }]);
  });

  test('leave rows out of the export and take them in again', async () => {
    const batches = createBatches({ library, packs, clock });
    const { batch } = await open(batches, lines);
    const opened = await batches.find(batch);
    expect(opened.leaveOut([1, 3], true)).toEqual([1, 3]);
    expect(opened.leaveOut([1, 2], true)).toEqual([2]);
    expect(opened.leaveOut([2, 3], false)).toEqual([2, 3]);
    expect((await batches.exportInput(batch, 'portrait')).rows.map(({ number }) => number)).toEqual([2, 3]);
    expect((await grid(batches, batch, { filter: 'leftOut' })).rows.map(({ number }) => number)).toEqual([1]);
  });

  test('choose a photo by the exact name of its file', async () => {
    const batches = createBatches({ library, packs, clock });
    const { batch } = await open(batches, lines);
    await batches.addPhotos(batch, [await photoOf('amina.png'), await photoOf('grace 1.png')]);
    expect((await grid(batches, batch, { filter: 'errors' })).rows.map(({ number }) => number)).toEqual([3]);
    (await batches.find(batch)).edit([{ row: 3, column: 'column:1', text: 'grace 1.png' }]);
    expect((await grid(batches, batch, { filter: 'noPhoto', at: 2 })).rows.map(({ number }) => number)).toEqual([2]);
  });

  test('find rows by words, and list those with problems first', async () => {
    const batches = createBatches({ library, packs, clock });
    const { batch } = await open(batches, lines);
    expect((await grid(batches, batch, { search: 'TODAY' })).rows.map(({ number }) => number)).toEqual([2]);
    await batches.addPhotos(batch, [await photoOf('amina.png')]);
    expect((await grid(batches, batch, { order: 'problems' })).rows.map(({ number }) => number)).toEqual([3, 1, 2]);
  });
});

test('a photo that cannot be used is a problem of its rows, and the next of that name counts', async () => {
  const batches = createBatches({ library, packs, clock });
  const { batch } = await open(batches, csv('claim,photo', 'Light,amina.png'));
  expect((await batches.addPhotos(batch, [{ name: 'amina.png', bytes: new Uint8Array([1, 2, 3]) }])).unusable).toBe(1);
  expect((await batches.exportInput(batch, 'portrait')).rows[0]!.problems).toMatchObject([{ check: 'photo', field: 'photo' }]);
  await batches.addPhotos(batch, [await photoOf('amina.png')]);
  const [point] = await pointsOf(batches, batch, 'portrait');
  expect(point).toEqual({ claim: 'Light', photo: { asset: expect.stringMatching(/^[0-9a-f]{64}$/) } });
});

test('a photo that the disk refuses is no photo, and says why', async () => {
  const batches = createBatches({ library, packs, clock });
  const { batch } = await open(batches, csv('claim,photo', 'Light,amina.png'));
  vi.spyOn(library.assets, 'put').mockRejectedValueOnce(new Fault('storage', 'The disk is full.'));
  await expect(batches.addPhotos(batch, [await photoOf('amina.png')])).rejects.toMatchObject({ code: 'storage' });
});
