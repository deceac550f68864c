// Two processes work on one queue, are killed at random, and nothing happens twice or is forgotten.

import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { runChild } from '../../helpers/child.ts';
import { makeFolder } from '../../helpers/folder.ts';
import { amount } from '../../helpers/proof.ts';
import { add, openDesk } from './desk.ts';

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
