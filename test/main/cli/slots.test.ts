// Posting slots from the command line, and posts that take the next of them that are free.

import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runCli } from '../../helpers/cli.ts';
import { makeFolder } from '../../helpers/folder.ts';

interface Answer {
  readonly posts: readonly { readonly wall: string; readonly due: { readonly zone: string } }[];
  readonly slots: unknown;
  readonly blackout: unknown;
}

test('posts take the next free slots of their network, and leave out days without posts', async () => {
  const library = makeFolder();
  const run = async (...words: readonly string[]): Promise<Answer> => {
    const { code, stdout, stderr } = await runCli(['queue', ...words, '--json'], library);
    expect(stderr).not.toMatch(/^point-studio:/m);
    expect(code).toBe(0);
    const answer: Answer = JSON.parse(stdout);
    return answer;
  };
  await run('slots', 'add', 'bluesky', '--on', 'mon,Thursday', '--at', '09:30', '--zone', 'Africa/Nairobi');
  await run('slots', 'add', 'bluesky', '--on', 'sun', '--at', '23:00', '--zone', 'UTC');
  const { slots } = await run('slots', 'remove', 'bluesky', '--on', 'sun', '--at', '23:00', '--zone', 'UTC');
  expect(slots).toEqual([1, 4].map((weekday) => ({ place: 'bluesky', weekday, time: '09:30', zone: 'Africa/Nairobi' })));
  await writeFile(join(library, 'facts.csv'), 'figure,claim\n1,first claim\n2,second claim\n');
  const add = ['add', 'big-figure', '--sizes', 'bs-portrait', '--data', 'facts.csv', '--at', 'next'];
  const first = await run(...add);
  const days = first.posts.map(({ wall }) => new Date(`${wall}Z`));
  expect(new Set(days.map((day) => day.getUTCDay()))).toEqual(new Set([1, 4]));
  expect(first.posts.every(({ wall, due }) => wall.endsWith('T09:30') && due.zone === 'Africa/Nairobi')).toBe(true);
  const third = new Date(days[0]!.getTime() + 7 * 86_400_000).toISOString().slice(0, 10);
  expect(await run('blackout', 'add', third)).toEqual({ blackout: [third] });
  const next = await run(...add);
  const fourth = new Date(days[1]!.getTime() + 7 * 86_400_000).toISOString().slice(0, 10);
  expect(next.posts[0]!.wall).toBe(`${fourth}T09:30`);
  expect(await run('blackout', 'remove', third)).toEqual({ blackout: [] });
});

test('a finished export is queued as it is', async () => {
  const library = makeFolder();
  await writeFile(join(library, 'facts.csv'), 'figure,claim\n1,first claim\n2,second claim\n');
  await runCli(['export', 'big-figure', '--sizes', 'bs-portrait', '--data', 'facts.csv', '--csv', '--out', 'made'], library);
  const result = await runCli(['queue', 'add', '--manifest', 'made', '--at', '2096-06-20T09:00', '--zone', 'UTC', '--every', '2', '--caption', 'Know: {claim}', '--json'], library);
  expect(result).toMatchObject({ code: 0 });
  expect(JSON.parse(result.stdout)).toMatchObject({ posts: [{ wall: '2096-06-20T09:00', captions: { default: 'Know: first claim' } }, { wall: '2096-06-20T11:00' }] });
});

test.each([
  [['slots', 'add', 'blusky', '--at', '09:30'], 2, /no network or account "blusky"/],
  [['slots', 'add', 'bluesky', '--at', '24:00'], 2, /--at HH:MM/],
  [['slots', 'add', 'bluesky', '--at', '09:30', '--on', 'noday'], 2, /--on takes days/],
  [['slots', 'add', 'bluesky', '--at', '09:30', '--zone', 'Mars/Olympus'], 3, /no time zone 'Mars\/Olympus'/],
  [['blackout', 'add', '2026-02-30'], 3, /2026-02-30/],
  [['add', 'big-figure', '--set', 'figure=1', '--set', 'claim=a', '--sizes', 'bs-portrait', '--at', 'next'], 3, /no free posting slot.*queue slots add/],
  [['add', 'big-figure', '--set', 'figure=1', '--set', 'claim=a', '--at', 'next', '--every', '2'], 2, /no --every/],
  [['add', 'big-figure', '--manifest', 'made', '--at', '2096-06-20T09:00'], 2, /no template/],
])('%j is refused with a sentence', async (words, code, sentence) => {
  const result = await runCli(['queue', ...words], makeFolder());
  expect(result.code).toBe(code);
  expect(result.stderr).toMatch(sentence);
});
