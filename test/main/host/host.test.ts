import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { closeCodes, welcome } from '../../../shared/wire.ts';
import { startHost, type Host } from '../../../main/host.ts';
import { assetId, boot, codeOf, ownHeaders, pageFolder, send, sendRaw, signIn, startTestHost, trySocket, type Started } from './visitor.ts';

let started: Started;
let host: Host;

beforeAll(async () => {
  started = await startTestHost();
  host = started.host;
});
afterAll(() => host.close());

const hello = (secret: string): string => JSON.stringify({ hello: secret });
const link = (): string => codeOf(host.newBootUrl());

describe('the host listens', () => {
  it('on 127.0.0.1 alone, at a port of its own', () => {
    expect(host.url).toBe(`http://127.0.0.1:${host.port}/`);
    expect(host.port).toBeGreaterThan(1023);
  });

  it('at a chosen port, and says in one sentence when another program has it', async () => {
    const options = { router: started.studio.router, assets: async () => new Response(''), pageFolder: await pageFolder(), port: host.port };
    await expect(startHost(options)).rejects.toMatchObject({ code: 'usage', message: expect.stringContaining('another program uses it') });
  });

  it('only when the page is built', async () => {
    const folder = join(await pageFolder(), 'assets');
    await expect(startTestHost({ pageFolder: folder })).rejects.toMatchObject({ code: 'storage', message: expect.stringContaining('npm run build') });
  });
});

describe('names and origins', () => {
  it.each([['localhost'], ['studio.example'], ['127.0.0.1'], ['127.0.0.1.nip.io'], ['[::1]']])('refuses the host name %s', async (name) => {
    const port = name === '127.0.0.1' ? 1 : host.port;
    const answer = await send(host, '/', { headers: { host: `${name}:${port}` } });
    expect(answer.status).toBe(421);
    expect(answer.text).toContain(host.url);
  });

  it('refuses a missing, a doubled and an absolute host', async () => {
    expect(await sendRaw(host, 'GET / HTTP/1.1\r\nConnection: close\r\n\r\n')).toMatch(/^HTTP\/1.1 4|^$/);
    const twice = `GET / HTTP/1.1\r\nHost: 127.0.0.1:${host.port}\r\nHost: evil.example\r\nConnection: close\r\n\r\n`;
    expect(await sendRaw(host, twice)).toMatch(/^HTTP\/1.1 4|^$/);
    const absolute = `GET http://evil.example/ HTTP/1.1\r\nHost: 127.0.0.1:${host.port}\r\nConnection: close\r\n\r\n`;
    expect(await sendRaw(host, absolute)).toMatch(/^HTTP\/1.1 400/);
  });

  it('lets a person come from anywhere, but no site take the page in', async () => {
    for (const [site, mode, dest, status] of [
      ['none', 'navigate', 'document', 200],
      ['cross-site', 'navigate', 'document', 200],
      ['cross-site', 'navigate', 'iframe', 403],
      ['same-site', 'no-cors', 'script', 403],
      ['same-site', 'cors', 'empty', 403],
    ] as const) {
      const answer = await send(host, '/', { headers: { 'sec-fetch-site': site, 'sec-fetch-mode': mode, 'sec-fetch-dest': dest } });
      expect(answer.status, `${site} ${dest}`).toBe(status);
    }
  });

  it('refuses other methods', async () => {
    expect((await send(host, '/', { method: 'DELETE' })).status).toBe(405);
    expect((await send(host, '/boot')).status).toBe(405);
    expect((await send(host, '/', { method: 'OPTIONS', headers: { origin: 'http://evil.example' } })).headers['access-control-allow-origin']).toBeUndefined();
  });
});

describe('the page', () => {
  it('is served under its policy, with a fresh nonce where the interface library looks for it', async () => {
    const [first, second] = [await send(host, '/'), await send(host, '/')];
    const nonce = /<meta property="csp-nonce" nonce="([^"]+)"/.exec(first.text)?.[1];
    expect(first.headers['content-security-policy']).toContain(`style-src 'self' 'nonce-${nonce}'`);
    expect(second.text).not.toContain(nonce);
    expect(first.headers['content-security-policy']).toContain("default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'");
    expect(first.headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
    });
  });

  it('has its files with their types, the hashed ones for ever', async () => {
    const script = await send(host, '/assets/index-Ab3_x-9Z.js');
    expect(script.headers).toMatchObject({ 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'public, max-age=31536000, immutable' });
    const engine = await send(host, '/assets/engine.wasm');
    expect(engine.headers).toMatchObject({ 'content-type': 'application/wasm', 'cache-control': 'no-cache' });
    expect((await send(host, '/assets/engine.wasm', { method: 'HEAD' })).text).toBe('');
  });

  it.each([
    '/../secret.txt',
    '/assets/../../secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e/secret.txt',
    '/%252e%252e%252fsecret.txt',
    '/..\\secret.txt',
    '/assets/..%5c..%5csecret.txt',
    '//secret.txt',
    '/./index.html',
    '/assets//index-Ab3_x-9Z.js',
    '/assets/index-Ab3_x-9Z.js%00.html',
    '/etc/passwd',
    '/assets/',
    '/notes.key',
    '/__proto__',
    '/constructor',
  ])('has nothing at %s', async (path) => {
    const answer = await send(host, path);
    expect([400, 404]).toContain(answer.status);
    expect(answer.text).not.toContain('not for the page');
  });
});

describe('the boot code', () => {
  it('gives a cookie that no script reads and a pass, once', async () => {
    const code = link();
    const answer = await boot(host, code);
    expect(answer.status).toBe(200);
    expect(answer.headers['set-cookie']?.[0]).toMatch(/^point-studio-\d+=[\w-]{43}; HttpOnly; SameSite=Strict; Path=\/$/);
    expect(JSON.parse(answer.text)).toEqual({ secret: expect.stringMatching(/^[\w-]{43}$/), assets: expect.stringMatching(/^\/s\/[\w-]{43}$/) });
    const again = await boot(host, code);
    expect(again.status).toBe(403);
    expect(again.text).toContain('used already');
    expect(again.headers['set-cookie']).toBeUndefined();
  });

  it('is void when a newer one was made', async () => {
    const older = link();
    link();
    expect((await boot(host, older)).status).toBe(403);
  });

  it('is not taken from another origin, another site, or in another form', async () => {
    const code = link();
    expect((await boot(host, code, { origin: 'http://evil.example' })).status).toBe(403);
    expect((await boot(host, code, { origin: `http://127.0.0.1:${host.port + 1}`, 'sec-fetch-site': 'same-site' })).status).toBe(403);
    expect((await boot(host, code, { origin: undefined })).status).toBe(403);
    expect((await boot(host, code, { 'sec-fetch-site': undefined })).status).toBe(403);
    expect((await boot(host, code, { 'content-type': 'text/plain' })).status).toBe(415);
    expect((await boot(host, 'x'.repeat(5_000))).status).toBe(413);
    expect((await boot(host, '')).status).toBe(403);
    expect((await boot(host, code)).status).toBe(200);
  });

  it('used twice within moments keeps both out', async () => {
    const code = link();
    const { cookie, pass } = await signIn(host, code);
    const socket = trySocket(host, { headers: { cookie, origin: ownHeaders(host).origin }, messages: [hello(pass.secret)] });
    await expect.poll(() => host.pages()).toBe(1);
    expect((await boot(host, code)).status).toBe(403);
    expect((await socket).code).toBe(closeCodes.refused);
    const later = await trySocket(host, { headers: { cookie, origin: ownHeaders(host).origin }, messages: [hello(pass.secret)] });
    expect(later).toMatchObject({ code: closeCodes.refused, messages: [] });
  });

  it('used again long after harms nobody', async () => {
    let now = 0;
    const other = await startTestHost({ now: () => now });
    const { cookie, pass } = await signIn(other.host);
    now = 60_000;
    expect((await boot(other.host, codeOf(other.host.bootUrl))).status).toBe(403);
    const headers = { cookie, origin: ownHeaders(other.host).origin };
    expect((await trySocket(other.host, { headers, messages: [hello(pass.secret)], until: () => true })).messages).toEqual([welcome]);
    await other.host.close();
  });

  it('leaves a browser its cookie, so that its first tab goes on working', async () => {
    const first = await signIn(host, link());
    const second = await signIn(host, link(), first.cookie);
    expect(second.cookie).toBe(first.cookie);
    expect(second.pass.secret).not.toBe(first.pass.secret);
  });
});

describe('the doorway', () => {
  it('opens to cookie and secret together', async () => {
    const { cookie, pass } = await signIn(host, link());
    const end = await trySocket(host, { headers: { cookie, ...ownHeaders(host) }, messages: [hello(pass.secret)], until: () => true });
    expect(end.messages).toEqual([welcome]);
  });

  it('stays shut for a cookie without the secret, a secret without the cookie, and one of each from two browsers', async () => {
    const [one, two] = [await signIn(host, link()), await signIn(host, link())];
    const { origin } = ownHeaders(host);
    for (const [cookie, message] of [
      [one.cookie, '{"i":"1","p":{"u":"/studio/info"}}'],
      [one.cookie, hello('')],
      ['', hello(one.pass.secret)],
      [one.cookie, hello(two.pass.secret)],
      [`${one.cookie}; ${two.cookie}`, hello(one.pass.secret)],
    ] as const) {
      const end = await trySocket(host, { headers: { origin, cookie }, messages: [message] });
      expect(end).toEqual({ status: 101, code: closeCodes.refused, messages: [] });
    }
  });

  it.each([
    ['a foreign origin', { origin: 'http://evil.example' }],
    ['another port of this computer', { origin: 'http://127.0.0.1:1' }],
    ['an opaque origin', { origin: 'null' }],
    ['a program without origin', {}],
    ['a page of another site', { 'sec-fetch-site': 'same-site' }],
    ['a rebound name', { host: 'evil.example' }],
  ])('refuses the handshake of %s', async (who, headers: Record<string, string>) => {
    const { cookie } = await signIn(host, link());
    const own: Record<string, string> = who === 'a program without origin' ? {} : { origin: ownHeaders(host).origin };
    const end = await trySocket(host, { headers: { ...own, cookie, ...headers } });
    expect([403, 421]).toContain(end.status);
  });

  it('is at one address only', async () => {
    expect((await trySocket(host, { headers: ownHeaders(host), path: '/' })).status).toBe(404);
    expect((await trySocket(host, { headers: ownHeaders(host), path: '/doorway/..' })).status).toBe(404);
  });

  it('hangs up on a first message that is too long, and on one that never comes', async () => {
    const strict = await startTestHost({ limits: { helloMs: 150 } });
    const headers = ownHeaders(strict.host);
    expect((await trySocket(strict.host, { headers, messages: ['x'.repeat(10_000)] })).code).toBe(1006);
    expect((await trySocket(strict.host, { headers })).code).toBe(1006);
    await strict.host.close();
  });

  it('hangs up on a message over the limit and on one that cannot be read, and goes on for others', async () => {
    const strict = await startTestHost({ limits: { messageBytes: 50_000 } });
    const { cookie, pass } = await signIn(strict.host);
    const headers = { cookie, ...ownHeaders(strict.host) };
    const big = await trySocket(strict.host, { headers, messages: [hello(pass.secret), 'x'.repeat(60_000)] });
    expect(big.code).toBe(1009);
    for (const nonsense of ['{', '[]', '{"i":"1"}', 'null', Buffer.from([0xff, 0xff])]) {
      const end = await trySocket(strict.host, { headers, messages: [hello(pass.secret), nonsense] });
      expect(end).toMatchObject({ code: closeCodes.unreadable, messages: [welcome] });
    }
    expect(strict.defects).toEqual([]);
    expect((await trySocket(strict.host, { headers, messages: [hello(pass.secret)], until: () => true })).messages).toEqual([welcome]);
    await strict.host.close();
  });
});

describe('assets', () => {
  const picture = { 'sec-fetch-site': 'same-origin', 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'image' };

  it('are read with the cookie at the tab’s own address', async () => {
    const { cookie, pass } = await signIn(host, link());
    const answer = await send(host, `${pass.assets}/asset/${assetId}`, { headers: { ...picture, cookie } });
    expect(answer).toMatchObject({ status: 200, text: 'picture' });
    expect(answer.headers).toMatchObject({ 'content-type': 'image/png', 'cross-origin-resource-policy': 'same-origin', 'x-content-type-options': 'nosniff' });
    expect(answer.headers['content-security-policy']).toContain('sandbox');
  });

  it('are not read with a cookie that strayed to another program, nor with the address alone', async () => {
    const [one, two] = [await signIn(host, link()), await signIn(host, link())];
    const read = (path: string, headers: Record<string, string>) => send(host, path, { headers: { ...picture, ...headers } });
    expect((await read(`/asset/${assetId}`, { cookie: one.cookie })).status).toBe(404);
    expect((await read(`/s/x/asset/${assetId}`, { cookie: one.cookie })).status).toBe(403);
    expect((await read(`/s/${'x'.repeat(43)}/asset/${assetId}`, { cookie: one.cookie })).status).toBe(403);
    expect((await read(`${one.pass.assets}/asset/${assetId}`, {})).status).toBe(403);
    expect((await read(`${one.pass.assets}/asset/${assetId}`, { cookie: two.cookie })).status).toBe(403);
    expect((await read(one.pass.assets, { cookie: one.cookie })).status).toBe(403);
  });

  it('are shown by our own page only, and never as a document or a script', async () => {
    const { cookie, pass } = await signIn(host, link());
    const read = (headers: Record<string, string | undefined>) =>
      send(host, `${pass.assets}/asset/${assetId}`, { headers: { ...picture, cookie, ...headers } });
    expect((await read({ 'sec-fetch-site': 'same-site' })).status).toBe(403);
    expect((await read({ 'sec-fetch-site': 'none' })).status).toBe(403);
    expect((await read({ 'sec-fetch-site': undefined })).status).toBe(403);
    for (const use of ['document', 'iframe', 'script', 'style', 'worker', 'object', 'embed']) expect((await read({ 'sec-fetch-dest': use })).status).toBe(403);
  });

  it('lose a type that could run, and any cookie', async () => {
    const { cookie, pass } = await signIn(host, link());
    const answer = await send(host, `${pass.assets}/derivative/page`, { headers: { ...picture, cookie } });
    expect(answer.headers['content-type']).toBe('application/octet-stream');
    expect(answer.headers['set-cookie']).toBeUndefined();
  });

  it.each([
    '/asset/../secret', '/asset/%2e%2e', '/asset/a/b', '/asset/', '/asset/..', '/boot/x',
    '/ASSET/a', '/asset/.hidden', '/asset/a..b', '/emoji/page', '/proof/page',
  ])('do not exist at %s', async (path) => {
    const { cookie, pass } = await signIn(host, link());
    expect((await send(host, `${pass.assets}${path}`, { headers: { ...picture, cookie } })).status).toBe(404);
  });
});

describe('patience', () => {
  let slow: Started;
  afterEach(() => slow.host.close());

  it('ends with a request that comes drop by drop', async () => {
    slow = await startTestHost({ limits: { headersMs: 200, requestMs: 300 } });
    expect(await sendRaw(slow.host, `GET / HTTP/1.1\r\nHost: 127.0.0.1:${slow.host.port}\r\n`)).toMatch(/^$|408/);
    const body = `POST /boot HTTP/1.1\r\nHost: 127.0.0.1:${slow.host.port}\r\nOrigin: ${slow.host.url.slice(0, -1)}\r\nSec-Fetch-Site: same-origin\r\n`;
    expect(await sendRaw(slow.host, `${body}Content-Type: application/json\r\nContent-Length: 500\r\n\r\n{`)).toMatch(/^$|408/);
    expect((await send(slow.host, '/')).status).toBe(200);
  });

  it('does not last for headers without end', async () => {
    slow = await startTestHost();
    expect(await sendRaw(slow.host, `GET / HTTP/1.1\r\nHost: 127.0.0.1:${slow.host.port}\r\nX: ${'y'.repeat(40_000)}\r\n\r\n`)).toMatch(/^$|431/);
  });
});
