// The one way out: every request of a connector is made here. Encrypted, without redirects, bounded in time and size, and answered as
// a value that says whether the request may have arrived. Secrets go into headers and bodies; no message has them.

import type { Held } from './connector.ts';

export interface WireRequest {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array<ArrayBuffer> | string | FormData | URLSearchParams;
  /** A body as JSON. */
  readonly json?: unknown;
  readonly signal: AbortSignal;
}

export interface Answered {
  readonly type: 'answered';
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body as JSON; undefined where it is none. */
  readonly json: unknown;
}

export interface Unanswered {
  readonly type: 'unanswered';
  /** Whether the server may have taken the request all the same. */
  readonly mayHaveArrived: boolean;
  /** A sentence. */
  readonly reason: string;
}

export interface Wire {
  send(request: WireRequest): Promise<Answered | Unanswered>;
}

export interface WireOptions {
  /** Hosts (with their port) that may be asked without encryption: servers of one's own on this computer or network. */
  readonly plainHosts?: readonly string[];
  readonly fetch?: typeof fetch;
}

/** A server that does not answer within this time is given up, in milliseconds. */
const patienceMs = 60_000;
/** Larger answers are cut off: all that is asked for is short. */
const longestAnswer = 2_000_000;

/** Codes that a connection gives also when it breaks off in the midst of a request. */
const ofAnyStep: ReadonlySet<string> = new Set(['EHOSTUNREACH', 'ENETUNREACH', 'ENETDOWN']);

/** Codes of errors that come before a request is sent, and what each means to a person. */
const beforeSending: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'no server answers there',
  ENOTFOUND: 'its name was not found; there may be no connection',
  EAI_AGAIN: 'its name could not be looked up; there may be no connection',
  EHOSTUNREACH: 'it cannot be reached',
  ENETUNREACH: 'there is no connection',
  ENETDOWN: 'there is no connection',
  UND_ERR_CONNECT_TIMEOUT: 'it did not answer in time',
  CERT_HAS_EXPIRED: 'its certificate has expired',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'its certificate is not signed by anyone trusted',
  SELF_SIGNED_CERT_IN_CHAIN: 'its certificate is not signed by anyone trusted',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'its certificate cannot be verified',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is that of another server',
};

/** The way out, allowed to a connector. */
export function createWire(options: WireOptions = {}): Wire {
  const call = options.fetch ?? fetch;
  return {
    async send(request) {
      const url = URL.canParse(request.url) ? new URL(request.url) : undefined;
      const refused = url ? refusedAddress(url, options.plainHosts ?? []) : 'The address of the server is not one. Check the account.';
      if (!url || refused !== undefined) return { type: 'unanswered', mayHaveArrived: false, reason: refused ?? '' };
      if (request.signal.aborted) return { type: 'unanswered', mayHaveArrived: false, reason: `${url.host} was not asked, because the queue was stopped.` };
      const headers = headersOf(request);
      if (!headers) return { type: 'unanswered', mayHaveArrived: false, reason: `${url.host} was not asked: what signs in to it has a character that cannot be sent. Sign in again.` };
      try {
        const response = await call(url, {
          method: request.method ?? 'GET',
          headers,
          body: request.json === undefined ? request.body : JSON.stringify(request.json),
          redirect: 'manual',
          signal: AbortSignal.any([request.signal, AbortSignal.timeout(patienceMs)]),
        });
        const text = await readText(response);
        return { type: 'answered', status: response.status, headers: response.headers, text, json: parsed(text) };
      } catch (thrown) {
        return unanswered(url.host, thrown);
      }
    },
  };
}

/** The headers of a request; undefined where a value has what a header cannot carry (RFC 9110, 5.5). */
function headersOf({ headers, json }: WireRequest): Headers | undefined {
  try {
    return new Headers({ accept: 'application/json', ...(json === undefined ? {} : { 'content-type': 'application/json' }), ...headers });
  } catch (thrown) {
    if (thrown instanceof TypeError) return undefined;
    throw thrown;
  }
}

/** Why an address is not asked, as a sentence; undefined where it may be. */
function refusedAddress({ protocol, host, username, password }: URL, plainHosts: readonly string[]): string | undefined {
  if (username !== '' || password !== '') return `The address of ${host} has a name or a password in it. Take it out.`;
  if (protocol === 'https:' || (protocol === 'http:' && plainHosts.includes(host))) return undefined;
  return `${host} would be asked without encryption, so it was not. Use its https address, or allow this host for the account.`;
}

async function readText(response: Response): Promise<string> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of response.body ?? []) {
    parts.push(part);
    length += part.length;
    if (length > longestAnswer) break;
  }
  return Buffer.concat(parts).subarray(0, longestAnswer).toString('utf8');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function unanswered(host: string, thrown: unknown): Unanswered {
  const { code, step } = systemErrorOf(thrown);
  const known = beforeSending[code];
  if (known !== undefined && (!ofAnyStep.has(code) || step === 'connect')) return { type: 'unanswered', mayHaveArrived: false, reason: `${host} could not be asked: ${known}.` };
  const isSlow = thrown instanceof Error && (thrown.name === 'TimeoutError' || thrown.name === 'AbortError');
  return { type: 'unanswered', mayHaveArrived: true, reason: `${host} did not answer${isSlow ? ' in time' : ': the connection broke off'}.` };
}

/** The system's or the client's code and step, which fetch hides in a cause; an attempt at several addresses hides them in the first of them. */
function systemErrorOf(thrown: unknown): { readonly code: string; readonly step: string } {
  for (let at: unknown = thrown, depth = 0; at instanceof Error && depth < 5; depth += 1) {
    const code: unknown = Reflect.get(at, 'code');
    if (typeof code === 'string' && code !== '') return { code, step: String(Reflect.get(at, 'syscall') ?? '') };
    at = at instanceof AggregateError ? at.errors[0] : at.cause;
  }
  return { code: '', step: '' };
}

/** Longest wait that a server may ask for: a day. A clock that is set wrong must not hold an account for years. */
const longestHoldMs = 86_400_000;
const shortestHoldMs = 1_000;
const usualHoldMs = 60_000;

/**
 * When a server says that it can be asked again: `Retry-After` in seconds or as a date (RFC 9110), else the reset of its limit in one of
 * the forms in use, in seconds from now, in seconds since 1970, or as a date; else after a while.
 */
export function retryAt({ headers }: Pick<Answered, 'headers'>, now: Date, otherwiseMs?: number): Date {
  const candidates = ['retry-after', 'ratelimit-reset', 'x-ratelimit-reset-after', 'x-ratelimit-reset', 'x-rate-limit-reset'];
  const waits = candidates.flatMap((name) => {
    const value = headers.get(name);
    const ms = value === null ? undefined : waitOf(value, now);
    return ms === undefined ? [] : [ms];
  });
  return waitedUntil(waits[0] ?? otherwiseMs ?? usualHoldMs, now);
}

/** The end of a wait that a server asks for, within what is believed of any. */
export function waitedUntil(ms: number, now: Date): Date {
  return new Date(now.getTime() + Math.min(longestHoldMs, Math.max(shortestHoldMs, ms)));
}

/** Numbers below this are seconds from now, above it seconds since 1970. */
const secondsOf2001 = 1_000_000_000;

function waitOf(value: string, now: Date): number | undefined {
  const seconds = Number(value);
  if (value.trim() !== '' && Number.isFinite(seconds)) return seconds > secondsOf2001 ? seconds * 1000 - now.getTime() : seconds * 1000;
  const date = Date.parse(value);
  return Number.isNaN(date) ? undefined : date - now.getTime();
}

/** The wait after a request that did not arrive, or met a busy or failing server. */
export function held(reason: string, now: Date, ms = 60_000, needsSignIn = false): Held {
  return { type: 'held', until: new Date(now.getTime() + ms), reason, ...(needsSignIn ? { needsSignIn } : {}) };
}
