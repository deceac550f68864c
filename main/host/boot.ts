// Exchanges a boot code for a session: `POST /boot` with `{"code": ...}` gives the browser a cookie that no script can read, and the tab
// a pass that no other tab has.

import type { IncomingMessage } from 'node:http';
import { commonHeaders, bytesPolicy } from '../transport/headers.ts';
import { plain } from '../transport/site.ts';
import { checkOwnOrigin, checkOwnPage, cookieOf, type Place } from './checks.ts';
import type { HostLimits } from './limits.ts';
import type { Sessions } from './sessions.ts';

interface Parts {
  readonly place: Place;
  readonly sessions: Sessions;
  readonly cookieName: string;
  readonly limits: HostLimits;
}

/** Answers the exchange; 403 for a foreign page or a void code, 413 for a body that cannot be a code. */
export async function answerBoot(request: IncomingMessage, { place, sessions, cookieName, limits }: Parts): Promise<Response> {
  if (request.method !== 'POST') return plain(405, 'A boot code is exchanged with POST.', { allow: 'POST' });
  const refusal = checkOwnPage(request) ?? checkOwnOrigin(request, place);
  if (refusal) return plain(refusal.status, refusal.text, { connection: 'close' });
  if (request.headers['content-type'] !== 'application/json') return plain(415, 'A boot code is sent as JSON.', { connection: 'close' });
  const body = await readBody(request, limits.bootBytes);
  if (body === undefined) return plain(413, 'That is too long for a boot code.', { connection: 'close' });
  const code = codeOf(body);
  const opened = code === undefined ? undefined : sessions.exchange(code, cookieOf(request, cookieName));
  if (!opened) return plain(403, 'This link was used already, or a newer one was made.');
  return new Response(JSON.stringify(opened.pass), {
    headers: {
      ...commonHeaders,
      'content-type': 'application/json',
      'cache-control': 'no-store',
      'content-security-policy': bytesPolicy,
      'set-cookie': `${cookieName}=${opened.cookie}; HttpOnly; SameSite=Strict; Path=/`,
    },
  });
}

/** The body as text, or undefined as soon as it is longer than `limit` bytes; the rest is then not read. */
function readBody(request: IncomingMessage, limit: number): Promise<string | undefined> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let total = 0;
    request.on('data', (chunk: Buffer) => {
      total += chunk.length;
      if (total <= limit) chunks.push(chunk);
      else {
        request.pause();
        resolve(undefined);
      }
    });
    request.on('end', () => resolve(Buffer.concat(chunks).toString('utf8')));
    request.on('error', reject);
  });
}

function codeOf(body: string): string | undefined {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null && 'code' in value && typeof value.code === 'string' ? value.code : undefined;
  } catch {
    return undefined;
  }
}
