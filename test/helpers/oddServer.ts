// A server on this computer whose next answers can be made odd: another status, or a connection that breaks off before or after the work.
// Real HTTP; what it does otherwise is up to who starts it.

import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';

/** What the server does with the next request of a path: answers like this, or breaks off before or after it did its work. */
export type Oddity =
  | { readonly answer: number; readonly body?: string; readonly headers?: Readonly<Record<string, string>> }
  | { readonly cut: 'before' | 'after' };

export interface OddServer {
  readonly url: string;
  /** Method and path of each request, in order. */
  readonly requests: readonly string[];
  /** Of the next requests for a path, a method and a path, or `*`, in order. */
  odd(path: string, ...oddities: readonly Oddity[]): void;
  /** Called with each request before it is answered. */
  onRequest(listener: (request: string) => void): void;
  close(): Promise<void>;
}

export type Answer = (request: IncomingMessage, body: Buffer, response: ServerResponse) => Promise<void> | void;

export function sendJson(response: ServerResponse, status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}

export async function formOf(contentType: string, body: Buffer): Promise<FormData> {
  return await new Response(new Uint8Array(body), { headers: { 'content-type': contentType } }).formData();
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(Buffer.from(part));
  return Buffer.concat(parts);
}

export async function startOddServer(answer: Answer): Promise<OddServer> {
  const oddities = new Map<string, Oddity[]>();
  const requests: string[] = [];
  const listeners: ((request: string) => void)[] = [];
  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const name = `${request.method} ${pathname}`;
    requests.push(name);
    for (const listener of listeners) listener(name);
    const body = await bodyOf(request);
    const odd = oddities.get(name)?.shift() ?? oddities.get(pathname)?.shift() ?? oddities.get('*')?.shift();
    if (odd && 'answer' in odd) return void response.writeHead(odd.answer, odd.headers).end(odd.body ?? '');
    if (odd?.cut === 'before') return void request.socket.destroy();
    if (odd?.cut === 'after') response.end = () => response.destroy();
    await answer(request, body, response);
  };
  const server = createServer((request, response) => {
    serve(request, response).catch(() => response.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
    requests,
    odd: (path, ...more) => void oddities.set(path, [...(oddities.get(path) ?? []), ...more]),
    onRequest: (listener) => void listeners.push(listener),
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
