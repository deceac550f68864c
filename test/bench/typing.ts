// Measures typing in place in a real browser: what a key press costs the page in a text of 500 characters, from the press to what is
// painted, without the wait for the screen between the two. By the clock, and in processor time of the page's thread, which other
// programs do not change.

import { chromium } from '@playwright/test';
import { browserArguments, ensureBrowser } from '../helpers/browser.ts';
import { startHost } from '../helpers/studioHost.ts';

export interface TypingRequest {
  /** An empty folder for the library. */
  readonly folder: string;
  readonly characters?: number;
  readonly keys?: number;
}

export interface TypingFigures {
  readonly characters: number;
  readonly keys: number;
  /** Handler, layout and paint of a key press by the clock. */
  readonly medianMs: number;
  readonly p95Ms: number;
  /** Processor time of the page's thread for a key press, with all that follows from it: form, sizes, checks, saving. */
  readonly processorMs: number;
}

const words = 'Light for every child, wherever it is born, in the hills and by the sea ';

/** Types into the middle of a long text of the bundled template. */
export async function measure({ folder, characters = 500, keys = 120 }: TypingRequest): Promise<TypingFigures> {
  const host = await startHost(folder);
  const browser = await chromium.launch({ executablePath: ensureBrowser(), args: [...browserArguments] });
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    page.setDefaultTimeout(300_000);
    await page.goto(host.bootUrl);
    await page.getByRole('button', { name: 'Make a design with Quote' }).click();
    const drawn = page.locator('.canvas-page');
    await drawn.waitFor();
    await page.locator('[name="field-claim"]').fill(words.repeat(20).slice(0, characters));
    const box = (await drawn.boundingBox())!;
    await page.mouse.dblclick(box.x + box.width * 0.2, box.y + box.height * 0.3);
    await page.locator('.typing-input').waitFor({ state: 'attached' });
    await page.locator('.typing-input').evaluate((element: HTMLTextAreaElement) => element.setSelectionRange(250, 250));
    await page.evaluate(startWatch);
    const line = await page.context().newCDPSession(page);
    await line.send('Performance.enable', { timeDomain: 'threadTicks' });
    const busy = async (): Promise<number> => ((await line.send('Performance.getMetrics')).metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000;
    const before = await busy();
    for (let key = 0; key < keys; key += 1) {
      await page.keyboard.press(key % 2 === 0 ? 'x' : 'Backspace');
      await page.waitForFunction((count) => Reflect.get(globalThis, 'pressed').length > count, key);
    }
    const processorMs = ((await busy()) - before) / keys;
    const pressed: number[] = await page.evaluate(() => Reflect.get(globalThis, 'pressed'));
    // The first presses find nothing prepared.
    const sorted = pressed.slice(10).toSorted((a, b) => a - b);
    const share = (part: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))]!;
    return { characters, keys, medianMs: share(0.5), p95Ms: share(0.95), processorMs };
  } finally {
    await browser.close();
    await host.end('SIGINT');
  }
}

/** Runs in the page: notes for each press the time until its handlers are done, and that of the frame that paints it. */
function startWatch(): void {
  const pressed: number[] = [];
  Reflect.set(globalThis, 'pressed', pressed);
  // oxlint-disable-next-line unicorn/consistent-function-scoping -- the page is given this function alone
  const later = (run: () => void): void => {
    const channel = new MessageChannel();
    channel.port1.addEventListener('message', run, { once: true });
    channel.port1.start();
    channel.port2.postMessage(undefined);
  };
  addEventListener(
    'beforeinput',
    () => {
      const begin = performance.now();
      let handledMs = 0;
      later(() => {
        handledMs = performance.now() - begin;
      });
      requestAnimationFrame(() => {
        const frame = performance.now();
        later(() => pressed.push(handledMs + performance.now() - frame));
      });
    },
    { capture: true },
  );
}
