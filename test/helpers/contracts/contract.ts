// What the suite of contracts must know of a service: how to sign in, which request publishes, how it refuses and asks to wait, and what
// is public there. Requests go to the service's real addresses; the way out brings them to a server on this computer.

import type { IncomingMessage } from 'node:http';
import { createWire } from '../../../main/connectors/wire.ts';
import type { Wire } from '../../../main/connectors/wire.ts';
import type { ConsentService } from './consent.ts';
import { formOf, sendJson, startOddServer } from '../oddServer.ts';
import type { Oddity, OddServer } from '../oddServer.ts';

export interface PostedPicture {
  readonly bytes: Buffer;
  /** '' where it has none. */
  readonly alt: string;
}

export interface Posted {
  readonly caption: string;
  readonly pictures: readonly PostedPicture[];
}

export interface ContractService extends OddServer {
  /** Signs in. */
  readonly given: Readonly<Record<string, string>>;
  /** In the place of what was given: is refused, in words that match. */
  readonly wrong: { readonly given: Readonly<Record<string, string>>; readonly says: RegExp };
  /** What nobody may find anywhere. */
  readonly secrets: readonly string[];
  /** Its page, where people sign in with an app of their own. */
  readonly consent?: ConsentService;
  /** Method and path of the request that makes a post public. */
  readonly publishes: string;
  /** All that is public, newest first. */
  posts(): Promise<readonly Posted[]> | readonly Posted[];
  /** Refuses everything for a sign-in that is no longer good. */
  signOut(): void;
}

export interface Contract {
  /** Of the connector's kind. */
  readonly id: string;
  readonly network: string;
  readonly handle: RegExp;
  readonly mostPictures: number;
  readonly mostBytes: number;
  /** The network takes alt texts. */
  readonly hasAlt: boolean;
  /** One alt text for all pictures of a post. */
  readonly hasOneAlt?: boolean;
  /** Whether a post can be found again after its answer was lost. */
  readonly canReadBack: boolean;
  /** People can sign in on its page with an app of their own. */
  readonly hasPage?: boolean;
  /** Its sign-in is renewed by itself. */
  readonly isRenewed?: boolean;
  /** Any 2xx says that it is public. */
  readonly takesAny2xx?: boolean;
  /** A refusal of the publishing request, with the service's own words in it. */
  readonly refusal: Oddity & { readonly answer: number };
  readonly refusalWords: string;
  /** Asks to wait. The clock stands at 07:00 UTC on 20 June 2026. */
  busy(seconds: number): Oddity;
  /** A link to nothing that is there, for services that can be looked at. */
  readonly goneLink?: string;
  start(): Promise<ContractService>;
}

/** A request in the hands of a contract server. */
export interface Asked {
  /** Method and path. */
  readonly name: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
  readonly bearer: string;
  /** Host that was asked, before it was brought here. */
  readonly host: string;
  readonly body: Buffer;
  json(): Record<string, unknown>;
  form(): Promise<FormData>;
}

export interface Reply {
  readonly status: number;
  readonly json?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

const askedHost = 'x-asked-host';

/** A server that answers as a contract says; `undefined` is 404. */
export function startContract(answer: (asked: Asked) => Promise<Reply | undefined> | Reply | undefined): Promise<OddServer> {
  return startOddServer(async (request, body, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const type = request.headers['content-type'] ?? '';
    const reply = await answer({
      name: `${request.method} ${url.pathname}`,
      path: url.pathname,
      query: url.searchParams,
      headers: request.headers,
      bearer: (request.headers.authorization ?? '').replace(/^Bearer /, ''),
      host: String(request.headers[askedHost] ?? request.headers.host),
      body,
      json: (): Record<string, unknown> => JSON.parse(body.toString('utf8')),
      form: () => formOf(type, body),
    });
    if (reply && reply.json === undefined) return void response.writeHead(reply.status, reply.headers).end();
    return sendJson(response, reply?.status ?? 404, reply?.json ?? { message: 'Not found' }, reply?.headers);
  });
}

/** The way out, with every https address brought to one server. */
export function wireTo(server: Pick<OddServer, 'url'>, plainHosts: readonly string[]): Wire {
  return createWire({ plainHosts, fetch: (input, init) => fetchFrom(server, input instanceof Request ? input.url : input, init) });
}

/** Fetches an address; an https one from the server. */
export function fetchFrom(server: Pick<OddServer, 'url'>, address: string | URL, init?: RequestInit): Promise<Response> {
  const url = new URL(address);
  if (url.protocol !== 'https:') return fetch(url, init);
  const headers = new Headers(init?.headers);
  headers.set(askedHost, url.host);
  return fetch(new URL(`${url.pathname}${url.search}`, server.url), { ...init, headers });
}

/** Bytes of a file in a form. */
export async function bytesIn(value: FormDataEntryValue | null): Promise<Buffer> {
  if (!(value instanceof File)) throw new Error('There is no file in the form.');
  return Buffer.from(await value.arrayBuffer());
}

/** Text of a field in a form. */
export function textIn(value: FormDataEntryValue | null): string {
  return typeof value === 'string' ? value : '';
}

/** A 429 with `retry-after`, as most servers answer. */
export function retryAfter(seconds: number): Oddity {
  return { answer: 429, headers: { 'retry-after': String(seconds) }, body: JSON.stringify({ message: 'Too many requests' }) };
}
