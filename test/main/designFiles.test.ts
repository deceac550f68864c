// Designs and their files: nobody's change is overwritten unseen, and a file is never changed but by saving.

import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import exifr from 'exifr';
import { unzipSync } from 'fflate';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createRouter } from '../../main/doorway.ts';
import { openDesignFile, readFileAgain } from '../../main/designFiles.ts';
import { assetsIn } from '../../main/packs/references.ts';
import { sharp } from '../../main/pictures/sharp.ts';
import { openStudio, type Studio } from '../../main/studio.ts';
import type { Design } from '../../shared/design.ts';
import { makeFolder } from '../helpers/folder.ts';

const dot = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==', 'base64');

const open = async (): Promise<Studio> =>
  openStudio({
    library: makeFolder(),
    host: 'electron',
    workers: 1,
    fileDialogs: { choose: async () => chosen, chooseTarget: async () => chosen },
  });
const pageOf = (studio: Studio) => createRouterClient(createRouter(studio));

let chosen: string | undefined;
let folder: string;
let studio: Studio;
let page: ReturnType<typeof pageOf>;

beforeEach(async () => {
  folder = makeFolder();
  chosen = join(folder, 'clinic.point');
  studio = await open();
  page = pageOf(studio);
});

afterEach(async () => {
  await studio.close();
});

const bytes = async (blob: Blob): Promise<Buffer> => Buffer.from(await blob.arrayBuffer());
const pixels = async (given: Uint8Array): Promise<Buffer> => sharp(given).raw().toBuffer();
const saying = (design: Design, claim: string) => ({ ...design, point: { ...design.point, claim } });

test('a design goes to another library with its picture, its tags and its look', async () => {
  const { id: asset } = await page.pictures.add({ name: 'amina.png', file: new Blob([dot]) });
  const made = await page.designs.create({ template: 'my-point', point: { claim: 'Light', name: 'Amina', photo: { asset } } });
  await page.designs.tag({ id: made.design.id, tags: ['rio'] });
  const { name, file } = await page.designs.saveFile({ id: made.design.id });
  expect(name).toBe('My point.point');

  const elsewhere = await open();
  const there = pageOf(elsewhere);
  const opened = await there.designs.openFile({ name, file });
  expect(opened.repairs).toEqual([]);
  expect({ ...opened.design, id: '' }).toEqual({ ...made.design, id: '' });
  expect(opened.kit.pictures.some(({ id }) => id === asset)).toBe(true);
  expect((await there.designs.list()).map(({ tags }) => tags)).toEqual([['rio']]);
  await elsewhere.close();
});

test('a photo goes into a file without the place it was taken at, and is the same picture there', async () => {
  const gps = { IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '8/1 31/1 27/1', GPSLongitudeRef: 'E', GPSLongitude: '39/1 16/1 10/1' } };
  const photo = await sharp({ create: { width: 64, height: 48, channels: 3, background: '#4080c0' } }).withExif({ IFD0: { Artist: 'Jane Secret' }, ...gps }).jpeg().toBuffer();
  expect(await exifr.gps(photo)).toBeDefined();
  const { id: asset } = await page.pictures.add({ name: 'amina.jpg', file: new Blob([photo]) });
  const made = await page.designs.create({ template: 'my-point', point: { claim: 'Light', name: 'Amina', photo: { asset, focus: { x: 0.2, y: 0.3 } } } });
  const { name, file } = await page.designs.saveFile({ id: made.design.id });
  const sent = Object.entries(unzipSync(new Uint8Array(await file.arrayBuffer()))).filter(([path]) => path.endsWith('.jpeg'));
  expect(sent).toHaveLength(1);
  expect(await exifr.gps(Buffer.from(sent[0]![1]))).toBeUndefined();
  expect((await bytes(file)).includes('Jane Secret')).toBe(false);

  const elsewhere = await open();
  const opened = await pageOf(elsewhere).designs.openFile({ name, file });
  expect(opened.repairs).toEqual([]);
  const there = assetsIn(opened.design.point);
  expect(there).not.toEqual([asset]);
  expect(opened.design.point['photo']).toMatchObject({ focus: { x: 0.2, y: 0.3 } });
  expect(Buffer.compare(await pixels(await elsewhere.library.assets.read(there[0]!)), await pixels(photo))).toBe(0);
  expect((await page.designs.open({ id: made.design.id })).design.point).toEqual(made.design.point);
  await elsewhere.close();
});

test('a file that is no design is refused, and the library stays as it is', async () => {
  await expect(page.designs.openFile({ name: 'x.point', file: new Blob(['no']) })).rejects.toMatchObject({ code: 'input', message: 'x.point is not a .point file.' });
  expect(await page.designs.list()).toEqual([]);
});

test('a design saved to a file knows it, and says when one of them has changed', async () => {
  const made = await page.designs.create({ name: 'Clinic' });
  const { id } = made.design;
  expect(await page.designs.fileOf({ id })).toBeNull();
  expect(await page.designs.saveToFile({ id, to: 'another' })).toMatchObject({ name: 'clinic.point', path: chosen, state: 'same', isBehind: false });
  await page.designs.save({ design: saying(made.design, 'Two'), revision: 1 });
  expect(await page.designs.fileOf({ id })).toMatchObject({ state: 'same', isBehind: true });
  await page.designs.saveToFile({ id, to: 'same' });
  expect(await page.designs.fileOf({ id })).toMatchObject({ state: 'same', isBehind: false });
  expect(await page.designs.recentFiles()).toMatchObject([{ design: id, name: 'clinic.point' }]);
  await rm(chosen!);
  expect(await page.designs.fileOf({ id })).toMatchObject({ state: 'gone' });
  chosen = undefined;
  expect(await page.designs.saveToFile({ id, to: 'another' })).toBeNull();
  expect(await page.designs.chooseFile()).toBeNull();
});

test('a file that another program changed is not written over unasked; what is in it can be opened as a new version', async () => {
  const made = await page.designs.create({ name: 'Clinic' });
  const { id } = made.design;
  await page.designs.saveToFile({ id, to: 'another' });
  const copy = await page.designs.duplicate({ id });
  await page.designs.save({ design: saying(copy.design, 'Said elsewhere'), revision: 1 });
  const { file } = await page.designs.saveFile({ id: copy.design.id });
  const theirs = Buffer.from(await file.arrayBuffer());
  await writeFile(chosen!, theirs);

  await page.designs.save({ design: saying(made.design, 'Said here'), revision: 1 });
  expect(await page.designs.fileOf({ id })).toMatchObject({ state: 'changed', isBehind: true });
  await expect(page.designs.saveToFile({ id, to: 'same' })).rejects.toMatchObject({ code: 'conflict', message: expect.stringContaining('changed by another program') });
  expect(Buffer.compare(await readFile(chosen!), theirs)).toBe(0);

  const again = await page.designs.readFileAgain({ id });
  expect(again).toMatchObject({ revision: 3, design: { id, point: { claim: 'Said elsewhere' } } });
  expect((await page.designs.openVersion({ id, revision: 2 })).design.point).toEqual({ claim: 'Said here' });
  expect(await page.designs.fileOf({ id })).toMatchObject({ state: 'same', isBehind: false });
  await page.designs.saveToFile({ id, to: 'same', isOver: true });
});

test('opening the same file again goes to its design; only what both changed makes a second one', async () => {
  const made = await page.designs.create({ name: 'Clinic' });
  const { id } = made.design;
  await page.designs.saveToFile({ id, to: 'another' });
  expect((await openDesignFile(studio, chosen!)).design.id).toBe(id);

  const copy = await page.designs.duplicate({ id });
  await page.designs.save({ design: saying(copy.design, 'Said elsewhere'), revision: 1 });
  await writeFile(chosen!, Buffer.from(await (await page.designs.saveFile({ id: copy.design.id })).file.arrayBuffer()));
  expect(await page.designs.chooseFile()).toMatchObject({ revision: 2, design: { id, point: { claim: 'Said elsewhere' } } });

  await page.designs.save({ design: saying(made.design, 'Said here'), revision: 2 });
  await page.designs.save({ design: saying(copy.design, 'Said elsewhere, later'), revision: 2 });
  await writeFile(chosen!, Buffer.from(await (await page.designs.saveFile({ id: copy.design.id })).file.arrayBuffer()));
  const second = await openDesignFile(studio, chosen!);
  expect(second.design.id).not.toBe(id);
  expect((await page.designs.open({ id })).design.point).toEqual({ claim: 'Said here' });
});

test('an edit that is made while a file is read is not overwritten', async () => {
  const made = await page.designs.create({ template: 'big-figure' });
  const { id } = made.design;
  await page.designs.saveToFile({ id, to: 'another' });
  const copy = await page.designs.duplicate({ id });
  await page.designs.save({ design: saying(copy.design, 'Said elsewhere'), revision: 1 });
  await writeFile(chosen!, Buffer.from(await (await page.designs.saveFile({ id: copy.design.id })).file.arrayBuffer()));
  const list = studio.packs.list.bind(studio.packs);
  const editMeanwhile = (claim: string, revision: number) =>
    vi.spyOn(studio.packs, 'list').mockImplementationOnce(async () => {
      await page.designs.save({ design: saying(made.design, claim), revision });
      return list();
    });

  editMeanwhile('Said here', 1);
  const second = await openDesignFile(studio, chosen!);
  expect(second.design.point).toMatchObject({ claim: 'Said elsewhere' });
  expect(second.design.id).not.toBe(id);
  expect((await page.designs.open({ id })).design.point).toMatchObject({ claim: 'Said here' });

  await page.designs.saveToFile({ id, to: 'another' });
  editMeanwhile('Said here, later', 2);
  await expect(readFileAgain(studio, id)).rejects.toMatchObject({ code: 'conflict' });
  expect((await page.designs.open({ id })).design.point).toMatchObject({ claim: 'Said here, later' });
});

test('a pack that is not installed is named, and the design keeps its colours', async () => {
  const made = await page.designs.create({ template: 'big-figure' });
  studio.library.database.run(`UPDATE designs SET content = replace(content, 'make-your-point@', 'their-pack@')`);
  const { writePointFile } = await import('../../main/library/pointFile.ts');
  const { design } = studio.library.designs.open(made.design.id);
  const theirs = writePointFile({ design, brand: made.kit.brand, fonts: [], tags: [], pictures: [] });
  const opened = await page.designs.openFile({ name: 'theirs.point', file: new Blob([theirs]) });
  expect(opened.design.pack).toBe('');
  expect(opened.repairs.join(' ')).toContain('Its pack "their-pack" is not installed here');
  expect(JSON.stringify(opened.design.pages)).toContain(made.kit.brand.colours['accent']);
});

test('versions have small pictures, and what differs between two of them is listed', async () => {
  const made = await page.designs.create({ template: 'big-figure' });
  const { id } = made.design;
  await page.designs.save({ design: saying(made.design, 'Energy for every clinic'), revision: 1 });
  const [now, first] = await Promise.all([page.designs.picture({ id, longPx: 96 }), page.designs.picture({ id, revision: 1, longPx: 96 })]);
  expect((await bytes(now)).subarray(0, 3).toString('hex')).toBe('ffd8ff');
  expect(Buffer.compare(await bytes(now), await bytes(first))).not.toBe(0);
  expect(await page.designs.compare({ id, from: 1, to: 2 })).toEqual([
    { about: 'value', change: 'changed', name: 'Claim', parts: [], texts: { before: made.design.point['claim'], after: 'Energy for every clinic' } },
  ]);
  expect(await page.designs.restoreVersion({ id, revision: 1 })).toMatchObject({ revision: 3, design: { point: made.design.point } });
});
