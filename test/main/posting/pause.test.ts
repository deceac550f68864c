// The pause of the queue, and what is said of what it kept back.

import { expect, test } from 'vitest';
import { createSettings } from '../../../main/library/settings.ts';
import { isPaused, setPaused, wasPausedAt } from '../../../main/posting/pause.ts';
import type { Connector } from '../../../main/connectors/connector.ts';
import { add, openDesk } from './desk.ts';

const connector = {
  isRepeatable: false,
  prepare: () => Promise.reject(new Error('It was asked.')),
  publish: () => Promise.reject(new Error('It was asked.')),
  confirm: () => Promise.reject(new Error('It was asked.')),
};

test.each([
  { name: 'while it lasts', resumesAt: undefined },
  { name: 'after it', resumesAt: '08:30' },
])('a post that a pause kept back too long is missed for the pause, $name', async ({ resumesAt }) => {
  const desk = openDesk();
  const settings = createSettings(desk.database);
  const id = add(desk, { deliveries: [{ network: 'bluesky', account: 'a' }] });
  setPaused(settings, true, desk.clock());
  if (resumesAt !== undefined) {
    desk.at(resumesAt);
    setPaused(settings, false, desk.clock());
  }
  desk.at('09:00');
  await desk.run({ connectorOf: () => connector, isPaused: () => isPaused(settings), wasPausedAt: (ms) => wasPausedAt(settings, ms) });
  expect(desk.queue.record(id).at(-1)).toMatchObject({ to: 'missed', reason: 'It came due while the queue was paused, and 60 minutes went by.' });
});

test('a post that came due too late before a pause is not missed for it', async () => {
  const desk = openDesk();
  const settings = createSettings(desk.database);
  const id = add(desk, { deliveries: [{ network: 'bluesky', account: 'a' }] });
  desk.at('08:30');
  setPaused(settings, true, desk.clock());
  await desk.run({ connectorOf: () => connector, isPaused: () => isPaused(settings), wasPausedAt: (ms) => wasPausedAt(settings, ms) });
  expect(desk.queue.record(id).at(-1)!.reason).toBe('It came due while Point Studio was not running, and 60 minutes went by.');
});

test('a pause while a post is prepared keeps it from being published, and it goes out afterwards', async () => {
  const desk = openDesk();
  const settings = createSettings(desk.database);
  const id = add(desk, { deliveries: [{ network: 'bluesky', account: 'a' }] });
  desk.at('07:00');
  const pausing: Connector = {
    ...connector,
    prepare: async () => {
      setPaused(settings, true, desk.clock());
      return { type: 'ready', prepared: 'key' };
    },
  };
  const run = async (used: Connector) => await desk.run({ connectorOf: () => used, isPaused: () => isPaused(settings), wasPausedAt: (ms) => wasPausedAt(settings, ms) });
  await run(pausing);
  expect(desk.path(id)).toEqual(['scheduled']);
  setPaused(settings, false, desk.clock());
  await run({ ...connector, prepare: async () => ({ type: 'ready', prepared: 'key' }), publish: async () => ({ type: 'published', link: 'https://example.org/1' }) });
  expect(desk.path(id)).toEqual(['scheduled', 'sending', 'published']);
});
