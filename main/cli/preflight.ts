// Preflight on the command line: every picture laid out and checked before anything is written, and a summary by check.

import type { Problem, Severity } from '../../shared/checks/check.ts';
import { checkNames, isBlocking } from '../../shared/checks/index.ts';
import type { PreflightChunk } from '../press/preflight.ts';
import type { Press } from '../press/press.ts';
import type { ExportInput } from '../exporting.ts';
import type { Job } from '../../shared/batch.ts';
import { hasError, rowsText } from './summary.ts';
import { count, type Terminal } from './terminal.ts';

/** What one check found in all pictures. */
export interface CheckSummary {
  readonly check: string;
  readonly severity: Severity;
  readonly rows: number;
  /** The first of them. */
  readonly firstRows: readonly number[];
  readonly pictures: number;
}

export interface PreflightSummary {
  readonly pictures: number;
  /** Pictures with an error, and those with nothing but warnings and notices. */
  readonly wrong: number;
  readonly uneasy: number;
  /** Errors first, then in the order people should read checks in. */
  readonly checks: readonly CheckSummary[];
}

const firstRowsNamed = 3;
const order: Readonly<Record<Severity, number>> = { error: 0, warning: 1, notice: 2 };
const checkOrder = new Map([...checkNames.keys()].map((check, index) => [check, index]));

/** Counts what was found, chunk by chunk. The jobs of a row come one after the other. */
export function createSummary(): { readonly take: (chunk: Pick<PreflightChunk, 'jobs' | 'problems'>) => void; readonly summary: () => PreflightSummary } {
  const byCheck = new Map<string, { check: string; severity: Severity; rows: number; firstRows: number[]; lastRow: number; pictures: number }>();
  let [pictures, wrong, uneasy] = [0, 0, 0];

  const note = (row: number, { check, severity }: Problem): void => {
    const key = `${severity} ${check}`;
    const known = byCheck.get(key) ?? { check, severity, rows: 0, firstRows: [], lastRow: Number.NaN, pictures: 0 };
    byCheck.set(key, known);
    known.pictures += 1;
    if (known.lastRow === row) return;
    known.lastRow = row;
    known.rows += 1;
    if (known.firstRows.length < firstRowsNamed) known.firstRows.push(row);
  };
  return {
    take({ jobs, problems }) {
      for (const [index, { row }] of jobs.entries()) {
        pictures += 1;
        const found = problems[index]!;
        if (found.length === 0) continue;
        if (hasError(found)) wrong += 1;
        else uneasy += 1;
        // A check that finds two things in a picture counts it once.
        for (const problem of new Map(found.map((one) => [`${one.severity} ${one.check}`, one])).values()) note(row, problem);
      }
    },
    summary: () => ({
      pictures,
      wrong,
      uneasy,
      checks: [...byCheck.values()]
        .map(({ check, severity, rows, firstRows, pictures: ofCheck }) => ({ check, severity, rows, firstRows, pictures: ofCheck }))
        .sort((a, b) => order[a.severity] - order[b.severity] || placeOf(a.check) - placeOf(b.check)),
    }),
  };
}

const placeOf = (check: string): number => checkOrder.get(check) ?? checkOrder.size;

/** One line a check: `error: Required field: rows 4, 9 and 12, 6 pictures, which are not made`. */
export function saySummary(terminal: Terminal, { checks }: PreflightSummary): void {
  for (const { check, severity, rows, firstRows, pictures } of checks) {
    const name = checkNames.get(check) ?? check;
    const effect = isBlocking({ check }) ? `, which ${pictures === 1 ? 'is' : 'are'} not made` : '';
    const where = rowsText(firstRows, rows);
    terminal.warn(`${severity}: ${name}: ${where}, ${count(pictures, 'picture')}${effect}`);
  }
}

/** How often progress is told. */
const progressMs = 100;

export interface PreflightRun {
  readonly press: Pick<Press, 'preflight'>;
  readonly input: Pick<ExportInput, 'design' | 'kit' | 'asksConsent'>;
  readonly jobs: readonly Job[];
  readonly terminal: Terminal;
  readonly signal: AbortSignal;
  readonly onChunk?: (chunk: PreflightChunk) => void;
}

/** Checks all jobs without drawing them. @throws Fault `cancelled` where the signal aborts before the end: nothing is written yet */
export async function runPreflight({ press, input, jobs, terminal, signal, onChunk }: PreflightRun): Promise<PreflightSummary> {
  const { design, kit, asksConsent } = input;
  const { take, summary } = createSummary();
  let toldMs = performance.now();
  for await (const chunk of press.preflight({ jobs, design, kit, asksConsent, signal })) {
    take(chunk);
    onChunk?.(chunk);
    if (performance.now() - toldMs < progressMs) continue;
    toldMs = performance.now();
    terminal.progress(`checking: ${(chunk.from + chunk.jobs.length).toLocaleString('en')} of ${count(jobs.length, 'picture')}`);
  }
  return summary();
}
