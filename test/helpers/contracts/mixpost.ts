// Mixpost's API: accounts, media with their alt texts, drafts, and the request that publishes one.

import { bytesIn, retryAfter, startContract } from './contract.ts';
import type { Contract, PostedPicture } from './contract.ts';

const token = 'planted-mixpost-token-3';
const base = '/mixpost/api/5e1f';
/** The draft that the first post becomes. */
const draftId = 'draft-1';

interface Draft {
  readonly accounts: readonly number[];
  readonly versions: readonly { readonly content: readonly { readonly body: string; readonly media: readonly number[] }[] }[];
}

export const mixpost: Contract = {
  id: 'mixpost',
  network: 'facebook',
  handle: /^Point \(7\)$/,
  mostPictures: 20,
  mostBytes: 50_000_000,
  hasAlt: true,
  canReadBack: true,
  refusal: { answer: 422, body: JSON.stringify({ message: 'The post cannot be scheduled.', errors: { accounts: ['The account is unauthorized.'] } }) },
  refusalWords: 'The post cannot be scheduled',
  busy: retryAfter,
  async start() {
    const media: (PostedPicture & { alt: string })[] = [];
    const drafts = new Map<string, { readonly draft: Draft; status: string }>();
    let published: string[] = [];
    const server = await startContract(async (asked) => {
      if (asked.bearer !== token) return { status: 401, json: { message: 'Unauthenticated.' } };
      const [path, id = ''] = asked.name.replace(base, '').split(/(?<=\/(?:media|schedule|posts))\/(?!schedule)/);
      if (path === 'GET /accounts') return { status: 200, json: { data: [{ id: 7, uuid: 'a7', name: 'Point', provider: 'facebook_page', authorized: true }, { id: 8, uuid: 'a8', name: 'Tube', provider: 'youtube', authorized: true }] } };
      if (path === 'POST /media') {
        media.push({ bytes: await bytesIn((await asked.form()).get('file')), alt: '' });
        return { status: 201, json: { id: media.length, uuid: `m${media.length}` } };
      }
      if (path === 'PUT /media') {
        const one = media[Number(id.slice(1)) - 1];
        if (!one) return undefined;
        one.alt = String(asked.json()['alt_text']);
        return { status: 200, json: { id: Number(id.slice(1)), uuid: id, alt_text: one.alt } };
      }
      if (path === 'POST /posts') {
        const draft: Draft = JSON.parse(asked.body.toString('utf8'));
        if (draft.accounts[0] !== 7) return { status: 422, json: { message: 'The selected accounts is invalid.' } };
        const uuid = draftId;
        drafts.set(uuid, { draft, status: 'draft' });
        return { status: 201, json: { uuid, status: 'draft' } };
      }
      const held = drafts.get(id);
      if (!held) return undefined;
      if (path === 'GET /posts') return { status: 200, json: { uuid: id, status: held.status } };
      if (path !== 'POST /posts/schedule' || asked.json()['postNow'] !== true) return undefined;
      held.status = 'publishing';
      published = [id, ...published];
      return { status: 200, json: { success: true } };
    });
    const publishes = `POST ${base}/posts/schedule/${draftId}`;
    return {
      ...server,
      given: { server: server.url, workspace: '5e1f', accessToken: token },
      wrong: { given: { accessToken: 'wrong' }, says: /does not know this access token/ },
      secrets: [token],
      publishes,
      posts: () =>
        published.map((id) => {
          const { body, media: ids } = drafts.get(id)!.draft.versions[0]!.content[0]!;
          return { caption: body, pictures: ids.map((one) => media[one - 1]!) };
        }),
      signOut: () => server.odd(publishes, { answer: 401, body: JSON.stringify({ message: 'Unauthenticated.' }) }),
    };
  },
};
