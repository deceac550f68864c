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

/** Says every problem once, errors first, with the row and the sizes it was found at. */
export function sayProblems(terminal: Terminal, jobs: readonly JobProblems[]): void {
  const found = new Map<string, { severity: Problem['severity']; row: number; message: string; sizes: string[] }>();
  for (const { row, size, problems } of jobs) {
    for (const { severity, message } of problems) {
      const key = `${row} ${severity} ${message}`;
      const known = found.get(key) ?? { severity, row, message, sizes: [] };
      known.sizes.push(size);
      found.set(key, known);
    }
  }
  const lines = [...found.values()].sort((a, b) => order[a.severity] - order[b.severity] || a.row - b.row);
  for (const { severity, row, message, sizes } of lines.slice(0, mostLines)) {
    const where = sizes.length > 3 ? count(sizes.length, 'size') : [...new Set(sizes)].join(', ');
    terminal.warn(`${severity}: row ${row} (${where}): ${message}`);
  }
  if (lines.length > mostLines) terminal.warn(`… and ${count(lines.length - mostLines, 'more problem')}; --json or the manifest has them all.`);
}

/** Whether any problem is an error. */
export function hasError(problems: readonly Pick<Problem, 'severity'>[]): boolean {
  return problems.some(({ severity }) => severity === 'error');
}
