import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { canvas, expect, expectOtherPixels, exported, goTo, pixels, test, type Studio } from './studio.ts';

const portraits = new URL('../../assets/samples/portraits/', import.meta.url).pathname;

const sheet = [
  'supporter;what they say;place;photo;consent',
  'Grace Achieng;My daughter studies by a solar lamp;Homa Bay, Kenya;grace-achieng.png;yes',
  'Lucía Quispe;La luz llega a la escuela;Cusco, Perú;lucia-quispe.png;yes',
  'Tom Hargreaves;;Rugby;tom-hargreaves.png;yes',
].join('\n');

async function dropSheet({ page, library }: Pick<Studio, 'page' | 'library'>, text = sheet): Promise<void> {
  const file = join(library, 'points.csv');
  await writeFile(file, text);
  await page.getByRole('button', { name: 'Fill My point from a spreadsheet' }).click();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Drop a spreadsheet here, or choose one', exact: true }).click();
  await (await chooser).setFiles(file);
  await expect(page.getByRole('grid', { name: 'Rows' }).getByRole('rowheader')).toHaveCount(3);
}

test('columns are matched, by hand where need be, and each row is seen before it is exported', async ({ studio }) => {
  const { page } = studio;
  await dropSheet(studio);
  await page.getByRole('tab', { name: 'Columns' }).click();
  const columns = page.getByRole('tabpanel', { name: 'Columns' });
  const statement = columns.getByRole('button', { name: /Statement/ });
  await expect(statement).toContainText('No column');
  await statement.click();
  await page.getByRole('option', { name: 'what they say' }).click();
  await expect(statement).toContainText('what they say');
  await columns.locator('input[webkitdirectory]').setInputFiles(portraits);
  await expect(columns.getByText(/\d+ photos/)).toBeVisible();

  await page.getByRole('tab', { name: 'Row', exact: true }).click();
  const grid = page.getByRole('grid', { name: 'Rows' });
  await grid.getByRole('rowheader', { name: '1', exact: true }).click();
  await expect(canvas(page)).toHaveAccessibleName(/My daughter studies/);
  const first = await pixels(page);
  await grid.getByRole('rowheader', { name: '2', exact: true }).click();
  await expect(page.getByText('Row 2 of 3')).toBeVisible();
  await expect(canvas(page)).toHaveAccessibleName(/La luz llega/);
  await expectOtherPixels(page, first);
  await expect(page.getByRole('radio', { name: /Errors\s*1/ })).toBeVisible();
  await page.getByRole('radio', { name: /Errors/ }).click();
  await expect(page.getByText('Row 3 of 3')).toBeVisible();
  await expect(page.getByRole('region', { name: 'Row 3' }).getByText(/Statement.*empty/)).toBeVisible();
});

test('a cell is mended in place and a row left out; both outlast a kill, and so does the export', async ({ studio }) => {
  const { page, library } = studio;
  await dropSheet(studio, sheet.replace('what they say', 'claim'));
  await page.getByRole('tab', { name: 'Columns' }).click();
  await page.getByRole('tabpanel', { name: 'Columns' }).locator('input[webkitdirectory]').setInputFiles(portraits);
  const grid = page.getByRole('grid', { name: 'Rows' });
  await expect(page.getByText('54 of 54 pictures checked')).toBeHidden();
  await expect(grid.getByRole('row').nth(1)).toContainText('Tom Hargreaves');

  await grid.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.type('Power for all');
  await page.keyboard.press('Enter');
  await expect(grid.getByRole('gridcell', { name: /Power for all.*edited/ })).toBeVisible();
  await expect(page.getByRole('radio', { name: /Errors/ })).toBeHidden();
  await grid.getByRole('rowheader', { name: '2', exact: true }).click();
  await page.keyboard.press(' ');
  await expect(grid.getByText('Left out')).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(grid.getByText('Left out')).toBeHidden();
  await page.keyboard.press('Control+Shift+z');
  await expect(grid.getByText('Left out')).toBeVisible();

  await page.keyboard.press('Control+e');
  const dialog = page.getByRole('dialog', { name: 'Export' });
  // PNG takes long enough to be killed in the middle.
  await dialog.getByRole('button', { name: 'File type' }).click();
  await page.getByRole('option', { name: 'PNG' }).click();
  await dialog.getByText('Report (HTML)').click();
  const run = dialog.getByRole('button', { name: /^Export \d+ pictures/ });
  await expect(run).toBeEnabled();
  await run.click();
  await dialog.getByRole('button', { name: 'Go on in the background' }).click();
  // The first ones are in the journal by then.
  await expect(page.getByRole('button', { name: /Export of points.csv: [3-9]\d %/ })).toBeVisible();
  await studio.killAndReopen();

  const offer = page.getByRole('region', { name: 'Interrupted export' });
  await expect(offer).toContainText(/points.csv was interrupted: \d+ of \d+ pictures/);
  await offer.getByRole('button', { name: 'Continue' }).click();
  await expect(dialog.getByText(/\d+ of \d+ are still right/)).toBeVisible();
  await expect(dialog.getByRole('heading', { name: 'Exported' })).toBeVisible({ timeout: 150_000 });
  const { files, jobs } = await exported(library);
  expect(new Set(jobs.filter((job) => job.status === 'written').map((job) => job.row))).toEqual(new Set([1, 3]));
  for (const job of jobs) expect(files).toContain(job.file);
  expect(files).toContain('report.html');

  await dialog.getByRole('button', { name: /Purge/ }).click();
  const purge = page.getByRole('dialog', { name: 'Purge the campaign' });
  await expect(purge.getByText(/\d+ pictures/)).toBeVisible();
  await purge.getByRole('button', { name: 'Remove all of this' }).click();
  await expect(purge.getByText('Removed of points.csv:')).toBeVisible();
  await purge.getByRole('button', { name: 'Done' }).click();
  const left = await readdir(join(library, 'exports'), { recursive: true });
  expect(left.filter((name) => /\.(jpg|png|webp)$/.test(name))).toEqual([]);
});

test('a broken spreadsheet is one clear sentence, and the next one works', async ({ studio }) => {
  const { page, library } = studio;
  const file = join(library, 'broken.xlsx');
  await writeFile(file, 'this is no workbook');
  await goTo(page, 'Spreadsheet');
  const drop = page.getByRole('button', { name: 'Drop a spreadsheet here, or choose one', exact: true });
  const chooser = page.waitForEvent('filechooser');
  await drop.click();
  await (await chooser).setFiles(file);
  await expect(page.getByRole('alert')).toContainText('broken.xlsx');
  await goTo(page, 'Templates');
  await dropSheet(studio);
});
