import { canvas, expect, expectOtherPixels, expectSamePixels, expectSaved, goTo, makeDesign, pixels, test } from './studio.ts';

test('type a claim, see it, take it back, and find it saved', async ({ studio: { page } }) => {
  await makeDesign(page, 'Big figure');
  const claim = page.getByRole('textbox', { name: 'Claim' });
  const sample = await claim.inputValue();
  const before = await pixels(page);

  await claim.fill('Light after dark is not a luxury');
  const typed = await expectOtherPixels(page, before);
  await page.keyboard.press('Control+z');
  await expect(claim).toHaveValue(sample);
  await expectSamePixels(page, before);
  await page.keyboard.press('Control+Shift+z');
  await expect(claim).toHaveValue('Light after dark is not a luxury');
  await expectSamePixels(page, typed);

  await expectSaved(page);
  await page.reload();
  await expect(page.getByRole('textbox', { name: 'Claim' })).toHaveValue('Light after dark is not a luxury');
  await expectSamePixels(page, typed);
});

test('a run of typing is one step, another field is another', async ({ studio: { page } }) => {
  await makeDesign(page, 'Big figure');
  const claim = page.getByRole('textbox', { name: 'Claim' });
  const hashtag = page.getByRole('textbox', { name: 'Hashtag' });
  const sample = await claim.inputValue();
  await claim.fill('');
  await claim.pressSequentially('No light, no vaccine');
  await hashtag.fill('#EnergyForAll');
  await page.keyboard.press('Control+z');
  await expect(hashtag).toHaveValue('#MakeYourPoint');
  await expect(claim).toHaveValue('No light, no vaccine');
  await page.keyboard.press('Control+z');
  await expect(claim).toHaveValue(sample);
  await page.keyboard.press('Control+y');
  await expect(claim).toHaveValue('No light, no vaccine');
});

test('every size is a click away, and the wall shows them all', async ({ studio: { page } }) => {
  await makeDesign(page, 'Quote');
  const sizes = page.getByRole('listbox', { name: 'Sizes' });
  await sizes.getByRole('option', { name: /^Instagram Story/ }).click();
  await expect(canvas(page)).toHaveAccessibleName(/1080 × 1920/);
  await page.keyboard.press('w');
  const wall = page.getByRole('region', { name: 'All sizes' });
  await expect(wall.getByRole('button', { name: /Feed portrait/ }).first()).toBeVisible();
  await expect(wall.locator('.tile.is-drawn').first()).toBeVisible();
  await wall.getByRole('button', { name: /Post portrait/ }).first().click();
  await expect(canvas(page)).toBeVisible();
});

test('zoom and safe zone change the view, never the design', async ({ studio: { page } }) => {
  await makeDesign(page, 'My point');
  await page.getByRole('listbox', { name: 'Sizes' }).getByRole('option', { name: /^Instagram Story/ }).click();
  const before = await pixels(page);
  await page.getByRole('button', { name: 'Safe zone of the network' }).click();
  await expectOtherPixels(page, before);
  await page.getByRole('button', { name: 'Safe zone of the network' }).click();
  await expectSamePixels(page, before);
  await page.keyboard.press('Control+0');
  await expect(page.getByRole('button', { name: 'Zoom, 100%' })).toBeVisible();
  await page.keyboard.press('Shift+Digit1');
  await expectSamePixels(page, before);
});

test('a removed design can be brought back', async ({ studio: { page } }) => {
  await makeDesign(page, 'Quote');
  const name = page.getByRole('textbox', { name: 'Name of the design' });
  await name.fill('Light first');
  await expectSaved(page);
  await goTo(page, 'Templates');
  await page.getByRole('button', { name: 'More about Light first' }).click();
  await page.getByRole('menuitem', { name: 'Move to the trash' }).click();
  await expect(page.getByRole('button', { name: 'Open Light first' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Bring back' }).click();
  await page.getByRole('button', { name: 'Open Light first' }).click();
  await expect(name).toHaveValue('Light first');
});
