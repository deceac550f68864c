// Signing in on a server's own page: the way back is caught on this computer (RFC 8252, 7.3), or the page shows a code that the person
// copies. Each sign-in has its own `state` and PKCE verifier (RFC 7636), so that nobody else's answer is taken for it.

import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { Fault } from '../../shared/fault.ts';
import type { Authorise } from './kind.ts';

export interface Proof {
  readonly state: string;
  readonly verifier: string;
  /** S256 of the verifier. */
  readonly challenge: string;
}

export function newProof(): Proof {
  const verifier = randomBytes(48).toString('base64url');
  return { state: randomBytes(24).toString('base64url'), verifier, challenge: createHash('sha256').update(verifier).digest('base64url') };
}

/** What the page of the way back says, in the language of who signs in. */
export interface LoopbackPage {
  readonly language: string;
  readonly done: string;
}

export interface LoopbackOptions {
  /** Any free port if absent. */
  readonly port?: number | undefined;
}

export interface Loopback extends Authorise {
  close(): Promise<void>;
}

/**
 * Waits for the way back at an address of this computer that only it can reach; `open` shows the server's page.
 * @throws Fault `input` where the port is taken
 */
export async function openLoopback(open: (address: string) => Promise<void> | void, page: LoopbackPage, signal: AbortSignal, { port: wanted = 0 }: LoopbackOptions = {}): Promise<Loopback> {
  const back = new EventTarget();
  let found: URLSearchParams | undefined;
  let expected: string | undefined;
  // Loading it takes longer than all of a short command, and few commands sign in.
  const { createServer } = await import('node:http');
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    const isOurs = request.method === 'GET' && url.pathname === '/back' && expected !== undefined && url.searchParams.get('state') === expected;
    response.writeHead(isOurs ? 200 : 404, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store', 'content-security-policy': "default-src 'none'", connection: 'close' });
    response.end(isOurs ? `<!doctype html><html lang="${page.language}"><title>Point Studio</title><p>${page.done}</p></html>` : '');
    if (!isOurs) return;
    found = url.searchParams;
    back.dispatchEvent(new Event('found'));
  });
  server.listen(wanted, '127.0.0.1');
  await once(server, 'listening').catch(() => {
    throw new Fault('input', `The way back, port ${wanted} of this computer, is taken by another program or another sign-in. End that, then start again.`);
  });
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    redirect: wayBack(port),
    async ask(page, state) {
      expected = state;
      await open(page);
      if (!found) {
        await once(back, 'found', { signal }).catch(() => {
          throw new Fault('cancelled', 'The sign-in was not finished, and nothing was changed. Start it again.');
        });
      }
      return found ?? new URLSearchParams();
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** Where a way back is registered with a service, on a port of this computer. */
export function wayBack(port: number): string {
  return `http://127.0.0.1:${port}/back`;
}

/**
 * For servers without a way back, and computers without a browser: the person copies the code that the page shows, or, where there is only a
 * way back, the address that the browser could not open.
 */
export function askForCode(askCode: (address: string) => Promise<string>, redirect = 'urn:ietf:wg:oauth:2.0:oob'): Authorise {
  return {
    redirect,
    async ask(address, state) {
      const typed = (await askCode(address)).trim();
      return URL.canParse(typed) && /^https?:/.test(typed) ? new URL(typed).searchParams : new URLSearchParams({ state, code: typed });
    },
  };
}

/** The code of a way back. @throws Fault `denied` where the person or the server said no */
export function codeOf(answer: URLSearchParams, state: string, service: string): string {
  const code = answer.get('code');
  if (answer.get('state') !== state) throw new Fault('denied', `The answer of ${service} is not that of this sign-in, and was not used. Start it again.`);
  if (!code) throw new Fault('denied', `${service} gave no leave to post${answer.get('error') === 'access_denied' ? ', since you said no' : ''}. Start the sign-in again to change that.`);
  return code;
}
