import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { createCrew } from '../../../main/press/crew.ts';
import type { Batch } from '../../../main/press/crew.ts';
import type { Ground, Outcome, Task } from '../../../main/press/messages.ts';
import { runChild } from '../../helpers/child.ts';
import type { Size } from '../../../shared/size.ts';

const size: Size = {
  id: 'x-card', network: 'x', name: 'Card', width: 8, height: 8, use: 'post', recommended: true, types: ['jpeg'],
  confidence: 'official', limitsConfidence: 'official', sources: [],
};
const ground: Ground = {
  kit: { brand: { name: '', colours: {}, fonts: {}, logos: [], logoClearSpace: 0, fallback: [] }, fonts: [], pictures: [] },
  design: { schema: 1, id: 'd', name: '', description: '', fields: [], point: {}, altPattern: '', showsPerson: false, pack: '', pages: [] },
  asksConsent: false,
};
const task = (alt: string): Task => ({ size, point: {}, alt, problems: [] });

/** What became of tasks, in their order, with one worker that ends at each `end`. */
async function outcomesOf(alts: readonly string[], workers: number): Promise<readonly string[]> {
  const crew = createCrew(workers, new URL('./faultyWorker.ts', import.meta.url));
  onTestFinished(() => crew.close());
  const outcomes: Outcome[] = [];
  await crew.run([{ ground, tasks: alts.map(task), onOutcome: (index, outcome) => void (outcomes[index] = outcome) }]);
  return outcomes.map((outcome) => outcome.status);
}

it('gives every task one outcome', async () => {
  expect(await outcomesOf(['a', 'b', 'c', 'd', 'e'], 2)).toEqual(Array.from({ length: 5 }, () => 'checked'));
  expect(await outcomesOf([], 2)).toEqual([]);
});

it.each([1, 2])('fails a task at which two workers ended, and has the others done by another: %i workers', async (workers) => {
  expect(await outcomesOf(['a', 'end', 'b', 'end', 'end', 'c', 'd'], workers)).toEqual([
    'checked', 'failed', 'checked', 'failed', 'failed', 'checked', 'checked',
  ]);
});

it('sends a worker the ground of each task, however many there are at once', async () => {
  const crew = createCrew(1, new URL('./groundsWorker.ts', import.meta.url));
  onTestFinished(() => crew.close());
  const outcomes: string[] = [];
  const batchOf = (own: Ground, amount: number): Batch => ({ ground: own, tasks: Array.from({ length: amount }, () => task('a')), onOutcome: (_, { status }) => void outcomes.push(status) });
  // A worker that is fast is given many tasks at a time.
  await crew.run([batchOf(ground, 60)]);
  await crew.run(Array.from({ length: 8 }, () => batchOf({ ...ground }, 1)));
  expect(new Set(outcomes)).toEqual(new Set(['checked']));
  expect(outcomes).toHaveLength(68);
});

it('asks for batches only as its workers need them', async () => {
  const crew = createCrew(2, new URL('./faultyWorker.ts', import.meta.url));
  onTestFinished(() => crew.close());
  let asked = 0;
  let done = 0;
  let most = 0;
  const batches = function* (): Generator<Batch, void> {
    for (; asked < 500; asked += 1) {
      most = Math.max(most, asked - done);
      yield { ground, tasks: [task('a')], onOutcome: () => void (done += 1) };
    }
  };
  await crew.run(batches());
  expect([asked, done]).toEqual([500, 500]);
  expect(most).toBeLessThan(40);
});

it('has a task at which one worker ended done by another', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'press-crew-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const tasks = ['a', `once ${join(folder, 'one')}`, 'b', `once ${join(folder, 'two')}`, 'c'];
  expect(await outcomesOf(tasks, 2)).toEqual(tasks.map(() => 'checked'));
});

it('ends a worker cleanly that is still loading', async () => {
  const { lines, code } = await runChild(new URL('./warmProgram.ts', import.meta.url), []);
  expect([lines, code]).toEqual([['closed'], 0]);
});
