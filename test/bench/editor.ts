// Measures the editor in a real browser: dragging one of 1,000 elements beside bare Konva that drags one cached node among 1,000, opening,
// selecting everything, and zooming. Processor time of the page's thread stands beside times by the clock, which others' work disturbs.
//   node test/bench/editor.ts [--elements N] [--frames N]

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium, type CDPSession, type Page } from '@playwright/test';
import { newDesign, type Design, type Element } from '../../shared/design.ts';
import { newElement } from '../../shared/elements/index.ts';
import { pictureOf } from '../../shared/point.ts';
import { ensureBuilt } from '../../main/build/build.ts';
import { fromPack } from '../../main/kits.ts';
import { openStudio } from '../../main/studio.ts';
import { browserArguments, ensureBrowser } from '../helpers/browser.ts';
import { startHost } from '../helpers/studioHost.ts';
import { bareKonva } from './editorFloor.ts';

export interface FrameFigures {
  readonly medianMs: number;
  readonly p95Ms: number;
  readonly longestMs: number;
  /** Processor time of the page's thread, for each frame. */
  readonly processorMs: number;
}

export interface EditorFigures {
  readonly elements: number;
  readonly drag: FrameFigures;
  /** Bare Konva that drags one cached node among as many. */
  readonly floor: FrameFigures;
  /** From going to the design to its first painting. */
  readonly openMs: number;
  readonly selectAllMs: number;
  /** From a change of the zoom until the page is drawn at it. */
  readonly zoomMs: number;
}

/** Texts, pictures and shapes all over a page: 3 to 3 to 4. */
export function crowdedDesign(count: number, picture: string): Design {
  const side = Math.ceil(Math.sqrt(count));
  const step = 1000 / side;
  const elements = Array.from({ length: count }, (_, index): Element => {
    const box = { x: 40 + (index % side) * step, y: 40 + Math.floor(index / side) * step, width: step * 0.9, height: step * 0.8 };
    if (index % 10 < 3) return newElement('text', `text-${index}`, { ...box, runs: [{ text: `Light ${index}` }], size: { smallest: 4, largest: 9 } });
    if (index % 10 < 6) return newElement('image', `image-${index}`, { ...box, source: { asset: picture } });
    return newElement('shape', `shape-${index}`, { ...box, shape: index % 2 === 0 ? 'ellipse' : 'rectangle', fill: { type: 'solid', colour: 'accent' } });
  });
  const plain = newDesign({ id: 'crowded', name: 'Crowded' });
  return { ...plain, pages: [{ ...plain.pages[0]!, elements }] };
}

function figuresOf(deltas: readonly number[], processorMs: number): FrameFigures {
  const sorted = deltas.toSorted((one, other) => one - other);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { medianMs: at(0.5), p95Ms: at(0.95), longestMs: sorted.at(-1) ?? 0, processorMs: processorMs / Math.max(1, deltas.length) };
}

async function taskMs(line: CDPSession): Promise<number> {
  const { metrics } = await line.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000;
}

/** Drags by events of the page's own, one a frame, so that the browser's protocol is not measured. */
async function dragFrames(page: Page, line: CDPSession, frames: number): Promise<FrameFigures> {
  const before = await taskMs(line);
  const deltas = await page.evaluate(async (count) => {
    const frame = document.querySelector('.editor-frame')!;
    const sheet = document.querySelector('.canvas-page')!.getBoundingClientRect();
    frame.setPointerCapture = () => undefined;
    // Within the page there is no scope outside of this function.
    // oxlint-disable-next-line unicorn/consistent-function-scoping
    const send = (type: string, x: number, y: number): void => {
      document
        .querySelector('.editor-ground')!
        .dispatchEvent(new PointerEvent(type, { clientX: x, clientY: y, bubbles: true, cancelable: true, pointerId: 1, button: type === 'pointermove' ? -1 : 0, buttons: 1, isPrimary: true }));
    };
    const [x, y] = [sheet.left + sheet.width * 0.5, sheet.top + sheet.height * 0.5];
    send('pointerdown', x, y);
    const times: number[] = [];
    await new Promise<void>((resolve) => {
      const step = (now: number): void => {
        times.push(now);
        send('pointermove', x + 4 + Math.sin(times.length / 9) * 120, y + 4 + Math.cos(times.length / 7) * 90);
        if (times.length > count) resolve();
        else requestAnimationFrame(step);
      };
      requestAnimationFrame(step);
    });
    send('pointerup', x, y);
    return times.slice(1).map((time, index) => time - times[index]!);
  }, frames);
  return figuresOf(deltas, (await taskMs(line)) - before);
}

/** Opens such a design in the built studio and measures it; `folder` is for its library. */
export async function measureEditor({ folder, elements, frames }: { readonly folder: string; readonly elements: number; readonly frames: number }): Promise<EditorFigures> {
  const library = join(folder, 'library');
  const studio = await openStudio({ library, host: 'cli', workers: 1 });
  const { pack, template } = await studio.packs.findTemplate('my-point');
  const photo = pictureOf(template.point, 'photo');
  if (!photo) throw new Error('The template "My point" shows no photo to fill a page with.');
  const { id } = studio.library.designs.create(fromPack(crowdedDesign(elements, photo.asset), pack), 'my-point').design;
  await studio.close();
  const host = await startHost(library);
  const browser = await chromium.launch({ executablePath: ensureBrowser(), args: [...browserArguments] });
  try {
    const floor = await bareKonva(browser, elements, frames, figuresOf);
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await page.goto(host.bootUrl);
    await page.locator('.gallery, main').first().waitFor();
    const line = await page.context().newCDPSession(page);
    await line.send('Performance.enable', { timeDomain: 'threadTicks' });
    const beganMs = performance.now();
    await page.evaluate((fragment) => {
      location.hash = fragment;
    }, `#/design/${id}`);
    await page.locator('.canvas-page canvas').first().waitFor();
    const openMs = performance.now() - beganMs;
    await page.evaluate(async () => new Promise((resolve) => requestIdleCallback(resolve, { timeout: 10_000 })));
    const drag = await dragFrames(page, line, frames);
    const selectAllMs = await selectAll(page);
    const zoomMs = await zoom(page);
    return { elements, drag, floor, openMs, selectAllMs, zoomMs };
  } finally {
    await browser.close();
    await host.end('SIGINT');
  }
}

/** From the press of the keys until all outlines are in the page. */
async function selectAll(page: Page): Promise<number> {
  return await page.evaluate(async () => {
    const ground = document.querySelector<HTMLElement>('.editor-ground')!;
    ground.focus();
    const beganMs = performance.now();
    ground.dispatchEvent(new KeyboardEvent('keydown', { key: 'a', code: 'KeyA', ctrlKey: true, bubbles: true, cancelable: true }));
    while (!document.querySelector('.canvas-overlay .overlay-outline')) await new Promise((resolve) => setTimeout(resolve));
    return performance.now() - beganMs;
  });
}

/** From the press of a key that zooms until the page is drawn larger, and a frame later. */
async function zoom(page: Page): Promise<number> {
  return await page.evaluate(async () => {
    const canvas = document.querySelector('.canvas-page canvas')!;
    const before = canvas.clientWidth;
    const beganMs = performance.now();
    document.querySelector('.editor-ground')!.dispatchEvent(new KeyboardEvent('keydown', { key: '+', code: 'Equal', shiftKey: true, bubbles: true, cancelable: true }));
    while (canvas.clientWidth === before) await new Promise((resolve) => requestAnimationFrame(resolve));
    await new Promise((resolve) => requestAnimationFrame(resolve));
    return performance.now() - beganMs;
  });
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { elements: { type: 'string', default: '1000' }, frames: { type: 'string', default: '240' } } });
  await ensureBuilt();
  const folder = await mkdtemp(join(tmpdir(), 'point-studio-editor-'));
  try {
    const figures = await measureEditor({ folder, elements: Number(values.elements), frames: Number(values.frames) });
    process.stdout.write(`${JSON.stringify({ ...figures, ratio: figures.drag.p95Ms / figures.floor.p95Ms, processorRatio: figures.drag.processorMs / figures.floor.processorMs }, null, 2)}\n`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
