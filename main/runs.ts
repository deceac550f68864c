// Exports that the studio runs: planned before anything is written, run on whether a page looks or not, and remembered, so that one that
// was stopped or killed can go on.

import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { isAbsolute, join, relative } from 'node:path';
import type { ExportEvent, ExportListing, ExportSource, PlanSummary } from '../shared/api.ts';
import type { Job } from '../shared/batch.ts';
import { asFault, Fault } from '../shared/fault.ts';
import { safeName } from '../shared/fileName.ts';
import { findSizes } from '../shared/networks/index.ts';
import { planExport, type ExportInput } from './exporting.ts';
import { findUnfinished } from './press/unfinished.ts';
import { startRun, type LiveRun } from './runs/liveRun.ts';
import { createRunStore, type KeptOptions, type StoredRun } from './runs/store.ts';
import type { Studio } from './studio.ts';

/** Plans kept at a time: a person looks at the last one, and perhaps has a second window. */
const keptPlans = 3;
/** Jobs a plan shows: the first ones, and those with problems. */
const shownJobs = 500;
const firstJobs = 50;
/** Runs that are over and can still be told of. */
const keptEnds = 20;

interface PlannedExport {
  readonly input: ExportInput;
  readonly jobs: readonly Job[];
  readonly source: ExportSource;
  readonly options: KeptOptions;
  readonly folder: string;
  readonly name: string;
  /** The export that it continues or brings up to date. */
  readonly updates?: string;
}

export interface PlanWish {
  readonly source: ExportSource;
  readonly options: Omit<KeptOptions, 'date'>;
  /** Absolute; a new one among the library's exports if absent. */
  readonly folder?: string;
  /** An earlier export to bring up to date: its folder is taken. */
  readonly updates?: string;
}

/** What an export is made from, and its name. */
export type AskInput = (source: ExportSource) => Promise<{ readonly input: ExportInput; readonly name: string }>;

export interface Runs {
  /** Plans an export and keeps the plan. @throws Fault `usage` for a file-name pattern or folder that cannot be used */
  plan(wish: PlanWish): Promise<PlanSummary>;
  /** Runs a plan. @throws Fault `notFound` for a plan that was let go */
  start(plan: string): ExportListing;
  /** Goes on with one that was stopped, killed or refused by the disk: the same pictures into the same folder. */
  resume(id: string): Promise<ExportListing>;
  watch(id: string, signal: AbortSignal | undefined): AsyncGenerator<ExportEvent, void>;
  stop(id: string): void;
  /** The newest first. */
  list(): Promise<readonly ExportListing[]>;
  /** Forgets one that is not running; its folder stays. */
  forget(id: string): void;
  folderOf(id: string): string;
  /** One of the latest pictures of a run, small: a JPEG. */
  picture(id: string, file: string, longPx: number): Promise<Uint8Array>;
}

export function createRuns(studio: Pick<Studio, 'press' | 'library' | 'networks' | 'clock' | 'events'>, askInput: AskInput): Runs {
  const { library, press, networks } = studio;
  const store = createRunStore(library.database, studio.clock);
  const plans = new Map<string, PlannedExport>();
  const live = new Map<string, LiveRun>();
  const changed = (id: string): void => studio.events.send({ type: 'exportsChanged', id });
  const isRunning = (id: string): boolean => live.has(id) && live.get(id)!.end === undefined;

  const folderFor = async ({ folder, updates }: PlanWish, name: string): Promise<string> => {
    if (updates !== undefined) return store.find(updates).folder;
    if (folder !== undefined && folder !== '') return checkedFolder(folder, library.folder);
    const stamp = studio.clock().toISOString().slice(0, 19).replaceAll(':', '-');
    return join(library.folder, 'exports', `${stamp} ${safeName(name)}`);
  };
  const jobsOf = (input: ExportInput, { sizes, ...options }: KeptOptions): ReturnType<typeof planExport> =>
    planExport(input, { ...options, sizes: findSizes(networks, sizes.join(',')) });

  const begin = ({ input, jobs, source, options, folder, name, updates }: PlannedExport): ExportListing => {
    const id = updates ?? randomUUID();
    if (isRunning(id)) throw new Fault('conflict', 'This export is running already.');
    store.begin({ id, name, folder, source, options, jobs: jobs.length });
    const { quality, results, strict } = options;
    const run = startRun(press, { id, name, input, jobs, folder, quality, results, strict }, (end) => {
      const state = end.how === 'refused' ? 'failed' : end.how;
      store.end(id, state, end, end.reason);
      changed(id);
    });
    live.delete(id);
    live.set(id, run);
    for (const [old, { end }] of live) if (live.size > keptEnds && end) live.delete(old);
    changed(id);
    return listingOf(store.find(id), undefined, true);
  };

  return {
    async plan(wish) {
      const { input, name } = await askInput(wish.source);
      const options: KeptOptions = { ...wish.options, date: localDay(studio.clock()) };
      const { jobs, problems } = jobsOf(input, options);
      const folder = await folderFor(wish, name);
      const plan = randomUUID();
      plans.set(plan, { input, jobs, source: wish.source, options, folder, name, ...(wish.updates === undefined ? {} : { updates: wish.updates }) });
      for (const old of [...plans.keys()].slice(0, -keptPlans)) plans.delete(old);
      const earlier = store.list().find((one) => isSame(one.source, wish.source));
      return { plan, folder, ...(earlier ? { earlier: listingOf(earlier, undefined, isRunning(earlier.id)) } : {}), ...summaryOf(jobs, input, problems) };
    },
    start(id) {
      const planned = plans.get(id);
      if (!planned) throw new Fault('notFound', 'This plan is no longer kept. Plan the export again.');
      const listing = begin(planned);
      plans.delete(id);
      return listing;
    },
    async resume(id) {
      const { source, options, folder } = store.find(id);
      const { input, name } = await askInput(source);
      return begin({ input, jobs: jobsOf(input, options).jobs, source, options, folder, name, updates: id });
    },
    async *watch(id, signal) {
      const run = live.get(id);
      if (!run) throw new Fault('notFound', 'This export is not running.');
      yield* run.watch(signal);
    },
    stop: (id) => live.get(id)?.stop(),
    async list() {
      return await Promise.all(
        store.list().map(async (run) => {
          const isLive = isRunning(run.id);
          const left = run.state === 'running' && !isLive ? await findUnfinished(run.folder).catch(() => undefined) : undefined;
          return listingOf(run, left?.written, isLive);
        }),
      );
    },
    forget(id) {
      if (isRunning(id)) throw new Fault('conflict', 'This export is running. Stop it first.');
      store.remove(id);
      changed(id);
    },
    folderOf: (id) => store.find(id).folder,
    async picture(id, file, longPx) {
      const run = live.get(id);
      // Nothing but what the run itself has just written is read.
      if (!run?.latest.includes(file)) throw new Fault('notFound', `${file} is not among the latest pictures.`);
      const { sharp } = await import('./pictures/sharp.ts');
      const bytes = await readFile(join(run.folder, ...file.split('/'))).catch((thrown: unknown) => {
        throw new Fault('notFound', `${file} is no longer there.`, { cause: asFault(thrown) });
      });
      return await sharp(bytes).resize(longPx, longPx, { fit: 'inside' }).jpeg({ quality: 80 }).toBuffer();
    },
  };
}

const two = (value: number): string => String(value).padStart(2, '0');

/** The day by the wall clock here. */
function localDay(now: Date): string {
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

const isSame = (one: ExportSource, other: ExportSource): boolean =>
  'batch' in one ? 'batch' in other && one.batch === other.batch && one.template === other.template : 'design' in other && one.design === other.design;

/** @throws Fault `usage` for what is no whole path, `denied` for the library's own folders */
function checkedFolder(folder: string, library: string): string {
  const path = folder.trim();
  if (!isAbsolute(path)) throw new Fault('usage', `${path} is not a whole path: begin it at the root of the disk, such as ${join(library, 'exports', 'name')}.`);
  const inside = relative(library, path);
  const isOurs = inside === '' || (!inside.startsWith('..') && !isAbsolute(inside) && !inside.startsWith('exports'));
  if (isOurs) throw new Fault('denied', `${path} belongs to the library itself. Choose another folder.`, { detail: { folder: path } });
  return path;
}

function summaryOf(jobs: readonly Job[], input: ExportInput, problems: ReturnType<typeof planExport>['problems']): Omit<PlanSummary, 'plan' | 'folder'> {
  const counted = (severity: string): number =>
    jobs.reduce((sum, job) => (job.problems.some((problem) => problem.severity === severity) ? sum + 1 : sum), 0);
  return {
    jobCount: jobs.length,
    rowCount: input.rows.length,
    errorCount: counted('error') + problems.filter(({ severity }) => severity === 'error').length,
    warningCount: counted('warning'),
    jobs: jobs
      .filter((job, index) => index < firstJobs || job.problems.length > 0)
      .slice(0, shownJobs)
      .map((job) => ({ row: job.row, size: job.size.id, type: job.type, file: job.file, problems: job.problems })),
  };
}

function listingOf(run: StoredRun, found: number | undefined, isLive: boolean): ExportListing {
  const { id, name, folder, source, jobs, written, kept, skipped, failed, reason, startedAt, endedAt } = run;
  const state = run.state === 'running' && !isLive ? 'interrupted' : run.state;
  return { export: id, name, folder, source, state, jobs, written: found ?? written, kept, skipped, failed, reason, startedAt, endedAt };
}
