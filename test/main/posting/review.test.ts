// A review goes out as one page that asks nobody for anything, and its answer is merged without touching what changed since.

import { expect, test } from 'vitest';
import fc from 'fast-check';
import { sharp } from '../../../main/pictures/sharp.ts';
import { shippedNetworks } from '../../../main/networks.ts';
import { mergeAnswers, reviewsOf, writeReview } from '../../../main/posting/review/review.ts';
import { reviewVersion } from '../../../main/posting/review/version.ts';
import type { StoredPost } from '../../../main/posting/posts.ts';
import { aPost, openDesk } from './desk.ts';

const answer = (post: StoredPost, verdict: string, comment = '') => ({ post: post.id, version: reviewVersion(post), verdict, comment });
const file = (...answers: readonly object[]) => ({ kind: 'point-review-answer', schema: 1, reviewer: 'Ana', answers });

function openReview() {
  const desk = openDesk();
  const put = (wall: string) => desk.queue.add({ ...aPost, zone: 'UTC', wall, state: 'needsApproval', captions: { default: 'Make your point. <b>' } }).post;
  const merge = (value: unknown) => mergeAnswers(Buffer.from(JSON.stringify(value)), { database: desk.database, queue: desk.queue, now: '2026-06-20T06:00:00.000Z' });
  return { desk, put, merge };
}

test('the page has all of a post, and lets nothing be fetched', async () => {
  const { put } = openReview();
  const picture = await sharp({ create: { width: 1080, height: 1350, channels: 3, background: '#ffb000' } }).jpeg().toBuffer();
  const page = await writeReview([put('2026-06-21T09:00')], 'June & July', { assets: { read: async () => picture }, networks: await shippedNetworks(), accountName: () => undefined });
  for (const part of ['2026-06-21 09:00 UTC', 'Instagram', 'Make your point. &lt;b&gt;', aPost.pictures[0]!.alt, 'June &amp; July', 'data:image/jpeg;base64,', "default-src 'none'"]) expect(page).toContain(part);
  expect(page.match(/(src|href)="(?!data:)/g)).toBeNull();
});

test('a picture that one can see through is on white', async () => {
  const { put } = openReview();
  const clear = await sharp({ create: { width: 40, height: 40, channels: 4, background: '#00000000' } }).png().toBuffer();
  const page = await writeReview([put('2026-06-21T09:00')], 'June', { assets: { read: async () => clear }, networks: await shippedNetworks(), accountName: () => undefined });
  const [, jpeg] = /data:image\/jpeg;base64,([^"]+)/.exec(page)!;
  const { channels } = await sharp(Buffer.from(jpeg!, 'base64')).stats();
  expect(channels.map(({ min }) => min)).toEqual([255, 255, 255]);
});

test('nothing that needs approval goes out before it has it', async () => {
  const { desk, put, merge } = openReview();
  const post = put('2026-06-20T07:00');
  expect(merge(file(answer(post, 'comment', 'Nice.'))).merged).toMatchObject([{ outcome: 'noted' }]);
  desk.at('07:30');
  expect(await desk.run()).toEqual({ handedOver: [], missed: [], sent: [] });
  // Its time has gone by: approving it now would send it late, unasked.
  expect(merge(file(answer(post, 'approve'))).merged).toMatchObject([{ outcome: 'tooLate' }]);
  expect(desk.state(post.deliveries[0]!.id)).toBe('needsApproval');
});

test('what was approved is scheduled, what is to be changed is a draft, and who said it is kept', () => {
  const { desk, put, merge } = openReview();
  const [good, bad] = [put('2026-06-21T09:00'), put('2026-06-22T09:00')];
  const { merged, reviewer } = merge(file(answer(good, 'approve'), answer(bad, 'change', 'The figure is of 2011.')));
  expect([reviewer, merged.map(({ outcome }) => outcome)]).toEqual(['Ana', ['approved', 'sentBack']]);
  expect([good, bad].map(({ deliveries }) => desk.path(deliveries[0]!.id))).toEqual([['needsApproval', 'scheduled'], ['needsApproval', 'draft']]);
  expect(reviewsOf(desk.database, bad.id)).toEqual([{ at: '2026-06-20T06:00:00.000Z', reviewer: 'Ana', verdict: 'change', comment: 'The figure is of 2011.' }]);
});

test('a post that changed since it was shown is left alone, and named', () => {
  const { desk, put, merge } = openReview();
  const [post, other] = [put('2026-06-21T09:00'), put('2026-06-22T09:00')];
  const answers = file(answer(post, 'approve'), answer(other, 'approve'), { ...answer(post, 'approve'), post: 'gone' });
  desk.queue.reschedule(post.id, '2026-06-21T10:00', 'UTC');
  expect(merge(answers).merged.map(({ outcome, title }) => [outcome, title])).toEqual([['changed', 'Make your point. <b>'], ['approved', 'Make your point. <b>'], ['gone', '']]);
  expect(desk.state(post.deliveries[0]!.id)).toBe('needsApproval');
  // It is approved already: whoever approves it again should know that nothing waited for it.
  expect(merge(answers).merged[1]).toMatchObject({ outcome: 'notWaiting' });
});

test('a change that is asked for of a scheduled post makes it a draft again', async () => {
  const { desk, merge } = openReview();
  const { post } = desk.queue.add({ ...aPost, deliveries: [{ network: 'bluesky', account: 'ana' }, { network: 'instagram', account: '' }] });
  expect(merge(file(answer(post, 'change', 'The figure is of 2011.'))).merged).toMatchObject([{ outcome: 'sentBack' }]);
  expect(post.deliveries.map(({ id }) => desk.path(id))).toEqual([['scheduled', 'draft'], ['scheduled', 'draft']]);
  desk.at('07:00');
  expect(await desk.run()).toEqual({ handedOver: [], missed: [], sent: [] });
});

test('approving a draft does not go unsaid', () => {
  const { desk, merge } = openReview();
  const { post } = desk.queue.add({ ...aPost, state: 'draft' });
  expect(merge(file(answer(post, 'approve'))).merged).toMatchObject([{ outcome: 'notWaiting' }]);
  expect(desk.state(post.deliveries[0]!.id)).toBe('draft');
});

test('what was said is kept though it came too late, or of another version', () => {
  const { desk, put, merge } = openReview();
  const [changed, late] = [put('2026-06-21T09:00'), put('2026-06-20T07:00')];
  const answers = file(answer(changed, 'change', 'Not this photo.'), answer(late, 'approve', 'Go.'));
  desk.queue.reschedule(changed.id, '2026-06-21T10:00', 'UTC');
  desk.at('07:30');
  expect(merge(answers).merged.map(({ outcome }) => outcome)).toEqual(['changed', 'tooLate']);
  expect([changed, late].map(({ id }) => reviewsOf(desk.database, id).map(({ comment }) => comment))).toEqual([['Not this photo.'], ['Go.']]);
});

test('what is no answer is refused whole, whatever it is', () => {
  const { put, merge } = openReview();
  const post = put('2026-06-21T09:00');
  const sound = file(answer(post, 'approve'));
  const broken = [{}, { ...sound, schema: 2 }, { ...sound, reviewer: ' ' }, file({ ...answer(post, 'approve'), verdict: 'publish' }), file({ ...answer(post, 'approve'), version: '../x' }), file({ ...answer(post, 'approve'), comment: 'x'.repeat(5_001) })];
  for (const value of broken) expect(() => merge(value)).toThrow(/not the answer to a review/);
  fc.assert(fc.property(fc.jsonValue(), (value) => {
    expect(() => merge(value)).toThrow(/not the answer to a review/);
  }), { numRuns: 50 });
});
