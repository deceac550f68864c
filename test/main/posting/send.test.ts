// A connector is asked to publish once; what it answers, or fails to answer, is said.

import { describe, expect, test } from 'vitest';
import type { Connector } from '../../../main/connectors/connector.ts';
import { findDelivery, moveDelivery } from '../../../main/posting/deliveries.ts';
import { leaseMs, renewLease, takeLease } from '../../../main/posting/leases.ts';
import { aPost, add, idsOf, openDesk } from './desk.ts';
import type { Desk } from './desk.ts';

const link = 'https://example.org/1';
const bluesky = (change: Partial<Connector>, isRepeatable = false): Connector => ({
  isRepeatable,
  prepare: async () => ({ type: 'ready', prepared: 'key' }),
  publish: async () => ({ type: 'published', link }),
  confirm: async () => ({ type: 'absent' }),
  ...change,
});
const account = { deliveries: [{ network: 'bluesky', account: 'ana' }] };
const once = (desk: Desk, connector: Connector, faults: string[] = []) =>
  desk.run({ connectorOf: () => connector, onFault: (fault) => void faults.push(fault.message) });

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

  test('a post cancelled and reopened while it is prepared is left to the next run', async () => {
    const desk = openDesk();
    const id = add(desk, account);
    desk.at('07:00');
    await once(desk, bluesky({
      prepare: async () => {
        desk.queue.cancel(id);
        desk.at('06:30');
        desk.queue.reopen(id);
        return { type: 'ready', prepared: null };
      },
      publish: async () => Promise.reject(new Error('it was published')),
    }));
    expect(desk.path(id)).toEqual(['scheduled', 'cancelled', 'scheduled']);
  });

  test('of two workers only the last to take a delivery can move it', () => {
    const desk = openDesk();
    const id = add(desk, account);
    const seen = findDelivery(desk.database, id);
    const first = takeLease(desk.database, seen, 'first', 0)!;
    expect(takeLease(desk.database, seen, 'second', leaseMs + 1)).toBeUndefined();
    expect(takeLease(desk.database, findDelivery(desk.database, id), 'second', leaseMs - 1)).toBeUndefined();
    const second = takeLease(desk.database, findDelivery(desk.database, id), 'second', leaseMs)!;
    const send = (fence: number) => moveDelivery(desk.database, { delivery: id, name: 'send', from: 'scheduled', to: 'sending', at: '', fence });
    expect([send(first.fence), renewLease(desk.database, first, 0), send(second.fence)]).toEqual([false, false, true]);
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
