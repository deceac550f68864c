// `queue` from the command line: a post from a template, its hand-over when it is due, and its end.

import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Post } from '../../../shared/post.ts';
import { runCli, type CliResult } from '../../helpers/cli.ts';
import { makeSharedFolder } from '../../helpers/folder.ts';

const home = makeSharedFolder();
const run = (words: readonly string[]): Promise<CliResult> => runCli(words, home);
const fact = ['big-figure', '--set', 'figure=1.4', '--set', 'unit=billion people', '--set', 'claim=had no electricity at all'];

async function posts(): Promise<readonly Post[]> {
  const listed: { posts: Post[] } = JSON.parse((await run(['queue', 'list', '--json'])).stdout);
  return listed.posts;
}

test('a post is queued with its picture, caption and alt text, by the wall clock of a zone', async () => {
  const result = await run(['queue', 'add', ...fact, '--sizes', 'bs-portrait,ma-landscape', '--at', '2096-06-20T09:00', '--zone', 'America/Sao_Paulo', '--campaign', 'Rio']);
  expect(result.code).toBe(0);
  const [post] = await posts();
  expect(post).toMatchObject({ campaign: 'Rio', due: { instant: '2096-06-20T12:00:00Z', zone: 'America/Sao_Paulo' } });
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

test('running the queue needs --once, and does nothing twice', async () => {
  expect((await run(['queue', 'run'])).code).toBe(2);
  expect((await run(['queue', 'run', '--once'])).code).toBe(0);
});
