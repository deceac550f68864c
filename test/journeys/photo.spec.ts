import { expect, expectOtherPixels, makeDesign, pixels, test } from './studio.ts';

const photo = new URL('../../assets/samples/portraits/fatuma-ali.png', import.meta.url).pathname;

test('drop a photo and set what must stay in view, by pointer and by keys', async ({ studio: { page } }) => {
  await makeDesign(page, 'Photo claim');
  const field = page.getByRole('group', { name: 'Photo', exact: true });
  await field.getByRole('button', { name: 'Take out: Photo' }).click();
  await expect(page.getByText('Drop a picture, or choose one')).toBeVisible();
  const without = await pixels(page);

  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Drop a picture, or choose one', exact: true }).click();
  await (await chooser).setFiles(photo);
  await expect(field.getByText('fatuma-ali.png')).toBeVisible();
  await page.getByRole('listbox', { name: 'Sizes' }).getByRole('option', { name: /^Instagram Story/ }).click();
  const middle = await expectOtherPixels(page, without);

  const point = field.getByRole('slider', { name: 'Subject of the picture: Photo' });
  await point.focus();
  for (let step = 0; step < 4; step += 1) await page.keyboard.press('Shift+ArrowLeft');
  await expect(point).toHaveAttribute('aria-valuetext', /10 % across/);
  const left = await expectOtherPixels(page, middle);
  await page.keyboard.press('Control+z');
  await expect(point).not.toHaveAttribute('aria-valuetext', /10 % across/);
  await expectOtherPixels(page, left);
});
