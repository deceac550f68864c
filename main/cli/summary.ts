// What became of the jobs of an export or a check, for people: problems once each, with the rows and sizes they concern.

import type { Problem } from '../../shared/checks/check.ts';
import { count, type Terminal } from './terminal.ts';

export interface JobProblems {
  readonly row: number;
  readonly size: string;
  readonly problems: readonly Pick<Problem, 'check' | 'severity' | 'message'>[];
}

const mostLines = 40;
const order: Readonly<Record<Problem['severity'], number>> = { error: 0, warning: 1, notice: 2 };

/** Checks whose problem every job has alike where it has it at all: the command's last line says it for all of them. */
const saidForAll = new Set(['stopped']);

interface Finding {
  readonly severity: Problem['severity'];
  readonly message: string;
  readonly rows: Set<number>;
  readonly sizes: Set<string>;
}

/** Says every problem once, errors first, with the rows and the sizes it was found at. */
export function sayProblems(terminal: Terminal, jobs: Iterable<JobProblems>): void {
  const found = new Map<string, Finding>();
  for (const { row, size, problems } of jobs) {
    for (const { check, severity, message } of problems) {
      if (saidForAll.has(check)) continue;
      const key = `${severity} ${message}`;
      const known = found.get(key) ?? { severity, message, rows: new Set(), sizes: new Set() };
      known.rows.add(row);
      known.sizes.add(size);
      found.set(key, known);
    }
  }
  const lines = [...found.values()]
    .map(({ rows, ...finding }) => ({ ...finding, rows: [...rows].sort((a, b) => a - b) }))
    .sort((a, b) => order[a.severity] - order[b.severity] || a.rows[0]! - b.rows[0]!);
  for (const { severity, message, rows, sizes } of lines.slice(0, mostLines)) {
    const where = sizes.size > 3 ? count(sizes.size, 'size') : [...sizes].join(', ');
    terminal.warn(`${severity}: ${rowsText(rows)} (${where}): ${message}`);
  }
  if (lines.length > mostLines) terminal.warn(`… and ${count(lines.length - mostLines, 'more problem')}; --json or the manifest has them all.`);
}

/** `row 3`, `rows 3, 7 and 9`, `rows 3, 7 and 12 more`; of `amount` rows of which the first are given. */
export function rowsText(rows: readonly number[], amount = rows.length): string {
  if (amount === 1) return `row ${rows[0]}`;
  const shown = amount > 3 ? rows.slice(0, 2) : rows.slice(0, -1);
  return `rows ${shown.join(', ')} and ${amount > 3 ? `${(amount - 2).toLocaleString('en')} more` : rows.at(-1)}`;
}

/** Whether any problem is an error. */
export function hasError(problems: readonly Pick<Problem, 'severity'>[]): boolean {
  return problems.some(({ severity }) => severity === 'error');
}
