// A receiver of signed webhooks: it checks the signature and its age, and makes a post once for each key.

import { createHmac, timingSafeEqual } from 'node:crypto';
import { retryAfter, startContract } from './contract.ts';
import type { Asked, Contract, Posted } from './contract.ts';

const key = 'planted-signing-key-7';
const path = '/hooks/planted-address-9';
/** Where the clock of the suite stands, in seconds, and the latest that it goes. */
const clock = { from: Date.parse('2026-06-20T05:59:00Z') / 1000, to: Date.parse('2026-06-20T08:00:00Z') / 1000 };

function isSigned({ headers, body }: Asked): boolean {
  const [, seconds = '', given = ''] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(headers['point-studio-signature'])) ?? [];
  const wanted = createHmac('sha256', key).update(`${seconds}.`).update(body).digest();
  return given !== '' && timingSafeEqual(wanted, Buffer.from(given, 'hex')) && Number(seconds) >= clock.from && Number(seconds) <= clock.to;
}

interface Letter {
  readonly type: string;
  readonly caption: string;
  readonly pictures: readonly { readonly alt: string; readonly base64: string }[];
}

export const webhook: Contract = {
  id: 'webhook',
  network: 'instagram',
  handle: /^hooks\.example\/instagram#[0-9a-f]{6}$/,
  mostPictures: 10,
  mostBytes: 10_000_000,
  hasAlt: true,
  canReadBack: false,
  takesAny2xx: true,
  refusal: { answer: 422, body: JSON.stringify({ message: 'No editor has released it' }) },
  refusalWords: 'No editor has released it',
  busy: retryAfter,
  async start() {
    const posts: Posted[] = [];
    const known = new Map<string, unknown>();
    const server = await startContract((asked) => {
      if (asked.name !== `POST ${path}`) return undefined;
      if (!isSigned(asked)) return { status: 401, json: { message: 'Not signed' } };
      const letter: Letter = JSON.parse(asked.body.toString('utf8'));
      if (letter.type === 'ping') return { status: 204 };
      const delivery = String(asked.headers['idempotency-key']);
      if (!known.has(delivery)) {
        posts.unshift({ caption: letter.caption, pictures: letter.pictures.map(({ alt, base64 }) => ({ alt, bytes: Buffer.from(base64, 'base64') })) });
        known.set(delivery, { link: `https://example.org/posts/${posts.length}` });
      }
      return { status: 200, json: known.get(delivery) };
    });
    const publishes = `POST ${path}`;
    return {
      ...server,
      given: { network: 'instagram', address: `https://hooks.example${path}`, signingKey: key },
      wrong: { given: { signingKey: 'other' }, says: /does not take what is signed with this key/ },
      secrets: [key, 'planted-address-9'],
      publishes,
      posts: () => posts,
      signOut: () => server.odd(publishes, { answer: 401 }),
    };
  },
};
