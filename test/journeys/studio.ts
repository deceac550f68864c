// A studio for each journey: the built browser host over a library of its own, with its page open, and the words to use it.

import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, expect, type Locator, type Page } from '@playwright/test';
import { z } from 'zod';
import { startHost } from '../helpers/studioHost.ts';

export { expect };

export interface Studio {
  /** The library's folder. */
  readonly library: string;
  readonly page: Page;
  /** Kills the host as a power cut would, starts another over the same library, and opens the page anew. */
  killAndReopen(): Promise<void>;
}

export const test = base.extend<{ studio: Studio }>({
  studio: async ({ page }, provide) => {
    const library = await mkdtemp(join(tmpdir(), 'studio-'));
    let host = await startHost(library);
    let wasKilled = false;
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    await page.goto(host.bootUrl);
    await provide({
      library,
      page,
      async killAndReopen() {
        wasKilled = true;
        await host.end('SIGKILL');
        host = await startHost(library);
        await page.goto('about:blank');
        await page.goto(host.bootUrl);
      },
    });
    // A page says on its console that its line was cut, and that what it was loading did not come.
    const found = complaints.filter((line) => !(wasKilled && /WebSocket|ERR_CONNECTION|Failed to fetch|preload CSS|dynamically imported|wasm|ArrayBuffer instantiation/.test(line)));
    await host.end('SIGINT');
    await rm(library, { recursive: true, force: true });
    expect(found, 'errors on the page’s console').toEqual([]);
  },
});

/** What an export left on disk: its folder, its files, and its manifest's jobs. */
export async function exported(library: string): Promise<Exported> {
  const all = join(library, 'exports');
  const [name] = await readdir(all);
  const folder = join(all, name!);
  const files = await readdir(folder);
  return { folder, files, jobs: files.includes('manifest.json') ? jobsOf(JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8'))) : [] };
}

export interface Exported {
  readonly folder: string;
  readonly files: readonly string[];
  readonly jobs: readonly { readonly row: number; readonly file: string; readonly status: string }[];
}

const manifest = z.object({ jobs: z.array(z.object({ row: z.number(), file: z.string(), status: z.string() })) });

function jobsOf(json: unknown): Exported['jobs'] {
  return manifest.parse(json).jobs;
}

/** Chooses a template and waits for its canvas. */
export async function makeDesign(page: Page, template: string): Promise<void> {
  await page.getByRole('button', { name: `Make a design with ${template}` }).click();
  await expect(canvas(page)).toBeVisible();
  await expectSaved(page);
}

/** Waits until everything is on disk. */
export async function expectSaved(page: Page): Promise<void> {
  await expect(page.locator('.save-words')).toHaveText('Saved');
}

/** The page on the canvas. */
export function canvas(page: Page): Locator {
  return page.getByRole('region', { name: 'Canvas' }).getByRole('img');
}

/** What the canvas shows, as a picture; two are equal when nothing on it changed. */
export async function pixels(page: Page): Promise<string> {
  return (await canvas(page).screenshot({ animations: 'disabled' })).toString('base64');
}

/** Waits until the canvas shows something else than before. */
export async function expectOtherPixels(page: Page, before: string): Promise<string> {
  let now = before;
  await expect(async () => {
    now = await pixels(page);
    expect(now === before, 'the canvas shows the same as before').toBe(false);
  }).toPass();
  return now;
}

/** Waits until the canvas shows the same as before. */
export async function expectSamePixels(page: Page, before: string): Promise<void> {
  await expect(async () => {
    expect((await pixels(page)) === before, 'the canvas shows something else').toBe(true);
  }).toPass();
}

export async function goTo(page: Page, screen: 'Templates' | 'Spreadsheet' | 'Queue' | 'Settings'): Promise<void> {
  await page.getByRole('navigation', { name: 'Screens' }).getByRole('link', { name: screen }).click();
}
