// The calendar as the page asks for it, and what is done with several posts at once.

import { createRouterClient } from '@orpc/server';
import { expect, test } from 'vitest';
import { createRouter } from '../../../main/doorway.ts';
import { addBlackout, addSlots } from '../../../main/posting/slots.ts';
import { openStudio } from '../../../main/studio.ts';
import { dayEdges, shownDays } from '../../../shared/calendar.ts';
import { makeFolder } from '../../helpers/folder.ts';
import { aPost } from '../posting/desk.ts';

async function openOffice() {
  const studio = await openStudio({ library: makeFolder(), host: 'browser', clock: () => new Date('2026-06-20T06:00:00Z') });
  const page = createRouterClient(createRouter(studio));
  const add = (wall: string, change: Partial<typeof aPost> = {}) => studio.queue.add({ ...aPost, zone: 'UTC', wall, ...change }).post;
  return { studio, page, add };
}

const all = { view: 'all', search: '' } as const;

test('a week shows each day’s first posts and their number, free slots and closed days; a moved post is on its new day', async () => {
  const { studio, page, add } = await openOffice();
  addSlots(studio.library.database, [1, 3, 5].map((weekday) => ({ place: 'instagram', weekday, time: '12:00', zone: 'UTC' })));
  addBlackout(studio.library.database, ['2026-06-24']);
  const posts = ['2026-06-22T09:00', '2026-06-22T10:00', '2026-06-22T11:00', '2026-06-26T12:10'].map((wall) => add(wall));
  const edges = [...dayEdges(shownDays('week', '2026-06-24', 1), 'UTC')];
  const look = async () => await page.queue.range({ filter: all, edges, most: 2 });
  const { spans, blackout } = await look();
  expect(spans.map(({ total }) => total)).toEqual([3, 0, 0, 0, 1, 0, 0]);
  expect(spans[0]!.posts.map(({ id }) => id)).toEqual(posts.slice(0, 2).map(({ id }) => id));
  expect(spans.flatMap(({ free }) => free)).toEqual(['2026-06-22T12:00:00.000Z']);
  expect(blackout).toEqual(['2026-06-24']);
  await page.queue.reschedule({ post: posts[0]!.id, due: '2026-06-23T09:00', zone: 'UTC' });
  const moved = await look();
  expect(moved.spans.map(({ total }) => total)).toEqual([2, 1, 0, 0, 1, 0, 0]);
  expect(moved.spans[1]!.posts[0]).toMatchObject({ id: posts[0]!.id, due: { instant: '2026-06-23T09:00:00.000Z' } });
  await studio.close();
});

test('a draft that is dragged stays a draft', async () => {
  const { studio, page, add } = await openOffice();
  const { id } = add('2026-06-22T09:00', { state: 'draft' });
  const move = async (due: string, keepsDrafts?: boolean) => (await page.queue.reschedule({ post: id, due, zone: 'UTC', ...(keepsDrafts === undefined ? {} : { keepsDrafts }) })).post;
  expect(await move('2026-06-23T09:00', true)).toMatchObject({ due: { instant: '2026-06-23T09:00:00.000Z' }, deliveries: [{ state: 'draft' }] });
  expect(await move('2026-06-24T09:00')).toMatchObject({ due: { instant: '2026-06-24T09:00:00.000Z' }, deliveries: [{ state: 'scheduled' }] });
  await studio.close();
});

test('several posts are moved by their own clocks, or none where one cannot be; cancelled and brought back; put into a campaign', async () => {
  const { studio, page, add } = await openOffice();
  const posts = [add('2026-10-24T09:00', { zone: 'Europe/Zurich' }), add('2026-10-24T09:00', { zone: 'America/New_York' })].map(({ id }) => id);
  const dues = async () => (await page.queue.list()).map(({ due }) => due.instant);
  expect(await page.queue.shift({ posts, minutes: 1440 })).toEqual({ posts: 2, notices: [] });
  // Clocks in Zurich went back that night.
  expect(await dues()).toEqual(['2026-10-25T08:00:00.000Z', '2026-10-25T13:00:00.000Z']);
  await expect(page.queue.shift({ posts, minutes: -200 * 1440 })).rejects.toMatchObject({ code: 'input' });
  expect(await dues()).toEqual(['2026-10-25T08:00:00.000Z', '2026-10-25T13:00:00.000Z']);
  const cancelled = await page.queue.cancelPosts({ posts });
  expect(cancelled).toHaveLength(2);
  expect((await page.queue.overview({ filter: all })).counts).toMatchObject({ cancelled: 2, planned: 0 });
  await page.queue.reopenAll({ deliveries: [...cancelled] });
  expect((await page.queue.overview({ filter: all })).counts).toMatchObject({ cancelled: 0, planned: 2 });
  expect(await page.queue.setCampaign({ posts, campaign: 'Light' })).toEqual(posts.map((post) => ({ post, campaign: aPost.campaign })));
  expect((await page.queue.overview({ filter: { ...all, campaign: 'Light' } })).counts.all).toBe(2);
  expect((await page.queue.overview({ filter: all })).campaigns).toEqual(['Light']);
  await studio.close();
});
