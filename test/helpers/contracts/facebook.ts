// Facebook's Graph API for Pages: Pages with tokens of their own, unpublished photos, posts that show them, errors with codes.

import { createConsent } from './consent.ts';
import { bytesIn, startContract, textIn } from './contract.ts';
import type { Contract, PostedPicture, Reply } from './contract.ts';

const pageToken = 'planted-page-token-6';
const error = (status: number, code: number, message: string): Reply => ({ status, json: { error: { message, type: 'OAuthException', code, fbtrace_id: 'A1' } } });
const bodyOf = ({ json }: Reply): string => JSON.stringify(json);

const targets = (ids: readonly string[]) => ids.map((id) => ({ target: { id } }));

export const facebook: Contract = {
  id: 'facebook',
  network: 'facebook',
  handle: /^77$/,
  mostPictures: 10,
  mostBytes: 4_000_000,
  hasAlt: true,
  canReadBack: true,
  hasPage: true,
  refusal: { answer: 403, body: bodyOf(error(403, 200, '(#200) The user hasn’t authorized the application to perform this action')) },
  refusalWords: 'authorized the application to perform this action',
  busy: (seconds) => ({ answer: 400, headers: { 'retry-after': String(seconds) }, body: bodyOf(error(400, 32, '(#32) Page request limit reached')) }),
  async start() {
    const consent = createConsent({ page: 'www.facebook.com/v25.0/dialog/oauth', token: 'graph.facebook.com/v25.0/oauth/access_token', hasProof: false, clientAs: 'body', isRenewed: false });
    const photos: PostedPicture[] = [];
    const posts: { readonly id: string; readonly message: string; readonly photos: readonly string[] }[] = [];
    const server = await startContract(async (asked) => {
      const isExchange = new URLSearchParams(asked.body.toString('latin1')).get('grant_type') === 'fb_exchange_token';
      if (isExchange && asked.path.endsWith('/oauth/access_token')) return { status: 200, json: { access_token: new URLSearchParams(asked.body.toString('utf8')).get('fb_exchange_token') } };
      const signedIn = consent.answer(asked);
      if (signedIn) return signedIn;
      if (asked.host !== 'graph.facebook.com') return undefined;
      if (asked.name === 'GET /v25.0/me/accounts') {
        if (!consent.isGood(asked)) return error(400, 190, 'Invalid OAuth access token - Cannot parse access token');
        return { status: 200, json: { data: [{ id: '77', name: 'Point', access_token: pageToken }, { id: '78', name: 'Other', access_token: 'x' }] } };
      }
      if (asked.bearer !== pageToken) return error(400, 190, 'Invalid OAuth access token - Cannot parse access token');
      if (asked.name === 'POST /v25.0/77/photos') {
        const form = await asked.form();
        if (textIn(form.get('published')) !== 'false') return error(400, 100, 'Invalid parameter');
        photos.push({ bytes: await bytesIn(form.get('source')), alt: textIn(form.get('alt_text_custom')) });
        return { status: 200, json: { id: String(300 + photos.length) } };
      }
      if (asked.name === 'POST /v25.0/77/feed') {
        const { message, attached_media: media }: { message: string; attached_media: { media_fbid: string }[] } = JSON.parse(asked.body.toString('utf8'));
        posts.unshift({ id: `77_${500 + posts.length}`, message, photos: media.map(({ media_fbid: id }) => id) });
        return { status: 200, json: { id: posts[0]!.id } };
      }
      if (asked.name !== 'GET /v25.0/77/published_posts') return undefined;
      return {
        status: 200,
        json: { data: posts.map(({ id, photos: ids }) => ({ id, attachments: { data: ids.length === 1 ? targets(ids) : [{ target: { id: 'album' }, subattachments: { data: targets(ids) } }] } })) },
      };
    });
    const publishes = 'POST /v25.0/77/feed';
    return {
      ...server,
      given: { page: 'point', ...consent.given },
      wrong: { given: { page: '' }, says: /^Say which Page: Point \(page=77\), Other \(page=78\)\.$/ },
      secrets: [...consent.secrets, pageToken],
      consent,
      publishes,
      posts: () => posts.map(({ message, photos: ids }) => ({ caption: message, pictures: ids.map((id) => photos[Number(id) - 301]!) })),
      signOut: () => server.odd(publishes, { answer: 400, body: bodyOf(error(400, 190, 'Error validating access token: The session has been invalidated')) }),
    };
  },
};
