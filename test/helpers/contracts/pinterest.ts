// Pinterest's API v5: boards, pins of one or several pictures, the pins of a board.

import { createConsent } from './consent.ts';
import { startContract } from './contract.ts';
import type { Contract } from './contract.ts';

interface Item {
  readonly content_type: string;
  readonly data: string;
}
interface Pin {
  readonly board_id: string;
  readonly description: string;
  readonly alt_text?: string;
  readonly media_source: { readonly source_type: string; readonly items?: readonly Item[] } & Partial<Item>;
}

export const pinterest: Contract = {
  id: 'pinterest',
  network: 'pinterest',
  handle: /^point\/b2$/,
  mostPictures: 5,
  mostBytes: 20_000_000,
  hasAlt: true,
  hasOneAlt: true,
  canReadBack: true,
  hasPage: true,
  isRenewed: true,
  refusal: { answer: 400, body: JSON.stringify({ code: 1, message: 'Sorry, we could not fetch the image.' }) },
  refusalWords: 'Sorry, we could not fetch the image',
  busy: (seconds) => ({ answer: 429, headers: { 'x-ratelimit-limit': '100', 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(seconds) }, body: JSON.stringify({ code: 8, message: 'You have exceeded your rate limit.' }) }),
  goneLink: 'https://www.pinterest.com/pin/1/',
  async start() {
    const consent = createConsent({ page: 'www.pinterest.com/oauth/', token: 'api.pinterest.com/v5/oauth/token', hasProof: false, clientAs: 'basic', isRenewed: true });
    const pins: (Pin & { readonly id: string })[] = [];
    // Its instants have no zone; the clock of the suite stands here when pins are made.
    const shown = ({ id, description, alt_text: alt }: (typeof pins)[number]) => ({ id, created_at: '2026-06-20T07:00:00', description, alt_text: alt });
    const server = await startContract((asked) => {
      const signedIn = consent.answer(asked);
      if (signedIn) return signedIn;
      if (asked.host !== 'api.pinterest.com') return undefined;
      if (!consent.isGood(asked)) return { status: 401, json: { code: 2, message: 'Authentication failed.' } };
      if (asked.name === 'GET /v5/user_account') return { status: 200, json: { username: 'point' } };
      if (asked.name === 'GET /v5/boards') return { status: 200, json: { items: [{ id: 'b1', name: 'Maps' }, { id: 'b2', name: 'Energy' }], bookmark: null } };
      if (asked.name === 'POST /v5/pins') {
        const pin: Pin = JSON.parse(asked.body.toString('utf8'));
        if (pin.board_id !== 'b2') return { status: 404, json: { code: 40, message: 'Board not found.' } };
        pins.unshift({ ...pin, id: String(600 + pins.length) });
        return { status: 201, json: shown(pins[0]!) };
      }
      if (asked.name === 'GET /v5/boards/b2/pins') return { status: 200, json: { items: pins.map(shown), bookmark: null } };
      const found = pins.find(({ id }) => asked.name === `GET /v5/pins/${id}`);
      return found ? { status: 200, json: shown(found) } : { status: 404, json: { code: 50, message: 'Pin not found.' } };
    });
    const publishes = 'POST /v5/pins';
    return {
      ...server,
      given: { board: 'energy', ...consent.given },
      wrong: { given: { board: 'Other' }, says: /has no board "Other"; there are: Maps, Energy/ },
      secrets: consent.secrets,
      consent,
      publishes,
      posts: () =>
        pins.map(({ description, alt_text: alt = '', media_source: source }) => {
          const items = source.source_type === 'image_base64' ? [source] : (source.items ?? []);
          return { caption: description, pictures: items.map(({ data = '' }) => ({ alt, bytes: Buffer.from(data, 'base64') })) };
        }),
      signOut: () => server.odd(publishes, { answer: 401 }),
    };
  },
};
