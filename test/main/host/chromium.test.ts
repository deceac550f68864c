// The host as a real browser sees it: the page connects, calls, streams, cancels, reloads, and runs under its policy.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startHost } from '../../../main/host.ts';
import { browserArguments, findBrowser } from '../../helpers/browser.ts';
import { assetId, startTestHost, type Started } from './visitor.ts';

const executablePath = findBrowser();

function portOf(address: string | AddressInfo | null): number {
  return typeof address === 'object' && address ? address.port : 0;
}

function ready(page: Page) {
  return page.waitForSelector('html[data-ready]', { state: 'attached' });
}

function version(page: Page): Promise<string> {
  return page.evaluate(async () => (await window.testPage.connection!.studio.studio.info()).version);
}

describe.skipIf(!executablePath)('the host in a browser', () => {
  let folder: string;
  let started: Started;
  let browser: Browser;
  let context: BrowserContext;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'point-studio-built-'));
    const root = fileURLToPath(new URL('page', import.meta.url));
    await build({ configFile: false, root, base: './', logLevel: 'silent', build: { outDir: folder, emptyOutDir: true, target: 'es2024' } });
    started = await startTestHost({ pageFolder: folder });
    browser = await chromium.launch({ executablePath, args: [...browserArguments] });
    context = await browser.newContext();
  });
  afterAll(async () => {
    await browser.close();
    await started.host.close();
    await rm(folder, { recursive: true });
  });

  async function open(address: string, where = context): Promise<Page> {
    const page = await where.newPage();
    await page.goto(address);
    await ready(page);
    return page;
  }

  it('opens for the link, and hides the code at once', async () => {
    const page = await open(started.host.newBootUrl());
    expect(await version(page)).toBe('1.0.0');
    expect(page.url()).toBe(started.host.url);
    expect(await page.evaluate(() => document.cookie)).toBe('');
    await page.close();
  });

  it('goes on after a reload, and is closed to a second tab that has only the cookie', async () => {
    const page = await open(started.host.newBootUrl());
    await page.reload();
    await ready(page);
    expect(await version(page)).toBe('1.0.0');
    const second = await open(started.host.url);
    expect(await second.evaluate(() => window.testPage.refusal)).toMatch(/^denied: .*press Enter/);
    expect(await version(page)).toBe('1.0.0');
    await second.close();
    await page.close();
  });

  it('refuses a used link in words, and takes a new one in the same tab', async () => {
    const link = started.host.newBootUrl();
    await (await open(link)).close();
    const page = await open(link);
    expect(await page.evaluate(() => window.testPage.refusal)).toContain('used already');
    const reloaded = page.waitForEvent('load');
    await page.goto(started.host.newBootUrl());
    await reloaded;
    await ready(page);
    expect(await version(page)).toBe('1.0.0');
    await page.close();
  });

  it('streams, cancels, and brings faults over', async () => {
    const page = await open(started.host.newBootUrl());
    const seen = await page.evaluate(async () => {
      const { studio } = window.testPage.connection!;
      const done: unknown[] = [];
      for await (const event of await studio.exports.watch({ export: 'fine' })) done.push(event.type === 'progress' && event.done);
      return done;
    });
    expect(seen).toEqual([1, 2, 3]);
    started.studio.aborted.length = 0;
    await page.evaluate(async () => {
      for await (const event of await window.testPage.connection!.studio.exports.watch({ export: 'endless' })) {
        if (event.type === 'progress' && event.done === 3) break;
      }
    });
    await expect.poll(() => started.studio.aborted).toEqual(['exports.watch']);
    const fault = await page.evaluate(async () => {
      try {
        return await window.testPage.connection!.studio.templates.open({ id: 'poster' });
      } catch (thrown) {
        return thrown instanceof Error && { message: thrown.message, code: Reflect.get(thrown, 'code'), detail: Reflect.get(thrown, 'detail') };
      }
    });
    expect(fault).toEqual({ code: 'notFound', message: 'There is no template poster.', detail: { template: 'poster' } });
    await page.close();
  });

  it('takes a photo of a big camera', async () => {
    const page = await open(started.host.newBootUrl());
    await page.evaluate(async () => {
      const bytes = new Uint8Array(12_000_000);
      bytes[bytes.length - 1] = 9;
      await window.testPage.connection!.studio.packs.install({ name: 'large', file: new File([bytes], 'large') });
    });
    expect(started.studio.files.at(-1)).toEqual({ name: 'large', bytes: 12_000_000, last: 9 });
    await page.close();
  });

  it('shows its assets to itself, and to no other page of this computer', async () => {
    const page = await open(started.host.newBootUrl());
    const address = await page.evaluate((id) => window.testPage.connection!.assetUrl(id), assetId);
    expect(await page.evaluate(async (url) => (await fetch(url)).text(), address)).toBe('picture');
    const { port } = await otherHost();
    const other = await open(`http://127.0.0.1:${port}/`);
    const outcome = await other.evaluate(async (url) => {
      const image = new Image();
      const shown = new Promise((resolve) => {
        image.addEventListener('load', () => resolve('shown'));
        image.addEventListener('error', () => resolve('refused'));
      });
      image.src = url;
      return shown;
    }, new URL(address, started.host.url).href);
    expect(outcome).toBe('refused');
    await other.close();
    await page.close();
  });

  const others: { close(): Promise<void>; port: number }[] = [];
  /** Another program with a page on 127.0.0.1: cookies ignore ports, so it gets the browser's cookie too. */
  async function otherHost() {
    const host = await startHost({ router: started.studio.router, assets: async () => new Response(''), pageFolder: folder });
    others.push(host);
    return host;
  }
  afterAll(() => Promise.all(others.map((host) => host.close())));

  it('keeps interface, canvas and WebAssembly working under its policy, and the rest out', async () => {
    const page = await open(started.host.newBootUrl());
    expect(await page.evaluate(() => [window.testPage.draw(), window.testPage.draw()])).toEqual([[255, 0, 0, 255], [255, 0, 0, 255]]);
    expect(await page.evaluate(() => window.testPage.compile())).toBe(true);
    expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe('rgb(10, 20, 30)');
    const button = page.getByRole('button', { name: 'Open' });
    expect(await button.evaluate((element) => getComputedStyle(element).color)).toBe('rgb(1, 2, 3)');
    await button.click();
    await page.getByRole('dialog').waitFor();
    expect(await page.evaluate(() => window.testPage.violations)).toEqual([]);
    expect(await page.evaluate(() => window.testPage.misbehave())).toEqual(['eval', 'html', 'script', 'policy']);
    await page.close();
  });

  it('cannot be put in a frame', async () => {
    const framing = createServer((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/html' }).end(`<iframe src="${started.host.url}"></iframe>`);
    });
    const port = await new Promise<number>((resolve) => framing.listen(0, '127.0.0.1', () => resolve(portOf(framing.address()))));
    const page = await context.newPage();
    const asked = page.waitForResponse((response) => response.url() === started.host.url);
    await page.goto(`http://127.0.0.1:${port}/`);
    expect((await asked).status()).toBe(403);
    await page.close();
    framing.close();
  });
});
