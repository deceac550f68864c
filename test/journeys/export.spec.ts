import { expect, exported, makeDesign, test } from './studio.ts';

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

  const { files, jobs } = await exported(library);
  expect(jobs.length).toBeGreaterThan(10);
  expect(jobs.filter((job) => job.status !== 'written')).toEqual([]);
  for (const job of jobs) expect(files).toContain(job.file);
  await dialog.getByRole('button', { name: 'Export more' }).click();
  await expect(dialog.getByText(/pictures will be written/)).toBeVisible();
  await page.keyboard.press('Escape');
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
  await expect(dialog.getByRole('heading', { name: 'Export stopped' })).toBeVisible();
  await expect(async () => {
    const { files } = await exported(library);
    expect(files.filter((file) => !/\.(png|json)$|^\.point-studio-export$/.test(file))).toEqual([]);
  }).toPass();
});
