// The library as people use it: versions, tags, the trash, files, two windows, and a host that dies at any moment.

import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { zipOf } from '../helpers/zips.ts';
import { amount } from '../helpers/proof.ts';
import { expectNoViolations } from './axe.ts';
import { canvas, expect, expectOtherPixels, expectSamePixels, expectSaved, goTo, makeDesign, pixels, test } from './studio.ts';

const claimOf = (page: Page): Locator => page.getByRole('textbox', { name: 'Claim' });

async function say(page: Page, claim: string): Promise<void> {
  await claimOf(page).fill(claim);
  await expectSaved(page);
}

/** Chooses from the menu of a design's card. */
async function act(page: Page, name: string, what: string): Promise<void> {
  await page.getByRole('button', { name: `More about ${name}` }).click();
  await page.getByRole('menuitem', { name: what }).click();
}

async function nameDesign(page: Page, name: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Name of the design' }).fill(name);
  await page.getByRole('textbox', { name: 'Name of the design' }).blur();
  await expectSaved(page);
}

test('a version is named, compared, brought back, and that is taken back', async ({ studio: { page } }) => {
  await makeDesign(page, 'Big figure');
  const sample = await claimOf(page).inputValue();
  const before = await pixels(page);
  await say(page, 'Light after dark is not a luxury');
  await page.keyboard.press('Control+Alt+h');
  const dialog = page.getByRole('dialog', { name: 'Versions' });
  const versions = dialog.getByRole('option');
  await expect(versions.first()).toContainText('As it is now');
  await versions.last().click();
  await expect(dialog.getByText('Claim was changed')).toBeVisible();
  await expect(dialog.getByText('Light after dark is not a luxury')).toBeVisible();
  await expect(dialog.getByRole('img', { name: /Picture of the version/ })).toHaveCount(2);
  await dialog.getByRole('textbox', { name: 'Name of this version' }).fill('As the template had it');
  await dialog.getByRole('button', { name: 'Keep the name' }).click();
  await expect(dialog.getByRole('option', { name: 'As the template had it' })).toBeVisible();
  await dialog.getByText('Slider').click();
  await dialog.getByRole('slider', { name: 'Edge between the two pictures' }).press('ArrowRight');
  await dialog.getByRole('button', { name: 'Restore this version' }).click();
  await expect(dialog).toBeHidden();
  await expect(claimOf(page)).toHaveValue(sample);
  await expectSamePixels(page, before);
  await page.keyboard.press('Control+z');
  await expect(claimOf(page)).toHaveValue('Light after dark is not a luxury');
  await expectSaved(page);
});

test('undo is there after the page was closed', async ({ studio: { page } }) => {
  await makeDesign(page, 'Big figure');
  const sample = await claimOf(page).inputValue();
  await say(page, 'One');
  await page.getByRole('textbox', { name: 'Hashtag' }).fill('#Two');
  await expectSaved(page);
  await page.reload();
  await expect(claimOf(page)).toHaveValue('One');
  await expect(page.getByRole('button', { name: 'Undo' })).toBeEnabled();
  await page.keyboard.press('Control+z');
  await expect(page.getByRole('textbox', { name: 'Hashtag' })).toHaveValue('#MakeYourPoint');
  await page.keyboard.press('Control+z');
  await expect(claimOf(page)).toHaveValue(sample);
  await page.keyboard.press('Control+y');
  await expect(claimOf(page)).toHaveValue('One');
});

test('designs are found by words and tags, renamed, thrown away, brought back and removed for ever', async ({ studio: { page } }) => {
  await makeDesign(page, 'Big figure');
  await nameDesign(page, 'Clinics');
  await say(page, 'No light, no vaccine');
  await goTo(page, 'Templates');
  await makeDesign(page, 'Quote');
  await nameDesign(page, 'Amina');
  await goTo(page, 'Templates');

  await page.keyboard.press('/');
  await page.keyboard.type('VACCINE');
  await expect(page.getByRole('button', { name: 'Open Clinics' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Open Amina' })).toBeHidden();
  await page.getByRole('searchbox', { name: 'Find designs' }).fill('');

  await act(page, 'Amina', 'Tags …');
  await page.getByRole('textbox', { name: 'Add a tag' }).fill('rio');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Keep these tags' }).click();
  await page.getByRole('group', { name: 'Tags', exact: true }).getByRole('button', { name: 'rio' }).click();
  await expect(page.getByRole('button', { name: 'Open Clinics' })).toBeHidden();
  await page.getByRole('group', { name: 'Tags', exact: true }).getByRole('button', { name: 'rio' }).click();

  await act(page, 'Amina', 'Rename …');
  await page.getByRole('dialog').getByRole('textbox').fill('Amina in Rio');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Open Amina in Rio' })).toBeVisible();

  await act(page, 'Clinics', 'Move to the trash');
  await expect(page.getByRole('button', { name: 'Open Clinics' })).toBeHidden();
  await page.getByRole('button', { name: /^Trash/ }).click();
  const trash = page.getByRole('dialog', { name: 'Trash' });
  await trash.getByRole('button', { name: 'Bring back Clinics' }).click();
  await expect(trash.getByText('The trash is empty.')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Open Clinics' })).toBeVisible();

  await act(page, 'Clinics', 'Move to the trash');
  await page.getByRole('button', { name: /^Trash/ }).click();
  await trash.getByRole('button', { name: 'Empty the trash …' }).click();
  await trash.getByRole('button', { name: 'Remove 1 for ever' }).click();
  await expect(page.getByText('1 design was removed for ever.')).toBeVisible();
  await expect(page.getByRole('button', { name: /^Trash/ })).toBeHidden();
});

test('a design goes out as a file and comes back the same, chosen or dropped; what is no design is refused', async ({ studio: { page, library } }) => {
  await makeDesign(page, 'Big figure');
  await nameDesign(page, 'Clinics');
  await say(page, 'No light, no vaccine');
  const before = await pixels(page);
  const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Control+Shift+s')]);
  expect(download.suggestedFilename()).toBe('Clinics.point');
  const file = join(library, 'Clinics.point');
  await download.saveAs(file);

  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.keyboard.press('Control+o')]);
  const address = page.url();
  await chooser.setFiles(file);
  await expect(page).not.toHaveURL(address);
  await expect(claimOf(page)).toHaveValue('No light, no vaccine');
  await expectSamePixels(page, before);

  await drop(page, 'Clinics.point', await readFile(file));
  await expect(page.getByText('“Clinics” is in your library now; the file stays as it is.').last()).toBeVisible();
  await drop(page, 'broken.point', (await readFile(file)).subarray(0, 900));
  await expect(page.getByText(/^broken\.point is damaged or incomplete/)).toBeVisible();
  await expect(claimOf(page)).toHaveValue('No light, no vaccine');
});

/** Drops a file on the window, as from the desktop. */
async function drop(page: Page, name: string, bytes: Buffer): Promise<void> {
  const transfer = await page.evaluateHandle(
    ({ named, data }) => {
      const dropped = new DataTransfer();
      dropped.items.add(new File([Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0))], named));
      return dropped;
    },
    { named: name, data: bytes.toString('base64') },
  );
  await page.dispatchEvent('main', 'dragover', { dataTransfer: transfer });
  await page.dispatchEvent('main', 'drop', { dataTransfer: transfer });
}

function text(id: string, font: string): object {
  return { kind: 'text', id, name: id, x: 100, y: 100, width: 800, height: 300, font, runs: [{ text: 'Energy for all' }] };
}

function entry(path: string, value: unknown) {
  return { path, bytes: Buffer.from(JSON.stringify(value)) };
}

test('a font that is missing is named, and another put in its place everywhere', async ({ studio: { page, library } }) => {
  const design = { schema: 1, id: 'x', name: 'From elsewhere', pages: [{ id: 'p', elements: [text('a', 'Their Grotesk'), text('b', 'Their Grotesk'), text('c', 'text')] }] };
  const file = join(library, 'Elsewhere.point');
  await writeFile(file, zipOf([entry('point.json', { schema: 1, fonts: ['Their Grotesk'] }), entry('design.json', design)]));
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.getByRole('button', { name: 'Open a file' }).click()]);
  await chooser.setFiles(file);
  await expect(page.getByText('The font “Their Grotesk” is not on this computer')).toBeVisible();
  await expect(canvas(page)).toBeVisible();
  const before = await pixels(page);
  await page.getByRole('button', { name: /Font in place of Their Grotesk/ }).click();
  await page.getByRole('option', { name: /^display/ }).click();
  await page.getByRole('button', { name: 'Replace everywhere' }).click();
  await expect(page.getByText('The font “Their Grotesk” is not on this computer')).toBeHidden();
  await expectOtherPixels(page, before);
  await page.keyboard.press('Control+z');
  await expect(page.getByText('The font “Their Grotesk” is not on this computer')).toBeVisible();
});

test('a new, empty design has the size that was chosen', async ({ studio: { page } }) => {
  await page.getByRole('button', { name: 'New design' }).click();
  const dialog = page.getByRole('dialog', { name: 'A new, empty design' });
  await dialog.getByRole('textbox', { name: 'Name of the design' }).fill('From nothing');
  await dialog.getByRole('button', { name: /Size shown first/ }).click();
  await page.getByRole('option', { name: /Pinterest/ }).first().click();
  await dialog.getByRole('button', { name: 'Make it' }).click();
  await expect(canvas(page)).toHaveAccessibleName(/1000 × 1500/);
  await expect(page.getByRole('textbox', { name: 'Name of the design' })).toHaveValue('From nothing');
});

test('two windows on one design: one follows the other, and when both changed it nobody’s words are lost', async ({ studio: { page } }) => {
  await makeDesign(page, 'Big figure');
  const [other] = await Promise.all([page.context().waitForEvent('page'), page.evaluate(() => void window.open(location.href))]);
  await expect(claimOf(other)).toBeVisible();
  await say(page, 'Said in the first window');
  await expect(claimOf(other)).toHaveValue('Said in the first window');
  await say(other, 'Said in the second window');
  await expect(claimOf(page)).toHaveValue('Said in the second window');
  await expect(page.getByRole('button', { name: 'Undo' })).toBeEnabled();
  await page.keyboard.press('Control+z');
  await expect(claimOf(page)).toHaveValue('Said in the first window');
  await expectSaved(page);
  await expect(claimOf(other)).toHaveValue('Said in the first window');

  // Both type at once: neither has heard of the other when it saves.
  const notices = [page, other].map((window) => window.getByText('This design was changed in another window.'));
  let round = 0;
  await expect(async () => {
    round += 1;
    await Promise.all([page, other].map((window, index) => claimOf(window).fill(`At once, ${index}, round ${round}`)));
    await expect.poll(async () => (await Promise.all(notices.map((notice) => notice.isVisible()))).includes(true), { timeout: 3_000 }).toBe(true);
  }).toPass();
  const isFirst = await notices[0]!.isVisible();
  const loser = isFirst ? page : other;
  const mine = await claimOf(loser).inputValue();
  const theirs = await claimOf(isFirst ? other : page).inputValue();
  await loser.getByRole('button', { name: 'Keep mine as a copy' }).click();
  await expect(claimOf(loser)).toHaveValue(mine);
  await expect(loser.getByRole('textbox', { name: 'Name of the design' })).toHaveValue('Big figure (copy)');
  await expect(claimOf(isFirst ? other : page)).toHaveValue(theirs);
  await other.close();
});

test('a host that is killed at any moment takes at most the last second with it', async ({ studio }) => {
  const { page } = studio;
  test.setTimeout(amount(240_000, 2_400_000));
  await makeDesign(page, 'Big figure');
  const address = new URL(page.url()).hash;
  let seed = 20_120_620;
  const random = (): number => (seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648) / 2_147_483_648;
  let worstMs = 0;
  for (let kill = 0; kill < amount(5, 50); kill += 1) {
    const typed: { readonly text: string; readonly at: number }[] = [];
    const until = Date.now() + 200 + random() * 1800;
    await claimOf(page).fill('');
    for (let step = 0; Date.now() < until; step += 1) {
      await claimOf(page).fill(`Kill ${kill}, word ${step}`);
      typed.push({ text: `Kill ${kill}, word ${step}`, at: Date.now() });
    }
    const isSaved = (await page.locator('.save-words').textContent()) === 'Saved';
    const killedAt = Date.now();
    await studio.killAndReopen();
    await page.evaluate((hash) => void (location.hash = hash), address);
    await expect(claimOf(page)).toBeVisible();
    const found = await claimOf(page).inputValue();
    const place = typed.findIndex(({ text }) => text === found);
    // What was typed after it is missing: how old is the first of that?
    const missing = typed[place + 1];
    if (isSaved) expect(missing?.text).toBeUndefined();
    const lostMs = missing ? killedAt - missing.at : 0;
    worstMs = Math.max(worstMs, lostMs);
    // Undo still leads back to the template's own words.
    await expect(page.getByRole('button', { name: 'Undo' })).toBeEnabled();
  }
  console.log(`The oldest change that a kill took was ${worstMs} ms old.`);
  // A second, where the machine is not kept busy by others.
  expect(worstMs).toBeLessThan(5_000);
});

for (const theme of ['Light', 'Dark'] as const) {
  test(`the library and its dialogs have nothing that axe objects to in the ${theme.toLowerCase()} theme`, async ({ studio: { page } }) => {
    await goTo(page, 'Settings');
    await page.getByRole('radio', { name: theme }).click();
    await goTo(page, 'Templates');
    await makeDesign(page, 'Big figure');
    await nameDesign(page, 'Clinics');
    await say(page, 'No light, no vaccine');
    await goTo(page, 'Templates');
    await act(page, 'Clinics', 'Tags …');
    await page.getByRole('textbox', { name: 'Add a tag' }).fill('rio');
    await page.keyboard.press('Enter');
    await expectNoViolations(page, 'tags');
    await page.getByRole('button', { name: 'Keep these tags' }).click();
    await expect(page.getByRole('list', { name: 'Tags of Clinics' })).toBeVisible();
    await expectNoViolations(page, 'library');
    await act(page, 'Clinics', 'Versions …');
    await expect(page.getByRole('dialog').getByRole('img', { name: /Picture of the version/ })).toHaveCount(2);
    await expectNoViolations(page, 'versions');
    await page.getByText('Slider').click();
    await expectNoViolations(page, 'versions under a slider');
    await page.keyboard.press('Escape');
    await act(page, 'Clinics', 'Move to the trash');
    await page.getByRole('button', { name: /^Trash/ }).click();
    await page.getByRole('button', { name: 'Empty the trash …' }).click();
    await expect(page.getByRole('button', { name: 'Remove 1 for ever' })).toBeVisible();
    await expectNoViolations(page, 'trash');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'New design' }).click();
    await expect(page.getByRole('dialog', { name: 'A new, empty design' })).toBeVisible();
    await expectNoViolations(page, 'new design');
  });
}
