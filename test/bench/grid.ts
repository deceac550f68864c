// Measures the grid of a long spreadsheet in a real browser: how fast it is there, and what each frame of a scripted scroll costs. Frame
// times by the clock say nothing on a machine that others use too, so the processor time of the page's own thread is measured beside them.

import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium, type CDPSession, type Page } from '@playwright/test';
import { browserArguments, ensureBrowser } from '../helpers/browser.ts';
import { startHost } from '../helpers/studioHost.ts';

export interface GridRequest {
  readonly rows: number;
  /** A folder for the library, and for the sheet. */
  readonly folder: string;
  /** Frames of each scroll. */
  readonly frames?: number;
}

export interface ScrollFigures {
  /** Rows that pass in a frame. */
  readonly rowsPerFrame: number;
  /** Processor time of the page's thread, for each frame, in milliseconds: 16.7 is 60 frames a second. */
  readonly processorMs: number;
  /** Times between frames by the clock, in milliseconds. */
  readonly medianMs: number;
  readonly p95Ms: number;
  /** Elements on the page afterwards: the same however long the sheet is. */
  readonly elements: number;
}

export interface GridFigures {
  readonly rows: number;
  /** From handing the file over to the first rows on show, by the clock. */
  readonly openMs: number;
  readonly scrolls: readonly ScrollFigures[];
}

const rowHeight = 48;

/** Opens a sheet of so many rows in the built studio and scrolls through it: slowly, fast, and from end to end. */
export async function measure({ rows, folder, frames = 240 }: GridRequest): Promise<GridFigures> {
  const file = join(folder, 'rows.csv');
  await writeFile(file, sheetOf(rows));
  const host = await startHost(join(folder, 'library'));
  const browser = await chromium.launch({ executablePath: ensureBrowser(), args: [...browserArguments] });
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await page.goto(host.bootUrl);
    await page.goto(`${new URL(page.url()).origin}/#/batch/my-point`);
    await page.locator('.batch-start .drop-button').waitFor();
    const beganMs = performance.now();
    await page.locator('.batch-start input[type=file]').setInputFiles(file);
    await page.locator('.grid-row .cell-text').first().waitFor({ timeout: 300_000 });
    const openMs = performance.now() - beganMs;
    const line = await page.context().newCDPSession(page);
    await line.send('Performance.enable', { timeDomain: 'threadTicks' });
    const scrolls: ScrollFigures[] = [];
    for (const rowsPerFrame of [0.25, 8, Math.ceil(rows / frames)]) scrolls.push(await scroll(page, line, rowsPerFrame, frames));
    return { rows, openMs, scrolls };
  } finally {
    await browser.close();
    await host.end('SIGINT');
  }
}

async function scroll(page: Page, line: CDPSession, rowsPerFrame: number, frames: number): Promise<ScrollFigures> {
  const before = await taskSeconds(line);
  const deltas = await page.evaluate(
    async ({ px, frames: count }) => {
      const grid = document.querySelector('.grid')!;
      grid.scrollTop = 0;
      const times: number[] = [];
      await new Promise<void>((resolve) => {
        const step = (now: number): void => {
          times.push(now);
          grid.scrollTop += px;
          if (times.length > count) resolve();
          else requestAnimationFrame(step);
        };
        requestAnimationFrame(step);
      });
      return times.slice(1).map((time, index) => time - times[index]!);
    },
    { px: rowsPerFrame * rowHeight, frames },
  );
  const processorMs = ((await taskSeconds(line)) - before) * 1000 / frames;
  const sorted = deltas.toSorted((one, other) => one - other);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!;
  return { rowsPerFrame, processorMs, medianMs: at(0.5), p95Ms: at(0.95), elements: await page.locator('*').count() };
}

/** What the page's thread has worked so far. */
async function taskSeconds(line: CDPSession): Promise<number> {
  const { metrics } = await line.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0;
}

function sheetOf(rows: number): string {
  const claims = ['Light after dark means homework, trade and safety.', 'A vaccine needs a cold fridge.', 'Energy is a right, not a favour.'];
  const line = (index: number): string =>
    [`Supporter ${index}`, 'Homa Bay', 'Farmer', index % 250 === 0 ? '' : claims[index % 3], 'en', 'yes', 'Ask leaders', '#MakeYourPoint', `Batch ${index % 50}`].join(',');
  return ['name,place,role,claim,language,consent,callToAction,hashtag,note', ...Array.from({ length: rows }, (_, index) => line(index + 1))].join('\n');
}

