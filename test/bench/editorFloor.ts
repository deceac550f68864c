// The floor of dragging: bare Konva with one layer of cached nodes, of which one is moved in each frame.

import { join } from 'node:path';
import type { Browser } from '@playwright/test';
import type Konva from 'konva';
import { inRoot } from '../../main/here.ts';
import type { FrameFigures } from './editor.ts';

declare global {
  interface Window {
    Konva: typeof Konva;
  }
}

export async function bareKonva(browser: Browser, nodes: number, frames: number, figuresOf: (deltas: readonly number[], processorMs: number) => FrameFigures): Promise<FrameFigures> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  try {
    await page.setContent('<div id="stage"></div>');
    await page.addScriptTag({ path: join(inRoot('./node_modules/konva'), 'konva.min.js') });
    const line = await page.context().newCDPSession(page);
    await line.send('Performance.enable', { timeDomain: 'threadTicks' });
    const taskMs = async (): Promise<number> => {
      const { metrics } = await line.send('Performance.getMetrics');
      return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000;
    };
    const side = Math.ceil(Math.sqrt(nodes));
    await page.evaluate(
      ({ count, across }) => {
        const stage = new window.Konva.Stage({ container: 'stage', width: 540, height: 540, listening: false });
        const layer = new window.Konva.Layer({ listening: false });
        const step = 500 / across;
        for (let index = 0; index < count; index += 1) {
          const node = new window.Konva.Circle({ x: 20 + (index % across) * step, y: 20 + Math.floor(index / across) * step, radius: step * 0.45, fill: '#ffb000' });
          layer.add(node);
          node.cache();
        }
        stage.add(layer);
      },
      { count: nodes, across: side },
    );
    const before = await taskMs();
    const deltas = await page.evaluate(async (count) => {
      const [layer] = window.Konva.stages[0]!.getLayers();
      const node = layer!.children[Math.floor(layer!.children.length / 2)]!;
      const times: number[] = [];
      await new Promise<void>((resolve) => {
        const step = (now: number): void => {
          times.push(now);
          node.position({ x: 270 + Math.sin(times.length / 9) * 60, y: 270 + Math.cos(times.length / 7) * 45 });
          layer!.batchDraw();
          if (times.length > count) resolve();
          else requestAnimationFrame(step);
        };
        requestAnimationFrame(step);
      });
      return times.slice(1).map((time, index) => time - times[index]!);
    }, frames);
    return figuresOf(deltas, (await taskMs()) - before);
  } finally {
    await page.close();
  }
}
