// What the checks say of sizes: which state each has, how much there is to look at, and the same sentence of many sizes as one.

import type { Problem, Severity } from '../../shared/checks/check.ts';

export type Problems = Readonly<Record<string, readonly Problem[]>>;

/** `automatic`: nothing to do. `unchecked`: not known yet. */
export type SizeState = 'unchecked' | 'automatic' | 'look' | 'wrong';

/** The state of a size. */
export function stateOf(problems: readonly Problem[] | undefined): SizeState {
  if (!problems) return 'unchecked';
  if (problems.some((problem) => problem.severity === 'error')) return 'wrong';
  return problems.some((problem) => problem.severity === 'warning') ? 'look' : 'automatic';
}

export interface MergedProblem {
  readonly problem: Problem;
  /** Ids of the sizes that have it. */
  readonly sizes: readonly string[];
}

const ranks: Readonly<Record<Severity, number>> = { error: 0, warning: 1, notice: 2 };

const merged = new WeakMap<Problems, readonly MergedProblem[]>();

/** Problems of all sizes, each sentence once, the gravest first. */
export function mergedProblems(problems: Problems): readonly MergedProblem[] {
  const known = merged.get(problems) ?? merge(problems);
  merged.set(problems, known);
  return known;
}

function merge(problems: Problems): readonly MergedProblem[] {
  const all = Object.entries(problems).flatMap(([size, list]) => list.map((problem) => ({ size, problem })));
  return [...Map.groupBy(all, ({ problem }) => `${problem.check} ${problem.element ?? ''} ${problem.field ?? ''} ${problem.message}`).values()]
    .map((same) => ({ problem: same[0]!.problem, sizes: same.map(({ size }) => size) }))
    .sort((a, b) => ranks[a.problem.severity] - ranks[b.problem.severity]);
}

/** How many different things need a look. */
export function problemCount(problems: Problems): number {
  return mergedProblems(problems).filter(({ problem }) => problem.severity !== 'notice').length;
}
