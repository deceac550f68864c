// A design made from nothing with the keyboard alone: drawn, named, arranged, bound to a field, filled; and pages, locks and menus.

import type { Page } from '@playwright/test';
import { expectNoViolations } from './axe.ts';
import { expect, expectSaved, makeDesign, test } from './studio.ts';

/** Runs a command from the palette, as a person types its name. */
async function run(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Control+k');
  const palette = page.getByRole('dialog', { name: 'Commands' });
  await expect(palette).toBeVisible();
  await page.keyboard.type(name);
  await expect(palette.getByRole('menuitem', { name: new RegExp(`^${name}`) }).first()).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(palette).toBeHidden();
}

test('a design is made from nothing with the keyboard alone', async ({ studio: { page } }) => {
  await makeDesign(page, 'Quote');
  await run(page, 'Add a page');
  await run(page, 'Show layers');
  const layers = page.getByRole('treegrid', { name: 'Layers' });
  await expect(page.getByText('This page is empty')).toBeVisible();
  await run(page, 'Add an icon');
  await expect(layers.getByRole('row')).toHaveCount(1);
  await run(page, 'Add a dot chart');
  await expect(layers.getByRole('row')).toHaveCount(2);
  // What was added last is selected: named, put at the edge, and grouped with the other.
  await page.keyboard.press('F2');
  await page.getByRole('textbox', { name: 'Name of the layer' }).last().fill('One in five');
  await page.keyboard.press('Enter');
  await expect(layers.getByRole('row', { name: /^One in five/ })).toBeVisible();
  await page.keyboard.press('Alt+a');
  await expect(page.getByRole('spinbutton', { name: /^X(,|$)/ })).toHaveValue('0');
  await run(page, 'Select all');
  await page.keyboard.press('Control+g');
  await expect(layers.getByRole('row', { name: /^Group/ })).toBeVisible();
  await page.keyboard.press('Control+Shift+g');
  await expect(layers.getByRole('row', { name: /^Group/ })).toHaveCount(0);
  await page.keyboard.press('Control+Shift+h');
  await expect(layers.getByRole('row', { name: /hidden/ })).toHaveCount(2);
  await page.keyboard.press('Control+z');
  await expect(layers.getByRole('row', { name: /hidden/ })).toHaveCount(0);
  await expectSaved(page);
});

test('a number takes arithmetic and arrows, and one step of undo takes it back', async ({ studio: { page } }) => {
  await makeDesign(page, 'My point');
  await page.keyboard.press('Shift+L');
  await page.getByRole('row', { name: /^Call to action/ }).click();
  const width = page.getByRole('spinbutton', { name: 'Width' });
  const before = await width.inputValue();
  await width.fill('1080/2+10');
  await width.press('Enter');
  await expect(width).toHaveValue('550');
  await width.press('ArrowUp');
  await width.press('Shift+ArrowUp');
  await expect(width).toHaveValue('561');
  await width.press('Tab');
  await page.keyboard.press('Control+z');
  await expect(width).toHaveValue('550');
  await page.keyboard.press('Control+z');
  await expect(width).toHaveValue(before);
});

test('a property is bound to a field in one step, and whoever fills sees only what is open', async ({ studio: { page } }) => {
  await makeDesign(page, 'My point');
  await page.keyboard.press('Shift+L');
  await page.getByRole('row', { name: /^Call to action/ }).click();
  await page.getByRole('button', { name: 'Take from a field: Colour' }).click();
  await page.getByRole('menuitem', { name: 'A new field' }).click();
  await expect(page.getByRole('button', { name: /Colour comes from the field Colour/ })).toBeVisible();
  await page.keyboard.press('Control+Shift+f');
  await expect(page.getByRole('tab', { name: 'Layers' })).toHaveCount(0);
  await expect(page.getByRole('tab', { name: 'Properties' })).toHaveCount(0);
  await expect(page.getByRole('form', { name: 'Point' }).getByText('Colour')).toBeVisible();
  await expectNoViolations(page, 'filling');
  await page.keyboard.press('Control+Shift+f');
  await expect(page.getByRole('tab', { name: 'Layers' })).toBeVisible();
  await expectSaved(page);
});

test('a context menu has the commands of what was pressed', async ({ studio: { page } }) => {
  await makeDesign(page, 'My point');
  await page.keyboard.press('Shift+L');
  await page.getByRole('row', { name: /^Hashtag/ }).click({ button: 'right' });
  const menu = page.getByRole('menu', { name: 'Commands' });
  await menu.getByRole('menuitem', { name: /^Send to the back/ }).click();
  await expect(page.getByRole('treegrid', { name: 'Layers' }).getByRole('row').last()).toHaveAccessibleName(/^Hashtag/);
});
