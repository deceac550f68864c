// The browser host: serves the studio's page and its doorway on 127.0.0.1 to the one browser that was given the boot code. Every
// request is checked for its host, its origin and its session before anything is done for it.

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import type { Duplex } from 'node:stream';
import { Fault } from '../shared/fault.ts';
import { bootFragment, bootPath } from '../shared/wire.ts';
import { createCalls, type DoorwayRouter } from './transport/calls.ts';
import { reportDefect, type DefectListener } from './transport/faults.ts';
import { openPage, type Page } from './transport/page.ts';
import type { AssetHandler } from './transport/routes.ts';
import { answerAsset, answerPage, plain } from './transport/site.ts';
import { answerBoot } from './host/boot.ts';
import * as checks from './host/checks.ts';
import { hostLimits, type HostLimits } from './host/limits.ts';
import { assetPrefix, createSessions, type Sessions } from './host/sessions.ts';
import { createSockets, isDoorway } from './host/sockets.ts';

export interface HostOptions {
  readonly router: DoorwayRouter;
  readonly assets: AssetHandler;
  /** Folder of the built page. */
  readonly pageFolder: string;
  /** A free one by default. */
  readonly port?: number;
  /** Told of defects; they are printed on the terminal by default. */
  readonly onDefect?: DefectListener;
  /** Told how many pages are connected, whenever that changes. */
  readonly onPages?: (count: number) => void;
  readonly limits?: Partial<HostLimits>;
  /** Milliseconds; for tests. */
  readonly now?: () => number;
}

export interface Host {
  /** Address without the boot code; opens nothing by itself. */
  readonly url: string;
  readonly port: number;
  /** Address that opens the studio once. */
  readonly bootUrl: string;
  /** Another such address; an unused older one becomes void. */
  newBootUrl(): string;
  /** Pages that are connected. */
  pages(): number;
  /** Ends all connections; running calls see their signal aborted. */
  close(): Promise<void>;
}

/** Everything that answers needs. */
interface Parts {
  readonly place: checks.Place;
  readonly page: Page;
  readonly assets: AssetHandler;
  readonly sessions: Sessions;
  readonly cookieName: string;
  readonly limits: HostLimits;
}

/** Starts the host; throws a usage fault when the port is taken, a storage fault when the page is not built. */
export async function startHost(options: HostOptions): Promise<Host> {
  const onDefect = options.onDefect ?? reportDefect;
  const limits = { ...hostLimits, ...options.limits };
  const page = await openPage(options.pageFolder);
  const server = createServer({
    headersTimeout: limits.headersMs,
    requestTimeout: limits.requestMs,
    connectionsCheckingInterval: Math.min(1_000, limits.headersMs),
    keepAliveTimeout: 5_000,
    maxHeaderSize: 16_384,
  });
  server.maxConnections = limits.connections;
  const port = await listen(server, options.port ?? 0);

  const sessions = createSessions({ now: options.now ?? Date.now, onContested: (tab) => sockets.refuse(tab) });
  const calls = createCalls(options.router, onDefect);
  const sockets = createSockets({ calls, sessions, limits, onDefect, onCount: (count) => options.onPages?.(count) });
  // The port is in the name, because cookies of all ports of an address share one jar.
  const parts: Parts = { place: checks.placeAt(port), page, assets: options.assets, sessions, cookieName: `point-studio-${port}`, limits };

  server.on('request', (request, response) => {
    answer(request, response, parts).catch((thrown: unknown) => {
      if (!response.destroyed) onDefect(thrown);
      response.destroy();
    });
  });
  server.on('upgrade', (request, stream, head) => {
    stream.on('error', () => stream.destroy());
    const refusal = checks.checkHost(request, parts.place) ?? checks.checkHandshake(request, parts.place);
    if (refusal) refuseUpgrade(stream, refusal);
    else if (!isDoorway(checks.pathOf(request))) refuseUpgrade(stream, { status: 404, text: 'There is nothing at this address.' });
    else sockets.accept(request, stream, head, checks.cookieOf(request, parts.cookieName));
  });
  server.on('clientError', (_error, stream) => stream.destroy());

  const url = `${parts.place.origin}/`;
  const newBootUrl = (): string => `${url}#${bootFragment}=${sessions.mintCode()}`;
  return {
    url,
    port,
    bootUrl: newBootUrl(),
    newBootUrl,
    pages: () => sockets.count(),
    async close() {
      sockets.close();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      const last = setTimeout(() => server.closeAllConnections(), 1_000);
      server.closeIdleConnections();
      await closed;
      clearTimeout(last);
    },
  };
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const why = error.code === 'EADDRINUSE' ? 'another program uses it' : (error.code ?? error.message);
      reject(new Fault('usage', `Port ${port} of 127.0.0.1 cannot be opened: ${why}. Choose another, or none.`, { detail: { port }, cause: error }));
    });
    server.listen({ host: '127.0.0.1', port, exclusive: true }, () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });
}

async function answer(request: IncomingMessage, response: ServerResponse, parts: Parts): Promise<void> {
  const refusal = checks.checkHost(request, parts.place);
  const path = checks.pathOf(request);
  let result: Response;
  if (refusal) result = refused(refusal);
  else if (path === undefined) result = plain(400, 'This address cannot be read.');
  else if (path === bootPath) result = await answerBoot(request, parts);
  else if (request.method !== 'GET' && request.method !== 'HEAD') result = plain(405, 'Only reading is possible here.', { allow: 'GET, HEAD' });
  else if (path.startsWith(assetPrefix)) result = await answerForTab(request, response, path, parts);
  else result = await answerVisit(request, path, parts);
  await send(result, request, response);
}

function answerVisit(request: IncomingMessage, path: string, parts: Parts): Promise<Response> | Response {
  const refusal = checks.checkVisit(request);
  return refusal ? refused(refusal) : answerPage(parts.page, path);
}

/** `/s/KEY/asset/...`: the key is the tab's own, so that a cookie which strayed to another program reads nothing. */
async function answerForTab(request: IncomingMessage, response: ServerResponse, path: string, parts: Parts): Promise<Response> {
  const refusal = checks.checkOwnPage(request) ?? checks.checkAssetUse(request);
  if (refusal) return refused(refusal);
  const end = path.indexOf('/', assetPrefix.length);
  const key = path.slice(assetPrefix.length, end);
  if (end < 0 || !parts.sessions.mayRead(checks.cookieOf(request, parts.cookieName), key)) return plain(403, 'This address belongs to another tab.');
  const inner = path.slice(end);
  const gone = new AbortController();
  response.on('close', () => gone.abort());
  const headers = new Headers();
  for (const name of ['range', 'if-none-match', 'accept']) {
    const value = request.headers[name];
    if (typeof value === 'string') headers.set(name, value);
  }
  return answerAsset(parts.assets, inner, new Request(`${parts.place.origin}${inner}`, { method: request.method!, headers, signal: gone.signal }));
}

function refused(refusal: checks.Refusal): Response {
  return plain(refusal.status, refusal.text);
}

async function send(result: Response, request: IncomingMessage, response: ServerResponse): Promise<void> {
  response.writeHead(result.status, Object.fromEntries(result.headers));
  if (request.method === 'HEAD' || !result.body) {
    await result.body?.cancel();
    response.end();
    return;
  }
  await pipeline(chunksOf(result.body), response);
}

/** A body's chunks; ending the iteration early cancels what makes them. */
async function* chunksOf(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = body.getReader();
  try {
    for (let step = await reader.read(); !step.done; step = await reader.read()) yield step.value;
  } finally {
    await reader.cancel();
  }
}

function refuseUpgrade(stream: Duplex, { status, text }: checks.Refusal): void {
  stream.end(`HTTP/1.1 ${status} Refused\r\ncontent-type: text/plain\r\nconnection: close\r\ncontent-length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
}
