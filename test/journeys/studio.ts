// A studio for each journey: the built browser host over a library of its own, with its page open, and the words to use it.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { test as base, expect, type Locator, type Page } from '@playwright/test';

export { expect };

export interface Studio {
  /** The library's folder. */
  readonly library: string;
  readonly page: Page;
}

/** What the console said that it should not. */
const complaints = new WeakMap<Page, string[]>();

export const test = base.extend<{ studio: Studio }>({
  studio: async ({ page }, use) => {
    const library = await mkdtemp(join(tmpdir(), 'studio-'));
    const host = spawn(process.execPath, ['out/main/cli.js', 'serve', '--port', '0', '--library', library, '--json'], {
      cwd: new URL('../..', import.meta.url).pathname,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const ended = once(host, 'exit');
    const said: string[] = [];
    complaints.set(page, said);
    page.on('pageerror', (error) => said.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error') said.push(message.text());
    });
    const [line] = await once(createInterface(host.stdout), 'line');
    const { bootUrl } = JSON.parse(String(line)) as { bootUrl: string };
    await page.goto(bootUrl);
    await use({ library, page });
    host.kill('SIGINT');
    await ended;
    await rm(library, { recursive: true, force: true });
    expect(said, 'errors on the page’s console').toEqual([]);
  },
});

/** Chooses a template and waits for its canvas. */
export async function makeDesign(page: Page, template: string): Promise<void> {
  await page.getByRole('button', { name: `Make a design with ${template}` }).click();
  await expect(canvas(page)).toBeVisible();
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
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
