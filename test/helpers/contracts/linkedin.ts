// LinkedIn's Images and Posts APIs: places to upload to, posts with little text, ids in headers.

import { createConsent } from './consent.ts';
import { startContract } from './contract.ts';
import type { Contract } from './contract.ts';

interface Image {
  readonly id: string;
  readonly altText: string;
}
interface Post {
  readonly author: string;
  readonly commentary: string;
  readonly content: { readonly media?: Image; readonly multiImage?: { readonly images: readonly Image[] } };
  readonly lifecycleState: string;
}

export const linkedin: Contract = {
  id: 'linkedin',
  network: 'linkedin',
  handle: /^ab12$/,
  mostPictures: 20,
  mostBytes: 5_000_000,
  hasAlt: true,
  canReadBack: false,
  hasPage: true,
  refusal: { answer: 422, body: JSON.stringify({ status: 422, code: 'FIELD_LENGTH_TOO_LONG', message: 'commentary is longer than 3000 characters' }) },
  refusalWords: 'commentary is longer than 3000 characters',
  busy: (seconds) => ({ answer: 429, headers: { 'retry-after': String(seconds) }, body: JSON.stringify({ status: 429, message: 'Resource level throttle limit for calls to this resource is reached.' }) }),
  async start() {
    const consent = createConsent({ page: 'www.linkedin.com/oauth/v2/authorization', token: 'www.linkedin.com/oauth/v2/accessToken', hasProof: false, clientAs: 'body', isRenewed: false });
    const images = new Map<string, Buffer | undefined>();
    const posts: Post[] = [];
    const server = await startContract((asked) => {
      const signedIn = consent.answer(asked);
      if (signedIn) return signedIn;
      if (!consent.isGood(asked)) return { status: 401, json: { status: 401, code: 'REVOKED_ACCESS_TOKEN', message: 'The token used in the request has been revoked by the user' } };
      if (asked.host === 'www.linkedin.com' && asked.name.startsWith('PUT /dms-uploads/')) {
        images.set(`urn:li:image:${asked.path.split('/').at(-1)}`, asked.body);
        return { status: 201 };
      }
      if (asked.host !== 'api.linkedin.com') return undefined;
      if (asked.name === 'GET /v2/userinfo') return { status: 200, json: { sub: 'ab12', name: 'Ana Point' } };
      if (asked.headers['linkedin-version'] !== '202609' || asked.headers['x-restli-protocol-version'] !== '2.0.0') return { status: 426, json: { status: 426, message: 'Requested version is not active' } };
      if (asked.name === 'POST /rest/images' && asked.query.get('action') === 'initializeUpload') {
        const id = `C4E${images.size + 1}`;
        images.set(`urn:li:image:${id}`, undefined);
        return { status: 200, json: { value: { uploadUrlExpiresAt: 1, uploadUrl: `https://www.linkedin.com/dms-uploads/${id}?sign=planted-upload-8`, image: `urn:li:image:${id}` } } };
      }
      if (asked.name !== 'POST /rest/posts') return undefined;
      const post: Post = JSON.parse(asked.body.toString('utf8'));
      if (post.author !== 'urn:li:person:ab12' || post.lifecycleState !== 'PUBLISHED') return { status: 403, json: { status: 403, code: 'ACCESS_DENIED', message: 'Not enough permissions' } };
      posts.unshift(post);
      return { status: 201, headers: { 'x-restli-id': `urn:li:share:${7000 + posts.length}` } };
    });
    const publishes = 'POST /rest/posts';
    return {
      ...server,
      given: consent.given,
      wrong: { given: { accessToken: 'wrong' }, says: /does not take this access token/ },
      secrets: [...consent.secrets, 'planted-upload-8'],
      consent,
      publishes,
      posts: () =>
        posts.map(({ commentary, content }) => {
          // Signs without a backslash have a meaning in little text: there is none of them here but a hashtag's.
          if (/(?<!\\)[|{}@[\]()<>*_~]/.test(commentary)) throw new Error(`This is no little text: ${commentary}`);
          const shown = content.multiImage?.images ?? (content.media ? [content.media] : []);
          return { caption: commentary.replaceAll(/\\(.)/g, '$1'), pictures: shown.map(({ id, altText }) => ({ alt: altText, bytes: images.get(id) ?? Buffer.alloc(0) })) };
        }),
      signOut: () => server.odd(publishes, { answer: 401, body: JSON.stringify({ status: 401, code: 'REVOKED_ACCESS_TOKEN', message: 'revoked' }) }),
    };
  },
};
