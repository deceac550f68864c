// Purging a campaign: everything of it goes, nothing else does, and a person is told.

import { mkdir, readdir, readFile, symlink, utimes, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { createBatchStore } from '../../../main/batches/store.ts';
import { createEvents } from '../../../main/events.ts';
import { shippedNetworks } from '../../../main/networks.ts';
import { openLibrary } from '../../../main/library/library.ts';
import { writeHandOver } from '../../../main/posting/handOver.ts';
import { hasLook, keepLook, lookOf } from '../../../main/posting/looks.ts';
import { createQueue } from '../../../main/posting/queue.ts';
import { purgeCampaign, type PurgeRequest } from '../../../main/purge/purge.ts';
import { writeResults } from '../../../main/results/index.ts';
import { createRunStore } from '../../../main/runs/store.ts';
import { resultNames } from '../../../shared/results.ts';
import { asFault } from '../../../shared/fault.ts';
import type { StudioEvent } from '../../../shared/api.ts';
import { makeFolder } from '../../helpers/folder.ts';
import { finishedExport } from '../results/exports.ts';

/** The time by which posts are due; files have the system's. */
let now = new Date('2026-06-01T10:00:00Z');
beforeEach(() => {
  now = new Date('2026-06-01T10:00:00Z');
});

const clock = (): Date => now;

async function openDesk() {
  const root = makeFolder();
  const library = await openLibrary(join(root, 'library'));
  onTestFinished(() => library.close());
  const studio = { library, clock, queue: createQueue({ database: library.database, clock }), events: createEvents<StudioEvent>() };
  const folder = join(root, 'out', 'supporters');
  const finished = await finishedExport(folder);
  return {
    studio,
    folder,
    finished,
    purge: (request: Partial<PurgeRequest> = {}) => purgeCampaign(studio, { folder, ...request }),
    /** Queues a picture of the export. */
    post: async (index: number, wall: string, campaign = 'Supporters') => {
      const job = [...finished.results()][index]!;
      const asset = await library.assets.put(await readFile(join(folder, job.file)));
      return studio.queue.add({
        campaign, wall, zone: 'UTC', captions: { default: `Amina says ${index}` },
        pictures: [{ asset, size: job.size, width: job.width, height: job.height, alt: job.alt }], deliveries: [{ network: 'mastodon', account: '' }],
      }).post;
    },
  };
}

const countsOf = ({ removed }: Awaited<ReturnType<typeof purgeCampaign>>) => Object.fromEntries(Object.entries(removed).map(([kind, { count }]) => [kind, count]));
const none = { pictures: 0, results: 0, records: 0, handOvers: 0, posts: 0, spreadsheets: 0, exports: 0, libraryFiles: 0, copies: 0 };

describe('the folder of an export', () => {
  test('goes with its pictures, results and zip; a dry run says the same and removes nothing', async () => {
    const { folder, finished, purge } = await openDesk();
    await writeResults(finished, resultNames);
    const expected = { ...none, pictures: 4, results: 8, records: 1 };
    expect(countsOf(await purge({ dryRun: true }))).toEqual(expected);
    expect(existsSync(`${folder}.zip`)).toBe(true);
    const report = await purge();
    expect(countsOf(report)).toEqual(expected);
    expect(report.removed.pictures.bytes).toBeGreaterThan(1000);
    expect(report.kept).toEqual([]);
    expect(await readdir(join(folder, '..'))).toEqual([]);
  });

  test('stays with what is not ours, and what was changed is named', async () => {
    const { folder, purge } = await openDesk();
    await writeFile(join(folder, 'notes.txt'), 'mine');
    await writeFile(join(folder, 'ig', 'mine.jpg'), 'mine');
    await writeFile(join(folder, 'x', '1-amina.jpg'), 'cropped by hand');
    const report = await purge();
    expect(countsOf(report)).toMatchObject({ pictures: 3, records: 1 });
    expect(report.kept).toHaveLength(1);
    expect(report.kept[0]).toContain('x/1-amina.jpg was changed');
    expect((await readdir(folder, { recursive: true })).sort()).toEqual(['ig', 'ig/mine.jpg', 'notes.txt', 'x', 'x/1-amina.jpg']);
  });

  test('is never left: not by a link, and not by a manifest of somebody else', async () => {
    const { folder, purge } = await openDesk();
    const outside = join(folder, '..', 'precious.jpg');
    await writeFile(outside, await readFile(join(folder, 'ig', '1-amina.jpg')));
    const elsewhere = join(folder, '..', 'elsewhere');
    await mkdir(elsewhere);
    await writeFile(join(elsewhere, '1-amina.jpg'), await readFile(outside));
    await symlink(elsewhere, join(folder, 'linked'));
    await symlink(outside, join(folder, 'link.jpg'));
    const file = join(folder, 'manifest.json');
    const manifest = JSON.parse(await readFile(file, 'utf8'));
    const [job] = manifest.jobs;
    manifest.jobs.push(...['../precious.jpg', outside, 'linked/1-amina.jpg', 'link.jpg', 'ig/../../precious.jpg', '..\\precious.jpg'].map((name) => ({ ...job, file: name })));
    await writeFile(file, JSON.stringify(manifest));
    expect(countsOf(await purge())).toMatchObject({ pictures: 4 });
    expect(existsSync(outside)).toBe(true);
    expect(await readdir(elsewhere)).toEqual(['1-amina.jpg']);
    expect((await readdir(folder)).sort()).toEqual(['link.jpg', 'linked']);
  });

  test('that holds no export is left alone, with one sentence', async () => {
    const { folder, purge } = await openDesk();
    const other = join(folder, '..', 'holiday');
    await mkdir(other);
    await writeFile(join(other, 'beach.jpg'), 'beach');
    const fault = await purge({ folder: other }).then(() => undefined, asFault);
    expect(fault!.message).toMatch(/^There is no export in .*holiday: .* Nothing was removed\.$/);
    await writeFile(join(other, 'manifest.json'), '{"name":"a web application"}');
    expect((await purge({ folder: other }).then(() => undefined, asFault))!.code).toBe('input');
    expect((await readdir(other)).sort()).toEqual(['beach.jpg', 'manifest.json']);
    expect((await purge({ folder: join(other, 'nothing') }).then(() => undefined, asFault))!.code).toBe('notFound');
  });

  test('waits while pictures are being made in it', async () => {
    const { folder, purge } = await openDesk();
    const { openTargetFolder } = await import('../../../main/press/folder.ts');
    const target = await openTargetFolder(folder);
    expect((await purge().then(() => undefined, asFault))!.code).toBe('conflict');
    await target.close();
    expect(countsOf(await purge())).toMatchObject({ pictures: 4 });
    expect(existsSync(folder)).toBe(false);
  });
});

describe('posts that show its pictures', () => {
  test('are emptied when they are over, and their record stays', async () => {
    const { studio, purge, post } = await openDesk();
    const { id, pictures, deliveries } = await post(0, '2026-06-02T09:00');
    studio.queue.markPosted(deliveries[0]!.id, 'https://example.org/1');
    const report = await purge();
    expect(countsOf(report)).toMatchObject({ posts: 1, libraryFiles: 1 });
    const emptied = studio.queue.get(id);
    expect(emptied).toMatchObject({ captions: {}, pictures: [], campaign: 'Supporters' });
    expect(emptied.deliveries[0]).toMatchObject({ state: 'published', link: 'https://example.org/1' });
    expect(studio.library.assets.has(pictures[0]!.asset)).toBe(false);
    expect(studio.queue.record(deliveries[0]!.id).map(({ to }) => to)).toEqual(['scheduled', 'published']);
  });

  test('go from the library though it is known how they look', async () => {
    const { studio, purge, post } = await openDesk();
    const { pictures: [picture], deliveries } = await post(0, '2026-06-02T09:00');
    const { database, assets } = studio.library;
    keepLook(database, picture!.asset, await lookOf(await assets.read(picture!.asset)));
    expect(hasLook(database, picture!.asset)).toBe(true);
    studio.queue.markPosted(deliveries[0]!.id, '');
    expect(countsOf(await purge())).toMatchObject({ posts: 1, libraryFiles: 1 });
    expect([assets.has(picture!.asset), hasLook(database, picture!.asset)]).toEqual([false, false]);
  });

  test('stay and are named while they are still to be sent, unless they are to go too', async () => {
    const { studio, purge, post } = await openDesk();
    const { id, pictures, deliveries } = await post(1, '2026-06-02T09:00');
    const kept = await purge({ dryRun: true });
    expect(countsOf(kept)).toMatchObject({ posts: 0, libraryFiles: 0 });
    expect(kept.kept[0]).toContain(`The post ${id} for 2026-06-02 09:00 (Supporters) is still to be sent`);
    expect(countsOf(await purge({ withPosts: true }))).toMatchObject({ posts: 1, libraryFiles: 1 });
    expect(studio.queue.get(id).pictures).toEqual([]);
    expect(studio.queue.get(id).deliveries[0]!.state).toBe('cancelled');
    expect(studio.library.assets.has(pictures[0]!.asset)).toBe(false);
    expect(studio.queue.record(deliveries[0]!.id).map(({ to }) => to)).toEqual(['scheduled', 'cancelled']);
  });

  test('of the named campaign go too, and a picture that another post shows stays', async () => {
    const { studio, purge, post } = await openDesk();
    const mine = await post(0, '2026-06-02T09:00');
    const other = await post(0, '2026-06-03T09:00', 'Facts');
    studio.queue.markPosted(mine.deliveries[0]!.id, '');
    const report = await purge();
    expect(countsOf(report)).toMatchObject({ posts: 1, libraryFiles: 0 });
    expect(report.kept[0]).toContain('(Facts)');
    expect(studio.library.assets.has(other.pictures[0]!.asset)).toBe(true);
  });
});

test('hand-over folders of its pictures go, those that show others too are named', async () => {
  const { studio, folder, purge, post } = await openDesk();
  const { library, queue } = studio;
  await post(0, '2026-06-02T09:00');
  await post(1, '2026-06-03T09:00');
  const target = join(library.folder, 'hand-over');
  await writeHandOver({ posts: queue.list(), networks: await shippedNetworks(), assets: library.assets, folder: target, now, aheadHours: 100 });
  await writeFile(join(target, '2026-06-03', 'other.jpg'), 'another picture');
  const report = await purge({ withPosts: true });
  expect(countsOf(report)).toMatchObject({ handOvers: 1, posts: 2 });
  expect(report.kept.join()).toContain('2026-06-03 holds pictures of this export and others');
  expect(await readdir(target)).toEqual(['2026-06-03']);
  expect(await readdir(join(folder, '..'))).toEqual([]);
});

test('posts of a campaign that is named go, whatever they show', async () => {
  const { studio, purge } = await openDesk();
  const asset = await studio.library.assets.put(Buffer.from('made by hand'));
  const { post } = studio.queue.add({
    campaign: 'By hand', wall: '2026-06-02T09:00', zone: 'UTC', captions: { default: 'Amina' },
    pictures: [{ asset, size: 'ig-square', width: 1, height: 1, alt: 'x' }], deliveries: [{ network: 'mastodon', account: '' }],
  });
  expect(countsOf(await purge({ dryRun: true, withPosts: true }))).toMatchObject({ posts: 0 });
  expect(countsOf(await purge({ campaign: 'By hand', withPosts: true }))).toMatchObject({ posts: 1, libraryFiles: 1 });
  expect(studio.queue.get(post.id).captions).toEqual({});
});

async function withBatch() {
  const desk = await openDesk();
  const { library } = desk.studio;
  const file = await library.assets.put(Buffer.from('name\nAmina'));
  const photo = await library.assets.put(Buffer.from('a face'));
  const then = new Date(Date.now() - 86_400_000);
  await utimes(library.assets.path(photo), then, then);
  const store = createBatchStore(library.database, clock);
  store.add({ id: 'batch', name: 'supporters.csv', file, sheet: 'supporters', template: 'my-point', mapping: {}, rowCount: 1, usedAt: '' });
  store.putPhotos('batch', [{ name: 'amina.jpg', asset: photo, reason: '' }]);
  const runs = createRunStore(library.database, clock);
  const begin = (id: string, folder: string): void => {
    runs.begin({
      id, name: id, folder, source: { batch: 'batch', template: 'my-point' }, jobs: 6,
      options: { sizes: [], type: 'auto', quality: 90, name: '{row}', folders: 'flat', results: [], strict: false, date: '2026-06-01' },
    });
    runs.end(id, 'finished', { written: 4, kept: 0, skipped: 2, failed: 0 }, '');
  };
  begin('one', desk.folder);
  return { ...desk, begin, store, assets: [file, photo] };
}

describe('spreadsheets it was made from', () => {
  test('go from the library with their photos and edits, however new they are', async () => {
    const { studio, purge, store, assets } = await withBatch();
    expect(countsOf(await purge({ dryRun: true }))).toMatchObject({ spreadsheets: 1, exports: 1, libraryFiles: 2 });
    expect(store.list()).toHaveLength(1);
    expect(countsOf(await purge())).toMatchObject({ spreadsheets: 1, exports: 1, libraryFiles: 2 });
    expect(store.list()).toEqual([]);
    expect(assets.map((id) => studio.library.assets.has(id))).toEqual([false, false]);
  });

  test('stay while another export is made from them', async () => {
    const { studio, folder, purge, begin, store, assets } = await withBatch();
    begin('two', `${folder}-two`);
    const report = await purge();
    expect(countsOf(report)).toMatchObject({ spreadsheets: 0, exports: 1, libraryFiles: 0 });
    expect(report.kept[0]).toContain(`${folder}-two`);
    expect(store.list()).toHaveLength(1);
    expect(assets.every((id) => studio.library.assets.has(id))).toBe(true);
  });

  test('leave no word of a person in the database’s file', async () => {
    const { studio, purge, post, store } = await withBatch();
    store.setCells('batch', [{ row: 1, column: 'name', text: 'Wolfeschlegelsteinhausen' }]);
    const { deliveries } = await post(0, '2026-06-02T09:00');
    studio.queue.markPosted(deliveries[0]!.id, '');
    await purge();
    const files = (await readdir(studio.library.folder)).filter((name) => name.startsWith('library.sqlite'));
    for (const name of files) {
      const bytes = await readFile(join(studio.library.folder, name));
      expect(bytes.includes('Wolfeschlegelsteinhausen')).toBe(false);
      expect(bytes.includes('Amina says 0')).toBe(false);
    }
  });
});

test('hand-over folders of posts that stay, stay', async () => {
  const { studio, purge, post } = await openDesk();
  const { library, queue } = studio;
  await post(0, '2026-06-02T09:00');
  const target = join(library.folder, 'hand-over');
  await writeHandOver({ posts: queue.list(), networks: await shippedNetworks(), assets: library.assets, folder: target, now, aheadHours: 100 });
  const report = await purge();
  expect(countsOf(report)).toMatchObject({ handOvers: 0, posts: 0 });
  expect(report.kept.join()).toContain('2026-06-02 holds pictures of this export and others');
  expect(await readdir(target)).toEqual(['2026-06-02']);
});
