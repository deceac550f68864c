// Tumblr's API v2: blogs of who signed in, posts in the Neue Post Format with their pictures beside, and the blog's posts.

import { createConsent } from './consent.ts';
import { bytesIn, retryAfter, startContract } from './contract.ts';
import type { Contract, PostedPicture } from './contract.ts';

interface Block {
  readonly type: string;
  readonly text?: string;
  readonly alt_text?: string;
  readonly media?: readonly { readonly identifier: string }[];
}
interface Stored {
  readonly id: string;
  readonly content: readonly Block[];
  readonly pictures: readonly PostedPicture[];
  readonly tags: string;
}

export const tumblr: Contract = {
  id: 'tumblr',
  network: 'tumblr',
  handle: /^point$/,
  mostPictures: 30,
  mostBytes: 10_000_000,
  hasAlt: true,
  canReadBack: true,
  hasPage: true,
  isRenewed: true,
  refusal: { answer: 400, body: JSON.stringify({ meta: { status: 400, msg: 'Bad Request' }, errors: [{ title: 'Bad Request', code: 8001, detail: 'Oh no. There was an error uploading your photo.' }] }) },
  refusalWords: 'There was an error uploading your photo',
  busy: retryAfter,
  goneLink: 'https://www.tumblr.com/point/1',
  async start() {
    const consent = createConsent({ page: 'www.tumblr.com/oauth2/authorize', token: 'api.tumblr.com/v2/oauth2/token', hasProof: false, clientAs: 'body', isRenewed: true });
    const posts: Stored[] = [];
    const path = '/v2/blog/point/posts';
    const server = await startContract(async (asked) => {
      const signedIn = consent.answer(asked);
      if (signedIn) return signedIn;
      if (asked.host !== 'api.tumblr.com') return undefined;
      if (!consent.isGood(asked)) return { status: 401, json: { meta: { status: 401, msg: 'Unauthorized' } } };
      if (asked.name === 'GET /v2/user/info') return { status: 200, json: { meta: { status: 200 }, response: { user: { name: 'ana', blogs: [{ name: 'ana', title: 'Ana' }, { name: 'point', title: 'Point' }] } } } };
      if (asked.name === `POST ${path}`) {
        const form = await asked.form();
        const part = form.get('json');
        const { content, state, tags }: { content: Block[]; state: string; tags: string } = JSON.parse(part instanceof File ? await part.text() : (part ?? ''));
        if (state !== 'published') return { status: 400, json: { meta: { status: 400, msg: 'Bad Request' } } };
        const pictures: PostedPicture[] = [];
        for (const { type, media, alt_text: alt } of content) if (type === 'image') pictures.push({ bytes: await bytesIn(form.get(media?.[0]?.identifier ?? '')), alt: alt ?? '' });
        posts.unshift({ id: `72000000000000000${posts.length}`, content, pictures, tags });
        return { status: 201, json: { meta: { status: 201, msg: 'Created' }, response: { id: posts[0]!.id, state: 'published' } } };
      }
      if (asked.name !== `GET ${path}`) return undefined;
      const id = asked.query.get('id');
      const found = posts.filter((post) => id === null || post.id === id);
      if (id !== null && found.length === 0) return { status: 404, json: { meta: { status: 404, msg: 'Not Found' } } };
      // The clock of the suite stands here when posts are made.
      const timestamp = Date.parse('2026-06-20T07:00:00Z') / 1000;
      return { status: 200, json: { meta: { status: 200 }, response: { posts: found.map((post) => ({ id: Number(post.id), id_string: post.id, timestamp, content: post.content })) } } };
    });
    const publishes = `POST ${path}`;
    return {
      ...server,
      given: { blog: 'https://point.tumblr.com/', ...consent.given },
      wrong: { given: { blog: 'other' }, says: /has no blog "other"; it has: ana, point/ },
      secrets: consent.secrets,
      consent,
      publishes,
      posts: () =>
        posts.map(({ content, pictures, tags }) => {
          if (tags !== 'TechJustice') throw new Error(`The tags are ${tags}.`);
          return { caption: content.find(({ type }) => type === 'text')?.text ?? '', pictures };
        }),
      signOut: () => server.odd(publishes, { answer: 401 }),
    };
  },
};
