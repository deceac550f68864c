// Real connectors against servers, two processes on one queue, killed at random, on connections that break off at random, with clocks that
// jump: each post is there once where the network can tell repeats, and never twice where it cannot.

import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { once } from 'node:events';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { createAccounts } from '../../../main/accounts/accounts.ts';
import { createPublishing } from '../../../main/accounts/publishing.ts';
import { startBlueskyServer } from '../../helpers/bluesky.ts';
import { runChild } from '../../helpers/child.ts';
import { startCuttingProxy } from '../../helpers/cuttingProxy.ts';
import { makeFolder } from '../../helpers/folder.ts';
import { startMastodonServer } from '../../helpers/mastodon.ts';
import { amount } from '../../helpers/proof.ts';
import { memorySecrets } from '../../helpers/secrets.ts';
import type { DeliveryState } from '../../../shared/post.ts';
import { add, openDesk } from './desk.ts';

interface Place {
  readonly connector: 'bluesky' | 'mastodon' | 'discord';
  /** What a person gives to sign in, by the address of the way there. */
  readonly given: (url: string) => Readonly<Record<string, string>>;
  readonly target: string;
  /** Captions of what is public. */
  readonly texts: () => Promise<readonly string[]>;
  readonly close: () => Promise<void>;
}

/** The same numbers each time. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const places: readonly { readonly name: string; readonly isRepeatable: boolean; readonly open: () => Promise<Place> }[] = [
  {
    name: 'Bluesky',
    isRepeatable: true,
    async open() {
      const server = await startBlueskyServer();
      const made = await server.createAccount('chaos.test');
      const listed = z.object({ cursor: z.string().optional(), records: z.array(z.object({ value: z.looseObject({ text: z.string() }) })) });
      return {
        connector: 'bluesky',
        target: server.url,
        given: (url) => ({ server: url, handle: made.handle, appPassword: made.password }),
        async texts() {
          const texts: string[] = [];
          for (let cursor: string | undefined = ''; cursor !== undefined; ) {
            const query = new URLSearchParams({ repo: made.did, collection: 'app.bsky.feed.post', limit: '100', ...(cursor === '' ? {} : { cursor }) });
            const page = listed.parse(await (await server.call(`com.atproto.repo.listRecords?${query}`, '')).json());
            texts.push(...page.records.map(({ value }) => value.text));
            cursor = page.cursor;
          }
          return texts;
        },
        close: () => server.close(),
      };
    },
  },
  {
    name: 'Mastodon',
    isRepeatable: true,
    async open() {
      const server = await startMastodonServer();
      return { connector: 'mastodon', target: server.url, given: (url) => ({ server: url, accessToken: server.token }), texts: async () => server.statuses.map(({ text }) => text), close: () => server.close() };
    },
  },
  {
    name: 'a Discord webhook, which can neither tell repeats nor be asked',
    isRepeatable: false,
    async open() {
      const texts: string[] = [];
      const server = createServer((request, response) => {
        const answer = async (): Promise<void> => {
          const parts: Buffer[] = [];
          for await (const part of request) parts.push(Buffer.from(part));
          response.setHeader('content-type', 'application/json');
          if (request.method === 'GET') return void response.end(JSON.stringify({ id: '1', name: 'Ana', channel_id: '2', guild_id: '3' }));
          const form = await new Response(new Uint8Array(Buffer.concat(parts)), { headers: { 'content-type': String(request.headers['content-type']) } }).formData();
          const part = form.get('payload_json');
          const payload: { content: string } = JSON.parse(typeof part === 'string' ? part : '{}');
          texts.push(payload.content);
          response.end(JSON.stringify({ id: String(texts.length), attachments: [] }));
        };
        answer().catch(() => response.destroy());
      });
      server.listen(0, '127.0.0.1');
      await once(server, 'listening');
      const address = server.address();
      const target = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
      return {
        connector: 'discord',
        target,
        given: (url) => ({ webhook: `${url}/api/webhooks/1/token` }),
        texts: async () => texts,
        async close() {
          server.closeAllConnections();
          server.close();
          await once(server, 'close');
        },
      };
    },
  },
];

const worker = new URL('connectorWorker.ts', import.meta.url);
const posts = amount(6, 300);
const rounds = amount(2, 150);
const day = 86_400_000;
/** With its clock set back a worker may have nothing to do. */
const longestRoundMs = 4_000;
/** Several programs are started, one after the other. */
const patienceMs = amount(240_000, 3_600_000);

describe.each(places)('posts to $name', ({ open, isRepeatable }) => {
  test('survive kills, broken connections and clocks that jump', async () => {
    const place = await open();
    const random = seeded(7);
    const proxy = await startCuttingProxy(place.target, random, 6);
    onTestFinished(async () => {
      await proxy.close();
      await place.close();
    });
    const desk = openDesk();
    const accounts = createAccounts({ database: desk.database, clock: desk.clock });
    const secrets = memorySecrets();
    const publishing = createPublishing({ accounts, secrets, clock: desk.clock, environment: {} });
    proxy.setCalm(true);
    const account = await publishing.add({ connector: place.connector, given: place.given(proxy.url), allowPlain: true, signal: AbortSignal.timeout(30_000) });
    proxy.setCalm(false);
    const secretsFile = join(makeFolder(), 'secrets.json');
    writeFileSync(secretsFile, JSON.stringify({ [account.id]: await secrets.get(account.id) }));
    const ids = Array.from({ length: posts }, (_, index) =>
      add(desk, {
        graceMinutes: 100_000_000,
        wall: `2026-06-20T10:${String(index % 60).padStart(2, '0')}`,
        captions: { default: `Post ${index}.` },
        deliveries: [{ network: account.network, account: account.id }],
      }),
    );
    let start = Date.parse('2026-06-21T08:00:00Z');
    let kills = 0;
    for (let round = 0; round < rounds; round += 1) {
      await Promise.all([0, 1].map(() => runChild(worker, [desk.file, secretsFile, String(start)], 1 + Math.floor(random() * 14), longestRoundMs)));
      kills += 2;
      // Clocks are set forward and back by hours; leases of the killed run out all the same, since in the end days have gone by.
      start += random() < 0.25 ? -5 * 3_600_000 : day;
    }
    proxy.setCalm(true);
    start += rounds * day;
    await Promise.all([0, 1].map(() => runChild(worker, [desk.file, secretsFile, String(start)], Infinity)));
    const texts = await place.texts();
    const states = ids.map(desk.state);
    expect(new Set(texts).size, 'posts that are public twice').toBe(texts.length);
    const allowed = (index: number): readonly DeliveryState[] => (isRepeatable ? ['published'] : texts.includes(`Post ${index}.`) ? ['published', 'unconfirmed'] : ['unconfirmed']);
    expect(states.filter((state, index) => !allowed(index).includes(state))).toEqual([]);
    const missing = ids.filter((_, index) => !texts.includes(`Post ${index}.`));
    expect(missing.length).toBeLessThanOrEqual(isRepeatable ? 0 : posts);
    // The record tells the whole way of each.
    for (const id of ids) expect(desk.path(id)).toEqual(expect.arrayContaining(['scheduled', 'sending']));
    if (rounds > 2) process.stderr.write(`${place.connector}: ${posts} posts, ${kills} kills, ${proxy.cuts()} connections cut; ${states.filter((state) => state === 'published').length} published, ${states.filter((state) => state === 'unconfirmed').length} unconfirmed\n`);
  }, patienceMs);
});
