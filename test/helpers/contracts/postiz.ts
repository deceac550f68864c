// Postiz's public API on a server of one's own: channels, uploads, posts, and the list of posts of a time.

import { bytesIn, retryAfter, startContract } from './contract.ts';
import type { Contract, Posted } from './contract.ts';

const key = 'planted-postiz-key-5';

interface Draft {
  readonly type: string;
  readonly date: string;
  readonly posts: readonly { readonly integration: { readonly id: string }; readonly value: readonly { readonly content: string; readonly image: readonly { readonly id: string; readonly path: string; readonly alt: string }[] }[]; readonly settings: { readonly __type: string } }[];
}

export const postiz: Contract = {
  id: 'postiz',
  network: 'bluesky',
  handle: /^Point on Bluesky \(b1\)$/,
  mostPictures: 20,
  mostBytes: 49_000_000,
  hasAlt: true,
  canReadBack: true,
  refusal: { answer: 400, body: JSON.stringify({ statusCode: 400, message: 'posts.0.settings should not be empty' }) },
  refusalWords: 'posts.0.settings should not be empty',
  busy: retryAfter,
  async start() {
    const uploads = new Map<string, Buffer>();
    const posts: (Posted & { readonly date: string })[] = [];
    const channel = { id: 'b1', name: 'Point on Bluesky', identifier: 'bluesky', disabled: false };
    const server = await startContract(async (asked) => {
      if (asked.headers.authorization !== key) return { status: 401, json: { msg: 'Invalid API key' } };
      const path = asked.name.replace('/api/public/v1', '');
      if (path === 'GET /integrations') return { status: 200, json: [channel, { id: 'd1', name: 'Chat', identifier: 'discord' }, { id: 'f1', name: 'Blog', identifier: 'devto' }] };
      if (path === 'POST /upload') {
        const id = `u${uploads.size + 1}`;
        uploads.set(id, await bytesIn((await asked.form()).get('file')));
        return { status: 201, json: { id, name: id, path: `https://uploads.example/${id}.jpg` } };
      }
      if (path === 'POST /posts') {
        const draft: Draft = JSON.parse(asked.body.toString('utf8'));
        const [post] = draft.posts;
        const value = post?.value[0];
        if (draft.type !== 'now' || post?.integration.id !== 'b1' || post.settings.__type !== 'bluesky' || !value) return { status: 400, json: { message: 'Bad request' } };
        posts.unshift({ caption: value.content, date: draft.date, pictures: value.image.map(({ id, alt }) => ({ alt, bytes: uploads.get(id) ?? Buffer.alloc(0) })) });
        return { status: 201, json: [{ postId: `p${posts.length}`, integration: 'b1' }] };
      }
      if (path !== 'GET /posts') return undefined;
      const [from, to] = [asked.query.get('startDate') ?? '', asked.query.get('endDate') ?? ''];
      const found = posts.filter(({ date }) => date >= from && date <= to);
      return { status: 200, json: { posts: found.map(({ caption, date }, at) => ({ id: `p${at}`, content: `<p>${caption}</p>`, publishDate: date, releaseURL: 'https://bsky.app/profile/point/post/1', state: 'PUBLISHED', integration: channel })) } };
    });
    const publishes = 'POST /api/public/v1/posts';
    return {
      ...server,
      given: { apiKey: key, network: 'bluesky', server: server.url },
      wrong: { given: { apiKey: 'wrong' }, says: /does not know this API key/ },
      secrets: [key],
      publishes,
      posts: () => posts,
      signOut: () => server.odd(publishes, { answer: 401 }),
    };
  },
};
