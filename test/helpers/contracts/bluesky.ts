// Bluesky: a real server, behind one that makes its answers odd.

import { z } from 'zod';
import { startBlueskyServer } from '../bluesky.ts';
import type { BlueskyServer } from '../bluesky.ts';
import { startOddServer } from '../oddServer.ts';
import { retryAfter } from './contract.ts';
import type { Contract, Posted } from './contract.ts';

const listed = z.object({
  records: z.array(z.object({ value: z.object({ text: z.string(), embed: z.object({ images: z.array(z.object({ alt: z.string(), image: z.object({ ref: z.object({ $link: z.string() }) }) })) }) }) })),
});

let running: Promise<BlueskyServer> | undefined;
let count = 0;

/** Ends the server, if it was started. */
export async function endBluesky(): Promise<void> {
  await (await running)?.close();
}

export const bluesky: Contract = {
  id: 'bluesky',
  network: 'bluesky',
  handle: /^contract\d+\.test$/,
  mostPictures: 4,
  mostBytes: 2_000_000,
  hasAlt: true,
  canReadBack: true,
  refusal: { answer: 400, body: JSON.stringify({ error: 'InvalidRequest', message: 'Record/text must not be longer than 3000 bytes' }) },
  refusalWords: 'must not be longer than 3000 bytes',
  busy: retryAfter,
  goneLink: 'https://bsky.app/profile/nobody.test/post/3kaaaaaaaaaaa',
  async start() {
    running ??= startBlueskyServer();
    const real = await running;
    const made = await real.createAccount(`contract${(count += 1)}.test`);
    const server = await startOddServer(async (request, body, response) => {
      const { host: _host, connection: _connection, 'content-length': _length, ...kept } = request.headers;
      const headers = Object.entries(kept).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value] as const] : []));
      const answer = await fetch(new URL(request.url ?? '/', real.url), {
        method: request.method ?? 'GET',
        headers: Object.fromEntries(headers),
        ...(request.method === 'POST' ? { body: new Uint8Array(body) } : {}),
      });
      response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? 'application/json' });
      response.end(Buffer.from(await answer.arrayBuffer()));
    });
    const publishes = 'POST /xrpc/com.atproto.repo.putRecord';
    return {
      ...server,
      given: { handle: made.handle, appPassword: made.password, server: server.url },
      wrong: { given: { appPassword: 'wrong' }, says: /did not take this name and app password/ },
      secrets: [made.password, 'eyJ'],
      publishes,
      async posts() {
        const query = new URLSearchParams({ repo: made.did, collection: 'app.bsky.feed.post' });
        const { records } = listed.parse(await (await real.call(`com.atproto.repo.listRecords?${query}`, '')).json());
        const posts: Posted[] = [];
        for (const { value } of records) {
          const blob = async (cid: string): Promise<Buffer> => Buffer.from(await (await real.call(`com.atproto.sync.getBlob?${new URLSearchParams({ did: made.did, cid })}`, '')).arrayBuffer());
          posts.push({ caption: value.text, pictures: await Promise.all(value.embed.images.map(async ({ alt, image }) => ({ alt, bytes: await blob(image.ref.$link) }))) });
        }
        return posts;
      },
      signOut() {
        const no = { answer: 401, body: JSON.stringify({ error: 'AuthenticationRequired', message: 'Invalid identifier or password' }) };
        for (const path of [publishes, '/xrpc/com.atproto.server.refreshSession', '/xrpc/com.atproto.server.createSession']) server.odd(path, no);
      },
    };
  },
};
