// What is due happens once: by one run or many, by one process or two, killed or not; and what did not happen is said.

import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Connector } from '../../../main/connectors/connector.ts';
import { resolveTime } from '../../../shared/time.ts';
import { runChild } from '../../helpers/child.ts';
import { makeFolder } from '../../helpers/folder.ts';
import { amount } from '../../helpers/proof.ts';
import { aPost, idsOf, openDesk } from './desk.ts';
import type { Desk } from './desk.ts';

function add(desk: Desk, change: Partial<typeof aPost> = {}): string {
  return idsOf(desk.queue.add({ ...aPost, ...change }).post)[0]!;
}

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

  test('is late within its grace time, and missed after it, with the reason', async () => {
    const desk = openDesk();
    const [late, missed] = [add(desk), add(desk, { graceMinutes: 59 })];
    desk.at('08:00');
    expect(await desk.run()).toMatchObject({ handedOver: [late], missed: [missed] });
    expect(desk.queue.record(missed).at(-1)).toMatchObject({ by: 'queue', to: 'missed', reason: 'It came due while Point Studio was not running, and 59 minutes went by.' });
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

test('an account without a connector is handed over, and says why', async () => {
  const desk = openDesk();
  const id = add(desk, { deliveries: [{ network: 'instagram', account: 'ana' }] });
  desk.at('07:00');
  await desk.run();
  expect(desk.queue.record(id).at(-1)).toMatchObject({ to: 'awaitingPerson', reason: 'Point Studio cannot publish to this network by itself. Post it by hand.' });
});

const link = 'https://example.org/1';
const bluesky = (change: Partial<Connector>, isRepeatable = false): Connector => ({
  network: 'bluesky',
  isRepeatable,
  prepare: async () => ({ type: 'ready', prepared: 'key' }),
  publish: async () => ({ type: 'published', link }),
  confirm: async () => ({ type: 'absent' }),
  ...change,
});
const account = { deliveries: [{ network: 'bluesky', account: 'ana' }] };
const once = (desk: Desk, connector: Connector, faults: string[] = []) =>
  desk.run({ connectors: new Map([[connector.network, connector]]), onFault: (fault) => void faults.push(fault.message) });

describe('with a connector', () => {
  test('it is published with its caption and pictures, and the link is kept', async () => {
    const desk = openDesk();
    const id = add(desk, { ...account, captions: { default: 'For all.', bluesky: 'For Bluesky.' } });
    desk.at('07:00');
    let seen: unknown;
    expect(
      await once(desk, bluesky({ publish: async ({ caption, pictures }, prepared) => {
        seen = [caption, pictures[0]!.alt, String(await pictures[0]!.bytes()), prepared, desk.state(id)];
        return { type: 'published', link };
      } })),
    ).toEqual({ handedOver: [], missed: [], sent: [id] });
    // It was `sending` on disk before the network was asked.
    expect(seen).toEqual(['For Bluesky.', aPost.pictures[0]!.alt, 'picture', 'key', 'sending']);
    expect(desk.path(id)).toEqual(['scheduled', 'sending', 'published']);
    expect(desk.queue.record(id).at(-1)).toMatchObject({ link });
  });

  test('a refusal is an end, with the network’s reason', async () => {
    const desk = openDesk();
    const [early, late] = [add(desk, account), add(desk, account)];
    desk.at('07:00');
    await once(desk, bluesky({ prepare: async ({ delivery }) => (delivery.id === early ? { type: 'refused', reason: 'Too large.' } : { type: 'ready', prepared: null }), publish: async () => ({ type: 'refused', reason: 'Not allowed.' }) }));
    expect([desk.path(early), desk.path(late)]).toEqual([
      ['scheduled', 'rejected'],
      ['scheduled', 'sending', 'rejected'],
    ]);
    expect(desk.queue.record(late).at(-1)).toMatchObject({ reason: 'Not allowed.' });
  });

  test('a limit holds back one account, not the others, and not for longer', async () => {
    const desk = openDesk();
    const [ana, ben] = idsOf(desk.queue.add({ ...aPost, deliveries: [{ network: 'bluesky', account: 'ana' }, { network: 'bluesky', account: 'ben' }] }).post);
    const limited = bluesky({ publish: async ({ delivery }) => (delivery.account === 'ana' ? { type: 'held', until: new Date('2026-06-20T07:20:00Z'), reason: 'Too many requests.' } : { type: 'published', link }) });
    desk.at('07:00');
    await once(desk, limited);
    expect([desk.path(ana!), desk.state(ben!)]).toEqual([['scheduled', 'sending', 'scheduled'], 'published']);
    desk.at('07:19');
    expect((await once(desk, bluesky({}))).sent).toEqual([]);
    desk.at('07:20');
    expect((await once(desk, bluesky({}))).sent).toEqual([ana]);
    expect(desk.state(ana!)).toBe('published');
  });

  test('what is held back for too long is missed, and says why', async () => {
    const desk = openDesk();
    const id = add(desk, account);
    desk.at('07:00');
    await once(desk, bluesky({ prepare: async () => ({ type: 'held', until: new Date('2026-06-21T00:00:00Z'), reason: 'The sign-in has expired.' }) }));
    desk.at('08:01');
    await once(desk, bluesky({}));
    expect(desk.queue.record(id).at(-1)).toMatchObject({ to: 'missed', reason: 'It could not be sent in time: The sign-in has expired.' });
  });

  describe('that loses the answer', () => {
    const lost = { publish: async (): Promise<never> => Promise.reject(new Error('connection reset')) };

    test('only asks from then on: it is found', async () => {
      const desk = openDesk();
      const id = add(desk, account);
      const faults: string[] = [];
      desk.at('07:00');
      await once(desk, bluesky(lost), faults);
      expect(faults).toEqual([expect.stringContaining('connection reset')]);
      expect(desk.state(id)).toBe('sending');
      desk.at('07:02');
      await once(desk, bluesky({ ...lost, confirm: async () => ({ type: 'published', link }) }));
      expect(desk.path(id)).toEqual(['scheduled', 'sending', 'published']);
    });

    test('and does not show it: it is unconfirmed, never sent again', async () => {
      const desk = openDesk();
      const id = add(desk, account);
      desk.at('07:00');
      await once(desk, bluesky(lost));
      desk.at('07:02');
      await once(desk, bluesky({}));
      desk.at('07:30');
      expect((await once(desk, bluesky({}))).sent).toEqual([]);
      expect(desk.path(id)).toEqual(['scheduled', 'sending', 'unconfirmed']);
      expect(desk.queue.record(id).at(-1)!.reason).toContain('Look there before you post it again');
    });

    test('but takes repeats as one: it is sent again with what was prepared', async () => {
      const desk = openDesk();
      const id = add(desk, account);
      desk.at('07:00');
      await once(desk, bluesky(lost, true));
      desk.at('07:02');
      let again: unknown;
      await once(desk, bluesky({ publish: async (_, prepared) => {
        again = prepared;
        return { type: 'published', link };
      } }, true));
      expect([again, desk.state(id)]).toEqual(['key', 'published']);
    });

    test('and cannot be asked now: it stays as it is', async () => {
      const desk = openDesk();
      const id = add(desk, account);
      desk.at('07:00');
      await once(desk, bluesky(lost));
      desk.at('07:02');
      await once(desk, bluesky({ confirm: async () => ({ type: 'held', until: new Date('2026-06-20T07:10:00Z'), reason: 'No connection.' }) }));
      expect(desk.state(id)).toBe('sending');
    });

    test('and whose connector is gone: it is unconfirmed', async () => {
      const desk = openDesk();
      const id = add(desk, account);
      desk.at('07:00');
      await once(desk, bluesky(lost));
      desk.at('07:02');
      await desk.run();
      expect(desk.path(id)).toEqual(['scheduled', 'sending', 'unconfirmed']);
    });
  });

  test('a worker that was overtaken while it prepared does not publish', async () => {
    const desk = openDesk();
    const id = add(desk, account);
    desk.at('07:00');
    let calls = 0;
    const other = bluesky({ publish: async () => {
      calls += 1;
      return { type: 'published', link };
    } });
    await once(desk, bluesky({
      prepare: async () => {
        // It slept for longer than its lease; meanwhile another process did the work.
        desk.at('07:10');
        await once(desk, other);
        return { type: 'ready', prepared: 'stale' };
      },
      publish: async () => {
        calls += 1;
        return { type: 'published', link: 'https://example.org/twice' };
      },
    }));
    expect([calls, desk.path(id)]).toEqual([1, ['scheduled', 'sending', 'published']]);
  });

  test('a post cancelled or put off while it is prepared is not published', async () => {
    const desk = openDesk();
    const { post } = desk.queue.add({ ...aPost, deliveries: [{ network: 'bluesky', account: 'ana' }, { network: 'bluesky', account: 'ben' }] });
    const [cancelled, putOff] = idsOf(post);
    desk.at('07:00');
    await once(desk, bluesky({
      prepare: async ({ delivery }) => {
        if (delivery.id === cancelled) desk.queue.cancel(cancelled);
        else desk.queue.reschedule(post.id, '2026-06-21T10:00', 'Africa/Nairobi');
        return { type: 'ready', prepared: null };
      },
      publish: async () => Promise.reject(new Error('it was published')),
    }));
    expect([desk.state(cancelled!), desk.state(putOff!)]).toEqual(['cancelled', 'scheduled']);
  });

  test('a slow worker tells that it is public after all', async () => {
    const desk = openDesk();
    const id = add(desk, account);
    desk.at('07:00');
    await once(desk, bluesky({
      publish: async () => {
        desk.at('07:10');
        await once(desk, bluesky({}));
        expect(desk.state(id)).toBe('unconfirmed');
        return { type: 'published', link };
      },
    }));
    expect(desk.path(id)).toEqual(['scheduled', 'sending', 'unconfirmed', 'published']);
  });
});

describe('two processes, killed at random', () => {
  const worker = new URL('worker.ts', import.meta.url);
  const posts = amount(16, 200);

  /** Runs two workers at a time, killing them, then two more to the end; answers the record's states by delivery, and the network. */
  async function chaos(kind: 'none' | 'once' | 'repeatable'): Promise<{ readonly paths: readonly (readonly string[])[]; readonly ids: readonly string[]; readonly network: readonly string[]; readonly states: readonly string[] }> {
    const desk = openDesk();
    const network = makeFolder();
    const ids = Array.from({ length: posts }, (_, index) =>
      add(desk, { graceMinutes: 1_000_000, wall: `2026-06-20T10:${String(index % 60).padStart(2, '0')}`, deliveries: [{ network: 'bluesky', account: kind === 'none' ? '' : 'ana' }] }),
    );
    // Hand-overs come due while the workers run; what is sent is due already, and workers differ in what they think is free.
    let start = Date.parse(kind === 'none' ? '2026-06-20T06:55:00Z' : '2026-06-20T08:00:00Z');
    const rounds = amount(2, 40);
    for (let round = 0; round <= rounds; round += 1) {
      const kills = round === rounds ? [Infinity, Infinity] : [1 + ((round * 7) % 11), 1 + ((round * 5) % 13)];
      await Promise.all(kills.map((lines) => runChild(worker, [desk.file, network, String(start), kind], lines)));
      // Later than any lease that the killed ones held.
      start += (kind === 'none' ? 0.1 : 24) * 3_600_000;
    }
    return { ids, network: readdirSync(network).map((name) => name.split('.')[0]!), paths: ids.map(desk.path), states: ids.map(desk.state) };
  }

  test('hand every post over once', async () => {
    const { paths } = await chaos('none');
    expect(new Set(paths.map((path) => path.join()))).toEqual(new Set(['scheduled,awaitingPerson']));
  });

  test('publish none twice, and say of each what became of it', async () => {
    const { ids, network, states } = await chaos('once');
    expect(new Set(network).size).toBe(network.length);
    for (const [index, id] of ids.entries()) expect(network.includes(id) ? ['published', 'unconfirmed'] : ['unconfirmed']).toContain(states[index]);
    expect(states.filter((state) => state === 'published').length).toBeGreaterThan(posts / 2);
  });

  test('publish every one once where the network takes repeats as one', async () => {
    const { ids, network, states } = await chaos('repeatable');
    expect(network.toSorted()).toEqual(ids.toSorted());
    expect(new Set(states)).toEqual(new Set(['published']));
  });
});
