// Publishing from the studio: an account is added, a post goes out through it by itself, and what has no account is posted by hand.

import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { startMastodonServer, type MastodonServer } from '../helpers/mastodon.ts';
import { expectNoViolations } from './axe.ts';
import { expect, goTo, makeDesign, test } from './studio.ts';

let server: MastodonServer;
test.beforeAll(async () => {
  server = await startMastodonServer();
  // No key ring of whoever runs the tests is touched.
  process.env['POINT_STUDIO_SECRETS'] = 'vault';
});
test.afterAll(async () => {
  delete process.env['POINT_STUDIO_SECRETS'];
  await server.close();
});

const shots = process.env['POINT_STUDIO_SHOTS'];

/** Looks at a screen: nothing is out of reach for assistive technology. */
async function look(page: Page, name: string): Promise<void> {
  await expectNoViolations(page, name);
  if (shots === undefined) return;
  await mkdir(shots, { recursive: true });
  await page.screenshot({ path: join(shots, `${name}.png`), animations: 'disabled' });
}

/** Now, as an input of date and time has it. */
const rightNow = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const now = new Date();
    return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
  });

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

test('a post goes out through an account, and to another network by hand', async ({ studio: { page } }) => {
  await goTo(page, 'Settings');
  await page.getByRole('button', { name: 'Add an account' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add an account' });
  await dialog.getByRole('textbox', { name: 'Passphrase' }).fill('three plain words');
  await dialog.getByLabel('The same again').fill('three plain words');
  await dialog.getByRole('button', { name: 'Keep them under it' }).click();
  await expect(dialog.getByLabel('The same again')).toBeHidden();
  await dialog.getByRole('combobox', { name: 'Service' }).fill('Masto');
  await page.getByRole('option', { name: /Mastodon/ }).click();
  await dialog.getByRole('textbox', { name: 'Server' }).fill(server.url);
  await dialog.getByLabel('Access token').fill('wrong');
  await dialog.getByRole('button', { name: 'Sign in' }).click();
  await expect(dialog.getByRole('alert')).toContainText('would be asked without encryption');
  await dialog.getByText('Allow a server without encryption').click();
  await dialog.getByRole('button', { name: 'Sign in' }).click();
  await expect(dialog.getByRole('alert')).toContainText('does not know this access token');
  await look(page, 'account-add');
  await dialog.getByLabel('Access token').fill(server.token);
  await dialog.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByText('Ana is signed in.')).toBeVisible();
  await expect(page.getByRole('region', { name: 'Accounts' }).getByText('ready')).toBeVisible();
  await look(page, 'accounts');

  await goTo(page, 'Templates');
  await makeDesign(page, 'Quote');
  await page.keyboard.press('Control+Shift+e');
  const add = page.getByRole('dialog', { name: 'Add to the queue' });
  const networks = add.getByRole('group', { name: 'Networks' });
  await networks.getByText('Instagram', { exact: true }).click();
  await networks.getByText('Mastodon', { exact: true }).click();
  await networks.getByText('X', { exact: true }).click();
  await add.getByRole('group', { name: 'Accounts on Mastodon' }).getByText('Ana').click();
  await add.getByRole('textbox', { name: 'Caption', exact: true }).fill(`Light for all. ${'Everyone needs power. '.repeat(15)}`);
  await expect(add.getByText('The marked part is too long for X.')).toBeVisible();
  await look(page, 'post-dialog');
  await add.getByRole('textbox', { name: 'Caption', exact: true }).fill('Light for all.');
  await add.getByRole('button', { name: 'Own alt text for Mastodon' }).click();
  await add.getByRole('textbox', { name: 'Alt text for Mastodon' }).fill('A lamp in a window.');
  await add.getByLabel('When').fill(await rightNow(page));
  await add.getByRole('button', { name: 'Add to the queue' }).click();
  await expect(page.getByText('Added to the queue.')).toBeVisible({ timeout: 90_000 });

  await goTo(page, 'Queue');
  await expect(page.getByRole('link', { name: 'See the post' })).toBeVisible({ timeout: 90_000 });
  expect(server.statuses.map(({ text, media }) => [text, media.map(({ description }) => description)])).toEqual([['Light for all.', ['A lamp in a window.']]]);
  await page.getByRole('button', { name: 'What happened at Mastodon' }).click();
  await expect(page.locator('.record-steps').getByText('being sent')).toBeVisible();
  await look(page, 'queue');

  await page.keyboard.press('Alt+q');
  const sheet = page.getByRole('dialog', { name: 'Today by hand' });
  await sheet.getByRole('button', { name: 'Copy caption for X' }).press('Enter');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('Light for all.');
  await look(page, 'hand-over');
  await sheet.getByRole('textbox', { name: 'Link to the post on X' }).fill('https://example.org/status/1');
  await page.keyboard.press('Enter');
  await expect(sheet.getByText('Nothing is to be posted by hand today.')).toBeVisible();
  await sheet.getByRole('button', { name: 'Done' }).click();
  await page.getByRole('radio', { name: /^Done/ }).click();
  await expect(page.getByRole('link', { name: 'See the post' })).toHaveCount(2);

  await page.getByRole('button', { name: 'Pause' }).click();
  await expect(page.getByText('The queue is paused.')).toBeVisible();
  await look(page, 'queue-paused');
  await page.getByRole('button', { name: 'Go on' }).click();
  await expect(page.getByText('The queue is paused.')).toBeHidden();
});
