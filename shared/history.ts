// Undo as earlier values: a gesture previews, then commits or is cancelled; one commit is one step. Values share what did not change,
// so a step costs what it changed.
//   startHistory  preview -> commit | cancel  change  undo  redo  canUndo  canRedo

import type { Design } from './design.ts';

export interface History<T = Design> {
  readonly past: readonly T[];
  readonly present: T;
  readonly future: readonly T[];
  /** What was there before the preview now on show. */
  readonly before?: { readonly value: T };
  /** Steps of the same group that follow one another count as one: a run of arrow keys, a word being typed. */
  readonly group?: string;
}

/** Steps kept; older ones are forgotten. */
const longest = 1000;

export function startHistory<T>(value: T): History<T> {
  return { past: [], present: value, future: [] };
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
  return { past: joins ? past : [...past, before.value].slice(-longest), present, future: [], group };
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
  const earlier = history.past.length - 1;
  if (earlier < 0) return history;
  return { past: history.past.slice(0, earlier), present: history.past[earlier]!, future: [history.present, ...history.future] };
}

/** One step forward again. */
export function redo<T>(history: History<T>): History<T> {
  const { past, present, future } = cancel(history);
  if (future.length === 0) return history;
  return { past: [...past, present], present: future[0]!, future: future.slice(1) };
}
