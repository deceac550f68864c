// An export while it runs: counts as they come, the latest pictures, what went wrong; told to whoever watches a few times a second. It runs
// on when nobody does.

import { setTimeout } from 'node:timers/promises';
import type { ExportEvent } from '../../shared/api.ts';
import type { Job, JobResult } from '../../shared/batch.ts';
import { asFault } from '../../shared/fault.ts';
import type { Fault } from '../../shared/fault.ts';
import type { ResultName } from '../../shared/results.ts';
import type { ExportInput } from '../exporting.ts';
import { stoppedCheck } from '../press/ledger.ts';
import type { Press } from '../press/press.ts';
import type { ExportOutcome } from '../press/results.ts';
import type { MadeResult } from '../results/result.ts';

/** What a run is made from. */
export interface PlannedRun {
  readonly id: string;
  readonly name: string;
  readonly input: ExportInput;
  readonly jobs: readonly Job[];
  readonly folder: string;
  readonly quality: number;
  readonly results: readonly ResultName[];
  /** Writes nothing where a picture has an error. */
  readonly strict: boolean;
}

export type Ended = Extract<ExportEvent, { type: 'finished' }>;

export interface LiveRun {
  readonly id: string;
  readonly folder: string;
  /** Resolves when it is over; never rejects. */
  readonly ended: Promise<Ended>;
  /** What it ended with; undefined while it runs. */
  readonly end: Ended | undefined;
  /** Files of the latest pictures, the newest last. */
  readonly latest: readonly string[];
  progress(): Extract<ExportEvent, { type: 'progress' }>;
  /** Stops it: what is finished stays, and it can go on later. */
  stop(): void;
  /** Progress until the end, and the end. */
  watch(signal: AbortSignal | undefined): AsyncGenerator<ExportEvent, void>;
}

const tellMs = 250;
const latestShown = 8;
/** Jobs with problems that an end names; the manifest has them all. */
const troubledNamed = 500;
/** Span over which the rate is measured. */
const rateMs = 5_000;

type Stage = Extract<ExportEvent, { type: 'progress' }>['stage'];

export function startRun(press: Press, planned: PlannedRun, onEnd: (end: Ended) => void): LiveRun {
  const { id, jobs, folder } = planned;
  const stop = new AbortController();
  const latest: string[] = [];
  const marks: { readonly atMs: number; readonly made: number }[] = [{ atMs: performance.now(), made: 0 }];
  let stage: Stage = planned.strict ? 'checking' : 'pictures';
  let [done, kept, problems, made, checked] = [0, 0, 0, 0, 0];
  let end: Ended | undefined;

  const onResult = ({ status, file, warnings }: JobResult, isKept: boolean): void => {
    done += 1;
    if (isKept) kept += 1;
    else made += 1;
    if (isTroubled({ status, warnings })) problems += 1;
    if (status !== 'written' || isKept) return;
    latest.push(file);
    if (latest.length > latestShown) latest.shift();
  };
  const perSecond = (): number => {
    const now = performance.now();
    const count = stage === 'checking' ? checked : made;
    marks.push({ atMs: now, made: count });
    while (marks.length > 2 && now - marks[0]!.atMs > rateMs) marks.shift();
    return ((count - marks[0]!.made) * 1000) / Math.max(1, now - marks[0]!.atMs);
  };
  const progress = (): Extract<ExportEvent, { type: 'progress' }> => {
    const rate = perSecond();
    const reached = stage === 'checking' ? checked : done;
    const secondsLeft = rate > 0 ? (jobs.length - reached) / rate : 0;
    return { type: 'progress', export: id, stage, done: reached, total: jobs.length, kept, problems, perSecond: rate, secondsLeft, latest: [...latest] };
  };
  const enter = (next: Stage): void => {
    stage = next;
    marks.splice(0, marks.length, { atMs: performance.now(), made: 0 });
  };

  const run = async (): Promise<Ended> => {
    try {
      if (planned.strict) {
        const wrong = await countWrong(press, planned, stop.signal, (count) => (checked += count));
        if (wrong > 0) return endOf(planned, 'refused', { reason: '', wrong });
        enter('pictures');
      }
      const { design, kit, asksConsent } = planned.input;
      const outcome = await press.exportJobs({ jobs, kit, design, asksConsent, folder, quality: planned.quality, signal: stop.signal, onResult });
      if (stop.signal.aborted) return endOf(planned, 'stopped', { outcome });
      enter('results');
      return endOf(planned, 'finished', { outcome, results: await makeResults(planned, outcome, stop.signal) });
    } catch (thrown) {
      const fault = asFault(thrown);
      return endOf(planned, fault.code === 'cancelled' ? 'stopped' : 'failed', { reason: fault.message, counted: { written: done, kept } });
    }
  };
  const ended = run().then((value) => {
    end = value;
    onEnd(value);
    return value;
  });
  return {
    id,
    folder,
    ended,
    latest,
    get end() {
      return end;
    },
    progress,
    stop() {
      if (stage !== 'stopping' && !end) enter('stopping');
      stop.abort();
    },
    async *watch(signal) {
      const over = ended.then(() => true);
      const isWatched = (): boolean => signal?.aborted !== true;
      while (isWatched()) {
        if (end) {
          yield end;
          return;
        }
        yield progress();
        await Promise.race([over, setTimeout(tellMs, false, { ref: false })]);
      }
    },
  };
}

/** How many pictures have an error. @throws Fault `cancelled` */
async function countWrong(press: Press, { input, jobs }: PlannedRun, signal: AbortSignal, onChecked: (count: number) => void): Promise<number> {
  const { design, kit, asksConsent } = input;
  let wrong = 0;
  for await (const { problems } of press.preflight({ jobs, design, kit, asksConsent, signal })) {
    onChecked(problems.length);
    wrong += problems.filter((found) => found.some(({ severity }) => severity === 'error')).length;
  }
  return wrong;
}

async function makeResults({ input, name, folder, results }: PlannedRun, outcome: ExportOutcome, signal: AbortSignal): Promise<readonly MadeResult[]> {
  if (results.length === 0) return [];
  const { writeResults } = await import('../results/index.ts');
  return await writeResults({ folder, name, results: () => outcome.results(), ...(input.sheet ? { sheet: input.sheet } : {}) }, results, { signal });
}

interface EndParts {
  readonly outcome?: ExportOutcome;
  readonly results?: readonly MadeResult[];
  readonly reason?: Fault['message'];
  /** Pictures with an error, where these kept it from being made. */
  readonly wrong?: number;
  readonly counted?: { readonly written: number; readonly kept: number };
}

function endOf({ id, folder, jobs }: PlannedRun, how: Ended['how'], { outcome, results = [], reason = '', wrong = 0, counted }: EndParts): Ended {
  const troubled: JobResult[] = [];
  let troubledCount = 0;
  for (const result of outcome?.results() ?? []) {
    if (!isTroubled(result)) continue;
    troubledCount += 1;
    if (troubled.length < troubledNamed) troubled.push(result);
  }
  const { written, skipped, failed } = outcome?.counts ?? { written: counted?.written ?? 0, skipped: 0, failed: 0 };
  return {
    type: 'finished',
    export: id,
    folder,
    how,
    jobs: jobs.length,
    written,
    kept: outcome?.kept ?? counted?.kept ?? 0,
    skipped,
    failed,
    left: outcome?.left ?? 0,
    reason,
    wrong,
    results: results.map(({ result, file, files, bytes }) => ({ result, file, files, bytes })),
    troubled,
    troubledCount,
  };
}

/** Whether somebody should look: it was not made, or carries a warning. What a stop left over is no trouble. */
function isTroubled({ status, warnings }: Pick<JobResult, 'status' | 'warnings'>): boolean {
  if (warnings.some(({ check }) => check === stoppedCheck)) return false;
  return status !== 'written' || warnings.some(({ severity }) => severity !== 'notice');
}
