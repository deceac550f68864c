// The ledger of an export: takes what the workers tell of each job, notes finished pictures in the journal, and knows what became of every job.

import type { Job, JobResult } from '../../shared/batch.ts';
import type { Problem } from '../../shared/checks/check.ts';
import type { Fault } from '../../shared/fault.ts';
import type { Journal } from './journal.ts';
import type { JournalRecord } from './journalText.ts';
import type { Outcome } from './messages.ts';
import { failure, faultOf, notKnown, withFound } from './problems.ts';
import { createResults } from './results.ts';
import type { Results, Warning } from './results.ts';

export interface Ledger {
  readonly results: Results;
  /** What a worker tells of a job. Nothing counts any more once the ledger is closed. */
  take(index: number, outcome: Outcome): void;
  /** A picture of an earlier export that is still right. */
  keep(index: number, record: JournalRecord, isNew: boolean): void;
  /** Pictures that workers made. */
  readonly made: number;
  readonly kept: number;
  /** Why the disk takes no more. */
  readonly fault: Fault | undefined;
  refuse(fault: Fault): void;
  /** Ends it: jobs that have nothing yet were stopped. Answers how many. */
  close(): number;
}

export interface LedgerRequest {
  readonly jobs: readonly Job[];
  readonly journal: Pick<Journal, 'add'>;
  readonly identityOf: (job: Job) => string;
  readonly onResult: ((result: JobResult, isKept: boolean) => void) | undefined;
  /** Called once, with the first fault that stops everything. */
  readonly onRefused: (fault: Fault) => void;
}

export function createLedger({ jobs, journal, identityOf, onResult, onRefused }: LedgerRequest): Ledger {
  const results = createResults(jobs);
  let kept = 0;
  let made = 0;
  let refused: Fault | undefined;
  let isClosed = false;

  const refuse = (fault: Fault): void => {
    if (refused) return;
    refused = fault;
    onRefused(fault);
  };
  const tell = (result: JobResult, isKept = false): void => onResult?.(result, isKept);
  const withoutFile = (index: number, status: 'skipped' | 'failed', problems: readonly Problem[]): void =>
    tell(results.settle(index, status, undefined, problems));

  return {
    results,
    take(index, outcome) {
      if (isClosed) return;
      const job = jobs[index]!;
      if (outcome.status === 'made') {
        made += 1;
        const { byteLength: bytes, sha256, changedMs = 0, problems } = outcome;
        journal.add({ file: job.file, identity: identityOf(job), bytes, sha256, changedMs, found: notKnown(job.problems, problems).map(({ check, severity, message }) => ({ check, severity, message })) });
        tell(results.settle(index, 'written', { bytes, sha256 }, problems));
      } else if (outcome.status === 'failed') {
        if (outcome.fault.code === 'storage') refuse(faultOf(outcome.fault));
        else if (outcome.fault.code !== 'cancelled') withoutFile(index, 'failed', [...job.problems, failure(outcome.fault)]);
      } else withoutFile(index, 'skipped', outcome.problems);
    },
    keep(index, record, isNew) {
      if (isNew) journal.add(record);
      kept += 1;
      tell(results.settle(index, 'written', record, withFound<Warning>(jobs[index]!.problems, record.found)), true);
    },
    get made() {
      return made;
    },
    get kept() {
      return kept;
    },
    get fault() {
      return refused;
    },
    refuse,
    close() {
      isClosed = true;
      let left = 0;
      for (const [index, job] of jobs.entries()) {
        if (results.isSettled(index)) continue;
        results.settle(index, 'skipped', undefined, [...job.problems, stopped]);
        left += 1;
      }
      return left;
    },
  };
}

/** Of jobs that a stopped export did not come to. */
export const stoppedCheck = 'stopped';

const stopped: Problem = { check: stoppedCheck, severity: 'warning', message: 'The export was stopped before this picture was saved; export it again.' };
