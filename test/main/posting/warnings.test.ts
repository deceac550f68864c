// Warnings of a post beside others: too close, the same again, a day without posts; and nothing of what is well.

import { expect, test } from 'vitest';
import { sharp } from '../../../main/pictures/sharp.ts';
import { shippedNetworks } from '../../../main/networks.ts';
import { keepLook, lookOf } from '../../../main/posting/looks.ts';
import type { NewPost } from '../../../main/posting/queue.ts';
import { addBlackout } from '../../../main/posting/slots.ts';
import { considered, warningsOf } from '../../../main/posting/warnings.ts';
import { lookDistance, nearLook } from '../../../shared/postWarnings.ts';
import { spreadTimes } from '../../../shared/schedule.ts';
import { aPost, openDesk } from './desk.ts';

const svg = (words: string, x: number): Buffer => Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="540" height="675"><rect width="540" height="675" fill="#fff8ec"/><circle cx="${x}" cy="200" r="130" fill="#ff5a3c"/><text x="30" y="520" font-size="70" font-family="sans-serif">${words}</text></svg>`);

async function openOffice() {
  const desk = openDesk();
  const networks = await shippedNetworks();
  let count = 0;
  const said = ['Light for every home.', 'Cooking without smoke saves lives.', 'Who owns the grid decides who has power.', 'A solar pump waters two fields.', 'Schools close at dusk.', 'Ask your council today.'];
  const put = (change: Partial<NewPost> = {}) => {
    count += 1;
    const asset = String(count).repeat(64).slice(0, 64);
    const words = said[count % said.length]!;
    return desk.queue.add({ ...aPost, zone: 'UTC', pictures: [{ ...aPost.pictures[0]!, asset }], captions: { default: words }, ...change }).post;
  };
  const kinds = (post: ReturnType<typeof put>) => warningsOf(considered(post), { database: desk.database, networks, accountName: () => undefined }).map(({ kind }) => kind);
  const messages = (post: ReturnType<typeof put>) => warningsOf(considered(post), { database: desk.database, networks, accountName: () => undefined }).map(({ message }) => message);
  return { desk, put, kinds, messages };
}

test('posts of one place at one time, and too near, are said to be; those of other places are not', async () => {
  const { put, kinds, messages } = await openOffice();
  put({ wall: '2026-06-21T09:00' });
  expect(kinds(put({ wall: '2026-06-21T09:00' }))).toEqual(['clash']);
  const close = put({ wall: '2026-06-21T09:29' });
  expect(messages(close)).toEqual(['Another post goes out at Instagram 29 minutes apart; 30 or more are better.']);
  expect(kinds(put({ wall: '2026-06-21T09:10', deliveries: [{ network: 'bluesky', account: '' }] }))).toEqual([]);
  expect(kinds(put({ wall: '2026-06-21T10:00' }))).toEqual([]);
});

test('a picture or words that come again within weeks are said to, and those of another month are not', async () => {
  const { put, kinds } = await openOffice();
  const first = put({ wall: '2026-06-21T09:00', captions: { default: 'One in ten people has no electricity at home. #MakeYourPoint' } });
  const again = { wall: '2026-06-28T09:00', captions: { default: 'One in ten people has no electricity at home! https://example.org' } };
  expect(kinds(put(again))).toEqual(['nearCaption']);
  expect(kinds(put({ wall: '2026-07-01T09:00', pictures: first.pictures }))).toEqual(['samePicture']);
  expect(kinds(put({ ...again, wall: '2026-10-28T09:00', pictures: first.pictures }))).toEqual([]);
});

test('a picture that was encoded anew looks the same, another does not', async () => {
  const { desk, put, kinds } = await openOffice();
  const [large, small, other] = await Promise.all([
    sharp(svg('Energy for all', 160)).jpeg({ quality: 92 }).toBuffer(),
    sharp(svg('Energy for all', 160)).resize(270).png().toBuffer(),
    sharp(svg('Who decides?', 390)).jpeg({ quality: 92 }).toBuffer(),
  ]);
  const looks = await Promise.all([large, small, other].map((bytes) => lookOf(bytes)));
  expect(lookDistance(looks[0]!, looks[1]!)).toBeLessThanOrEqual(nearLook);
  expect(lookDistance(looks[0]!, looks[2]!)).toBeGreaterThan(nearLook);
  expect(await lookOf(Buffer.from('no picture'))).toBe('');
  const posts = looks.map((look, index) => {
    const post = put({ wall: `2026-06-2${index + 1}T09:00` });
    keepLook(desk.database, post.pictures[0]!.asset, look);
    return post;
  });
  expect(posts.map(kinds)).toEqual([['nearPicture'], ['nearPicture'], []]);
});

test('a day without posts is said to be one', async () => {
  const { desk, put, messages } = await openOffice();
  addBlackout(desk.database, ['2026-06-21']);
  expect(messages(put({ wall: '2026-06-21T09:00' }))).toEqual(['2026-06-21 is a day without posts.']);
});

test('posts are spread evenly over days, past those that are closed', () => {
  expect(spreadTimes({ first: '2026-06-20T09:00', count: 3, days: 3, closed: ['2026-06-21'] })).toEqual(['2026-06-20T09:00', '2026-06-22T09:00', '2026-06-23T09:00']);
  expect(spreadTimes({ first: '2026-06-20T09:00', count: 4, days: 2 })).toEqual(['2026-06-20T09:00', '2026-06-20T14:00', '2026-06-21T09:00', '2026-06-21T14:00']);
  expect(spreadTimes({ first: '2026-06-20T09:00', count: 2, days: 4 })).toEqual(['2026-06-20T09:00', '2026-06-22T09:00']);
  expect(spreadTimes({ first: '2026-06-20T09:00', count: 20, days: 1 }).slice(-2)).toEqual(['2026-06-20T18:00', '2026-06-20T18:30']);
  expect(new Set(spreadTimes({ first: '2026-06-20T22:00', count: 21, days: 7 }).map((wall) => wall.slice(0, 10))).size).toBe(7);
});

test('posts are not spread so that those of a day are too close', () => {
  expect(() => spreadTimes({ first: '2026-06-20T22:00', count: 500, days: 7 })).toThrow('would be closer than 30 minutes');
  expect(() => spreadTimes({ first: '2026-06-20T09:00', count: 21, days: 1 })).toThrow('21 posts on 2026-06-20 from 09:00 would be closer than 30 minutes to each other. Spread them over more days, or begin earlier in the day.');
});
