// Draws in Chromium what `nodeCanvas.ts` draws in Node: a page bundled from the same sources, with software canvases, served from
// memory so that no request leaves the browser.

import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { chromium } from '@playwright/test';
import type { Page, Route } from '@playwright/test';
import { build } from 'vite';
import type { Design } from '../../shared/design.ts';
import type { LayoutSize } from '../../shared/layout.ts';
import type { Painting } from '../../shared/paint.ts';
import type { Point } from '../../shared/point.ts';
import { browserArguments, ensureBrowser } from '../helpers/browser.ts';
import type { TestPack } from './pack.ts';

const origin = 'https://pixels.invalid';
const types: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript', '.json': 'application/json', '.wasm': 'application/wasm' };

export interface PagePainter {
  drawPainting(painting: Painting): Promise<string>;
  drawDesign(design: Design, size: LayoutSize, point: Point): Promise<string>;
  /** The pixels drawn last. */
  pixels(): Promise<Uint8ClampedArray>;
  close(): Promise<void>;
}

export function hashOf(pixels: Uint8ClampedArray): string {
  return createHash('sha256').update(pixels).digest('hex');
}

async function bundle(folder: string): Promise<void> {
  await build({
    root: join(import.meta.dirname, 'page'),
    base: '/',
    configFile: false,
    logLevel: 'warn',
    build: { outDir: folder, emptyOutDir: true, target: 'es2024', assetsInlineLimit: 0, minify: false },
  });
}

async function answer(route: Route, folder: string, pack: TestPack): Promise<void> {
  const { pathname } = new URL(route.request().url());
  const [, kind, name = ''] = pathname.split('/');
  if (kind === 'font') return route.fulfill({ body: Buffer.from(pack.fonts.find(({ face }) => face.id === name)!.bytes) });
  if (kind === 'derivative') return route.fulfill({ body: Buffer.from(await pack.derivativeFile(name)), contentType: 'image/png' });
  const file = pathname === '/' ? '/index.html' : pathname;
  const body = await readFile(join(folder, file)).catch(() => undefined);
  if (!body) return route.fulfill({ status: 404, body: '' });
  return route.fulfill({ body, contentType: types[extname(file)] ?? 'application/octet-stream' });
}

async function openPage(page: Page, folder: string, pack: TestPack): Promise<void> {
  await page.route('**/*', (route) => answer(route, folder, pack));
  await page.goto(`${origin}/`);
  await page.waitForFunction(() => 'proof' in window);
  await page.evaluate(
    ([brand, faces, pictures]) => window.proof.load(brand, faces, pictures),
    [pack.assets.brand, pack.fonts.map(({ face }) => face), pack.pictures] as const,
  );
}

/** Starts Chromium with a page that draws. Pictures are those the pack has by then. */
export async function startPagePainter(pack: TestPack): Promise<PagePainter> {
  const folder = await mkdtemp(join(tmpdir(), 'pixels-'));
  await bundle(folder);
  const browser = await chromium.launch({ executablePath: ensureBrowser(), args: [...browserArguments] });
  const page = await browser.newPage();
  page.on('pageerror', (error) => process.stderr.write(`The page failed: ${error.stack ?? error.message}\n`));
  await openPage(page, folder, pack);
  return {
    drawPainting: (painting) => page.evaluate((given) => window.proof.drawPainting(given), painting),
    drawDesign: (design, size, point) => page.evaluate(([one, two, three]) => window.proof.drawDesign(one, two, three), [design, size, point] as const),
    pixels: async () => new Uint8ClampedArray(Buffer.from(await page.evaluate(() => window.proof.pixels()), 'base64')),
    close: async () => {
      await browser.close();
      await rm(folder, { recursive: true });
    },
  };
}
