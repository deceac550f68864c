import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Manifest } from '../../shared/batch.ts';
import { expect, makeDesign, test } from './studio.ts';

async function exported(library: string): Promise<{ folder: string; files: string[] }> {
  const exportsFolder = join(library, 'exports');
  const [name] = await readdir(exportsFolder);
  const folder = join(exportsFolder, name!);
  return { folder, files: await readdir(folder) };
}

test('the plan is shown first, then the recommended sizes are on disk', async ({ studio: { page, library } }) => {
  await makeDesign(page, 'Big figure');
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Export' });
  await expect(dialog.getByText(/pictures will be written/)).toBeVisible();
  await dialog.getByRole('radio', { name: 'Choose' }).click();
  await dialog.getByRole('group', { name: 'Facebook' }).getByText('Facebook', { exact: true }).click();
  await dialog.getByRole('textbox', { name: 'File names' }).fill('{size}');
  const run = dialog.getByRole('button', { name: /^Export \d+ pictures/ });
  await expect(run).toBeEnabled();
  await run.click();
  await expect(dialog.getByRole('heading', { name: 'Exported' })).toBeVisible({ timeout: 120_000 });

  const { folder, files } = await exported(library);
  const manifest = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')) as Manifest;
  expect(manifest.jobs.length).toBeGreaterThan(10);
  expect(manifest.jobs.every((job) => job.status === 'written')).toBe(true);
  for (const job of manifest.jobs) expect(files).toContain(job.file);
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(page.getByRole('button', { name: 'Export', exact: true })).toBeFocused();
});

test('an export can be cancelled; what is finished stays, nothing is half-written', async ({ studio: { page, library } }) => {
  await makeDesign(page, 'Photo claim');
  await page.keyboard.press('Control+e');
  const dialog = page.getByRole('dialog', { name: 'Export' });
  await dialog.getByRole('radio', { name: 'All' }).click();
  await dialog.getByRole('button', { name: 'File type' }).click();
  await page.getByRole('option', { name: 'PNG' }).click();
  const run = dialog.getByRole('button', { name: /^Export \d+ pictures/ });
  await expect(run).toBeEnabled();
  await run.click();
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(dialog.getByRole('heading', { name: 'Export cancelled' })).toBeVisible();
  await expect(async () => {
    const { files } = await exported(library);
    expect(files.filter((file) => !/\.(png|json)$/.test(file))).toEqual([]);
  }).toPass();
});
