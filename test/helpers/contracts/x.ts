// X's API v2: pictures and their alt texts, posts, and the account's own posts with the keys of their pictures.

import { createConsent } from './consent.ts';
import { bytesIn, startContract, textIn } from './contract.ts';
import type { Contract } from './contract.ts';

/** The instant of the suite, in seconds since 1970. */
const now = Date.parse('2026-06-20T07:00:00Z') / 1000;

export const x: Contract = {
  id: 'x',
  network: 'x',
  handle: /^@point$/,
  mostPictures: 4,
  mostBytes: 5_000_000,
  hasAlt: true,
  canReadBack: true,
  hasPage: true,
  isRenewed: true,
  refusal: {
    answer: 403,
    body: JSON.stringify({ title: 'Forbidden', detail: 'You are not allowed to create a Tweet with duplicate content.', type: 'about:blank', status: 403 }),
  },
  refusalWords: 'not allowed to create a Tweet with duplicate content',
  busy: (seconds) => ({ answer: 429, headers: { 'x-rate-limit-limit': '100', 'x-rate-limit-remaining': '0', 'x-rate-limit-reset': String(now + seconds) }, body: JSON.stringify({ title: 'Too Many Requests' }) }),
  async start() {
    const consent = createConsent({ page: 'x.com/i/oauth2/authorize', token: 'api.x.com/2/oauth2/token', hasProof: true, clientAs: 'basic', isRenewed: true });
    const media: { readonly bytes: Buffer; alt: string }[] = [];
    const posts: { readonly id: string; readonly caption: string; readonly media: readonly string[] }[] = [];
    const server = await startContract(async (asked) => {
      const signedIn = consent.answer(asked);
      if (signedIn) return signedIn;
      if (asked.host !== 'api.x.com') return undefined;
      if (!consent.isGood(asked)) return { status: 401, json: { title: 'Unauthorized', detail: 'Unauthorized', status: 401 } };
      if (asked.name === 'GET /2/users/me') return { status: 200, json: { data: { id: '12', name: 'Point', username: 'point' } } };
      if (asked.name === 'POST /2/media/upload') {
        const form = await asked.form();
        if (textIn(form.get('media_category')) !== 'tweet_image') return { status: 400, json: { title: 'Invalid Request' } };
        media.push({ bytes: await bytesIn(form.get('media')), alt: '' });
        return { status: 200, json: { data: { id: String(700 + media.length), media_key: `3_${700 + media.length}` } } };
      }
      if (asked.name === 'POST /2/media/metadata') {
        const { id, metadata }: { id: string; metadata: { alt_text: { text: string } } } = JSON.parse(asked.body.toString('utf8'));
        media[Number(id) - 701]!.alt = metadata.alt_text.text;
        return { status: 200, json: { data: { id } } };
      }
      if (asked.name === 'POST /2/tweets') {
        const { text, media: attached }: { text: string; media: { media_ids: string[] } } = JSON.parse(asked.body.toString('utf8'));
        posts.unshift({ id: String(9000 + posts.length), caption: text, media: attached.media_ids });
        return { status: 201, json: { data: { id: posts[0]!.id, text } } };
      }
      if (asked.name !== 'GET /2/users/12/tweets') return undefined;
      if (posts.length === 0) return { status: 200, json: { meta: { result_count: 0 } } };
      return { status: 200, json: { data: posts.map(({ id, caption, media: ids }) => ({ id, text: caption, attachments: { media_keys: ids.map((one) => `3_${one}`) } })) } };
    });
    const publishes = 'POST /2/tweets';
    return {
      ...server,
      given: consent.given,
      wrong: { given: { accessToken: 'wrong' }, says: /does not take this access token/ },
      secrets: consent.secrets,
      consent,
      publishes,
      posts: () => posts.map(({ caption, media: ids }) => ({ caption, pictures: ids.map((id) => media[Number(id) - 701]!) })),
      signOut: () => server.odd(publishes, { answer: 401 }),
    };
  },
};
