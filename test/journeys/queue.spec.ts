import { expect, goTo, makeDesign, test } from './studio.ts';

test('queue a post with a caption of its own, cancel it, reopen it, mark it as posted', async ({ studio: { page } }) => {
  await makeDesign(page, 'Quote');
  await page.getByRole('button', { name: 'Queue', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Add to the queue' });
  const networks = dialog.getByRole('group', { name: 'Networks' });
  await networks.getByText('Bluesky', { exact: true }).click();
  await networks.getByText('X', { exact: true }).click();

  await dialog.getByRole('textbox', { name: 'Caption', exact: true }).fill('a'.repeat(290));
  await expect(dialog.getByText('290 of 280 characters')).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Add to the queue' })).toBeDisabled();
  await dialog.getByRole('button', { name: 'Own caption for X' }).click();
  await dialog.getByRole('textbox', { name: 'Caption for X' }).fill('Light for all. https://example.org/light');
  await dialog.getByLabel('When').fill('2031-06-20T09:30');
  await dialog.getByRole('button', { name: 'Add to the queue' }).click();
  await expect(page.getByText('Added to the queue.')).toBeVisible({ timeout: 90_000 });

  await goTo(page, 'Queue');
  await expect(page.getByRole('heading', { name: 'Friday, June 20, 2031' })).toBeVisible();
  await expect(page.getByText('scheduled')).toHaveCount(3);
  await page.getByRole('button', { name: 'Cancel Bluesky' }).click();
  await expect(page.getByText('cancelled', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Reopen Bluesky' }).click();
  await expect(page.getByText('scheduled')).toHaveCount(3);
  await page.getByRole('button', { name: 'Mark as posted on X' }).click();
  const mark = page.getByRole('dialog', { name: 'Mark as posted on X' });
  await mark.getByRole('textbox', { name: 'Link to the post' }).fill('https://example.org/status/1');
  await mark.getByRole('button', { name: 'Mark as posted' }).click();
  await expect(page.getByText('posted', { exact: true })).toBeVisible();
  await expect(page.getByRole('link', { name: 'See the post' })).toHaveAttribute('href', 'https://example.org/status/1');
});
