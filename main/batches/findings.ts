// What is wrong with which row, for one template: what its reading found at once, and what laying it out at every size found when that
// was done. Counts by check are kept up as rows come in.

import type { CheckCount, RowProblem } from '../../shared/batchGrid.ts';
import type { Row } from '../../shared/batch.ts';
import type { Problem, Severity } from '../../shared/checks/check.ts';
import { checks } from '../../shared/checks/index.ts';
import { rowCheck, sheetCheck } from '../../shared/checks/row.ts';

const checkNames = new Map([...checks, rowCheck, sheetCheck].map(({ id, name }) => [id, name]));

const ranks: Readonly<Record<Severity, number>> = { error: 0, warning: 1, notice: 2 };

/** Order of severities, worst first. */
export const rankOf = (severity: Severity): number => ranks[severity];

export interface Findings {
  /** Raised with every change. */
  readonly version: number;
  isChecked(row: number): boolean;
  /** What is known of a row, worst first. */
  of(row: Row): readonly RowProblem[];
  /** The worst of a row; undefined where nothing is wrong. */
  worst(row: Row): Severity | undefined;
  /** Whether any of a row's problems is such a one. */
  has(row: Row, matches: (problem: Pick<Problem, 'check' | 'severity'>) => boolean): boolean;
  /** Takes what laying a row out at some sizes found. */
  take(row: number, found: readonly { readonly size: string; readonly problems: readonly Problem[] }[]): void;
  /** Forgets rows that changed; all of them if none are named. */
  forget(rows?: readonly number[]): void;
  /** Rows by check, the worst checks first, among the given ones. */
  counts(rows: Iterable<Row>): readonly CheckCount[];
}

export function createFindings(): Findings {
  const found = new Map<number, readonly RowProblem[]>();
  let version = 0;
  /** Of rows that were only read, made when asked for: most are never on show. */
  const asRead = new WeakMap<Row, readonly RowProblem[]>();
  const of = (row: Row): readonly RowProblem[] => {
    const known = found.get(row.number) ?? (row.problems.length === 0 ? none : asRead.get(row));
    if (known) return known;
    const made = merged(row.problems.map((problem) => ({ problem, sizes: [] })));
    asRead.set(row, made);
    return made;
  };
  const shown = (row: Row): readonly Pick<Problem, 'check' | 'severity'>[] => found.get(row.number) ?? row.problems;
  return {
    get version() {
      return version;
    },
    isChecked: (row) => found.has(row),
    of,
    worst(row) {
      const checked = found.get(row.number);
      if (checked) return checked[0]?.severity;
      return row.problems.length === 0 ? undefined : worstOf(row.problems);
    },
    has: (row, matches) => shown(row).some(matches),
    take(row, sizes) {
      found.set(row, merged(sizes.flatMap(({ size, problems }) => problems.map((problem) => ({ problem, sizes: [size] })))));
      version += 1;
    },
    forget(rows) {
      if (rows) for (const row of rows) found.delete(row);
      else found.clear();
      version += 1;
    },
    counts(rows) {
      const counts = new Map<string, { check: string; name: string; severity: Severity; rows: number }>();
      for (const row of rows) {
        const seen = new Set<string>();
        for (const { check, severity } of shown(row)) {
          const key = `${severity} ${check}`;
          if (seen.has(key)) continue;
          seen.add(key);
          const count = counts.get(key) ?? { check, name: checkNames.get(check) ?? check, severity, rows: 0 };
          count.rows += 1;
          counts.set(key, count);
        }
      }
      return [...counts.values()].sort((one, other) => rankOf(one.severity) - rankOf(other.severity) || other.rows - one.rows);
    },
  };
}

const none: readonly RowProblem[] = [];

function worstOf(problems: readonly Pick<Problem, 'severity'>[]): Severity {
  return problems.reduce<Severity>((worst, { severity }) => (rankOf(severity) < rankOf(worst) ? severity : worst), 'notice');
}

/** The same sentence at several sizes is one problem that names them. */
function merged(all: readonly { readonly problem: Problem; readonly sizes: readonly string[] }[]): readonly RowProblem[] {
  if (all.length === 0) return none;
  const bySentence = new Map<string, { problem: Problem; sizes: string[] }>();
  for (const { problem, sizes } of all) {
    const key = `${problem.check}\n${problem.message}`;
    const known = bySentence.get(key);
    if (known) known.sizes.push(...sizes);
    else bySentence.set(key, { problem, sizes: [...sizes] });
  }
  return [...bySentence.values()]
    .map(({ problem: { check, severity, message, field }, sizes }): RowProblem => ({ check, severity, message, sizes, ...(field === undefined ? {} : { field }) }))
    .sort((one, other) => rankOf(one.severity) - rankOf(other.severity));
}
