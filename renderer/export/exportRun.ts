// An export from choosing to done: the options, the plan that follows them, the run with its progress, and its end.

import { create } from 'zustand';
import type { ExportEvent, PlanSummary } from '../../shared/api.ts';
import { defaultExportOptions, type JobResult } from '../../shared/batch.ts';
import type { Fault } from '../../shared/fault.ts';
import type { FileType } from '../../shared/size.ts';
import type { Studio } from '../shell/connection.ts';
import { faultOf } from '../shell/viewStore.ts';

/** The part of the doorway that exports. */
export type ExportDoorway = Pick<Studio, 'exports'>;

export type ExportSource = { readonly design: string } | { readonly batch: string; readonly template: string };

export interface ExportChoice {
  readonly preset: 'recommended' | 'all' | 'choose';
  readonly sizes: readonly string[];
  readonly type: FileType | 'auto';
  readonly quality: number;
  readonly name: string;
}

type Progress = Extract<ExportEvent, { type: 'progress' }>;
export type Finished = Extract<ExportEvent, { type: 'finished' }>;

export type ExportStage =
  | { readonly step: 'choose' }
  | { readonly step: 'running'; readonly progress: Progress | undefined }
  | { readonly step: 'done'; readonly finished: Finished | undefined; readonly wasCancelled: boolean };

interface ExportState {
  /** Kept from one export to the next. */
  readonly choice: ExportChoice;
  readonly stage: ExportStage;
  readonly plan: PlanSummary | undefined;
  readonly isPlanning: boolean;
  readonly fault: Fault | undefined;
  readonly written: number;
  /** Jobs that were not written or carry a warning; the first of them. */
  readonly troubled: readonly JobResult[];
}

/** Troubled jobs kept for show; the manifest in the folder has them all. */
const troubledKept = 500;

export const useExport = create<ExportState>()(() => ({
  choice: { preset: 'recommended', sizes: [], ...defaultExportOptions },
  stage: { step: 'choose' },
  plan: undefined,
  isPlanning: false,
  fault: undefined,
  written: 0,
  troubled: [],
}));

/** Changes the options. The plan on show is no longer theirs: nothing can be run until the next is there. */
export function choose(change: Partial<ExportChoice>): void {
  useExport.setState((state) => ({ choice: { ...state.choice, ...change }, isPlanning: true }));
}

/** Begins anew with the same options. */
export function startOver(): void {
  useExport.setState({ stage: { step: 'choose' }, plan: undefined, fault: undefined, written: 0, troubled: [] });
}

/** Asks main what would be written; nothing is. */
export async function makePlan(studio: ExportDoorway, source: ExportSource, choice: ExportChoice, signal: AbortSignal): Promise<void> {
  const { sizes, type, quality, name } = choice;
  useExport.setState({ isPlanning: true, fault: undefined });
  try {
    const plan = await studio.exports.plan({ source, sizes: [...sizes], type, quality, name }, { signal });
    if (!signal.aborted) useExport.setState({ plan, isPlanning: false });
  } catch (thrown) {
    if (!signal.aborted) useExport.setState({ plan: undefined, isPlanning: false, fault: faultOf(thrown) });
  }
}

let running: AbortController | undefined;

/** Runs the plan on show to its end, its fault, or `cancelExport`. */
export async function runExport(studio: ExportDoorway): Promise<void> {
  const { plan, isPlanning } = useExport.getState();
  if (!plan || isPlanning || running) return;
  running = new AbortController();
  const { signal } = running;
  useExport.setState({ stage: { step: 'running', progress: undefined }, written: 0, troubled: [], fault: undefined });
  let written = 0;
  try {
    const events = await studio.exports.run({ plan: plan.plan }, { signal });
    for await (const event of events) {
      if (event.type === 'job' && event.result.status === 'written') written += 1;
      take(event);
      if (signal.aborted) break;
    }
    if (useExport.getState().stage.step === 'running') finish(undefined, signal.aborted);
  } catch (thrown) {
    if (!signal.aborted) useExport.setState({ fault: faultOf(thrown) });
    finish(undefined, signal.aborted);
  } finally {
    useExport.setState({ written });
    running = undefined;
  }
}

/** Stops the run; files that are finished stay. */
export function cancelExport(): void {
  running?.abort();
}

function finish(finished: Finished | undefined, wasCancelled: boolean): void {
  useExport.setState({ stage: { step: 'done', finished, wasCancelled } });
}

function take(event: ExportEvent): void {
  if (event.type === 'progress') useExport.setState({ stage: { step: 'running', progress: event } });
  else if (event.type === 'finished') finish(event, event.cancelled);
  else if (event.result.status !== 'written' || event.result.warnings.length > 0) {
    useExport.setState((state) => ({ troubled: [...state.troubled, event.result].slice(0, troubledKept) }));
  }
}
