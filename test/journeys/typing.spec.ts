import type { Locator, Page } from '@playwright/test';
import { canvas, expect, expectSaved, makeDesign, test } from './studio.ts';

/** The words of the text that is edited in place, as assistive technology has them. */
function words(page: Page, name = 'Quotation'): Locator {
  return page.getByRole('region', { name: 'Canvas' }).getByRole('textbox', { name: `Words of ${name}` });
}

/** The page alone as it is drawn, without what lies over it. */
async function drawn(page: Page): Promise<string> {
  return page.locator('.canvas-page canvas').first().evaluate((element) => (element instanceof HTMLCanvasElement ? element.toDataURL() : ''));
}

async function expectDrawn(page: Page, before: string, isSame: boolean): Promise<string> {
  let now = '';
  await expect(async () => {
    now = await drawn(page);
    expect(now === before, 'the page looks as before').toBe(isSame);
  }).toPass();
  return now;
}

/** Double-clicks into the quotation of the template, and waits for the caret. */
async function open(page: Page): Promise<void> {
  await makeDesign(page, 'Quote');
  const box = (await canvas(page).boundingBox())!;
  await page.mouse.dblclick(box.x + box.width * 0.2, box.y + box.height * 0.3);
  await expect(words(page)).toBeFocused();
}

/** Presses keys one after the other. */
async function press(page: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

async function caretX(page: Page): Promise<number> {
  const box = await page.locator('.typing-caret').boundingBox();
  return box!.x;
}

test('a text is typed where it stands, and leaving it changes no pixel', async ({ studio: { page } }) => {
  await open(page);
  const before = await drawn(page);
  await press(page, 'Control+A');
  await page.keyboard.type('Light for every child');
  await expect(words(page)).toHaveValue('Light for every child');
  await expect(page.locator('[name="field-claim"]')).toHaveValue('Light for every child');
  const typed = await expectDrawn(page, before, false);

  await press(page, 'Escape');
  await expect(words(page)).toHaveCount(0);
  await expectDrawn(page, typed, true);
  await expectSaved(page);

  // All of it was typed at a stretch: one step.
  await press(page, 'Control+Z');
  await expectDrawn(page, before, true);
});

test('keys go by characters, words, lines and all, and delete whole characters', async ({ studio: { page } }) => {
  await open(page);
  await press(page, 'Control+A');
  await page.keyboard.type('one two');
  await page.keyboard.insertText('👨‍👩‍👧‍👦');
  await expect(words(page)).toHaveValue('one two👨‍👩‍👧‍👦');
  await press(page, 'Backspace');
  await expect(words(page)).toHaveValue('one two');
  await press(page, 'Control+ArrowLeft', 'Control+Shift+ArrowLeft');
  await page.keyboard.type('1 ');
  await expect(words(page)).toHaveValue('1 two');
  await press(page, 'End', 'Control+Backspace');
  await expect(words(page)).toHaveValue('1 ');
  await press(page, 'Enter');
  await page.keyboard.type('below');
  await press(page, 'ArrowUp', 'Home', 'Delete');
  await page.keyboard.type('x');
  await expect(words(page)).toHaveValue('x \nbelow');
  await press(page, 'Control+A', 'Control+C', 'Control+End', 'Control+V', 'Control+Home', 'Shift+ArrowDown', 'Control+X');
  await expect(words(page)).toHaveValue('belowx \nbelow');
});

test('the pointer selects words and paragraphs', async ({ studio: { page } }) => {
  await open(page);
  await press(page, 'Control+A');
  await page.keyboard.type('Light for every child');
  const box = (await page.locator('.typing-frame').boundingBox())!;
  const at = [box.x + 12, box.y + 20] as const;
  await page.mouse.dblclick(...at);
  await expect.poll(() => words(page).evaluate((element: HTMLTextAreaElement) => element.value.slice(element.selectionStart, element.selectionEnd))).toBe('Light');
  await page.mouse.click(...at, { clickCount: 3 });
  await expect.poll(() => words(page).evaluate((element: HTMLTextAreaElement) => element.selectionEnd - element.selectionStart)).toBe(21);
  await page.keyboard.type('x');
  await expect(words(page)).toHaveValue('x');
});

test('an input method composes in the text', async ({ studio: { page } }) => {
  await open(page);
  await press(page, 'Control+A');
  await page.keyboard.type('a b');
  await press(page, 'ArrowLeft');
  const session = await page.context().newCDPSession(page);
  await session.send('Input.imeSetComposition', { text: 'たい', selectionStart: 2, selectionEnd: 2 });
  await expect(page.locator('.typing-composing')).toBeVisible();
  await expect(words(page)).toHaveValue('a たいb');
  await session.send('Input.imeSetComposition', { text: '太陽', selectionStart: 2, selectionEnd: 2 });
  await session.send('Input.insertText', { text: '太陽' });
  await expect(words(page)).toHaveValue('a 太陽b');
  await expect(page.locator('.typing-composing')).toHaveCount(0);
  await page.keyboard.type('!');
  await expect(words(page)).toHaveValue('a 太陽!b');
  await expect(page.locator('[name="field-claim"]')).toHaveValue('a 太陽!b');
});

test('the arrow keys go as people see where directions meet', async ({ studio: { page } }) => {
  await open(page);
  await press(page, 'Control+A');
  await page.keyboard.insertText('abc نور def');
  await press(page, 'Home');
  const seen = [await caretX(page)];
  for (let i = 0; i < 11; i++) {
    await press(page, 'ArrowRight');
    await expect.poll(() => caretX(page)).toBeGreaterThan(seen.at(-1)!);
    seen.push(await caretX(page));
  }
  await press(page, 'Control+A');
  await expect(page.locator('.typing-selected')).toHaveCount(1);
  await press(page, 'ArrowLeft', 'ArrowRight', 'ArrowRight');
  for (let i = 0; i < 4; i++) await press(page, 'Shift+ArrowRight');
  await expect(page.locator('.typing-selected')).toHaveCount(2);
});

test('a text of one’s own is bold where it is selected, and undo brings each step back', async ({ studio: { page } }) => {
  await makeDesign(page, 'Quote');
  const box = (await canvas(page).boundingBox())!;
  await page.getByRole('region', { name: 'Canvas' }).focus();
  await press(page, 't');
  await page.mouse.click(box.x + box.width * 0.15, box.y + box.height * 0.8);
  const own = page.getByRole('region', { name: 'Canvas' }).getByRole('textbox');
  await expect(own).toBeFocused();
  await page.keyboard.type('plain and bold');
  const plain = await drawn(page);
  await press(page, 'Control+Shift+ArrowLeft', 'Control+B');
  const bold = await expectDrawn(page, plain, false);
  await press(page, 'Control+Shift+>');
  await expectDrawn(page, bold, false);
  await press(page, 'Control+Z');
  await expectDrawn(page, bold, true);
  await press(page, 'Control+Z');
  await expectDrawn(page, plain, true);
  await expect(own).toBeFocused();
  await press(page, 'Control+Shift+Z', 'ArrowRight');
  await page.keyboard.type(', too');
  await expect(own).toHaveValue('plain and bold, too');
  const open_ = await drawn(page);
  await press(page, 'Control+Enter');
  await expect(own).toHaveCount(0);
  await expectDrawn(page, open_, true);
});

test('an export takes what is being typed', async ({ studio: { page } }) => {
  await open(page);
  await press(page, 'Control+A');
  await page.keyboard.type('Typed and not left');
  await press(page, 'Control+E');
  await expect(page.getByRole('dialog')).toBeVisible();
  await expect(words(page)).toHaveCount(0);
  await press(page, 'Escape');
  await expectSaved(page);
  await expect(page.locator('[name="field-claim"]')).toHaveValue('Typed and not left');
});
