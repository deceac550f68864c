// An export from choosing to done: the options, the plan that follows them, the run, which main goes on with whatever the page does, and
// its end.

import { create } from 'zustand';
import type { ExportEvent, ExportListing, ExportSource, PlanSummary } from '../../shared/api.ts';
import { defaultExportOptions } from '../../shared/batch.ts';
import type { Fault } from '../../shared/fault.ts';
import type { FolderLayout } from '../../shared/namePattern.ts';
import type { ResultName } from '../../shared/results.ts';
import type { FileType } from '../../shared/size.ts';
import type { Studio } from '../shell/connection.ts';
import { faultOf } from '../shell/viewStore.ts';

export type { ExportSource } from '../../shared/api.ts';

/** The part of the doorway that exports. */
export type ExportDoorway = Pick<Studio, 'exports'>;

export interface ExportChoice {
  readonly preset: 'recommended' | 'all' | 'choose';
  readonly sizes: readonly string[];
  readonly type: FileType | 'auto';
  readonly quality: number;
  readonly name: string;
  readonly folders: FolderLayout;
  readonly results: readonly ResultName[];
  readonly strict: boolean;
  /** A whole path; '' for a new folder of the library. */
  readonly folder: string;
  /** Whether the last export of the same is brought up to date instead. */
  readonly updates: boolean;
}

export type Progress = Extract<ExportEvent, { type: 'progress' }>;
export type Finished = Extract<ExportEvent, { type: 'finished' }>;

/** An export that runs or has run while this page was open. */
export interface WatchedRun {
  readonly export: string;
  readonly name: string;
  readonly source: ExportSource;
  readonly jobs: number;
  readonly progress: Progress | undefined;
  readonly finished: Finished | undefined;
}

interface ExportState {
  /** Kept from one export to the next. */
  readonly choice: ExportChoice;
  readonly plan: PlanSummary | undefined;
  readonly isPlanning: boolean;
  readonly isStarting: boolean;
  readonly fault: Fault | undefined;
  readonly run: WatchedRun | undefined;
}

export const useExport = create<ExportState>()(() => ({
  choice: { preset: 'recommended', sizes: [], ...defaultExportOptions, folders: 'flat', results: [], strict: false, folder: '', updates: false },
  plan: undefined,
  isPlanning: false,
  isStarting: false,
  fault: undefined,
  run: undefined,
}));

/** What the export dialog is at. */
export function stepOf({ run }: Pick<ExportState, 'run'>): 'choose' | 'running' | 'done' {
  if (!run) return 'choose';
  return run.finished ? 'done' : 'running';
}

/** Changes the options. The plan on show is no longer theirs: nothing can be run until the next is there. */
export function choose(change: Partial<ExportChoice>): void {
  useExport.setState((state) => ({ choice: { ...state.choice, ...change }, isPlanning: true }));
}

/** Begins anew with the same options; a run that goes on is left alone. */
export function startOver(): void {
  const { run } = useExport.getState();
  useExport.setState({ plan: undefined, fault: undefined, run: run && !run.finished ? run : undefined });
}

/** Asks main what would be written; nothing is. */
export async function makePlan(studio: ExportDoorway, source: ExportSource, choice: ExportChoice, signal: AbortSignal): Promise<void> {
  const { sizes, type, quality, name, folders, results, strict, folder, updates } = choice;
  const earlier = useExport.getState().plan?.earlier;
  useExport.setState({ isPlanning: true, fault: undefined });
  try {
    const where = updates && earlier ? { updates: earlier.export } : folder === '' ? {} : { folder };
    const plan = await studio.exports.plan({ source, sizes: [...sizes], type, quality, name, folders, results: [...results], strict, ...where }, { signal });
    if (!signal.aborted) useExport.setState({ plan, isPlanning: false });
  } catch (thrown) {
    if (!signal.aborted) useExport.setState(({ plan }) => ({ plan: plan?.earlier ? { ...plan, jobCount: 0 } : undefined, isPlanning: false, fault: faultOf(thrown) }));
  }
}

/** Runs the plan on show, and follows it to its end. */
export async function runExport(studio: ExportDoorway): Promise<void> {
  const { plan, isPlanning, isStarting, run } = useExport.getState();
  if (!plan || isPlanning || isStarting || (run && !run.finished)) return;
  await follow(studio, () => studio.exports.start({ plan: plan.plan }));
}

/** Goes on with an export that did not come to its end. */
export async function resumeExport(studio: ExportDoorway, id: string): Promise<void> {
  await follow(studio, () => studio.exports.resume({ export: id }));
}

async function follow(studio: ExportDoorway, begin: () => Promise<ExportListing>): Promise<void> {
  useExport.setState({ isStarting: true, fault: undefined });
  try {
    const listing = await begin();
    useExport.setState({ isStarting: false });
    await watchExport(studio, listing);
  } catch (thrown) {
    useExport.setState({ fault: faultOf(thrown) });
  } finally {
    useExport.setState({ isStarting: false });
  }
}

/** Follows a run of main, this page's or one that went on while no page was open. */
export async function watchExport(studio: ExportDoorway, { export: id, name, source, jobs }: ExportListing): Promise<void> {
  useExport.setState({ run: { export: id, name, source, jobs, progress: undefined, finished: undefined } });
  const change = (part: Partial<WatchedRun>): void => {
    useExport.setState(({ run }) => (run?.export === id ? { run: { ...run, ...part } } : {}));
  };
  for await (const event of await studio.exports.watch({ export: id })) {
    if (event.type === 'finished') change({ finished: event });
    else change({ progress: event });
  }
}

/** Stops the run; files that are finished stay, and it can go on later. */
export async function stopExport(studio: ExportDoorway): Promise<void> {
  const { run } = useExport.getState();
  if (!run || run.finished) return;
  useExport.setState({ run: { ...run, ...(run.progress ? { progress: { ...run.progress, stage: 'stopping' } } : {}) } });
  await studio.exports.stop({ export: run.export });
}
