import type { Page } from '@playwright/test';
import { canvas, expect, expectOtherPixels, pixels, test } from './studio.ts';

/** Presses Tab until a control has the focus. */
async function tabTo(page: Page, role: 'button' | 'textbox' | 'tab' | 'listbox', name: string | RegExp): Promise<void> {
  for (let step = 0; step < 120; step += 1) {
    await page.keyboard.press('Tab');
    const isThere = await page
      .getByRole(role, { name })
      .evaluateAll((elements) => elements.some((element) => element === document.activeElement || element.contains(document.activeElement)));
    if (isThere) return;
  }
  throw new Error(`Tab never reached the ${role} ${String(name)}.`);
}

test('from the template to an export without a mouse', async ({ studio: { page } }) => {
  await expect(page.getByRole('button', { name: 'Make a design with Quote' })).toBeVisible();
  await tabTo(page, 'button', 'Make a design with Quote');
  await page.keyboard.press('Enter');
  await expect(canvas(page)).toBeVisible();
  const before = await pixels(page);

  await tabTo(page, 'textbox', /Quotation|Claim|Quote/);
  await page.keyboard.press('Control+a');
  await page.keyboard.type('The last village gets the light first');
  await expectOtherPixels(page, before);

  await tabTo(page, 'tab', 'Properties');
  await page.keyboard.press('ArrowRight');
  await tabTo(page, 'listbox', 'Sizes');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(canvas(page)).toHaveAccessibleName(/1080 × 1440/);

  await page.keyboard.press('Control+e');
  const dialog = page.getByRole('dialog', { name: 'Export' });
  await expect(dialog.getByText(/will be written/)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
});

test('commands are found by name, keys by searching', async ({ studio: { page } }) => {
  await expect(page.getByRole('heading', { name: 'Make your point' })).toBeVisible();
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('searchbox', { name: 'Search for a command' })).toBeFocused();
  await page.keyboard.type('dark');
  await expect(page.getByRole('menuitem')).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await page.keyboard.press('?');
  const keys = page.getByRole('dialog', { name: 'Keys' });
  await keys.getByRole('textbox', { name: 'Search' }).fill('undo');
  await expect(keys.getByText('Ctrl+Z', { exact: true })).toBeVisible();
  await expect(keys.getByText('Export', { exact: true })).toBeHidden();
  await page.keyboard.press('Escape');
  await expect(keys).toBeHidden();
  await page.keyboard.press('Alt+3');
  await expect(page.getByRole('heading', { name: 'Queue', level: 1 })).toBeVisible();
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
});
