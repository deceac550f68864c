import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createORPCClient } from '@orpc/client';
import type { ContractRouterClient } from '@orpc/contract';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Contract } from '../../../shared/api.ts';
import { Fault } from '../../../shared/fault.ts';
import { keepOpen } from '../../../renderer/doorway/keepOpen.ts';
import { openPortLine } from '../../../renderer/doorway/line.ts';
import { assetId, pageFolder } from '../host/visitor.ts';
import { createTestStudio, type TestStudio } from '../host/studio.ts';
import { app, ipcMain, sender, session, state, type FakeWindow } from './fakeElectron.ts';
import { openPage } from './fakePage.ts';

vi.mock('electron', () => import('./fakeElectron.ts'));

const studio: TestStudio = createTestStudio();
const packs: string[] = [];
let window: FakeWindow;
let folder: string;
let packFile: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'point-studio-desktop-'));
  state.userData = folder;
  packFile = join(folder, 'Charity.pointpack');
  await writeFile(packFile, 'pack');
  const { runDesktop } = await import('../../../main/electron/desktop.ts');
  await runDesktop({
    pageFolder: await pageFolder(),
    preload: '/out/preload/preload.cjs',
    openParts: async () => ({
      router: studio.router,
      assets: async (request) =>
        new URL(request.url).pathname === `/asset/${assetId}`
          ? new Response('picture', { headers: { 'content-type': 'image/png' } })
          : new Response('none', { status: 404 }),
      files: {
        '.pointpack': async ({ name, read }) => {
          const file = await read();
          if (name.startsWith('Broken')) throw new Fault('input', `${name} is not a pack.`);
          packs.push(`${name}: ${await file.text()}`);
        },
      },
      close: async () => void state.done.push('studio closed'),
    }),
  });
  window = state.windows[0]!;
});

afterAll(() => {
  vi.unstubAllGlobals();
});

describe('the application starts', () => {
  it('with sandbox and scheme set before it is ready', () => {
    expect(state.done.slice(0, 3)).toEqual(['sandbox', 'scheme', 'ready']);
    expect(state.schemes).toEqual([{ scheme: 'point', privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true } }]);
  });

  it('with one window that has nothing of Node, and shows itself once it is drawn', () => {
    expect(state.windows).toHaveLength(1);
    expect(window.options['webPreferences']).toMatchObject({
      preload: '/out/preload/preload.cjs',
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
      devTools: false,
    });
    expect(window.done).toContain('load point://studio/');
    expect(window.done).not.toContain('show');
    window.emit('ready-to-show');
    expect(window.done).toContain('show');
  });

  it('once: a second start brings the window to the front and opens its pack', async () => {
    app.emit('second-instance', {}, ['/usr/bin/point-studio', '--flag', packFile]);
    await expect.poll(() => packs).toEqual(['Charity.pointpack: pack']);
    expect(window.done).toContain('focus');
  });

  it('and says in a sentence when a pack cannot be opened', async () => {
    const broken = join(folder, 'Broken.pointpack');
    await writeFile(broken, '');
    app.emit('open-file', { preventDefault: () => undefined }, broken);
    await expect.poll(() => state.errors).toEqual(['Broken.pointpack is not a pack.']);
    app.emit('open-file', { preventDefault: () => undefined }, join(folder, 'Gone.pointpack'));
    await expect.poll(() => state.errors.at(-1)).toBe('Gone.pointpack cannot be read.');
  });

  it('remembers where its window was', async () => {
    window.emit('close');
    expect(JSON.parse(await readFile(join(folder, 'window.json'), 'utf8'))).toEqual({ area: { x: 10, y: 20, width: 900, height: 700 }, isMaximized: false });
  });

  it('loads a page again whose process died, but not over and over', () => {
    window.webContents.emit('render-process-gone', {}, { reason: 'crashed' });
    window.webContents.emit('render-process-gone', {}, { reason: 'crashed' });
    expect(window.webContents.reloads).toBe(1);
  });
});

async function ask(url: string, method = 'GET') {
  const answer = await session.defaultSession.handler!(new Request(url, { method }));
  return { url, status: answer.status, headers: answer.headers, text: await answer.text() };
}

describe('the scheme', () => {
  it('serves the page under the same policy as the browser host', async () => {
    const page = await ask('point://studio/');
    expect(page.status).toBe(200);
    expect(page.headers.get('content-security-policy')).toMatch(/default-src 'none'.*require-trusted-types-for 'script'/);
    expect(page.text).toMatch(/csp-nonce/);
    expect((await ask('point://studio/assets/index-Ab3_x-9Z.js')).headers.get('content-type')).toContain('text/javascript');
  });

  it('serves assets, and nothing by a path', async () => {
    expect((await ask(`point://studio/asset/${assetId}`)).text).toBe('picture');
    for (const url of ['point://studio/../secret.txt', 'point://studio/%2e%2e/secret.txt', 'point://studio//etc/passwd', 'point://elsewhere/', 'point://studio/asset/..%2f']) {
      expect(await ask(url)).toMatchObject({ url, status: 404 });
    }
    expect((await ask('point://studio/', 'POST')).status).toBe(405);
  });
});

describe('the page may', () => {
  const { defaultSession } = session;
  const permission = (name: string, requestingUrl = 'point://studio/', isMainFrame = true) => {
    let isGranted: boolean | undefined;
    defaultSession.requestPermission?.(null, name, (answer) => (isGranted = answer), { requestingUrl, isMainFrame });
    return isGranted;
  };

  it('put a picture on the clipboard, and use nothing else of the computer', () => {
    expect(permission('clipboard-sanitized-write')).toBe(true);
    expect(defaultSession.checkPermission?.(null, 'clipboard-sanitized-write', 'point://studio', { isMainFrame: true })).toBe(true);
    expect(permission('clipboard-sanitized-write', 'https://evil.example/')).toBe(false);
    expect(permission('clipboard-sanitized-write', 'point://studio/', false)).toBe(false);
    const others = ['clipboard-read', 'media', 'geolocation', 'notifications', 'fileSystem', 'openExternal', 'hid', 'usb', 'serial', 'local-fonts'];
    expect(others.filter((name) => permission(name) !== false)).toEqual([]);
    expect(others.filter((name) => defaultSession.checkPermission?.(null, name, 'point://studio/', { isMainFrame: true }) !== false)).toEqual([]);
    expect(defaultSession.checkDevice?.()).toBe(false);
    let streams: unknown = 'none';
    defaultSession.share?.(null, (answer) => (streams = answer));
    expect(streams).toBeNull();
  });

  it('make no request of the network, not even for a dictionary', () => {
    expect(defaultSession.isSpellCheckerOn).toBe(false);
    const own = ['point://studio/asset/x', 'blob:point://studio/1', 'data:image/png;base64,'];
    const others = ['https://example.org/', 'http://127.0.0.1/', 'ws://example.org/', 'file:///etc/passwd', 'point://studio.evil/', 'point://studio@evil/'];
    const passed: string[] = [];
    for (const url of [...own, ...others]) defaultSession.beforeRequest?.({ url }, ({ cancel }) => void (cancel || passed.push(url)));
    expect(passed).toEqual(own);
  });

  it('download only what it made itself', () => {
    const prevented: string[] = [];
    for (const url of ['blob:point://studio/1', 'https://example.org/setup.exe']) {
      defaultSession.emit('will-download', { preventDefault: () => prevented.push(url) }, { getURL: () => url });
    }
    expect(prevented).toEqual(['https://example.org/setup.exe']);
  });
});

/** Whether the guard stops an event of the window's contents. */
function prevented(event: string, details: object = {}): boolean {
  let isPrevented = false;
  window.webContents.emit(event, { ...details, preventDefault: () => (isPrevented = true) });
  return isPrevented;
}

describe('every web content', () => {
  beforeEach(() => (state.opened.length = 0));

  it('stays where it is', () => {
    expect(prevented('will-navigate', { url: 'https://evil.example/', isMainFrame: true })).toBe(true);
    expect(prevented('will-navigate', { url: 'file:///etc/passwd', isMainFrame: true })).toBe(true);
    expect(prevented('will-navigate', { url: 'point://studio.evil/', isMainFrame: true })).toBe(true);
    expect(prevented('will-frame-navigate', { url: 'point://studio/', isMainFrame: false })).toBe(true);
    expect(prevented('will-navigate', { url: 'point://studio/', isMainFrame: true })).toBe(false);
    expect(prevented('will-redirect', { url: 'point://studio/' })).toBe(true);
    expect(prevented('will-attach-webview')).toBe(true);
  });

  it('opens no window, and hands an https link to the system only right after a click', () => {
    const open = (url: string) => window.webContents.openHandler?.({ url });
    expect(open('https://example.org/')).toEqual({ action: 'deny' });
    expect(state.opened).toEqual([]);
    const click = () => window.webContents.emit('input-event', {}, { type: 'mouseUp' });
    window.webContents.emit('input-event', {}, { type: 'mouseMove' });
    open('https://example.org/');
    expect(state.opened).toEqual([]);
    click();
    expect(open('https://example.org/')).toEqual({ action: 'deny' });
    expect(open('https://example.org/second')).toEqual({ action: 'deny' });
    expect(state.opened).toEqual(['https://example.org/']);
    for (const url of ['http://example.org/', 'file:///etc/passwd', 'javascript:1', 'smb://server/share', 'https://name:word@example.org/', 'not a link']) {
      click();
      open(url);
    }
    expect(state.opened).toHaveLength(1);
  });
});

describe('the doorway', () => {
  it('is reached through the preload script by calls, streams and cancellation', async () => {
    const fake = await openPage();
    const connection = await keepOpen(() => openPortLine(fake));
    const client = createORPCClient<ContractRouterClient<Contract>>(connection.link);
    expect(await client.studio.info()).toMatchObject({ version: '1.0.0' });
    await expect(client.templates.open({ id: 'poster' })).rejects.toMatchObject({ code: 'notFound', message: 'There is no template poster.' });
    for await (const event of await client.exports.watch({ export: 'endless' })) if (event.type === 'progress' && event.done === 3) break;
    await expect.poll(() => studio.aborted).toContain('exports.watch');
    await client.packs.install({ name: 'photo', file: new File([new Uint8Array(3_000_000).fill(5)], 'photo') });
    expect(studio.files.at(-1)).toEqual({ name: 'photo', bytes: 3_000_000, last: 5 });
    connection.close();
  });

  it('ends a page’s calls when the page goes', async () => {
    const fake = await openPage();
    const connection = await keepOpen(() => openPortLine(fake));
    const client = createORPCClient<ContractRouterClient<Contract>>(connection.link);
    const events = await client.studio.events();
    const next = events.next().catch(() => undefined);
    await expect.poll(() => studio.listeners()).toBe(1);
    connection.close();
    await expect.poll(() => studio.listeners()).toBe(0);
    await next;
  });

  it.each([
    ['another page', { url: 'https://evil.example/', parent: null }],
    ['a frame inside the page', { url: 'point://studio/', parent: {} }],
    ['a look-alike', { url: 'point://studio.evil/', parent: null }],
    ['a frame that is gone', null],
  ])('is shut to %s', (_who, frame) => {
    sender.frame = frame;
    const closed: string[] = [];
    const port = { close: () => closed.push('closed'), on: () => closed.push('served'), start: () => undefined, postMessage: () => undefined };
    ipcMain.emit('doorway', { senderFrame: frame, ports: [port] });
    expect(closed).toEqual(['closed']);
    sender.frame = { url: 'point://studio/', parent: null };
  });
});

it('closes the studio before it quits', async () => {
  let isPrevented = false;
  app.emit('will-quit', { preventDefault: () => (isPrevented = true) });
  expect(isPrevented).toBe(true);
  await expect.poll(() => state.done.slice(-2)).toEqual(['studio closed', 'quit']);
});
