// What is due happens once, by one run or many, whatever clocks do; and what did not happen is said.

import { describe, expect, test } from 'vitest';
import { shippedNetworks } from '../../../main/networks.ts';
import { networkFor } from '../../../shared/account.ts';
import { findNetwork } from '../../../shared/networks/index.ts';
import { resolveTime } from '../../../shared/time.ts';
import { add, openDesk } from './desk.ts';

describe('a hand-over', () => {
  test('waits for a person from the minute it is due', async () => {
    const desk = openDesk();
    const id = add(desk);
    desk.at('2026-06-20T06:59:59.999Z');
    expect(await desk.run()).toEqual({ handedOver: [], missed: [], sent: [] });
    desk.at('07:00');
    expect(await desk.run()).toEqual({ handedOver: [id], missed: [], sent: [] });
    expect(desk.state(id)).toBe('awaitingPerson');
  });

  test('is moved once, however often the queue runs', async () => {
    const desk = openDesk();
    const id = add(desk);
    for (const time of ['07:00', '07:00', '07:30', '23:00']) {
      desk.at(time);
      await desk.run();
    }
    expect(desk.path(id)).toEqual(['scheduled', 'awaitingPerson']);
  });

  test('is never missed: however late, it waits for a person, and past its grace time says why', async () => {
    const desk = openDesk();
    const [inTime, late] = [add(desk), add(desk, { graceMinutes: 59 })];
    desk.at('08:00');
    expect(await desk.run()).toEqual({ handedOver: [inTime, late], missed: [], sent: [] });
    expect(desk.queue.record(inTime).at(-1)).toMatchObject({ by: 'queue', to: 'awaitingPerson', reason: '' });
    expect(desk.queue.record(late).at(-1)).toMatchObject({
      by: 'queue',
      to: 'awaitingPerson',
      reason: 'It came due while Point Studio was not running. Post it now, or give it another time.',
    });
  });

  test('of a whole week is there for who comes back after it', async () => {
    const desk = openDesk();
    const ids = ['20', '22', '25'].map((day) => add(desk, { wall: `2026-06-${day}T10:00` }));
    desk.at('2026-06-27T12:00:00Z');
    expect(await desk.run()).toEqual({ handedOver: ids, missed: [], sent: [] });
  });

  test('a clock that goes back or far ahead repeats nothing', async () => {
    const desk = openDesk();
    const id = add(desk);
    for (const time of ['07:00', '05:00', '2031-01-01T00:00:00Z', '07:00']) {
      desk.at(time);
      await desk.run();
    }
    expect(desk.path(id)).toEqual(['scheduled', 'awaitingPerson']);
  });

  test('is left alone as a draft, or when cancelled', async () => {
    const desk = openDesk();
    const [draft, cancelled] = [add(desk, { state: 'draft' }), add(desk)];
    desk.queue.cancel(cancelled);
    desk.at('07:00');
    expect(await desk.run()).toEqual({ handedOver: [], missed: [], sent: [] });
    expect(desk.state(draft)).toBe('draft');
  });
});

test.each([
  ['Europe/Zurich', '2026-10-25T02:30', '2026-10-25T00:29:59.000Z', '2026-10-25T00:30:00.000Z'],
  ['America/New_York', '2026-03-08T02:30', '2026-03-08T07:29:59.000Z', '2026-03-08T07:30:00.000Z'],
  ['Australia/Lord_Howe', '2026-04-05T01:45', '2026-04-04T14:44:59.000Z', '2026-04-04T14:45:00.000Z'],
  ['America/Santiago', '2026-09-06T00:00', '2026-09-06T03:59:59.000Z', '2026-09-06T04:00:00.000Z'],
  ['Asia/Kathmandu', '2026-06-20T09:30', '2026-06-20T03:44:59.000Z', '2026-06-20T03:45:00.000Z'],
])('a clock change in %s neither shifts nor repeats a post', async (zone, wall, before, due) => {
  const desk = openDesk();
  desk.at('2026-01-01T00:00:00Z');
  const id = add(desk, { zone, wall });
  desk.at(before);
  await desk.run();
  expect(desk.state(id)).toBe('scheduled');
  desk.at(due);
  await desk.run();
  // The second time that clocks show the same hour.
  desk.at(new Date(Date.parse(resolveTime(wall, zone).due.instant) + 3_600_000).toISOString());
  await desk.run();
  expect(desk.path(id)).toEqual(['scheduled', 'awaitingPerson']);
});

test('a post for an account that is gone is handed over, and says why', async () => {
  const desk = openDesk();
  const id = add(desk, { deliveries: [{ network: 'instagram', account: 'ana' }] });
  desk.at('07:00');
  await desk.run();
  expect(desk.queue.record(id).at(-1)).toMatchObject({ to: 'awaitingPerson', reason: 'Its account is not in Point Studio any more. Post it by hand, or add the account again and give the post another time.' });
});

test('a post for an account that is gone is handed over however late, with both reasons', async () => {
  const desk = openDesk();
  const id = add(desk, { deliveries: [{ network: 'instagram', account: 'ana' }] });
  desk.at('23:00');
  await desk.run();
  expect(desk.queue.record(id).at(-1)).toMatchObject({
    to: 'awaitingPerson',
    reason: 'Its account is not in Point Studio any more. Post it by hand, or add the account again and give the post another time. It came due while Point Studio was not running. Post it now, or give it another time.',
  });
});

test('the engine knows what comes due next, and passes over what it has done', async () => {
  const desk = openDesk();
  const engine = await desk.engine();
  expect(engine.nextDue()).toBeUndefined();
  add(desk, { wall: '2026-06-20T12:00' });
  add(desk);
  add(desk, { wall: '2026-06-20T09:30', state: 'draft' });
  expect(engine.nextDue()).toEqual(new Date('2026-06-20T07:00:00.000Z'));
  desk.at('07:00');
  await desk.run();
  expect(engine.nextDue()).toEqual(new Date('2026-06-20T09:00:00.000Z'));
});

describe('at the moment of sending', () => {
  test('a caption that is too long by now is not sent, and the sentence says what to do', async () => {
    const desk = openDesk();
    const id = add(desk, { captions: { default: 'x'.repeat(301) }, deliveries: [{ network: 'bluesky', account: 'ana' }] });
    desk.at('07:00');
    const never = { isRepeatable: true, prepare: () => Promise.reject(new Error('asked')), publish: () => Promise.reject(new Error('asked')), confirm: () => Promise.reject(new Error('asked')) };
    await desk.run({ connectorOf: () => never });
    expect(desk.queue.record(id).at(-1)).toMatchObject({ to: 'rejected', reason: 'The caption for Bluesky has 301 characters; the most is 300. Shorten it.' });
  });

  test('the limits of the account’s own server count', async () => {
    const desk = openDesk();
    const id = add(desk, { captions: { default: 'x'.repeat(900) }, deliveries: [{ network: 'mastodon', account: 'ana' }] });
    desk.at('07:00');
    const mastodon = findNetwork(await shippedNetworks(), 'mastodon')!;
    const roomy = networkFor(mastodon, { server: 'https://example.social', settings: { 'limit.characters': '1000' } });
    const connector = { isRepeatable: true, prepare: async () => ({ type: 'ready' as const, prepared: null }), publish: async () => ({ type: 'published' as const, link: '' }), confirm: async () => ({ type: 'absent' as const }) };
    await desk.run({ connectorOf: () => connector, networkOf: () => roomy });
    expect(desk.state(id)).toBe('published');
  });

  test('a pause keeps back what would be published, not what waits for a person', async () => {
    const desk = openDesk();
    const [sent, byHand] = [add(desk, { deliveries: [{ network: 'mastodon', account: 'ana' }] }), add(desk)];
    desk.at('07:00');
    const connector = { isRepeatable: true, prepare: () => Promise.reject(new Error('asked')), publish: () => Promise.reject(new Error('asked')), confirm: () => Promise.reject(new Error('asked')) };
    expect((await desk.run({ connectorOf: () => connector, isPaused: () => true })).sent).toEqual([]);
    expect([desk.state(sent), desk.state(byHand)]).toEqual(['scheduled', 'awaitingPerson']);
  });
});
