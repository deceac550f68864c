// Signs in to a server that speaks Mastodon's API: with an access token that the person made there, or on the server's own page.

import { z } from 'zod';
import { limitSettings } from '../../shared/account.ts';
import type { Held, Refused } from './connector.ts';
import type { Authorise, SignedIn, SignInParts } from './kind.ts';
import { codeOf, newProof } from './oauth.ts';
import { signInLater } from './replies.ts';
import { held } from './wire.ts';
import type { Answered, Unanswered, WireRequest } from './wire.ts';

/** Enough to upload, to post, and to read back what was posted; no more. */
const scope = 'read:accounts read:statuses write:media write:statuses';

const appAnswer = z.object({ client_id: z.string(), client_secret: z.string() });
const tokenAnswer = z.object({ access_token: z.string() });
const accountAnswer = z.object({ id: z.string(), username: z.string(), display_name: z.string().default('') });
/** Of `GET /api/v2/instance`; older servers and others that speak the API leave parts out. */
const instanceAnswer = z.object({
  configuration: z.object({
    statuses: z.object({ max_characters: z.number().optional(), max_media_attachments: z.number().optional() }).default({}),
    media_attachments: z.object({ image_size_limit: z.number().optional(), description_limit: z.number().optional() }).default({}),
  }),
});

type Ask = (request: Omit<WireRequest, 'signal'>) => Promise<Answered | Unanswered>;

export async function signInToMastodon(given: Readonly<Record<string, string>>, { wire, clock, signal, authorise }: SignInParts): Promise<SignedIn | Refused | Held> {
  const server = originOf(given['server'] ?? '');
  if (server === undefined) return { type: 'refused', reason: 'The server is not an address. Give it as https://example.social.' };
  const host = new URL(server).host;
  const ask: Ask = (request) => wire.send({ ...request, url: new URL(request.url, server).href, signal });
  const token = given['accessToken'] ? { type: 'token' as const, token: given['accessToken'] } : await tokenByPage(ask, server, clock(), authorise);
  if (token.type !== 'token') return token;
  const answer = await ask({ url: '/api/v1/accounts/verify_credentials', headers: { authorization: `Bearer ${token.token}` } });
  if (answer.type === 'unanswered') return held(answer.reason, clock());
  const account = accountAnswer.safeParse(answer.json);
  if (answer.status === 401) return { type: 'refused', reason: `${host} does not know this access token. Make a new one in its settings, under Development.` };
  if (answer.status === 403) return { type: 'refused', reason: `The access token may not read its account. Give it the scopes ${scope}.` };
  if (answer.status !== 200 || !account.success) return notUnderstood(answer, host, clock());
  const { id, username, display_name: name } = account.data;
  return {
    type: 'signedIn',
    network: 'mastodon',
    name: name || username,
    handle: `@${username}@${host}`,
    server,
    settings: { id, ...(await limitsOf(ask)) },
    secret: { accessToken: token.token },
  };
}

function originOf(address: string): string | undefined {
  const whole = /^https?:\/\//i.test(address) ? address : `https://${address}`;
  return URL.canParse(whole) ? new URL(whole).origin : undefined;
}

async function tokenByPage(ask: Ask, server: string, now: Date, authorise: Authorise | undefined): Promise<{ readonly type: 'token'; readonly token: string } | Refused | Held> {
  const host = new URL(server).host;
  if (!authorise) return { type: 'refused', reason: `Signing in to ${host} needs its page in a browser, or an access token. Make one in its settings, under Development, with the scopes ${scope}.` };
  const registered = await ask({ method: 'POST', url: '/api/v1/apps', json: { client_name: 'Point Studio', redirect_uris: authorise.redirect, scopes: scope } });
  if (registered.type === 'unanswered') return held(registered.reason, now);
  const app = appAnswer.safeParse(registered.json);
  if (registered.status !== 200 || !app.success) return notUnderstood(registered, host, now);
  const { state, verifier, challenge } = newProof();
  const { client_id: client, client_secret: clientSecret } = app.data;
  const query = new URLSearchParams({ response_type: 'code', client_id: client, redirect_uri: authorise.redirect, scope, state, code_challenge: challenge, code_challenge_method: 'S256' });
  const code = codeOf(await authorise.ask(new URL(`/oauth/authorize?${query}`, server).href, state), state, host);
  const given = await ask({
    method: 'POST',
    url: '/oauth/token',
    json: { grant_type: 'authorization_code', client_id: client, client_secret: clientSecret, redirect_uri: authorise.redirect, code, code_verifier: verifier, scope },
  });
  if (given.type === 'unanswered') return held(given.reason, now);
  const token = tokenAnswer.safeParse(given.json);
  if (given.status === 200 && token.success) return { type: 'token', token: token.data.access_token };
  if (given.status >= 400 && given.status < 429) return { type: 'refused', reason: `${host} did not take the code. Start the sign-in again.` };
  return notUnderstood(given, host, now);
}

function notUnderstood(answer: Answered, host: string, now: Date): Refused | Held {
  return signInLater(answer, host, now) ?? { type: 'refused', reason: `${host} does not answer as a Mastodon server does (${answer.status}). Check its address.` };
}

/** What the server itself says of its limits; nothing where it does not, when the facts of the network hold. */
async function limitsOf(ask: Ask): Promise<Readonly<Record<string, string>>> {
  const answer = await ask({ url: '/api/v2/instance' });
  const instance = answer.type === 'answered' ? instanceAnswer.safeParse(answer.json) : undefined;
  if (!instance?.success) return {};
  const { statuses, media_attachments: pictures } = instance.data.configuration;
  const limits: readonly (readonly [string, number | undefined])[] = [
    [limitSettings.characters, statuses.max_characters],
    [limitSettings.pictures, statuses.max_media_attachments],
    [limitSettings.pictureBytes, pictures.image_size_limit],
    [limitSettings.altCharacters, pictures.description_limit],
  ];
  return Object.fromEntries(limits.flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])));
}
