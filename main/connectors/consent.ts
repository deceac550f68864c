// Signing in with a person's own app at a service (OAuth 2.0, RFC 6749): on the service's page, or with an access token that is at hand. What
// is kept renews itself where the service gave a refresh token.

import { z } from 'zod';
import type { AccountField } from '../../shared/account.ts';
import type { Held, Refused } from './connector.ts';
import type { Secret, Session, SignInParts, SignInPage } from './kind.ts';
import { codeOf, newProof } from './oauth.ts';
import { createReplies, signInLater } from './replies.ts';
import { held } from './wire.ts';
import type { Answered, Unanswered, Wire, WireRequest } from './wire.ts';

export interface Consent {
  /** How the service is called in a sentence. */
  readonly service: string;
  /** Address of the page. */
  readonly page: string;
  /** Address where a code or a refresh token is given for an access token. */
  readonly token: string;
  /** As the service writes them. */
  readonly scope: string;
  /** With a PKCE challenge; some pages refuse parameters that they do not know. */
  readonly hasProof: boolean;
  /** How the app names itself where it asks for tokens. */
  readonly clientAs: 'basic' | 'body';
}

/**
 * Port of the way back: these services want its address, http://127.0.0.1:47813/back, registered with the app.
 * https://www.rfc-editor.org/rfc/rfc8252#section-7.3
 */
export const registeredPort = 47_813;

export const consentFields: readonly AccountField[] = [
  { name: 'clientId', isSecret: false, isRequired: false },
  { name: 'clientSecret', isSecret: true, isRequired: false },
  { name: 'accessToken', isSecret: true, isRequired: false },
  { name: 'refreshToken', isSecret: true, isRequired: false },
];

export const consentPage: SignInPage = { unless: 'accessToken', asks: ['clientSecret'], port: registeredPort };

const tokenAnswer = z.object({ access_token: z.string(), refresh_token: z.string().optional() });

export interface Tokens {
  readonly type: 'tokens';
  /** What is to be kept. */
  readonly secret: Secret & { readonly accessToken: string };
  /** What is asked for at the next sign-in, and is no secret. */
  readonly settings: Readonly<Record<string, string>>;
}

/** The tokens that were given, else those for a person's consent on the page. */
export async function tokensFor(given: Readonly<Record<string, string>>, consent: Consent, parts: SignInParts): Promise<Tokens | Refused | Held> {
  const { clientId = '', clientSecret = '', accessToken, refreshToken } = given;
  const settings: Readonly<Record<string, string>> = clientId ? { clientId } : {};
  const client = { ...(clientId ? { clientId } : {}), ...(clientSecret ? { clientSecret } : {}) };
  if (accessToken) return { type: 'tokens', settings, secret: { ...client, accessToken, ...(refreshToken ? { refreshToken } : {}) } };
  const { service } = consent;
  if (!parts.authorise) return { type: 'refused', reason: `Signing in to ${service} needs its page in a browser, or an access token. Give one as "accessToken".` };
  if (!clientId) return { type: 'refused', reason: `The page of ${service} asks for whom it is: give the id of your own app as "clientId", or an access token as "accessToken".` };
  const { redirect } = parts.authorise;
  const { state, verifier, challenge } = newProof();
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: clientId,
    redirect_uri: redirect,
    scope: consent.scope,
    state,
    ...(consent.hasProof ? { code_challenge: challenge, code_challenge_method: 'S256' } : {}),
  });
  const code = codeOf(await parts.authorise.ask(`${consent.page}?${query}`, state), state, service);
  const body = { grant_type: 'authorization_code', code, redirect_uri: redirect, ...(consent.hasProof ? { code_verifier: verifier } : {}) };
  const answer = await askForTokens(parts.wire, consent, client, body, parts.signal);
  if (answer.type === 'unanswered') return held(answer.reason, parts.clock());
  const made = tokenAnswer.safeParse(answer.json);
  if (answer.status === 200 && made.success) return { type: 'tokens', settings, secret: { ...client, ...kept(made.data) } };
  return signInLater(answer, service, parts.clock()) ?? { type: 'refused', reason: `${service} did not take the code or the app. Check the app’s id, its secret, and its way back ${redirect}; then start the sign-in again.` };
}

function kept({ access_token: accessToken, refresh_token: refreshToken }: z.infer<typeof tokenAnswer>): { readonly accessToken: string; readonly refreshToken?: string } {
  return { accessToken, ...(refreshToken === undefined ? {} : { refreshToken }) };
}

/** Asks for tokens as the app. */
export function askForTokens(wire: Wire, consent: Pick<Consent, 'token' | 'clientAs'>, client: Secret, body: Readonly<Record<string, string>>, signal: AbortSignal): Promise<Answered | Unanswered> {
  const { clientId = '', clientSecret = '' } = client;
  const isBasic = consent.clientAs === 'basic' && clientSecret !== '';
  const named = isBasic ? {} : { client_id: clientId, ...(clientSecret ? { client_secret: clientSecret } : {}) };
  const basic = Buffer.from(`${encodeURIComponent(clientId)}:${encodeURIComponent(clientSecret)}`).toString('base64');
  return wire.send({ method: 'POST', url: consent.token, headers: isBasic ? { authorization: `Basic ${basic}` } : {}, body: new URLSearchParams({ ...body, ...named }), signal });
}

/** Reads something with a new token, to check it. */
export async function readWith<T>(schema: z.ZodType<T>, service: string, { wire, clock }: Pick<SignInParts, 'wire' | 'clock'>, token: string, request: WireRequest, isBusy: (answer: Answered) => boolean = () => false): Promise<{ readonly type: 'read'; readonly value: T } | Refused | Held> {
  const answer = await wire.send({ ...request, headers: { ...request.headers, authorization: `Bearer ${token}` } });
  if (answer.type === 'unanswered') return held(answer.reason, clock());
  const value = schema.safeParse(answer.json);
  if (answer.status >= 200 && answer.status < 300 && value.success) return { type: 'read', value: value.data };
  const later = isBusy(answer) ? signInLater({ ...answer, status: 429 }, service, clock()) : signInLater(answer, service, clock());
  return later ?? { type: 'refused', reason: `${service} does not take this access token, or it may not do what is needed (${answer.status}). Make a new one.` };
}

export interface Bearer {
  /** A request with the account's token, which is renewed when it is no longer good: a request that was refused for it did nothing. */
  call(request: WireRequest): Promise<Answered | Unanswered | Held>;
  /** The same for what makes nothing public: no answer is a wait. */
  ask(request: WireRequest): Promise<Answered | Held>;
}

export function createBearer(session: Session, consent: Consent): Bearer {
  const { wire, clock } = session;
  const replies = createReplies(session, { name: consent.service });
  let current: Secret | undefined;

  const withToken = (request: WireRequest, { accessToken = '' }: Secret): Promise<Answered | Unanswered> =>
    wire.send({ ...request, headers: { ...request.headers, authorization: `Bearer ${accessToken}` } });

  /** A new token; undefined where only a person can give one. */
  const renew = async (before: Secret, signal: AbortSignal): Promise<Secret | Held | undefined> => {
    const { refreshToken } = before;
    if (!refreshToken) return undefined;
    const answer = await askForTokens(wire, consent, before, { grant_type: 'refresh_token', refresh_token: refreshToken }, signal);
    if (answer.type === 'unanswered') return replies.later(answer);
    const made = tokenAnswer.safeParse(answer.json);
    if (answer.status === 429 || answer.status >= 500) return held(`${consent.service} could not renew the sign-in (${answer.status}).`, clock());
    if (answer.status !== 200 || !made.success) return undefined;
    const renewed = { ...before, ...kept(made.data) };
    await session.keepSecret(renewed);
    return renewed;
  };

  const call = async (request: WireRequest): Promise<Answered | Unanswered | Held> => {
    const used = current ?? (await session.secret());
    const first = await withToken(request, used);
    if (first.type === 'unanswered' || first.status !== 401) return first;
    // Another process may have renewed it: a refresh token is good for one use.
    const stored = await session.secret();
    if (stored['accessToken'] !== used['accessToken']) {
      current = stored;
      const second = await withToken(request, stored);
      if (second.type === 'unanswered' || second.status !== 401) return second;
    }
    const renewed = await renew({ ...stored, ...(current?.['refreshToken'] ? { refreshToken: current['refreshToken'] } : {}) }, request.signal);
    if (renewed === undefined) return first;
    if (isHeld(renewed)) return renewed;
    current = renewed;
    return await withToken(request, renewed);
  };
  return {
    call,
    async ask(request) {
      const answer = await call(request);
      return answer.type === 'unanswered' ? replies.later(answer) : answer;
    },
  };
}

function isHeld(value: Secret | Held): value is Held {
  return value['type'] === 'held';
}
