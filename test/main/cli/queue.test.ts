// `queue` from the command line: a post from a template, its hand-over when it is due, and its end.

import { readdir, readFile, writeFile } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openStudio } from '../../../main/studio.ts';
import type { Post } from '../../../shared/post.ts';
import { runCli, startCli, type CliResult } from '../../helpers/cli.ts';
import { makeFolder, makeSharedFolder } from '../../helpers/folder.ts';
import { aPost } from '../posting/desk.ts';

const home = makeSharedFolder();
const run = (words: readonly string[]): Promise<CliResult> => runCli(words, home);
const fact = ['big-figure', '--set', 'figure=1.4', '--set', 'unit=billion people', '--set', 'claim=had no electricity at all'];

async function posts(): Promise<readonly Post[]> {
  const listed: { posts: Post[] } = JSON.parse((await run(['queue', 'list', '--json'])).stdout);
  return listed.posts;
}

/** What a library's queue holds, without a command. */
async function queuedIn(library: string): Promise<readonly Post[]> {
  const studio = await openStudio({ library, host: 'cli' });
  try {
    return studio.queue.list();
  } finally {
    await studio.close();
  }
}

test('a post is queued with its picture, caption and alt text, by the wall clock of a zone', async () => {
  const result = await run(['queue', 'add', ...fact, '--sizes', 'bs-portrait,ma-landscape', '--at', '2096-06-20T09:00', '--zone', 'America/Sao_Paulo', '--campaign', 'Rio']);
  expect(result.code).toBe(0);
  const [post] = await posts();
  expect(post).toMatchObject({ campaign: 'Rio', due: { instant: '2096-06-20T12:00:00.000Z', zone: 'America/Sao_Paulo' } });
  expect(Object.fromEntries(post!.deliveries.map(({ network, state }) => [network, state]))).toEqual({ bluesky: 'scheduled', mastodon: 'scheduled' });
  expect(post!.captions['default']).toContain('had no electricity at all');
  for (const picture of post!.pictures) expect(picture.alt).toContain('1.4');
});

test('what comes due within the hours asked for is laid out in a folder for a person', async () => {
  const result = await run(['queue', 'hand-over', '--out', 'hand-over', '--ahead', String(24 * 366), '--json']);
  expect(result.code).toBe(0);
  expect(JSON.parse(result.stdout)).toMatchObject({ posts: 0 });
  const at = new Date(Date.now() + 3_600_000).toISOString().slice(0, 16);
  await run(['queue', 'add', ...fact, '--sizes', 'bs-portrait', '--at', at, '--zone', 'UTC']);
  const handedOver: { folder: string; posts: number } = JSON.parse((await run(['queue', 'hand-over', '--out', 'hand-over', '--ahead', '2', '--json'])).stdout);
  expect(handedOver.posts).toBe(1);
  const { folder } = handedOver;
  expect(isAbsolute(folder)).toBe(true);
  const files = await readdir(folder);
  expect(files.filter((file) => file.endsWith('.jpg'))).toHaveLength(1);
  expect(await readFile(join(folder, files.find((file) => file.endsWith('caption.txt'))!), 'utf8')).toContain('had no electricity at all');
  expect(await readFile(join(folder, 'queue.ics'), 'utf8')).toContain('BEGIN:VEVENT');
});

test('a delivery is cancelled once', async () => {
  const { id } = (await posts())[0]!.deliveries[0]!;
  expect((await run(['queue', 'cancel', id])).code).toBe(0);
  const again = await run(['queue', 'cancel', id]);
  expect(again.code).toBe(3);
  expect(again.stderr).toMatch(/^point-studio: .*\n$/);
});

test('a person who did not agree is not queued', async () => {
  const result = await run(['queue', 'add', 'my-point', '--set', 'claim=Light for all', '--set', 'name=Li', '--set', 'consent=no', '--sizes', 'bs-portrait', '--at', '2096-06-20T09:00']);
  expect(result.code).toBe(3);
  expect(result.stderr).toMatch(/consent/i);
});

test('the queue runs until Ctrl+C, or once', async () => {
  const running = startCli(['queue', 'run'], home);
  await running.said('The queue is running');
  running.signal('SIGINT');
  expect((await running.done).stderr).toContain('The queue has stopped.');
  expect((await run(['queue', 'run', '--once'])).code).toBe(0);
});

test('what came due hours ago is handed over all the same, and says that it is late', async () => {
  const library = makeFolder();
  const studio = await openStudio({ library, host: 'cli', clock: () => new Date('2026-01-05T06:00:00Z') });
  studio.queue.add({ ...aPost, wall: '2026-01-05T11:00', pictures: [{ ...aPost.pictures[0]!, asset: await studio.library.assets.put(Buffer.from('picture')) }] });
  await studio.close();
  const handedOver: { posts: number } = JSON.parse((await runCli(['queue', 'hand-over', '--json'], library)).stdout);
  expect(handedOver.posts).toBe(1);
  expect((await runCli(['queue', 'list'], library)).stderr).toMatch(/awaitingPerson .*It came due while Point Studio was not running/);
});

describe('several posts from a spreadsheet', () => {
  const add = ['queue', 'add', 'big-figure', '--sizes', 'bs-portrait', '--at', '2096-06-20T09:00', '--zone', 'UTC'];

  test('are all queued, each some hours after the one before', async () => {
    const library = makeFolder();
    await writeFile(join(library, 'facts.csv'), 'figure,claim\n1,first claim\n2,second claim\n3,third claim\n');
    expect(await runCli([...add, '--data', 'facts.csv', '--every', '36'], library)).toMatchObject({ code: 0 });
    expect((await queuedIn(library)).map(({ due }) => due.instant)).toEqual(['2096-06-20T09:00:00.000Z', '2096-06-21T21:00:00.000Z', '2096-06-23T09:00:00.000Z']);
  });

  test('are not queued where one of them cannot be, and the row is named', async () => {
    const library = makeFolder();
    await writeFile(join(library, 'facts.csv'), `figure,claim\n1,first claim\n2,${'long '.repeat(80)}\n`);
    const result = await runCli([...add, '--data', 'facts.csv', '--caption', '{claim}'], library);
    expect(result.code).toBe(3);
    expect(result.stderr).toMatch(/Row 2: The caption for Bluesky .* Nothing is queued\./);
    expect(await queuedIn(library)).toEqual([]);
  });

  test('are not queued where one lacks what its template needs, found as its picture is made', async () => {
    const library = makeFolder();
    await writeFile(join(library, 'facts.csv'), 'figure,claim\n1,first claim\n2,\n');
    const result = await runCli([...add, '--data', 'facts.csv', '--caption', 'Power for all'], library);
    expect(result.code).toBe(3);
    expect(result.stderr).toMatch(/Row 2: .* Nothing is queued\./);
    expect(await queuedIn(library)).toEqual([]);
  });

  test('are stopped by Ctrl+C, with nothing queued', async () => {
    const library = makeFolder();
    const rows = Array.from({ length: 400 }, (_, index) => `${index},claim ${index}`);
    await writeFile(join(library, 'facts.csv'), `figure,claim\n${rows.join('\n')}\n`);
    await runCli(['export', 'big-figure', '--set', 'figure=1', '--set', 'claim=a claim', '--sizes', 'bs-portrait'], library);
    const files = async (): Promise<number> => (await readdir(join(library, 'assets'), { recursive: true })).length;
    const before = await files();
    const running = startCli([...add, '--data', 'facts.csv'], library);
    // The first picture is in the library: the posts are being made.
    await expect.poll(files, { timeout: 30_000 }).toBeGreaterThan(before);
    running.signal('SIGINT');
    const { code, stderr } = await running.done;
    expect([code, stderr]).toEqual([4, expect.stringMatching(/^point-studio: Stopped: \d+ of 400 posts were ready, and none is queued\.\n$/)]);
    expect(await queuedIn(library)).toEqual([]);
  }, 60_000);
});

test('the type and the quality asked for are what the library keeps', async () => {
  const library = makeFolder();
  const sizes: number[] = [];
  for (const quality of ['90', '30']) {
    const result = await runCli(['queue', 'add', ...fact, '--sizes', 'bs-portrait', '--at', '2096-06-20T09:00', '--type', 'webp', '--quality', quality, '--json'], library);
    const { posts: queued }: { posts: Post[] } = JSON.parse(result.stdout);
    const studio = await openStudio({ library, host: 'cli' });
    const bytes = await studio.library.assets.read(queued[0]!.pictures[0]!.asset);
    await studio.close();
    expect(Buffer.from(bytes).toString('latin1', 8, 12)).toBe('WEBP');
    sizes.push(bytes.length);
  }
  expect(sizes[1]).toBeLessThan(sizes[0]!);
});

describe('refused before anything is queued', () => {
  // what, code, why
  test.each([
    [['--at', '2097-02-30T10:00'], 2, "--at: '2097-02-30T10:00' is not a date and time"],
    [['--at', '2096-06-20T09:00', '--zone', 'Mars/Olympus'], 3, "no time zone 'Mars/Olympus'"],
    [['--at', '2096-06-20T09:00', '--caption-for', 'blusky=foo'], 2, '--caption-for: there is no network "blusky"; did you mean "bluesky"'],
    [['--at', '2096-06-20T09:00', '--name', '{row}'], 2, "Unknown option '--name'"],
    [['--at', '2096-06-20T09:00', '--ahead', '3'], 2, 'queue add takes no --ahead'],
    [['--at', '2096-06-20T09:00', '--sizes', 'ig-square', '--type', 'webp'], 3, 'which the network does not take'],
  ])('%j', async (words, code, why) => {
    const library = makeFolder();
    const result = await runCli(['queue', 'add', ...fact, '--sizes', 'bs-portrait', ...words], library);
    expect([result.code, result.stderr]).toEqual([code, expect.stringContaining(why)]);
    expect(await queuedIn(library)).toEqual([]);
  });
});

test('a post gets another time, by its id or that of a delivery', async () => {
  const library = makeFolder();
  const added = await runCli(['queue', 'add', ...fact, '--sizes', 'bs-portrait', '--at', '2096-06-20T09:00', '--zone', 'UTC', '--json'], library);
  const { posts: [post] }: { posts: Post[] } = JSON.parse(added.stdout);
  for (const [id, at] of [[post!.id, '2096-07-01T08:00'], [post!.deliveries[0]!.id, '2096-07-02T08:00']] as const) {
    const result = await runCli(['queue', 'reschedule', id, '--at', at, '--zone', 'Africa/Nairobi', '--json'], library);
    expect(result.code).toBe(0);
    expect(JSON.parse(result.stdout)).toMatchObject({ post: { id: post!.id, wall: at, due: { zone: 'Africa/Nairobi' } } });
  }
  expect((await runCli(['queue', 'reschedule', post!.id], library)).code).toBe(2);
  expect((await runCli(['queue', 'reschedule', 'nothing', '--at', '2096-07-01T08:00'], library)).code).toBe(3);
});
