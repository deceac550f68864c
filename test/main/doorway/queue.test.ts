// The queue as the page asks for it.

import { createRouterClient } from '@orpc/server';
import { expect, test } from 'vitest';
import { createRouter } from '../../../main/doorway.ts';
import { openStudio } from '../../../main/studio.ts';
import { makeFolder } from '../../helpers/folder.ts';
import { aPost } from '../posting/desk.ts';

test('a post gets another time, and those that were missed get theirs together; listeners hear of it', async () => {
  let now = new Date('2026-06-20T06:00:00Z');
  const studio = await openStudio({ library: makeFolder(), host: 'browser', clock: () => now });
  const page = createRouterClient(createRouter(studio));
  const ids = ['10:00', '11:00'].map((time) => studio.queue.add({ ...aPost, wall: `2026-06-20T${time}` }).post.id);
  const events = studio.events.listen(undefined);
  const heard = events.next();

  const { post, notice } = await page.queue.reschedule({ post: ids[0]!, due: '2026-10-25T02:30', zone: 'Europe/Zurich' });
  expect(post).toMatchObject({ id: ids[0], due: { instant: '2026-10-25T00:30:00.000Z', zone: 'Europe/Zurich' } });
  expect(notice).toContain('show 02:30 twice');
  expect((await heard).value).toEqual({ type: 'queueChanged' });

  studio.library.database.run(`UPDATE deliveries SET state = 'missed'`);
  now = new Date('2026-11-01T00:00:00Z');
  expect(await page.queue.rescheduleMissed({ from: '2026-11-02T09:00', zone: 'UTC', everyMinutes: 90 })).toEqual({ posts: 2 });
  expect((await page.queue.list()).map(({ id, due, deliveries }) => [id, due.instant, deliveries[0]!.state])).toEqual([
    [ids[1], '2026-11-02T09:00:00.000Z', 'scheduled'],
    [ids[0], '2026-11-02T10:30:00.000Z', 'scheduled'],
  ]);
  await expect(page.queue.reschedule({ post: 'nothing', due: '2026-11-02T09:00', zone: 'UTC' })).rejects.toMatchObject({ code: 'notFound' });
  await events.return();
  await studio.close();
});

test('the queue comes in windows of what is looked for, with counts, its record and its pause', async () => {
  const studio = await openStudio({ library: makeFolder(), host: 'browser', clock: () => new Date('2026-06-20T06:00:00Z') });
  const page = createRouterClient(createRouter(studio));
  const posts = Array.from({ length: 25 }, (_, index) =>
    studio.queue.add({ ...aPost, wall: `2026-06-21T09:${String(index).padStart(2, '0')}`, captions: { default: `Point ${index}: 100%` }, campaign: index % 2 === 0 ? 'Light' : '' }).post,
  );
  const all = { view: 'all', search: '' } as const;
  studio.library.database.run(`UPDATE deliveries SET state = 'awaitingPerson' WHERE post = ?`, posts[3]!.id);
  expect(await page.queue.overview({ filter: all })).toEqual({ counts: { all: 25, needsYou: 1, planned: 24, posted: 0, cancelled: 0 }, campaigns: ['Light'], missed: 0, byHand: posts[3]!.deliveries.length });
  const window = await page.queue.page({ filter: { ...all, campaign: 'Light' }, from: 10, count: 5 });
  expect(window.posts.map(({ id }) => id)).toEqual([20, 22, 24].map((index) => posts[index]!.id));
  expect(window.before).toEqual(posts[18]!.due);
  expect((await page.queue.page({ filter: { ...all, search: '7: 100%' }, from: 0, count: 5 })).posts.map(({ id }) => id)).toEqual([posts[7]!.id, posts[17]!.id]);
  expect((await page.queue.page({ filter: { ...all, account: 'nobody' }, from: 0, count: 5 })).posts).toEqual([]);
  expect((await page.queue.page({ filter: { ...all, view: 'needsYou' }, from: 0, count: 5 })).posts.map(({ id }) => id)).toEqual([posts[3]!.id]);
  expect((await page.queue.byHand({ until: '2026-06-20T23:00:00.000Z' })).map(({ id }) => id)).toEqual([posts[3]!.id]);
  expect(await page.queue.record({ delivery: posts[3]!.deliveries[0]!.id })).toMatchObject([{ by: 'person', from: '', to: 'scheduled' }, { from: 'scheduled', to: 'awaitingPerson' }]);
  await page.queue.pause();
  expect(await page.queue.isPaused()).toBe(true);
  await page.queue.resume();
  expect(await page.queue.isPaused()).toBe(false);
  await studio.close();
});
