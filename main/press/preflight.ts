// Preflight: every job is laid out and checked in the workers without being drawn, some at a time, so that memory stays flat whatever
// their number. Checks that need pixels are left to the export.

import type { Job } from '../../shared/batch.ts';
import type { Problem } from '../../shared/checks/check.ts';
import { Fault } from '../../shared/fault.ts';
import type { Crew } from './crew.ts';
import type { CheckedJob, Findings, Ground, Outcome } from './messages.ts';
import { failure, withFound } from './problems.ts';

/** What is looked at of a job. Those of a row come one after the other and share its point. */
export type PreflightJob = Pick<Job, 'row' | 'size' | 'page' | 'point' | 'alt' | 'problems'>;

export interface PreflightRequest extends Ground {
  /** Taken only as fast as the workers are. */
  readonly jobs: Iterable<PreflightJob>;
  readonly signal?: AbortSignal;
}

/** What was found in some jobs that follow each other. */
export interface PreflightChunk {
  /** Index of the first among all. */
  readonly from: number;
  readonly jobs: readonly PreflightJob[];
  /** The problems of each, those it came with first; equal ones of several jobs are one object. */
  readonly problems: readonly (readonly Problem[])[];
}

/** Jobs in one message: few enough that a cancel is at once, and that no worker waits for the last of another. */
const jobsTogether = 64;
/** Messages under way for each worker, so that none waits for the next. */
const ahead = 2;

/**
 * The problems of all jobs, in their order, in chunks. Ending the iteration stops what is under way.
 *
 * @throws Fault `cancelled` where the signal aborts or the crew closes before the last job was checked
 */
export async function* preflight(crew: Crew, workers: number, ground: Ground, { jobs, signal }: Pick<PreflightRequest, 'jobs' | 'signal'>): AsyncGenerator<PreflightChunk, void> {
  const stop = new AbortController();
  const either = signal ? AbortSignal.any([signal, stop.signal]) : stop.signal;
  const chunks = chunksOf(jobs);
  const underWay: Promise<PreflightChunk>[] = [];
  try {
    for (;;) {
      while (underWay.length < workers * ahead) {
        const next = chunks.next();
        if (next.done) break;
        const checking = check(crew, ground, next.value, either);
        // Told when its turn comes.
        checking.catch(() => undefined);
        underWay.push(checking);
      }
      const first = underWay.shift();
      if (!first) return;
      yield await first;
    }
  } finally {
    stop.abort();
    await Promise.allSettled(underWay);
  }
}

interface Chunk {
  readonly from: number;
  readonly jobs: readonly PreflightJob[];
}

function* chunksOf(jobs: Iterable<PreflightJob>): Generator<Chunk, void> {
  let from = 0;
  let together: PreflightJob[] = [];
  for (const job of jobs) {
    together.push(job);
    if (together.length < jobsTogether) continue;
    yield { from, jobs: together };
    from += together.length;
    together = [];
  }
  if (together.length > 0) yield { from, jobs: together };
}

async function check(crew: Crew, ground: Ground, chunk: Chunk, signal: AbortSignal): Promise<PreflightChunk> {
  const outcome = await ask(crew, ground, chunk.jobs, signal);
  if (outcome.status === 'found') return { ...chunk, problems: problemsOf(chunk.jobs, outcome) };
  const { jobs } = chunk;
  // The worker ended at one of them, or cannot load what they need: each is tried alone, so that the others are checked all the same.
  const alone = await Promise.all(jobs.map((job) => ask(crew, ground, [job], signal)));
  return { ...chunk, problems: jobs.map((job, index) => ofOne(job, alone[index]!)) };
}

type Answer = Extract<Outcome, { status: 'found' | 'failed' }>;

function ofOne(job: PreflightJob, answer: Answer): readonly Problem[] {
  return answer.status === 'found' ? problemsOf([job], answer)[0]! : withFound(job.problems, [failure(answer.fault)]);
}

async function ask(crew: Crew, ground: Ground, jobs: readonly PreflightJob[], signal: AbortSignal): Promise<Answer> {
  let answer: Answer | undefined;
  const task = { checked: checkedOf(jobs) };
  const onOutcome = (_: number, outcome: Outcome): void => {
    if (outcome.status === 'found' || outcome.status === 'failed') answer = outcome;
  };
  await crew.run([{ ground, tasks: [task], onOutcome }], signal);
  if (!answer || (answer.status === 'failed' && answer.fault.code === 'cancelled')) throw new Fault('cancelled', 'The check was stopped before it was done.');
  return answer;
}

/** The sizes of a row share one object of it, which is sent once. */
function checkedOf(jobs: readonly PreflightJob[]): readonly CheckedJob[] {
  let row: CheckedJob['row'] | undefined;
  return jobs.map(({ size, page, point, alt }) => {
    if (row?.point !== point || row.alt !== alt) row = { point, alt };
    return { size, row, ...(page === undefined ? {} : { page }) };
  });
}

function problemsOf(jobs: readonly PreflightJob[], { problems, found }: Findings): readonly (readonly Problem[])[] {
  const byJob = new Map<number, Problem[]>();
  for (let at = 0; at < found.length; at += 2) {
    const job = found[at]!;
    const ofJob = byJob.get(job);
    const problem = problems[found[at + 1]!]!;
    if (ofJob) ofJob.push(problem);
    else byJob.set(job, [problem]);
  }
  return jobs.map((job, index) => withFound(job.problems, byJob.get(index) ?? none));
}

const none: readonly Problem[] = [];
