// A hand-made browser for the host's tests: it sends exactly the headers it is told to, over real sockets.

import { mkdtemp, mkdir, writeFile } from 'node:fs/promises';
import { request, type IncomingHttpHeaders } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WebSocket } from 'ws';
import { startHost, type Host, type HostOptions } from '../../../main/host.ts';
import { readTabPass, type TabPass } from '../../../shared/wire.ts';
import { createTestStudio, type TestStudio } from './studio.ts';

/** Bytes of the one asset that the test's handler knows. */
export const assetId = 'a'.repeat(64);

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

export interface Started {
  readonly host: Host;
  readonly studio: TestStudio;
  readonly defects: unknown[];
}

/** A folder with a small page, and a file beside it that must never be served. */
export async function pageFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'point-studio-page-'));
  const page = join(folder, 'page');
  await mkdir(join(page, 'assets'), { recursive: true });
  await writeFile(join(folder, 'secret.txt'), 'not for the page');
  await writeFile(join(page, 'index.html'), '<!doctype html><html><head><title>Studio</title></head><body></body></html>');
  await writeFile(join(page, 'assets', 'index-Ab3_x-9Z.js'), 'export {};');
  await writeFile(join(page, 'assets', 'engine.wasm'), Buffer.from([0, 97, 115, 109]));
  await writeFile(join(page, 'notes.key'), 'of no type that a page has');
  return page;
}

export async function startTestHost(options: Partial<HostOptions> = {}): Promise<Started> {
  const studio = createTestStudio();
  const defects: unknown[] = [];
  const host = await startHost({
    router: studio.router,
    assets: async (asked) => {
      const { pathname } = new URL(asked.url);
      if (pathname === `/asset/${assetId}`) return new Response('picture', { headers: { 'content-type': 'image/png' } });
      if (pathname.endsWith('/page')) return new Response('<script>1</script>', { headers: { 'content-type': 'text/html', 'set-cookie': 'a=b' } });
      return new Response('none', { status: 404, headers: { 'content-type': 'text/plain' } });
    },
    pageFolder: await pageFolder(),
    onDefect: (error) => void defects.push(error),
    ...options,
  });
  return { host, studio, defects };
}

/** Sends one request; headers that are undefined are left out. */
export function send(host: Host, path: string, options: { method?: string; headers?: Record<string, string | undefined>; body?: string } = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const headers = { host: `127.0.0.1:${host.port}`, ...options.headers };
    const given = Object.fromEntries(Object.entries(headers).filter((entry): entry is [string, string] => entry[1] !== undefined));
    const sent = request({ host: '127.0.0.1', port: host.port, path, method: options.method ?? 'GET', headers: given, agent: false, setHost: false }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text: Buffer.concat(chunks).toString() }));
      answer.on('error', reject);
    });
    sent.on('error', reject);
    sent.end(options.body);
  });
}

/** Sends bytes as they are and reads until the host hangs up; answers what came and whether the host ended it. */
export function sendRaw(host: Host, text: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(host.port, '127.0.0.1', () => socket.write(text));
    let came = '';
    socket.on('data', (chunk) => (came += chunk.toString()));
    socket.on('close', () => resolve(came));
    socket.on('error', () => undefined);
  });
}

/** The headers of a call that our own page makes. */
export function ownHeaders(host: Host) {
  return { origin: `http://127.0.0.1:${host.port}`, 'sec-fetch-site': 'same-origin', 'sec-fetch-mode': 'cors', 'sec-fetch-dest': 'empty' };
}

export function codeOf(bootUrl: string): string {
  return new URLSearchParams(new URL(bootUrl).hash.slice(1)).get('boot') ?? '';
}

/** Exchanges a boot code as the page does. */
export function boot(host: Host, code: string, headers: Record<string, string | undefined> = {}): Promise<Answer> {
  return send(host, '/boot', {
    method: 'POST',
    headers: { ...ownHeaders(host), 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ code }),
  });
}

/** Boots a browser: its cookie, as `name=value`, and its tab's pass. */
export async function signIn(host: Host, code = codeOf(host.bootUrl), cookie?: string): Promise<{ cookie: string; pass: TabPass }> {
  const answer = await boot(host, code, { cookie });
  if (answer.status !== 200) throw new Error(`boot failed: ${answer.status} ${answer.text}`);
  const pass = readTabPass(JSON.parse(answer.text));
  if (!pass) throw new Error(`no pass: ${answer.text}`);
  return { cookie: (answer.headers['set-cookie']?.[0] ?? '').split(';', 1)[0] ?? '', pass };
}

export interface SocketEnd {
  /** HTTP status of a refused handshake, else 101. */
  readonly status: number;
  /** Close code, where the handshake succeeded. */
  readonly code: number;
  readonly messages: readonly string[];
}

/** Opens a WebSocket, sends the first message at once and the others when answered, and waits until it ends; `until` closes it earlier. */
export function trySocket(
  host: Host,
  options: { headers?: Record<string, string>; path?: string; messages?: (string | Buffer)[]; until?: (message: string) => boolean },
): Promise<SocketEnd> {
  return new Promise((resolve) => {
    const messages: string[] = [];
    const socket = new WebSocket(`ws://127.0.0.1:${host.port}${options.path ?? '/doorway'}`, { headers: options.headers ?? {} });
    socket.on('unexpected-response', (_request, answer) => {
      answer.resume();
      resolve({ status: answer.statusCode ?? 0, code: 0, messages });
    });
    socket.on('open', () => {
      if (options.messages?.[0] !== undefined) socket.send(options.messages[0]);
    });
    socket.on('message', (data: Buffer) => {
      messages.push(data.toString());
      if (messages.length === 1) for (const message of options.messages?.slice(1) ?? []) socket.send(message);
      if (options.until?.(data.toString())) socket.close();
    });
    socket.on('error', () => undefined);
    socket.on('close', (code) => resolve({ status: 101, code, messages }));
  });
}
