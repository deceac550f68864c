import type { Locator, Page } from '@playwright/test';
import { canvas, expect, expectOtherPixels, expectSamePixels, expectSaved, makeDesign, pixels, test } from './studio.ts';

interface Spot {
  readonly x: number;
  readonly y: number;
}

/** A place of the page, given as shares of its width and height, in the window. */
async function spot(page: Page, x: number, y: number): Promise<Spot> {
  const box = (await canvas(page).boundingBox())!;
  return { x: box.x + box.width * x, y: box.y + box.height * y };
}

async function middleOf(locator: Locator): Promise<Spot> {
  const box = (await locator.boundingBox())!;
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

async function drag(page: Page, from: Spot, to: Spot): Promise<void> {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 2 });
  await page.mouse.move(to.x, to.y, { steps: 3 });
  await page.mouse.up();
}

/** Draws a rectangle with the tool of its key; it is selected then. */
async function drawRectangle(page: Page, from: readonly [number, number], to: readonly [number, number]): Promise<void> {
  await page.keyboard.press('r');
  await drag(page, await spot(page, ...from), await spot(page, ...to));
}

const label = (page: Page): Locator => page.locator('.canvas-overlay .overlay-label').first();
const outlines = (page: Page): Locator => page.locator('.canvas-overlay .overlay-outline');

/** Nothing of the overlay is on the page when its pixels are compared. */
async function bare(page: Page): Promise<string> {
  await canvas(page).page().mouse.move(5, 5);
  for (let presses = 0; presses < 6 && (await outlines(page).count()) > 0; presses += 1) await page.keyboard.press('Escape');
  await expect(outlines(page)).toHaveCount(0);
  return pixels(page);
}

test('draw, move, resize and turn with the pointer; each is one step, and all undone is the first picture', async ({ studio: { page } }) => {
  await makeDesign(page, 'Plain type');
  const first = await bare(page);
  await drawRectangle(page, [0.2, 0.2], [0.4, 0.3]);
  await expect(outlines(page)).toHaveCount(1);
  const drawn = await pixels(page);

  await drag(page, await spot(page, 0.3, 0.25), await spot(page, 0.5, 0.6));
  await expectOtherPixels(page, drawn);
  const size = await label(page).textContent();
  const corner = await middleOf(page.locator('[data-grip="handle:se"]'));
  await drag(page, corner, { x: corner.x + 40, y: corner.y + 30 });
  await expect(label(page)).not.toHaveText(size!);
  const knob = await middleOf(page.locator('[data-grip="rotate"]'));
  await drag(page, knob, { x: knob.x + 80, y: knob.y + 60 });
  const turned = await pixels(page);

  for (let steps = 0; steps < 4; steps += 1) await page.keyboard.press('Control+z');
  await bare(page);
  await expectSamePixels(page, first);
  for (let steps = 0; steps < 4; steps += 1) await page.keyboard.press('Control+Shift+z');
  await expectOtherPixels(page, first);
  expect(turned).not.toBe(first);
  await expectSaved(page);
});

test('Escape takes a drag back, and adds no step', async ({ studio: { page } }) => {
  await makeDesign(page, 'Plain type');
  await drawRectangle(page, [0.2, 0.2], [0.4, 0.3]);
  const before = await pixels(page);
  const [from, to] = [await spot(page, 0.3, 0.25), await spot(page, 0.6, 0.7)];
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(to.x, to.y, { steps: 4 });
  await page.keyboard.press('Escape');
  await page.mouse.up();
  await page.mouse.move(from.x, from.y);
  await expectSamePixels(page, before);
  await page.keyboard.press('Control+z');
  await expect(outlines(page)).toHaveCount(0);
});

test('duplicates follow at the same distance, and go with Delete', async ({ studio: { page } }) => {
  await makeDesign(page, 'Plain type');
  await drawRectangle(page, [0.1, 0.1], [0.2, 0.16]);
  const [from, to] = [await spot(page, 0.15, 0.13), await spot(page, 0.3, 0.2)];
  await page.keyboard.down('Alt');
  await drag(page, from, to);
  await page.keyboard.up('Alt');
  const copy = await middleOf(outlines(page));
  await page.keyboard.press('Control+d');
  const next = await middleOf(outlines(page));
  expect(next.x - copy.x).toBeCloseTo(to.x - from.x, -1);
  expect(next.y - copy.y).toBeCloseTo(to.y - from.y, -1);
  const three = await pixels(page);
  await page.keyboard.press('Delete');
  await expect(outlines(page)).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await expectOtherPixels(page, three);
});

test('a drag snaps to the middle of the page, and not with Control held', async ({ studio: { page } }) => {
  await makeDesign(page, 'Plain type');
  await drawRectangle(page, [0.1, 0.1], [0.3, 0.2]);
  const from = await middleOf(outlines(page));
  const middle = await spot(page, 0.5, 0.5);
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(middle.x + 3, from.y + 60, { steps: 4 });
  await expect(page.locator('.overlay-snap').first()).toBeAttached();
  await page.mouse.up();
  expect((await middleOf(outlines(page))).x).toBeCloseTo(middle.x, 0);

  await page.keyboard.press('Shift+M');
  await drag(page, await middleOf(outlines(page)), { x: middle.x + 4, y: from.y + 90 });
  expect(Math.abs((await middleOf(outlines(page))).x - middle.x)).toBeGreaterThan(2);
});

test('a marquee takes what it encloses from the left, and what it touches from the right', async ({ studio: { page } }) => {
  await makeDesign(page, 'Plain type');
  // Above the words of the template: a drag that begins on those moves them.
  await drawRectangle(page, [0.05, 0.015], [0.15, 0.035]);
  await drawRectangle(page, [0.3, 0.015], [0.4, 0.035]);
  await page.keyboard.press('Escape');
  await drag(page, await spot(page, 0.02, 0.005), await spot(page, 0.35, 0.045));
  await expect(outlines(page)).toHaveCount(1);
  await page.keyboard.press('Escape');
  await drag(page, await spot(page, 0.35, 0.045), await spot(page, 0.02, 0.005));
  // Two elements and the box around them.
  await expect(outlines(page)).toHaveCount(3);
});

test('everything by keys: go through elements, move a run as one step, copy, paste, and leave the canvas', async ({ studio: { page } }) => {
  await makeDesign(page, 'Plain type');
  const first = await bare(page);
  await page.getByRole('region', { name: 'Canvas' }).focus();
  await page.keyboard.press('Tab');
  await expect(outlines(page)).toHaveCount(1);
  for (let presses = 0; presses < 5; presses += 1) await page.keyboard.press('Shift+ArrowRight');
  await expectOtherPixels(page, first);
  await page.keyboard.press('Control+z');
  await bare(page);
  await expectSamePixels(page, first);

  await page.getByRole('region', { name: 'Canvas' }).focus();
  await page.keyboard.press('Control+a');
  const count = await outlines(page).count();
  await page.keyboard.press('Control+c');
  await page.keyboard.press('Control+v');
  await expect(outlines(page)).toHaveCount(count);
  await bare(page);
  await expectOtherPixels(page, first);
  await page.keyboard.press('Control+z');
  await bare(page);
  await expectSamePixels(page, first);

  // Tab goes on behind the last element.
  await page.getByRole('region', { name: 'Canvas' }).focus();
  for (let presses = 0; presses < 40 && (await page.locator('.editor-ground:focus').count()) > 0; presses += 1) await page.keyboard.press('Tab');
  await expect(page.locator('.editor-ground:focus')).toHaveCount(0);
});

test('a double-click opens a group, then its text; Escape goes back out', async ({ studio: { page } }) => {
  await makeDesign(page, 'My point');
  const words = await spot(page, 0.3, 0.58);
  await page.mouse.dblclick(words.x, words.y);
  await expect(page.locator('.overlay-entered')).toBeAttached();
  await page.mouse.dblclick(words.x, words.y);
  await expect(page.locator('.canvas-sheet textarea, .canvas-sheet [contenteditable]').first()).toBeAttached();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(page.locator('.overlay-entered')).toHaveCount(0);
});

test('a guide is pulled out of a ruler, and dragged off the page again', async ({ studio: { page } }) => {
  await makeDesign(page, 'Plain type');
  await page.keyboard.press('Shift+R');
  const ruler = (await page.locator('.rulers.is-x').boundingBox())!;
  const at = await spot(page, 0.5, 0.3);
  await drag(page, { x: at.x, y: ruler.y + 8 }, at);
  await expect(page.locator('.overlay-guide')).toHaveCount(1);
  await expectSaved(page);
  await page.reload();
  await expect(page.locator('.overlay-guide')).toHaveCount(1);
  const guide = await middleOf(page.locator('.overlay-guide-grip'));
  await drag(page, guide, { x: guide.x, y: (await spot(page, 0.5, 0)).y - 20 });
  await expect(page.locator('.overlay-guide')).toHaveCount(0);
});

test('words and pictures of other programs become elements', async ({ studio: { page } }) => {
  await makeDesign(page, 'Plain type');
  await page.getByRole('region', { name: 'Canvas' }).focus();
  const paste = async (type: string, value: string): Promise<void> =>
    page.evaluate(
      ([kind, words]) => {
        const data = new DataTransfer();
        data.setData(kind!, words!);
        document.activeElement?.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
      },
      [type, value],
    );
  await paste('text/plain', 'Pasted words');
  await expect(outlines(page)).toHaveCount(1);
  const words = await pixels(page);
  await paste('text/plain', '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><circle cx="5" cy="5" r="5" fill="#e01"/></svg>');
  await expectOtherPixels(page, words);
  await expect(label(page)).toBeAttached();
  await expectSaved(page);
});
