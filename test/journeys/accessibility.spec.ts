import { expectNoViolations } from './axe.ts';
import { expect, goTo, makeDesign, test } from './studio.ts';

const supporters = new URL('../../assets/samples/supporters.csv', import.meta.url).pathname;

test('templates, packs, queue and help', async ({ studio: { page } }) => {
  await goTo(page, 'Settings');
  await page.getByRole('radio', { name: 'Dark' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect(page.getByText('Make Your Point', { exact: false }).first()).toBeVisible();
  await expectNoViolations(page, 'settings');
  await goTo(page, 'Queue');
  await expect(page.getByText('Nothing is queued')).toBeVisible();
  await expectNoViolations(page, 'empty queue');
  await goTo(page, 'Templates');
  // Those that are in view are drawn.
  await expect(page.locator('.tile.is-drawn').nth(3)).toBeVisible();
  await expectNoViolations(page, 'templates');
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('dialog', { name: 'Commands' })).toBeVisible();
  await expectNoViolations(page, 'commands');
  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
  await expectNoViolations(page, 'keys');
});

test('a design, its sizes and its export', async ({ studio: { page } }) => {
  await makeDesign(page, 'My point');
  await expectNoViolations(page, 'design');
  await page.getByRole('tab', { name: /Checks/ }).click();
  await expectNoViolations(page, 'checks');
  await page.getByRole('radio', { name: 'All sizes' }).click();
  await expect(page.locator('.wall .tile.is-drawn').first()).toBeVisible();
  await expectNoViolations(page, 'wall');
  await page.keyboard.press('Control+e');
  await expect(page.getByRole('dialog').getByText(/will be written/)).toBeVisible();
  await expect(page.getByRole('dialog').getByRole('button', { name: /^Export \d/ })).toBeEnabled();
  await expectNoViolations(page, 'export');
});

test('the panels of a design', async ({ studio: { page } }) => {
  await makeDesign(page, 'My point');
  await page.getByRole('tab', { name: 'Layers' }).click();
  for (const [layer, property] of [['Statement', 'Line height'], ['Portrait', 'Opacity'], ['Pale disc', 'Opacity'], ['Words', 'Opacity']] as const) {
    await page.getByRole('row', { name: new RegExp(`^${layer}`) }).click();
    await expect(page.getByRole('textbox', { name: 'Name of the layer' })).toHaveValue(layer);
    await expect(page.getByRole('spinbutton', { name: property }).first()).toBeVisible();
    await expectNoViolations(page, layer);
  }
  await page.getByRole('row', { name: /^Pale disc/ }).click();
  await page.getByRole('radio', { name: 'Linear' }).click();
  await page.getByRole('button', { name: /^Stop 1/ }).click();
  await expect(page.getByRole('listbox', { name: 'Colours of the brand' })).toBeVisible();
  await expectNoViolations(page, 'a colour');
  await page.keyboard.press('Escape');
  await page.getByRole('row', { name: /^Words/ }).click({ button: 'right' });
  await expect(page.getByRole('menu')).toBeVisible();
  await expectNoViolations(page, 'the context menu');
  await page.keyboard.press('Escape');
  await page.getByRole('tab', { name: 'Pages' }).click();
  await page.getByRole('button', { name: 'Add a page' }).click();
  await expect(page.getByRole('grid', { name: 'Pages' }).getByRole('row')).toHaveCount(2);
  await expectNoViolations(page, 'pages');
  await page.getByRole('tab', { name: 'Fields' }).click();
  await page.locator('.field-open').first().click();
  await expectNoViolations(page, 'fields');
});

test('a spreadsheet and a queued post', async ({ studio: { page } }) => {
  await goTo(page, 'Spreadsheet');
  await expect(page.getByText('One template, many points')).toBeVisible();
  await expectNoViolations(page, 'spreadsheet, empty');
  await page.locator('input[type=file]').first().setInputFiles(supporters);
  await page.getByRole('tab', { name: 'Row', exact: true }).click();
  await expect(page.getByText(/Row \d+ of 12/)).toBeVisible();
  await expect(page.locator('.thumb-picture').first()).toBeVisible();
  await expectNoViolations(page, 'spreadsheet');
  await page.getByRole('grid', { name: 'Rows' }).focus();
  await page.keyboard.press('F2');
  await expectNoViolations(page, 'a cell being written');
  await page.keyboard.press('Escape');
  for (const tab of ['Checks', 'Columns']) {
    await page.getByRole('tab', { name: tab }).click();
    await expectNoViolations(page, tab);
  }
  await goTo(page, 'Templates');
  await makeDesign(page, 'Quote');
  await page.keyboard.press('Control+Shift+e');
  await expect(page.getByRole('dialog', { name: 'Add to the queue' })).toBeVisible();
  await expectNoViolations(page, 'add to the queue');
  await page.getByRole('dialog').getByRole('button', { name: 'Add to the queue' }).click();
  await expect(page.getByText('Added to the queue.')).toBeVisible({ timeout: 90_000 });
  await goTo(page, 'Queue');
  await expect(page.getByText('scheduled')).toBeVisible();
  await expectNoViolations(page, 'queue');
});
