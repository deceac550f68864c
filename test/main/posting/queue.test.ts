// The queue as a person uses it: nothing happens to a post that is not legal, and everything that happens is in the record.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { moveDelivery } from '../../../main/posting/deliveries.ts';
import { queueOverview } from '../../../main/posting/pages.ts';
import { Fault } from '../../../shared/fault.ts';
import { endStates, isLegalMove, legalMoves, moves } from '../../../shared/post.ts';
import type { DeliveryState, MoveName } from '../../../shared/post.ts';
import { amount } from '../../helpers/proof.ts';
import { aPost, asset, idsOf, openDesk } from './desk.ts';
import type { Desk } from './desk.ts';

const states: readonly DeliveryState[] = ['draft', 'needsApproval', 'scheduled', 'sending', 'awaitingPerson', ...endStates];

/** A delivery put into a state behind the queue's back. */
function put(desk: Desk, state: DeliveryState, account = ''): string {
  const [id] = idsOf(desk.queue.add({ ...aPost, deliveries: [{ network: 'instagram', account }] }).post);
  desk.database.run('UPDATE deliveries SET state = ? WHERE id = ?', state, id!);
  return id!;
}

test('a post is added as it was given, with the instant of its wall clock', () => {
  const desk = openDesk();
  const { post, notice } = desk.queue.add({ ...aPost, deliveries: [{ network: 'instagram', account: '' }, { network: 'x', account: '' }] });
  expect(notice).toBe('');
  expect(desk.queue.list()).toEqual([post]);
  expect(post).toMatchObject({
    campaign: 'Make your point',
    pictures: aPost.pictures,
    captions: aPost.captions,
    due: { instant: '2026-06-20T07:00:00.000Z', zone: 'Africa/Nairobi' },
    wall: '2026-06-20T10:00',
    graceMinutes: 60,
    sequence: 0,
  });
  expect(post.deliveries.map(({ network, state }) => [network, state])).toEqual([
    ['instagram', 'scheduled'],
    ['x', 'scheduled'],
  ]);
  expect(desk.queue.record(idsOf(post)[0]!)).toMatchObject([{ at: '2026-06-20T06:00:00.000Z', by: 'person', from: '', to: 'scheduled' }]);
});

describe('several posts', () => {
  test('are added together', () => {
    const { queue } = openDesk();
    const added = queue.addAll([aPost, { ...aPost, wall: '2026-06-21T10:00' }]);
    expect(queue.list()).toEqual(added.map(({ post }) => post));
  });

  test('are not added where one of them cannot be', () => {
    const { queue } = openDesk();
    expect(() => queue.addAll([aPost, { ...aPost, wall: '2026-06-20T01:00' }])).toThrow('has gone by');
    expect(queue.list()).toEqual([]);
  });
});

test('a time that could not be queued is said without queueing', () => {
  const { queue } = openDesk();
  queue.checkTime('2026-06-20T10:00', 'Africa/Nairobi');
  expect(() => queue.checkTime('2026-06-20T01:00', 'Africa/Nairobi')).toThrow('has gone by');
  expect(() => queue.checkTime('2026-06-20T10:00', 'Mars/Olympus')).toThrow('no time zone');
});

test('posts are listed in the order in which they are due, whatever their zone', () => {
  const { queue } = openDesk();
  queue.add({ ...aPost, campaign: 'second', wall: '2026-06-20T18:00', zone: 'Asia/Tokyo' });
  queue.add({ ...aPost, campaign: 'third', wall: '2026-06-20T12:00', zone: 'Europe/London' });
  queue.add({ ...aPost, campaign: 'first', wall: '2026-06-20T10:00', zone: 'Africa/Nairobi' });
  expect(queue.list().map(({ campaign }) => campaign)).toEqual(['first', 'second', 'third']);
});

test('a time that clocks skip is moved and told', () => {
  const desk = openDesk();
  desk.at('2026-03-28T12:00:00Z');
  const { post, notice } = desk.queue.add({ ...aPost, wall: '2026-03-29T02:30', zone: 'Europe/Zurich' });
  expect([post.wall, post.due.instant]).toEqual(['2026-03-29T03:30', '2026-03-29T01:30:00.000Z']);
  expect(notice).toContain('skip 02:30');
});

describe('refused with a sentence', () => {
  test.each([
    ['a time gone by', { wall: '2026-06-20T07:59' }, '2026-06-20 07:59 in Africa/Nairobi has gone by'],
    ['a zone there is none of', { zone: 'Mars/Olympus' }, "no time zone 'Mars/Olympus'"],
    ['no picture', { pictures: [] }, 'has no picture'],
    ['a picture that is a path', { pictures: [{ ...aPost.pictures[0]!, asset: '../secret' }] }, 'not a file of the library'],
    ['no place', { deliveries: [] }, 'goes nowhere'],
    ['a place twice', { deliveries: [...aPost.deliveries, ...aPost.deliveries] }, 'names instagram twice'],
  ])('%s', (_, change, why) => {
    const { queue } = openDesk();
    expect(() => queue.add({ ...aPost, ...change })).toThrow(Fault);
    expect(() => queue.add({ ...aPost, ...change })).toThrow(why);
    expect(queue.list()).toEqual([]);
  });

  test('a delivery that is not there, and a link that is none', () => {
    const desk = openDesk();
    expect(() => desk.queue.cancel('nothing')).toThrow("no delivery 'nothing'");
    expect(() => desk.queue.reschedule('nothing', '2026-06-20T12:00', 'UTC')).toThrow("no post 'nothing'");
    const id = put(desk, 'awaitingPerson');
    for (const link of ['javascript:alert(1)', 'posted it', 'https://a b', '<https://a>']) expect(() => desk.queue.markPosted(id, link)).toThrow('not the address of a post');
    expect(desk.state(id)).toBe('awaitingPerson');
  });

  test('an act that the state does not allow', () => {
    const desk = openDesk();
    const id = put(desk, 'sending', 'ana');
    expect(() => desk.queue.cancel(id)).toThrow('The post for instagram cannot be cancelled: it is being sent. Wait until the queue is done with it.');
    const published = put(desk, 'published');
    expect(() => desk.queue.cancel(published)).toThrow('it is published. Possible now: reopen.');
  });
});

describe('what a person does', () => {
  test('marking as posted closes a hand-over, with its link', () => {
    const desk = openDesk();
    const id = put(desk, 'awaitingPerson');
    desk.queue.markPosted(id, ' https://www.instagram.com/p/abc ');
    expect(desk.queue.list()[0]!.deliveries[0]).toMatchObject({ state: 'published', link: 'https://www.instagram.com/p/abc' });
    expect(desk.queue.record(id).at(-1)).toMatchObject({ by: 'person', to: 'published', link: 'https://www.instagram.com/p/abc' });
  });

  // state, account, time now, where it comes back to
  test.each([
    ['cancelled', '', '06:00', 'scheduled'],
    ['cancelled', '', '12:00', 'awaitingPerson'],
    ['missed', '', '12:00', 'awaitingPerson'],
    ['published', '', '06:00', 'awaitingPerson'],
    ['cancelled', 'ana', '06:00', 'scheduled'],
    ['missed', 'ana', '12:00', 'draft'],
    ['rejected', 'ana', '12:00', 'draft'],
    ['published', 'ana', '06:00', 'draft'],
    ['unconfirmed', 'ana', '06:00', 'draft'],
  ] as const)('reopening what is %s at account "%s" at %s makes it %s', (state, account, time, to) => {
    const desk = openDesk();
    const id = put(desk, state, account);
    desk.at(time);
    desk.queue.reopen(id);
    expect(desk.state(id)).toBe(to);
  });

  // state before the cancel, time now
  test.each([
    ['needsApproval', '06:00'],
    ['needsApproval', '12:00'],
    ['draft', '06:00'],
    ['draft', '12:00'],
  ] as const)('cancelling what was %s and taking that back at %s leaves it as it was', (state, time) => {
    const desk = openDesk();
    const [id] = idsOf(desk.queue.add({ ...aPost, state, deliveries: [{ network: 'instagram', account: 'ana' }] }).post);
    desk.at(time);
    desk.queue.cancel(id!);
    desk.queue.reopen(id!);
    expect(desk.path(id!)).toEqual([state, 'cancelled', state]);
  });

  test('what may be public already is not scheduled by cancelling it and taking that back', () => {
    const desk = openDesk();
    const id = put(desk, 'published', 'ana');
    desk.queue.reopen(id);
    desk.queue.cancel(id);
    desk.queue.reopen(id);
    expect(desk.path(id)).toEqual(['scheduled', 'published', 'draft', 'cancelled', 'draft']);
  });

  test('a draft is scheduled by a time of its own, and stays one where several posts are moved', () => {
    const desk = openDesk();
    const draft = (): string => desk.queue.add({ ...aPost, state: 'draft' }).post.id;
    const ids = [draft(), draft()];
    const seen = () => ids.map((id) => [desk.queue.get(id).wall, desk.queue.get(id).deliveries[0]!.state]);
    desk.queue.shift(ids, 60);
    expect(seen()).toEqual([['2026-06-20T11:00', 'draft'], ['2026-06-20T11:00', 'draft']]);
    desk.queue.rescheduleAll(ids, () => ['2026-06-21T09:00', '2026-06-22T09:00'], 'Africa/Nairobi');
    expect(seen()).toEqual([['2026-06-21T09:00', 'draft'], ['2026-06-22T09:00', 'draft']]);
    desk.queue.move(ids[0]!, '2026-06-23T09:00', 'Africa/Nairobi');
    desk.queue.reschedule(ids[1]!, '2026-06-24T09:00', 'Africa/Nairobi');
    expect(seen()).toEqual([['2026-06-23T09:00', 'draft'], ['2026-06-24T09:00', 'scheduled']]);
  });

  test('putting off what was missed leaves the drafts of the same post as they are', () => {
    const desk = openDesk();
    const { post } = desk.queue.add({ ...aPost, deliveries: ['ana', 'ben'].map((account) => ({ network: 'bluesky', account })) });
    for (const [index, state] of (['missed', 'draft'] as const).entries()) desk.database.run('UPDATE deliveries SET state = ? WHERE id = ?', state, idsOf(post)[index]!);
    const [moved] = desk.queue.rescheduleMissed('2026-06-21T09:00', 'Africa/Nairobi', 60);
    expect(moved!.post.deliveries.map(({ state }) => state)).toEqual(['scheduled', 'draft']);
  });

  test('another time takes along what waits, and leaves what is done', () => {
    const desk = openDesk();
    const { post } = desk.queue.add({ ...aPost, deliveries: ['a', 'b', 'c', 'd'].map((account) => ({ network: 'bluesky', account })) });
    const ids = idsOf(post);
    for (const [index, state] of (['missed', 'published', 'awaitingPerson', 'needsApproval'] as const).entries()) {
      desk.database.run('UPDATE deliveries SET state = ? WHERE id = ?', state, ids[index]!);
    }
    const moved = desk.queue.reschedule(post.id, '2026-06-21T09:00', 'Europe/London');
    expect(moved.post).toMatchObject({ due: { instant: '2026-06-21T08:00:00.000Z', zone: 'Europe/London' }, wall: '2026-06-21T09:00', sequence: 1 });
    expect(moved.post.deliveries.map(({ state }) => state)).toEqual(['scheduled', 'published', 'scheduled', 'needsApproval']);
    expect(() => desk.queue.reschedule(post.id, '2026-06-20T01:00', 'Europe/London')).toThrow('has gone by');
  });

  test('what was missed is put off in one act, in the order in which it was due, with time between', () => {
    const desk = openDesk();
    const times = ['2026-06-20T12:00', '2026-06-20T10:00', '2026-06-20T11:00'];
    const posts = times.map((wall) => desk.queue.add({ ...aPost, wall, deliveries: [{ network: 'bluesky', account: 'ana' }] }).post);
    for (const post of posts.slice(0, 2)) desk.database.run(`UPDATE deliveries SET state = 'missed' WHERE post = ?`, post.id);
    desk.at('2026-06-21T06:00:00Z');
    const moved = desk.queue.rescheduleMissed('2026-06-21T23:30', 'Africa/Nairobi', 45);
    expect(moved.map(({ post }) => [post.id, post.wall, post.deliveries[0]!.state])).toEqual([
      [posts[1]!.id, '2026-06-21T23:30', 'scheduled'],
      [posts[0]!.id, '2026-06-22T00:15', 'scheduled'],
    ]);
    expect(desk.queue.get(posts[2]!.id).wall).toBe('2026-06-20T11:00');
    expect(desk.queue.rescheduleMissed('2026-06-21T23:30', 'Africa/Nairobi', 45)).toEqual([]);
  });

  test('a time gone by puts off nothing of what was missed', () => {
    const desk = openDesk();
    const ids = [put(desk, 'missed', 'ana'), put(desk, 'missed', 'ben')];
    expect(() => desk.queue.rescheduleMissed('2026-06-20T08:30', 'Africa/Nairobi', 60)).toThrow('has gone by');
    expect(ids.map((id) => desk.state(id))).toEqual(['missed', 'missed']);
  });

  test('what is all done gets no other time', () => {
    const desk = openDesk();
    const { post } = desk.queue.add(aPost);
    desk.queue.cancel(idsOf(post)[0]!);
    expect(() => desk.queue.reschedule(post.id, '2026-06-21T09:00', 'UTC')).toThrow('cannot be given another time: it is cancelled');
    expect(desk.queue.get(post.id).due).toEqual(post.due);
  });

  test('a draft is approved by another before it is scheduled', () => {
    const desk = openDesk();
    const [id] = idsOf(desk.queue.add({ ...aPost, state: 'draft' }).post);
    desk.queue.askApproval(id!);
    desk.queue.sendBack(id!);
    desk.queue.askApproval(id!);
    desk.queue.approve(id!);
    expect(desk.path(id!)).toEqual(['draft', 'needsApproval', 'draft', 'needsApproval', 'scheduled']);
  });
});

describe('the record', () => {
  test('cannot be changed or deleted', () => {
    const desk = openDesk();
    put(desk, 'cancelled');
    expect(() => desk.database.run(`UPDATE delivery_record SET at = 'then'`)).toThrow('never changed');
    expect(() => desk.database.run('DELETE FROM delivery_record')).toThrow('never deleted');
    expect(() => desk.database.run(`INSERT OR REPLACE INTO delivery_record SELECT * FROM delivery_record`)).toThrow('never deleted');
  });

  test('has every change of state, even one made behind the queue’s back', () => {
    const desk = openDesk();
    expect(desk.path(put(desk, 'missed'))).toEqual(['scheduled', 'missed']);
  });
});

/** Posts of each view as the queue counts them along, and as they are. */
const countedViews = (desk: Desk) => queueOverview(desk.database, { view: 'all', search: '' }, '2026-06-20T06:00:00.000Z').counts;

function trueViews(desk: Desk) {
  const posts = desk.queue.list().map(({ deliveries }) => deliveries.map(({ state }) => state));
  const count = (...some: readonly DeliveryState[]): number => posts.filter((own) => own.some((state) => some.includes(state))).length;
  return {
    needsYou: count('needsApproval', 'awaitingPerson', 'rejected', 'unconfirmed', 'missed'),
    planned: count('draft', 'needsApproval', 'scheduled', 'sending'),
    posted: count('published'),
    cancelled: count('cancelled'),
    all: posts.length,
  };
}

describe('moves that are not legal', () => {
  test('are refused, whatever the state, and change nothing', () => {
    const desk = openDesk();
    const ids = new Map(states.map((state) => [state, put(desk, state)]));
    for (const move of moves) {
      for (const from of states) {
        for (const to of states.filter((state) => !isLegalMove(move.name, from, state))) {
          expect(() => moveDelivery(desk.database, { delivery: ids.get(from)!, name: move.name, from, to, at: '2026-06-20T06:00:00.000Z' })).toThrow(Fault);
        }
      }
    }
    for (const [state, id] of ids) expect(desk.state(id)).toBe(state);
  });

  test('any acts in any order follow the table, and the record tells all of them', () => {
    const acts: readonly (readonly [MoveName, (desk: Desk, id: string) => void])[] = [
      ['cancel', (desk, id) => desk.queue.cancel(id)],
      ['reopen', (desk, id) => desk.queue.reopen(id)],
      ['markPosted', (desk, id) => desk.queue.markPosted(id, '')],
      ['schedule', (desk, id) => desk.queue.schedule(id)],
      ['askApproval', (desk, id) => desk.queue.askApproval(id)],
      ['approve', (desk, id) => desk.queue.approve(id)],
      ['sendBack', (desk, id) => desk.queue.sendBack(id)],
    ];
    const act = fc.constantFrom(...acts);
    const desk = openDesk();
    fc.assert(
      fc.property(fc.array(act, { maxLength: 12 }), fc.constantFrom('draft', 'scheduled'), fc.constantFrom('', 'ana'), (done, state, account) => {
        const [id] = idsOf(desk.queue.add({ ...aPost, state, deliveries: [{ network: 'instagram', account }] }).post);
        for (const [name, perform] of done) {
          const before = desk.state(id!);
          const isAllowed = legalMoves(before, 'person').includes(name);
          let isDone = true;
          try {
            perform(desk, id!);
          } catch (thrown) {
            isDone = false;
            if (!(thrown instanceof Fault)) throw thrown;
          }
          expect(isDone).toBe(isAllowed);
          expect(isDone ? isLegalMove(name, before, desk.state(id!)) : desk.state(id!) === before).toBe(true);
        }
        const record = desk.queue.record(id!);
        expect(record.map(({ from }) => from)).toEqual(['', ...record.slice(0, -1).map(({ to }) => to)]);
        expect(record.at(-1)!.to).toBe(desk.state(id!));
      }),
      { numRuns: amount(30, 10_000) },
    );
    expect(countedViews(desk)).toEqual(trueViews(desk));
  });

  test('a move decided on a state that has changed since is not made', () => {
    const desk = openDesk();
    const id = put(desk, 'cancelled');
    expect(moveDelivery(desk.database, { delivery: id, name: 'comeDue', from: 'scheduled', to: 'awaitingPerson', at: '' })).toBe(false);
    expect(desk.state(id)).toBe('cancelled');
  });
});

test('what one process adds, another sees', () => {
  const here = openDesk();
  const there = openDesk(here.file);
  const { post } = here.queue.add(aPost);
  there.queue.cancel(idsOf(post)[0]!);
  expect(here.state(idsOf(post)[0]!)).toBe('cancelled');
  expect(asset).toBe(post.pictures[0]!.asset);
});
