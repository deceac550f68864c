// Calls of the AT Protocol with an account's session: an access token that lives for minutes, renewed by a refresh token, renewed by the app
// password. A call that was refused for its token did nothing, so it is made again.

import { z } from 'zod';
import type { Held, Refused } from './connector.ts';
import type { Secret, Session, SignedIn, SignInParts } from './kind.ts';
import { signInLater } from './replies.ts';
import { held, retryAt } from './wire.ts';
import type { Answered, Unanswered, Wire, WireRequest } from './wire.ts';

const sessionAnswer = z.object({
  did: z.string().startsWith('did:'),
  handle: z.string(),
  accessJwt: z.string(),
  refreshJwt: z.string(),
  didDoc: z.object({ service: z.array(z.object({ id: z.string(), serviceEndpoint: z.string() })) }).optional(),
});
type SessionAnswer = z.infer<typeof sessionAnswer>;

export type BlueskyRequest = Omit<WireRequest, 'url'> & {
  /** The method's name, with its query. */
  readonly name: string;
};

export interface BlueskyClient {
  call(request: BlueskyRequest): Promise<Answered | Unanswered | Held>;
}

/** The `error` of an answer; '' where it has none. */
export function errorNameOf({ json }: Answered): string {
  const read = z.object({ error: z.string() }).safeParse(json);
  return read.success ? read.data.error : '';
}

/** Where accounts are, unless a person has a server of their own. */
export const publicServer = 'https://bsky.social';

const xrpc = (server: string, name: string): string => new URL(`/xrpc/${name}`, server).href;

/** Expired tokens are 400 ExpiredToken, bad ones 400 InvalidToken, missing ones 401 (as a real server answered). */
function isAboutToken(answer: Answered): boolean {
  return answer.status === 401 || ['ExpiredToken', 'InvalidToken', 'AuthMissing'].includes(errorNameOf(answer));
}

function createSession(wire: Wire, server: string, identifier: string, password: string, signal: AbortSignal): Promise<Answered | Unanswered> {
  return wire.send({ method: 'POST', url: xrpc(server, 'com.atproto.server.createSession'), json: { identifier, password }, signal });
}

/** Signs in with an app password. */
export async function signInToBluesky(given: Readonly<Record<string, string>>, { wire, clock, signal }: SignInParts): Promise<SignedIn | Refused | Held> {
  const { server = '', appPassword = '' } = given;
  const handle = (given['handle'] ?? '').trim().replace(/^@/, '');
  const answer = await createSession(wire, server, handle, appPassword, signal);
  if (answer.type === 'unanswered') return held(answer.reason, clock());
  const made = sessionAnswer.safeParse(answer.json);
  if (answer.status !== 200 || !made.success) return signInRefused(answer, clock(), server);
  const { did, accessJwt, refreshJwt } = made.data;
  return {
    type: 'signedIn',
    network: 'bluesky',
    name: made.data.handle,
    handle: made.data.handle,
    server,
    settings: { did, host: hostOf(made.data, server) },
    secret: { appPassword, accessJwt, refreshJwt },
  };
}

/** The server that holds the account, which the one that signs in may only stand before. */
function hostOf({ didDoc }: SessionAnswer, server: string): string {
  const endpoint = didDoc?.service.find(({ id }) => id.endsWith('#atproto_pds'))?.serviceEndpoint;
  if (endpoint === undefined || !URL.canParse(endpoint)) return server;
  // A server of one's own on this computer names itself by another name.
  return new URL(endpoint).protocol === 'https:' ? new URL(endpoint).origin : server;
}

function signInRefused(answer: Answered, now: Date, server: string): Refused | Held {
  const later = signInLater(answer, server === publicServer ? 'Bluesky' : new URL(server).host, now);
  if (later) return later;
  if (errorNameOf(answer) === 'AuthFactorTokenRequired') return { type: 'refused', reason: 'Bluesky asks for a code by mail. Make an app password in its settings, and use that.' };
  return { type: 'refused', reason: 'Bluesky did not take this name and app password. Check both; app passwords are made in its settings, under Privacy and security.' };
}

/** The client of an account. Tokens are read when first needed. */
export function createBlueskyClient(session: Session): BlueskyClient {
  const { account, wire, clock } = session;
  const host = account.settings['host'] ?? account.server;
  let secret: Secret | undefined;

  const withToken = (request: BlueskyRequest, token: string): Promise<Answered | Unanswered> => {
    const { name, ...rest } = request;
    return wire.send({ ...rest, url: xrpc(host, name), headers: { ...rest.headers, authorization: `Bearer ${token}` } });
  };

  const keep = async (answer: Answered, before: Secret): Promise<Secret | undefined> => {
    const made = sessionAnswer.omit({ didDoc: true }).safeParse(answer.json);
    if (answer.status !== 200 || !made.success) return undefined;
    const renewed = { ...before, accessJwt: made.data.accessJwt, refreshJwt: made.data.refreshJwt };
    await session.keepSecret(renewed);
    return renewed;
  };

  /** A new pair of tokens; a Held says why there is none. */
  const renew = async (before: Secret, signal: AbortSignal): Promise<{ readonly type: 'renewed'; readonly secret: Secret } | Held> => {
    const refreshed = await withToken({ method: 'POST', name: 'com.atproto.server.refreshSession', signal }, before['refreshJwt'] ?? '');
    if (refreshed.type === 'unanswered') return held(refreshed.reason, clock());
    const byRefresh = await keep(refreshed, before);
    if (byRefresh) return { type: 'renewed', secret: byRefresh };
    if (refreshed.status === 429) return { type: 'held', until: retryAt(refreshed, clock()), reason: 'Bluesky asks to wait: too many requests.' };
    const signedIn = await createSession(wire, host, account.settings['did'] ?? account.handle, before['appPassword'] ?? '', signal);
    if (signedIn.type === 'unanswered') return held(signedIn.reason, clock());
    const bySignIn = await keep(signedIn, before);
    if (bySignIn) return { type: 'renewed', secret: bySignIn };
    const refused = signInRefused(signedIn, clock(), host);
    return refused.type === 'held' ? refused : held(`${account.handle} is signed out: its app password was revoked or changed. Sign in again.`, clock(), 3_600_000, true);
  };

  return {
    async call(request) {
      secret ??= await session.secret();
      const first = await withToken(request, secret['accessJwt'] ?? '');
      if (first.type === 'unanswered' || !isAboutToken(first)) return first;
      // Another process may have signed in anew, or renewed the tokens: a refresh token is good for one use.
      const stored = await session.secret();
      if (stored['accessJwt'] !== secret['accessJwt']) {
        secret = stored;
        const second = await withToken(request, stored['accessJwt'] ?? '');
        if (second.type === 'unanswered' || !isAboutToken(second)) return second;
      }
      const renewed = await renew(stored, request.signal);
      if (renewed.type === 'held') return renewed;
      secret = renewed.secret;
      return await withToken(request, secret['accessJwt'] ?? '');
    },
  };
}
