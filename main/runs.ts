// Exports that the studio runs for a page: plans wait in memory until they are run or replaced; what happens is told as it
// happens, a few times a second.

import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { ExportEvent, PlanSummary } from '../shared/api.ts';
import type { ExportOptions, Job, JobResult } from '../shared/batch.ts';
import { Fault } from '../shared/fault.ts';
import { safeName } from '../shared/fileName.ts';
import { planExport, type ExportInput } from './exporting.ts';
import type { Studio } from './studio.ts';

/** Plans kept at a time: a person looks at the last one, and perhaps has a second window. */
const keptPlans = 8;
/** Jobs a plan shows: the first ones, and those with problems. */
const shownJobs = 500;
const firstJobs = 50;
const progressMs = 200;

interface PlannedExport {
  readonly input: ExportInput;
  readonly jobs: readonly Job[];
  readonly quality: number;
  readonly folder: string;
}

export interface Runs {
  /** Plans an export and keeps the plan. @throws Fault `usage` for a file-name pattern that cannot be used */
  plan(input: ExportInput, options: ExportOptions, name: string): PlanSummary;
  /** Runs a plan; ending the iteration stops the export cleanly. @throws Fault `notFound` for a plan that was let go */
  run(plan: string, signal: AbortSignal | undefined): AsyncGenerator<ExportEvent, void>;
  /** The folder of a finished export. @throws Fault `notFound` */
  folderOf(id: string): string;
}

export function createRuns(studio: Pick<Studio, 'press' | 'library' | 'clock'>): Runs {
  const plans = new Map<string, PlannedExport>();
  const folders = new Map<string, string>();
  return {
    plan(input, options, name) {
      const { jobs, problems } = planExport(input, options);
      const stamp = studio.clock().toISOString().slice(0, 19).replaceAll(':', '-');
      const folder = join(studio.library.folder, 'exports', `${stamp} ${safeName(name)}`);
      const plan = randomUUID();
      plans.set(plan, { input, jobs, quality: options.quality, folder });
      for (const old of [...plans.keys()].slice(0, -keptPlans)) plans.delete(old);
      const counted = (severity: string): number => jobs.filter((job) => job.problems.some((problem) => problem.severity === severity)).length;
      return {
        plan,
        folder,
        jobCount: jobs.length,
        rowCount: input.rows.length,
        errorCount: counted('error') + problems.filter(({ severity }) => severity === 'error').length,
        warningCount: counted('warning'),
        jobs: jobs
          .filter((job, index) => index < firstJobs || job.problems.length > 0)
          .slice(0, shownJobs)
          .map((job) => ({ row: job.row, size: job.size.id, type: job.type, file: job.file, problems: job.problems })),
      };
    },
    async *run(id, signal) {
      const planned = plans.get(id);
      if (!planned) throw new Fault('notFound', 'This plan is no longer kept. Plan the export again.');
      plans.delete(id);
      yield* runPlan(studio, planned, signal, (folder) => {
        const made = randomUUID();
        folders.set(made, folder);
        return made;
      });
    },
    folderOf(id) {
      const folder = folders.get(id);
      if (!folder) throw new Fault('notFound', 'This export is no longer known. Its folder is among the exports of the library.');
      return folder;
    },
  };
}

async function* runPlan(
  { press }: Pick<Studio, 'press'>,
  { input, jobs, quality, folder }: PlannedExport,
  signal: AbortSignal | undefined,
  keep: (folder: string) => string,
): AsyncGenerator<ExportEvent, void> {
  const stop = new AbortController();
  const cancel = (): void => stop.abort();
  signal?.addEventListener('abort', cancel, { once: true });
  const waiting: JobResult[] = [];
  let done = 0;
  const startedAt = performance.now();
  const { design, kit, asksConsent } = input;
  const onResult = (result: JobResult): void => {
    done += 1;
    if (result.warnings.length > 0) waiting.push(result);
  };
  const running = press.exportJobs({ jobs, kit, design, asksConsent, folder, quality, signal: stop.signal, onResult });
  const ended = running.then(
    () => true,
    () => true,
  );
  try {
    while (!(await Promise.race([ended, setTimeout(progressMs, false, { ref: false })]))) {
      for (const result of waiting.splice(0)) yield { type: 'job', result };
      const perSecond = done / Math.max((performance.now() - startedAt) / 1000, 0.001);
      yield { type: 'progress', done, total: jobs.length, perSecond, secondsLeft: done === 0 ? 0 : (jobs.length - done) / perSecond };
    }
    for (const result of waiting.splice(0)) yield { type: 'job', result };
    const manifest = await running;
    const counted = (status: JobResult['status']): number => manifest.jobs.filter((job) => job.status === status).length;
    yield {
      type: 'finished',
      export: keep(folder),
      folder,
      written: counted('written'),
      skipped: counted('skipped'),
      failed: counted('failed'),
      cancelled: stop.signal.aborted,
    };
  } finally {
    stop.abort();
    signal?.removeEventListener('abort', cancel);
    await ended;
  }
}
