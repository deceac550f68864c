// Charts, tables, icons and codes: added by the menu and the palette, told what they show, and taken back.

import type { Page } from '@playwright/test';
import { expect, expectOtherPixels, expectSamePixels, makeDesign, pixels, test } from './studio.ts';

async function expectSelected(page: Page, kind: string): Promise<void> {
  await expect(page.getByRole('textbox', { name: 'Name of the layer' })).toHaveValue(kind);
}

async function add(page: Page, kind: string): Promise<void> {
  await page.getByRole('button', { name: 'Add a chart, table, icon or code' }).click();
  await page.getByRole('menuitem', { name: kind }).click();
  await expectSelected(page, kind);
}

test('a dot chart shows what it is told, in digits of any script, and nothing of what is no share', async ({ studio: { page } }) => {
  await makeDesign(page, 'Plain type');
  const before = await pixels(page);
  await add(page, 'Dot chart');
  const fifth = await expectOtherPixels(page, before);
  const share = page.getByRole('textbox', { name: 'Share', exact: true });
  await share.fill('٣ من ٤');
  const quarters = await expectOtherPixels(page, fifth);
  await share.fill('3 of 4');
  await share.blur();
  await expectSamePixels(page, quarters);
  await share.fill('three of four');
  await share.blur();
  await expect(page.getByText('is no share').first()).toBeVisible();
});

test('an icon is found by what it stands for, and taken back', async ({ studio: { page } }) => {
  await makeDesign(page, 'Plain type');
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('dialog', { name: 'Commands' })).toBeVisible();
  await page.keyboard.type('Add an icon');
  await page.keyboard.press('Enter');
  await expectSelected(page, 'Icon');
  const point = await pixels(page);
  await page.getByRole('button', { name: 'Icon: point' }).click();
  await page.getByRole('searchbox').fill('electricity');
  await page.getByRole('option', { name: 'lightning', exact: true }).click();
  const lightning = await expectOtherPixels(page, point);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expectSamePixels(page, point);
  await page.getByRole('button', { name: 'Redo' }).click();
  await expectSamePixels(page, lightning);
});

for (const kind of ['Progress', 'Table', 'QR code']) {
  test(`what is added is seen and can be told apart: ${kind}`, async ({ studio: { page } }) => {
    await makeDesign(page, 'Call to action');
    const before = await pixels(page);
    await add(page, kind);
    await expectOtherPixels(page, before);
  });
}
