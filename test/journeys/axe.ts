// Asks axe-core about the page on show: nothing on it is out of reach for assistive technology, in either theme.

import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const themes = ['light', 'dark'] as const;

/**
 * Looks at the page in the theme it is shown in, then at its contrasts in the other: nothing but colours differs between the two. The page
 * is left as it was.
 */
export async function expectNoViolations(page: Page, where: string): Promise<void> {
  const shown = await page.evaluate(() => document.documentElement.dataset['theme']);
  await atRest(page);
  const found = await violations(new AxeBuilder({ page }));
  for (const theme of themes.filter((one) => one !== (shown ?? 'light'))) {
    await page.evaluate((value) => void (document.documentElement.dataset['theme'] = value), theme);
    await atRest(page);
    found.push(...(await violations(new AxeBuilder({ page }).withRules(['color-contrast']))).map((line) => `${theme}: ${line}`));
  }
  await page.evaluate((value) => {
    if (value === undefined) delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = value;
  }, shown);
  expect(found, where).toEqual([]);
}

/** Waits until colours have come to rest: what turns for as long as something is under way does not end. */
async function atRest(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    document.getAnimations().every((animation) => animation.playState === 'finished' || !Number.isFinite(animation.effect?.getComputedTiming().endTime)),
  );
}

async function violations(axe: AxeBuilder): Promise<string[]> {
  const { violations: found } = await axe.analyze();
  return found.map(({ id, nodes }) => `${id}: ${nodes.map((node) => `${node.target.join(' ')} ${node.failureSummary ?? ''}`).join(' | ')}`);
}
