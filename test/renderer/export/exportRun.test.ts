import { createRouterClient, implement } from '@orpc/server';
import { beforeEach, describe, expect, test } from 'vitest';
import { cancelExport, choose, makePlan, runExport, startOver, useExport, type ExportDoorway } from '../../../renderer/export/exportRun.ts';
import { contract, type ExportEvent, type PlanSummary } from '../../../shared/api.ts';
import type { JobResult } from '../../../shared/batch.ts';
import { Fault } from '../../../shared/fault.ts';

const plan: PlanSummary = { plan: 'p1', folder: '/exports/points', jobCount: 3, rowCount: 1, errorCount: 0, warningCount: 0, jobs: [] };

function job(file: string, status: JobResult['status'], warning?: string): ExportEvent {
  const warnings = warning === undefined ? [] : [{ check: 'text-size', severity: 'warning' as const, message: warning }];
  const result = { row: 1, template: 'quote', size: 'ig-square', network: 'instagram', file, type: 'jpeg' as const, width: 1080, height: 1080, bytes: 9, sha256: '', alt: '', status, warnings };
  return { type: 'job', result };
}

const finished: ExportEvent = { type: 'finished', export: 'e1', folder: '/exports/points', written: 2, skipped: 1, failed: 0, cancelled: false };

/** Main, as far as exports are concerned, with a run of the test's own. */
function mainThat(run: (signal: AbortSignal | undefined) => AsyncGenerator<ExportEvent>): ExportDoorway {
  const exports = implement(contract.exports);
  const client = createRouterClient(
    exports.router({
      plan: exports.plan.handler(({ input }) => {
        if (input.name.includes('..')) throw new Fault('input', 'The name leaves the folder.');
        return { ...plan, jobCount: input.sizes.length };
      }),
      run: exports.run.handler(({ signal }) => run(signal)),
      reveal: exports.reveal.handler(() => null),
    }),
  );
  return { exports: client };
}

const source = { design: 'd1' };
const never = new AbortController().signal;

beforeEach(() => {
  startOver();
  choose({ preset: 'choose', sizes: ['ig-square', 'x-landscape', 'li-square'], name: '{size}' });
});

describe('an export', () => {
  const healthy = mainThat(async function* () {
    yield { type: 'progress', done: 1, total: 3, perSecond: 2, secondsLeft: 1 };
    yield job('a.jpg', 'written');
    yield job('b.jpg', 'written', 'The source is small.');
    yield job('c.jpg', 'skipped');
    yield finished;
  });

  test('is planned before anything is written', async () => {
    await makePlan(healthy, source, useExport.getState().choice, never);
    expect(useExport.getState()).toMatchObject({ plan: { jobCount: 3, folder: '/exports/points' }, stage: { step: 'choose' }, isPlanning: false });
  });

  test('that cannot be planned says why and shows no plan', async () => {
    await makePlan(healthy, source, { ...useExport.getState().choice, name: '../{size}' }, never);
    expect(useExport.getState().plan).toBeUndefined();
    expect(useExport.getState().fault?.message).toBeTruthy();
  });

  test('ends with what became of it, and names what needs a look', async () => {
    await makePlan(healthy, source, useExport.getState().choice, never);
    await runExport(healthy);
    const { stage, written, troubled } = useExport.getState();
    expect(stage).toEqual({ step: 'done', finished, wasCancelled: false });
    expect(written).toBe(2);
    expect(troubled.map((result) => result.file)).toEqual(['b.jpg', 'c.jpg']);
  });

  test('does not run a plan that the options have left behind', async () => {
    await makePlan(healthy, source, useExport.getState().choice, never);
    choose({ name: '{row}' });
    await runExport(healthy);
    expect(useExport.getState().stage).toEqual({ step: 'choose' });
    await makePlan(healthy, source, useExport.getState().choice, never);
    await runExport(healthy);
    expect(useExport.getState().stage.step).toBe('done');
  });

  test('without a plan does nothing', async () => {
    await runExport(healthy);
    expect(useExport.getState().stage).toEqual({ step: 'choose' });
  });

  test('that is cancelled stops and keeps the count of what is written', async () => {
    let wasStopped = false;
    const main = mainThat(async function* () {
      try {
        yield job('a.jpg', 'written');
        cancelExport();
        for (;;) yield job('again.jpg', 'written');
      } finally {
        wasStopped = true;
      }
    });
    await makePlan(main, source, useExport.getState().choice, never);
    await runExport(main);
    expect(useExport.getState().stage).toMatchObject({ step: 'done', wasCancelled: true });
    expect(useExport.getState().written).toBeGreaterThan(0);
    expect(wasStopped).toBe(true);
  });

  test('that breaks off says why', async () => {
    const main = mainThat(async function* () {
      yield job('a.jpg', 'written');
      throw new Error('The disk is full.');
    });
    await makePlan(main, source, useExport.getState().choice, never);
    await runExport(main);
    const { stage, fault } = useExport.getState();
    expect(stage).toMatchObject({ step: 'done', wasCancelled: false });
    expect(fault).toBeInstanceOf(Fault);
  });
});
