// Measures the queue with 100,000 posts in the library: listing, filtering, claiming, the next due post; beside the same questions asked of
// bare SQLite in the same run. Prints a table as JSON.
//   node test/bench/queue.ts [--posts N] [--rounds N]

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { parseArgs } from 'node:util';
import type { QueueFilter } from '../../shared/queuePage.ts';
import { openDatabase } from '../../main/database/open.ts';
import { shippedNetworks } from '../../main/networks.ts';
import { createEngine } from '../../main/posting/engine.ts';
import { takeLease } from '../../main/posting/leases.ts';
import { postsBetween, queueOverview, queuePage } from '../../main/posting/pages.ts';
import { createQueue } from '../../main/posting/queue.ts';

const { values } = parseArgs({ options: { posts: { type: 'string', default: '100000' }, rounds: { type: 'string', default: '25' } } });
const [count, rounds] = [Number(values.posts), Number(values.rounds)];

const folder = mkdtempSync(join(tmpdir(), 'point-studio-queue-'));
const file = join(folder, 'library.sqlite');
const now = new Date('2026-06-20T06:00:00Z');
const at = now.toISOString();
const database = openDatabase(file);
const queue = createQueue({ database, clock: () => now });
const accounts = ['one', 'two', 'three', ''];

const beganAt = performance.now();
for (let done = 0; done < count; done += 1000) {
  queue.addAll(
    Array.from({ length: Math.min(1000, count - done) }, (_, index) => {
      const number = done + index;
      const wall = new Date(Date.parse('2026-06-20T07:00:00Z') + number * 300_000).toISOString().slice(0, 16);
      return {
        campaign: `Campaign ${number % 20}`,
        pictures: [{ asset: 'a'.repeat(64), size: 'bs-portrait', width: 1080, height: 1350, alt: 'A red dot after the words Make your point.' }],
        captions: { default: `Point ${number}: technology justice is the fair distribution of energy and technology. Make your point.` },
        wall,
        zone: 'UTC',
        deliveries: [{ network: 'bluesky', account: accounts[number % 4]! }, { network: 'mastodon', account: '' }],
      };
    }),
  );
}
const addedMs = performance.now() - beganAt;
// A third is done, and a few need a person: as a queue is after some months.
database.run(`UPDATE deliveries SET state = 'published' WHERE rowid % 3 = 0`);
database.run(`UPDATE deliveries SET state = 'missed' WHERE rowid % 2000 = 1`);

const engine = createEngine({ database, clock: () => now, networks: await shippedNetworks(), assets: { read: () => Promise.reject(new Error('No file is read.')) }, connectorOf: () => undefined, onFault: () => undefined });
const bare = new DatabaseSync(file);
const all: QueueFilter = { view: 'all', search: '' };
const seen = database.all(`SELECT id FROM deliveries WHERE state = 'scheduled' LIMIT ?`, rounds * 2).map(({ id }) => String(id));
const [byState, byTime] = [bare.prepare('SELECT count(*) AS n FROM deliveries WHERE state = ?'), bare.prepare('SELECT id FROM posts WHERE due_at > ? ORDER BY due_at LIMIT 1')];
const [claim, page, walk, like] = [
  bare.prepare('UPDATE deliveries SET fence = fence + 1 WHERE id = ? RETURNING id'),
  bare.prepare('SELECT id FROM posts ORDER BY due_at LIMIT 20'),
  bare.prepare('SELECT id FROM posts ORDER BY due_at LIMIT 20 OFFSET ?'),
  bare.prepare('SELECT count(*) AS n FROM posts WHERE captions LIKE ?'),
];
let [taken, bareTaken] = [0, rounds];

/** Each beside the nearest question of bare SQLite. */
const cases: readonly { readonly name: string; readonly ours: () => unknown; readonly bare: () => unknown }[] = [
  { name: 'first page of all posts', ours: () => queuePage(database, all, 0, 20, at), bare: () => page.all() },
  { name: 'last page of all posts', ours: () => queuePage(database, all, count - 20, 20, at), bare: () => walk.all(count - 20) },
  { name: 'what needs a person', ours: () => queuePage(database, { ...all, view: 'needsYou' }, 0, 20, at), bare: () => byState.all('missed') },
  { name: 'one account’s posts of one campaign', ours: () => queuePage(database, { view: 'planned', search: '', account: 'one', campaign: 'Campaign 4' }, 0, 20, at), bare: () => page.all() },
  { name: 'one account’s last page', ours: () => queuePage(database, { view: 'all', search: '', account: 'one' }, count / 4 - 20, 20, at), bare: () => walk.all(count / 4) },
  { name: 'counts of all views', ours: () => queueOverview(database, all, at), bare: () => byState.all('scheduled') },
  { name: 'counts of one account and campaign', ours: () => queueOverview(database, { ...all, account: 'one', campaign: 'Campaign 4' }, at), bare: () => byState.all('scheduled') },
  { name: 'a month of the calendar (8,640 posts; 2,000 of them read)', ours: () => postsBetween(database, all, { from: '2026-07-01T00:00:00.000Z', to: '2026-07-31T00:00:00.000Z', most: 2000 }, at), bare: () => walk.all(8000) },
  { name: 'search in captions: page and counts', ours: () => [queuePage(database, { ...all, search: 'point 777' }, 0, 20, at), queueOverview(database, { ...all, search: 'point 777' }, at)], bare: () => like.all('%point 777%') },
  { name: 'the next due post', ours: () => engine.nextDue(), bare: () => byTime.all(at) },
  {
    name: 'claiming a delivery',
    ours: () => takeLease(database, { id: seen[taken++]!, post: '', network: '', account: '', link: '', reason: '', prepared: 'null', state: 'scheduled', fence: 0 }, 'bench', now.getTime()),
    bare: () => claim.all(seen[bareTaken++]!),
  },
];
/** A run with nothing due, as every half minute. */
const idle = async (): Promise<number> => {
  const began = performance.now();
  await engine.runOnce(now);
  return performance.now() - began;
};

const median = (times: readonly number[]): number => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)]!;
const timed = (act: () => unknown): number => {
  const began = performance.now();
  act();
  return performance.now() - began;
};
const round = (value: number, digits = 3): number => Number(value.toPrecision(digits));
const figures = cases.map(({ name, ours, bare: floor }) => {
  const pairs = Array.from({ length: rounds }, () => [timed(ours), timed(floor)] as const);
  const [own, bareMs] = [median(pairs.map(([ms]) => ms)), median(pairs.map(([, ms]) => ms))];
  return { name, ms: round(own), bareMs: round(bareMs), ratio: round(own / bareMs) };
});
const idleMs = [];
for (let index = 0; index < rounds; index += 1) idleMs.push(await idle());
process.stdout.write(`${JSON.stringify({ posts: count, deliveries: count * 2, addingMsPerPost: round(addedMs / count), idleRunMs: round(median(idleMs)), figures }, null, 2)}\n`);
bare.close();
database.close();
rmSync(folder, { recursive: true });
