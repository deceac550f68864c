// What became of each job of an export, kept in little memory: some fifty bytes a job, and each sentence of a problem once.

import type { Job, JobResult, Manifest } from '../../shared/batch.ts';

export type Status = JobResult['status'];
export type Warning = JobResult['warnings'][number];

export interface Results {
  /** Notes what became of a job, once, and answers it. */
  settle(index: number, status: Status, file: { readonly bytes: number; readonly sha256: string } | undefined, problems: readonly Warning[]): JobResult;
  isSettled(index: number): boolean;
  readonly counts: Readonly<Record<Status, number>>;
  /** Pictures by check that found something. */
  readonly byCheck: ReadonlyMap<string, number>;
  /** The result of a job; undefined before it is settled. */
  at(index: number): JobResult | undefined;
}

const statuses = ['written', 'skipped', 'failed'] as const satisfies readonly Status[];
const hashBytes = 32;

export function createResults(jobs: readonly Job[]): Results {
  // 0 where a job is not settled, else the place of its status in the list and one.
  const status = new Uint8Array(jobs.length);
  const bytes = new Uint32Array(jobs.length);
  const hashes = Buffer.alloc(jobs.length * hashBytes);
  const warnings = new Map<number, readonly Warning[]>();
  const known = new Map<string, Warning>();
  const counts = { written: 0, skipped: 0, failed: 0 };
  const byCheck = new Map<string, number>();

  /** The same sentence of many jobs is one object. */
  const once = ({ check, severity, message }: Warning): Warning => {
    const key = `${check}\n${severity}\n${message}`;
    const warning = known.get(key) ?? { check, severity, message };
    known.set(key, warning);
    return warning;
  };
  const at = (index: number): JobResult | undefined => {
    const job = jobs[index];
    const told = statuses[status[index]! - 1];
    if (!job || !told) return undefined;
    const sha256 = told === 'written' ? hashes.toString('hex', index * hashBytes, (index + 1) * hashBytes) : '';
    const { row, template, size, page, file, type, alt } = job;
    return {
      row,
      template,
      size: size.id,
      ...(page === undefined ? {} : { page: page + 1 }),
      network: size.network,
      file,
      type,
      width: size.width,
      height: size.height,
      bytes: bytes[index]!,
      sha256,
      alt,
      status: told,
      warnings: warnings.get(index) ?? none,
    };
  };
  return {
    settle(index, settled, file, problems) {
      if (status[index] !== 0) throw new Error(`job ${index} of an export was settled twice`);
      status[index] = statuses.indexOf(settled) + 1;
      counts[settled] += 1;
      if (file) {
        bytes[index] = file.bytes;
        hashes.write(file.sha256, index * hashBytes, 'hex');
      }
      if (problems.length > 0) warnings.set(index, problems.map(once));
      for (const check of new Set(problems.map((problem) => problem.check))) byCheck.set(check, (byCheck.get(check) ?? 0) + 1);
      return at(index)!;
    },
    isSettled: (index) => status[index] !== 0,
    counts,
    byCheck,
    at,
  };
}

const none: readonly Warning[] = [];

/** How an export ended. Read as a manifest it makes the list of all jobs when that is asked for. */
export interface ExportOutcome extends Manifest {
  readonly folder: string;
  readonly counts: Results['counts'];
  /** Of those written: pictures of an earlier export that are still right and were not made again. */
  readonly kept: number;
  /** Files of earlier exports in the folder that none of this one's pictures replaced; they stay. */
  readonly left: number;
  /** Pictures by the check that found something. */
  readonly byCheck: Results['byCheck'];
  /** What became of each job, in their order, one at a time. */
  results(): Iterable<JobResult>;
}
