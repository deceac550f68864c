import { createRouterClient, implement } from '@orpc/server';
import { beforeEach, describe, expect, test } from 'vitest';
import { choose, makePlan, resumeExport, runExport, startOver, stepOf, stopExport, useExport, type ExportDoorway, type Finished } from '../../../renderer/export/exportRun.ts';
import { contract, type ExportEvent, type ExportListing, type PlanSummary } from '../../../shared/api.ts';
import { Fault } from '../../../shared/fault.ts';

const source = { design: 'd1' };
const listing: ExportListing = {
  export: 'e1', name: 'points', folder: '/exports/points', source, state: 'running', jobs: 3, written: 0, kept: 0, skipped: 0, failed: 0, reason: '', startedAt: '', endedAt: '',
};
const plan: PlanSummary = { plan: 'p1', folder: '/exports/points', jobCount: 3, rowCount: 1, errorCount: 0, warningCount: 0, jobs: [] };
const finished: Finished = {
  type: 'finished', export: 'e1', folder: '/exports/points', how: 'finished', jobs: 3, written: 3, kept: 1, skipped: 0, failed: 0, left: 0, reason: '', wrong: 0, results: [], troubled: [], troubledCount: 0,
};
const progress = (done: number): ExportEvent => ({
  type: 'progress', export: 'e1', stage: 'pictures', done, total: 3, kept: 1, problems: 0, perSecond: 2, secondsLeft: 1, latest: [],
});

function unused(): never {
  throw new Error('Nobody asked for this.');
}

/** Main, as far as exports are concerned, with a run of the test's own. */
function mainThat(watch: (signal: AbortSignal | undefined) => AsyncGenerator<ExportEvent>, onStop: () => void = () => undefined): ExportDoorway {
  const os = implement(contract.exports);
  const client = createRouterClient(
    os.router({
      plan: os.plan.handler(({ input }) => {
        if (input.name.includes('..')) throw new Fault('input', 'The name leaves the folder.');
        return { ...plan, jobCount: input.sizes.length, folder: input.folder ?? plan.folder };
      }),
      start: os.start.handler(() => listing),
      resume: os.resume.handler(() => listing),
      watch: os.watch.handler(({ signal }) => watch(signal)),
      stop: os.stop.handler(() => {
        onStop();
        return null;
      }),
      list: os.list.handler(unused),
      forget: os.forget.handler(unused),
      picture: os.picture.handler(unused),
      purge: os.purge.handler(unused),
      reveal: os.reveal.handler(() => null),
      proof: os.proof.handler(unused),
    }),
  );
  return { exports: client };
}

const never = new AbortController().signal;
const healthy = mainThat(async function* () {
  yield progress(1);
  yield progress(2);
  yield finished;
});

beforeEach(() => {
  useExport.setState({ run: undefined });
  startOver();
  choose({ preset: 'choose', sizes: ['ig-square', 'x-landscape', 'li-square'], name: '{size}', folder: '' });
});

describe('an export', () => {
  test('is planned before anything is written, into the folder that was named', async () => {
    choose({ folder: '/pictures' });
    await makePlan(healthy, source, useExport.getState().choice, never);
    expect(useExport.getState()).toMatchObject({ plan: { jobCount: 3, folder: '/pictures' }, isPlanning: false });
    expect(stepOf(useExport.getState())).toBe('choose');
  });

  test('that cannot be planned says why and cannot be run', async () => {
    await makePlan(healthy, source, { ...useExport.getState().choice, name: '../{size}' }, never);
    expect(useExport.getState().plan).toBeUndefined();
    expect(useExport.getState().fault?.message).toBeTruthy();
    await runExport(healthy);
    expect(stepOf(useExport.getState())).toBe('choose');
  });

  test('ends with what became of it', async () => {
    await makePlan(healthy, source, useExport.getState().choice, never);
    await runExport(healthy);
    expect(stepOf(useExport.getState())).toBe('done');
    expect(useExport.getState().run).toMatchObject({ name: 'points', progress: { done: 2, kept: 1 }, finished: { written: 3, kept: 1 } });
  });

  test('does not run a plan that the options have left behind', async () => {
    await makePlan(healthy, source, useExport.getState().choice, never);
    choose({ name: '{row}' });
    await runExport(healthy);
    expect(stepOf(useExport.getState())).toBe('choose');
    await makePlan(healthy, source, useExport.getState().choice, never);
    await runExport(healthy);
    expect(stepOf(useExport.getState())).toBe('done');
  });

  test('goes on where it was interrupted', async () => {
    await resumeExport(healthy, 'e1');
    expect(useExport.getState().run?.finished).toEqual(finished);
  });

  test('is stopped in main, which says how it ended', async () => {
    const { promise: isStopped, resolve: stopped } = Promise.withResolvers<void>();
    const main = mainThat(
      async function* () {
        yield progress(1);
        await isStopped;
        yield { ...finished, how: 'stopped', written: 1 };
      },
      () => stopped(),
    );
    await makePlan(main, source, useExport.getState().choice, never);
    const running = runExport(main);
    await expect.poll(() => useExport.getState().run?.progress?.type).toBe('progress');
    startOver();
    expect(stepOf(useExport.getState())).toBe('running');
    await stopExport(main);
    await running;
    expect(useExport.getState().run?.finished).toMatchObject({ how: 'stopped', written: 1 });
  });

  test('whose line breaks says why', async () => {
    const main = mainThat(async function* () {
      yield progress(1);
      throw new Error('The line is lost.');
    });
    await makePlan(main, source, useExport.getState().choice, never);
    await runExport(main);
    expect(useExport.getState().fault).toBeInstanceOf(Fault);
  });
});
