// A server that keeps to the documented contract of Mastodon's API: apps, sign-in with PKCE, media, statuses with their keys, limits, and
// its odd answers, which a test chooses. Real HTTP on this computer.

import { createHash, randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { formOf, sendJson, startOddServer } from './oddServer.ts';
import type { OddServer } from './oddServer.ts';

interface Medium {
  readonly id: string;
  readonly bytes: Buffer;
  readonly description: string | null;
  /** Looks that are answered with 206 before it is ready. */
  looks: number;
  isUsed: boolean;
}

export interface PostedStatus {
  readonly id: string;
  readonly text: string;
  readonly language: string | null;
  readonly media: readonly Medium[];
}

export interface MastodonServer extends OddServer {
  readonly token: string;
  readonly statuses: readonly PostedStatus[];
  /** Pictures are worked on for so many looks. */
  slowMedia(looks: number): void;
  /** Forgets the keys, as it does after an hour. */
  forgetKeys(): void;
  revoke(): void;
}

export async function startMastodonServer(): Promise<MastodonServer> {
  const token = randomBytes(12).toString('hex');
  const media = new Map<string, Medium>();
  const statuses: PostedStatus[] = [];
  const keys = new Map<string, PostedStatus>();
  const apps = new Map<string, { readonly secret: string; readonly redirect: string }>();
  const codes = new Map<string, { readonly challenge: string; readonly redirect: string }>();
  let isRevoked = false;
  let looks = 0;
  let lastId = 100;
  const newId = (): string => String((lastId += 1));
  const shown = (status: PostedStatus): unknown => ({
    id: status.id,
    url: `${url}/@ana/${status.id}`,
    uri: `${url}/users/ana/statuses/${status.id}`,
    language: status.language,
    media_attachments: status.media.map(({ id, description }) => ({ id, description })),
  });

  const post = (body: Record<string, unknown>, key: string | undefined, response: ServerResponse): void => {
    const known = key === undefined ? undefined : keys.get(key);
    // The same key answers the first status, even with another body.
    if (known) return sendJson(response, 200, shown(known));
    const text = typeof body['status'] === 'string' ? body['status'] : '';
    const ids = Array.isArray(body['media_ids']) ? body['media_ids'].map(String) : [];
    const attached = ids.map((id) => media.get(id));
    if (text.length > 500) return sendJson(response, 422, { error: 'Validation failed: Text character limit of 500 exceeded' });
    if (ids.length > 4) return sendJson(response, 422, { error: 'Cannot attach more than 4 files' });
    if (attached.some((medium) => medium !== undefined && medium.looks > 0)) return sendJson(response, 422, { error: 'Cannot attach files that have not finished processing. Try again in a moment!' });
    if (attached.some((medium) => medium === undefined || medium.isUsed)) return sendJson(response, 422, { error: 'Validation failed: Media attachments is invalid' });
    const status: PostedStatus = { id: newId(), text, language: typeof body['language'] === 'string' ? body['language'] : null, media: attached.filter((medium) => medium !== undefined) };
    for (const medium of status.media) medium.isUsed = true;
    statuses.unshift(status);
    if (key !== undefined) keys.set(key, status);
    return sendJson(response, 200, shown(status));
  };

  const signIn = (path: string, query: URLSearchParams, body: Record<string, unknown>, response: ServerResponse): boolean => {
    if (path === '/api/v1/apps') {
      const [id, secret] = [newId(), newId()];
      apps.set(id, { secret, redirect: String(body['redirect_uris']) });
      sendJson(response, 200, { client_id: id, client_secret: secret });
    } else if (path === '/oauth/authorize') {
      const app = apps.get(query.get('client_id') ?? '');
      if (!app || app.redirect !== query.get('redirect_uri') || query.get('code_challenge_method') !== 'S256') sendJson(response, 400, { error: 'invalid_request' });
      else {
        const code = newId();
        codes.set(code, { challenge: query.get('code_challenge') ?? '', redirect: app.redirect });
        // The person says yes.
        if (app.redirect.startsWith('urn:')) sendJson(response, 200, { code });
        else response.writeHead(302, { location: `${app.redirect}?${new URLSearchParams({ code, state: query.get('state') ?? '' })}` }).end();
      }
    } else if (path === '/oauth/token') {
      const code = codes.get(String(body['code']));
      const app = apps.get(String(body['client_id']));
      const challenge = createHash('sha256').update(String(body['code_verifier'])).digest('base64url');
      codes.delete(String(body['code']));
      if (!code || !app || app.secret !== body['client_secret'] || code.challenge !== challenge || code.redirect !== body['redirect_uri']) sendJson(response, 400, { error: 'invalid_grant' });
      else sendJson(response, 200, { access_token: token, token_type: 'Bearer' });
    } else return false;
    return true;
  };

  const upload = async (request: IncomingMessage, body: Buffer, response: ServerResponse): Promise<void> => {
    const form = await formOf(String(request.headers['content-type']), body);
    const file = form.get('file');
    const description = form.get('description');
    if (!(file instanceof File)) return sendJson(response, 422, { error: "Validation failed: File can't be blank" });
    if (typeof description === 'string' && description.length > 1500) return sendJson(response, 422, { error: 'Validation failed: Description is too long (maximum is 1500 characters)' });
    const medium: Medium = { id: newId(), bytes: Buffer.from(await file.arrayBuffer()), description: typeof description === 'string' ? description : null, looks, isUsed: false };
    media.set(medium.id, medium);
    return sendJson(response, looks > 0 ? 202 : 200, { id: medium.id, type: 'image', description: medium.description });
  };

  const answer = async (request: IncomingMessage, body: Buffer, response: ServerResponse): Promise<void> => {
    const { pathname: path, searchParams: query } = new URL(request.url ?? '/', url);
    const isJson = String(request.headers['content-type']).startsWith('application/json');
    const fields: Record<string, unknown> = isJson ? JSON.parse(body.toString('utf8')) : {};
    if (signIn(path, query, fields, response)) return;
    if (path === '/api/v2/instance') {
      const configuration = { statuses: { max_characters: 500, max_media_attachments: 4 }, media_attachments: { image_size_limit: 16_777_216, description_limit: 1500 } };
      return sendJson(response, 200, { domain: 'localhost', configuration });
    }
    if (isRevoked || request.headers.authorization !== `Bearer ${token}`) return sendJson(response, 401, { error: 'The access token is invalid' });
    if (path === '/api/v1/accounts/verify_credentials') return sendJson(response, 200, { id: '7', username: 'ana', display_name: 'Ana' });
    if (path === '/api/v2/media') return await upload(request, body, response);
    if (path.startsWith('/api/v1/media/')) {
      const medium = media.get(path.split('/').at(-1)!);
      if (!medium) return sendJson(response, 404, { error: 'Record not found' });
      medium.looks = Math.max(0, medium.looks - 1);
      return sendJson(response, medium.looks > 0 ? 206 : 200, { id: medium.id });
    }
    const key = request.headers['idempotency-key'];
    if (path === '/api/v1/statuses') return post(fields, typeof key === 'string' ? key : undefined, response);
    if (path.startsWith('/api/v1/statuses/')) {
      const status = statuses.find(({ id }) => id === path.split('/').at(-1));
      return status ? sendJson(response, 200, shown(status)) : sendJson(response, 404, { error: 'Record not found' });
    }
    if (path === '/api/v1/accounts/7/statuses') return sendJson(response, 200, statuses.slice(0, Number(query.get('limit') ?? 20)).map(shown));
    return sendJson(response, 404, { error: 'Not found' });
  };

  const server = await startOddServer(answer);
  const { url } = server;
  return {
    ...server,
    token,
    statuses,
    slowMedia: (count) => void (looks = count),
    forgetKeys: () => keys.clear(),
    revoke: () => void (isRevoked = true),
  };
}
