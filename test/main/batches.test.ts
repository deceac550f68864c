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

let library: Library;
let packs: PackStore;

/** Installs a pack with one template of these fields, both by one id. */
async function install(id: string, ...fields: readonly object[]): Promise<void> {
  await packs.install(await buildPack(sourceFolder({ manifest: { id }, template: { ...template, id, fields } })), `${id}.pointpack`);
}

beforeEach(async () => {
  const folder = makeFolder();
  library = await openLibrary(folder, { clock: () => new Date('2026-05-01T10:00:00Z') });
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
    const batches = createBatches({ library, packs });
    const { batch } = await open(batches, csv('claim,slogan', 'Light,Now'));
    expect(await pointsOf(batches, batch, 'words')).toEqual([{ claim: 'Light' }]);
    expect(await pointsOf(batches, batch, 'portrait')).toEqual([{ claim: 'Light', slogan: 'Now' }]);
    expect(await pointsOf(batches, batch, 'words')).toEqual([{ claim: 'Light' }]);
  });

  test('keeps the columns that were chosen by hand for the fields they share', async () => {
    const batches = createBatches({ library, packs });
    const { batch } = await open(batches, csv('claim,slogan,notes', 'Light,Now,Water'));
    await batches.map(batch, { claim: 2 });
    expect(await pointsOf(batches, batch, 'words')).toEqual([{ claim: 'Water' }]);
    expect(await pointsOf(batches, batch, 'portrait')).toEqual([{ claim: 'Water', slogan: 'Now' }]);
    await batches.map(batch, {});
    expect(await pointsOf(batches, batch, 'portrait')).toEqual([{ slogan: 'Now' }]);
  });

  test('does not get a column that serves another field', async () => {
    const batches = createBatches({ library, packs });
    const { batch } = await open(batches, csv('claim,slogan', 'Light,Now'));
    await batches.map(batch, { claim: 1 });
    expect(await pointsOf(batches, batch, 'portrait')).toEqual([{ claim: 'Now' }]);
  });
});

test('photos that could not be kept once are tried again', async () => {
  const batches = createBatches({ library, packs });
  const bytes = await sharp({ create: { width: 60, height: 60, channels: 3, background: '#0F7B5F' } }).png().toBuffer();
  const { batch } = await open(batches, csv('claim,photo', 'Light,amina.png'));
  await batches.addPhotos(batch, [{ name: 'amina.png', bytes }]);
  vi.spyOn(library.assets, 'put').mockRejectedValueOnce(new Fault('storage', 'The disk is full.'));
  await expect(batches.exportInput(batch, 'portrait')).rejects.toMatchObject({ code: 'storage' });
  const [point] = await pointsOf(batches, batch, 'portrait');
  expect(point).toEqual({ claim: 'Light', photo: { asset: expect.stringMatching(/^[0-9a-f]{64}$/) } });
});
