// Mastodon's API, by its contract server.

import { startMastodonServer } from '../mastodon.ts';
import { retryAfter } from './contract.ts';
import type { Contract } from './contract.ts';

export const mastodon: Contract = {
  id: 'mastodon',
  network: 'mastodon',
  handle: /^@ana@127\.0\.0\.1:\d+$/,
  mostPictures: 4,
  mostBytes: 16_777_216,
  hasAlt: true,
  canReadBack: true,
  refusal: { answer: 422, body: JSON.stringify({ error: 'Validation failed: Text is not allowed' }) },
  refusalWords: 'Validation failed: Text is not allowed',
  busy: retryAfter,
  goneLink: 'https://example.social/@ana/1',
  async start() {
    const server = await startMastodonServer();
    return {
      ...server,
      given: { server: server.url, accessToken: server.token },
      wrong: { given: { accessToken: 'wrong' }, says: /does not know this access token/ },
      secrets: [server.token],
      publishes: 'POST /api/v1/statuses',
      posts: () => server.statuses.map(({ text, media }) => ({ caption: text, pictures: media.map(({ bytes, description }) => ({ bytes, alt: description ?? '' })) })),
      signOut: () => server.odd('POST /api/v1/statuses', { answer: 401, body: JSON.stringify({ error: 'The access token was revoked' }) }),
    };
  },
};
