// Undo as earlier values: a gesture previews, then commits or is cancelled; one commit is one step. Values share what did not change,
// so a step costs what it changed.
//   startHistory  preview -> commit | cancel  change  undo  redo  canUndo  canRedo  statesOf

import type { Design } from './design.ts';

/** Values one on the other. Putting one on top shares all others, however many there are. */
export interface Steps<T> {
  readonly length: number;
  /** Absent where there is none. */
  readonly top?: { readonly value: T; readonly below: Steps<T> };
}

export interface History<T = Design> {
  /** The latest on top. */
  readonly past: Steps<T>;
  readonly present: T;
  /** The next on top. */
  readonly future: Steps<T>;
  /** What was there before the preview now on show. */
  readonly before?: { readonly value: T };
  /** Steps of the same group that follow one another count as one: a run of arrow keys, a word being typed. */
  readonly group?: string;
}

/** Steps that are always kept; older ones are forgotten a few hundred at a time. */
export const longestHistory = 5_000;
const slack = 250;

const none: Steps<never> = { length: 0 };

function put<T>(steps: Steps<T>, value: T): Steps<T> {
  return { length: steps.length + 1, top: { value, below: steps } };
}

/** Values as steps, the first at the bottom. */
function pile<T>(values: readonly T[], on: Steps<T> = none): Steps<T> {
  return values.reduce(put<T>, on);
}

/** The values of steps, the top first. */
function* valuesOf<T>(steps: Steps<T>): Generator<T> {
  for (let { top } = steps; top; { top } = top.below) yield top.value;
}

function putStep<T>(past: Steps<T>, value: T): Steps<T> {
  const longer = put(past, value);
  if (longer.length <= longestHistory + slack) return longer;
  return pile([...valuesOf(longer)].slice(0, longestHistory).reverse());
}

/** A history of a value, with what was before and after it where that is known; both in the order of time. */
export function startHistory<T>(value: T, past: readonly T[] = [], future: readonly T[] = []): History<T> {
  return { past: pile(past), present: value, future: pile([...future].reverse()) };
}

/** The history with earlier values before its first. */
export function withEarlier<T>(history: History<T>, earlier: readonly T[]): History<T> {
  return { ...history, past: pile([...valuesOf(history.past)].reverse(), pile(earlier)) };
}

/** Every value in the order of time, and the place of the one on show. A preview counts as a step. */
export function statesOf<T>({ past, present, future, before }: History<T>): { readonly states: readonly T[]; readonly at: number } {
  const earlier = [...valuesOf(past)].reverse();
  if (before && before.value !== present) return { states: [...earlier, before.value, present], at: earlier.length + 1 };
  return { states: [...earlier, present, ...valuesOf(future)], at: earlier.length };
}

/** Shows a value that is not yet a step. */
export function preview<T>(history: History<T>, value: T): History<T> {
  return { ...history, present: value, before: history.before ?? { value: history.present } };
}

/** Makes what is on show a step; nothing where nothing changed. */
export function commit<T>(history: History<T>, group?: string): History<T> {
  const { past, present, before } = history;
  if (!before || before.value === present) return cancel(history);
  const joins = group !== undefined && group === history.group && past.length > 0;
  return { past: joins ? past : putStep(past, before.value), present, future: none, group };
}

/** A value as a step of its own, or as one more of its group. A preview on show becomes a step first. */
export function change<T>(history: History<T>, value: T, group?: string): History<T> {
  return commit(preview(commit(history), value), group);
}

/** Back to what was there before the preview. */
export function cancel<T>(history: History<T>): History<T> {
  const { before, ...rest } = history;
  return before ? { ...rest, present: before.value } : history;
}

export function canUndo(history: History<unknown>): boolean {
  return history.before !== undefined || history.past.length > 0;
}

export function canRedo(history: History<unknown>): boolean {
  return history.future.length > 0;
}

/** One step back; a preview on show is cancelled instead. */
export function undo<T>(history: History<T>): History<T> {
  if (history.before) return cancel(history);
  const { top } = history.past;
  if (!top) return history;
  return { past: top.below, present: top.value, future: put(history.future, history.present) };
}

/** One step forward again. */
export function redo<T>(history: History<T>): History<T> {
  const { past, present, future } = cancel(history);
  if (!future.top) return history;
  return { past: put(past, present), present: future.top.value, future: future.top.below };
}
