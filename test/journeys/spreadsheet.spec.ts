import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { canvas, expect, expectOtherPixels, exported, goTo, pixels, test, type Studio } from './studio.ts';

const portraits = new URL('../../assets/samples/portraits/', import.meta.url).pathname;

const sheet = [
  'supporter;what they say;place;photo;consent',
  'Grace Achieng;My daughter studies by a solar lamp;Homa Bay, Kenya;grace-achieng.png;yes',
  'Lucía Quispe;La luz llega a la escuela;Cusco, Perú;lucia-quispe.png;yes',
  'Tom Hargreaves;;Rugby;tom-hargreaves.png;yes',
].join('\n');

async function dropSheet({ page, library }: Studio): Promise<void> {
  const file = join(library, 'points.csv');
  await writeFile(file, sheet);
  await page.getByRole('button', { name: 'Fill My point from a spreadsheet' }).click();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Drop a spreadsheet here, or choose one', exact: true }).click();
  await (await chooser).setFiles(file);
  await expect(page.getByText('Row 1 of 3')).toBeVisible();
}

test('columns are matched, by hand where need be, and each row is seen before it is exported', async ({ studio }) => {
  const { page, library } = studio;
  await dropSheet(studio);
  const mapping = page.getByRole('complementary', { name: 'Columns' });
  const statement = mapping.getByRole('button', { name: /Statement/ });
  await expect(statement).toContainText('No column');
  await statement.click();
  await page.getByRole('option', { name: 'what they say' }).click();
  await expect(statement).toContainText('what they say');
  await expect(canvas(page)).toHaveAccessibleName(/My daughter studies/);

  await page.locator('input[webkitdirectory]').setInputFiles(portraits);
  await expect(mapping.getByText(/\d+ photos/)).toBeVisible();
  const first = await pixels(page);
  await page.getByRole('button', { name: 'Next row' }).click();
  await expect(page.getByText('Row 2 of 3')).toBeVisible();
  await expect(canvas(page)).toHaveAccessibleName(/La luz llega/);
  await expectOtherPixels(page, first);
  await page.getByRole('grid', { name: 'Rows' }).getByRole('rowheader', { name: '3' }).click();
  await expect(page.getByText('Row 3 of 3')).toBeVisible();
  await expect(page.getByText('1 of 3 rows need a look')).toBeVisible();
  await expect(page.getByRole('region', { name: 'Row 3' }).getByText(/Statement.*empty/)).toBeVisible();

  await page.getByRole('button', { name: 'Export all' }).click();
  const dialog = page.getByRole('dialog', { name: 'Export' });
  await dialog.getByRole('button', { name: /^Export \d+ pictures/ }).click();
  await expect(dialog.getByRole('heading', { name: 'Exported' })).toBeVisible({ timeout: 150_000 });
  const written = (await exported(library)).jobs.filter((job) => job.status === 'written');
  expect(new Set(written.map((job) => job.row))).toEqual(new Set([1, 2]));
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
