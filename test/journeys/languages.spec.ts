// The studio in other languages: chosen in the settings, kept, and read from right to left where people read so.

import type { Page } from '@playwright/test';
import { expectNoViolations } from './axe.ts';
import { canvas, expect, goTo, test } from './studio.ts';

/** Nothing of the page lies beside what is shown of it. */
async function expectNoOverflow(page: Page): Promise<void> {
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
}

test('German is chosen, and still spoken after the page was opened anew', async ({ studio: { page } }) => {
  await goTo(page, 'Settings');
  await page.getByRole('button', { name: /Language/ }).click();
  await page.getByRole('option', { name: 'Deutsch' }).click();
  await expect(page.getByRole('heading', { name: 'Pakete und Einstellungen' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  await page.reload();
  await page.getByRole('link', { name: 'Vorlagen' }).click();
  await page.getByRole('button', { name: 'Entwurf mit My point beginnen' }).click();
  await expect(page.getByRole('region', { name: 'Arbeitsfläche' }).getByRole('img')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Exportieren' })).toBeVisible();
  await expectNoOverflow(page);
  await expectNoViolations(page, 'a design in German');
});

test('Arabic is read from right to left, and nothing is out of reach', async ({ studio: { page } }) => {
  await goTo(page, 'Settings');
  await page.getByRole('button', { name: /Language/ }).click();
  await page.getByRole('option', { name: 'العربية' }).click();
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  await expectNoViolations(page, 'settings in Arabic');
  await page.getByRole('link', { name: 'القوالب' }).click();
  await expect(page.locator('.tile.is-drawn').first()).toBeVisible();
  await expectNoOverflow(page);
  await expectNoViolations(page, 'templates in Arabic');
  await page.getByRole('button', { name: 'ابدأ تصميمًا بقالب My point' }).click();
  const shown = page.getByRole('region', { name: 'مساحة الرسم' }).getByRole('img');
  await expect(shown).toBeVisible();
  await expectNoOverflow(page);
  await expectNoViolations(page, 'a design in Arabic');
  // What is exported does not follow the language of the studio.
  await expect(shown).toHaveAccessibleName(/My point, 1080 × 1350/);
  await expect(canvas(page)).toHaveCount(0);
});
