// Undo that outlasts the program: a history as steps from value to value, each small, numbered from the first that was ever kept. The page
// tells which are new with every save; a history is made from them when the design is opened again.

import { applyDelta, deltaBetween, type Delta } from './delta.ts';
import type { Fault } from './fault.ts';
import { asFault } from './fault.ts';
import { startHistory, statesOf, withEarlier, type History } from './history.ts';

/** From one value to the next, and the way back. */
export interface HistoryStep {
  readonly back: Delta;
  readonly forward: Delta;
}

/** All that is kept of a history: the steps from number `first` on, and the number of the one that would be undone last plus one. */
export interface KeptHistory {
  readonly first: number;
  readonly at: number;
  readonly steps: readonly HistoryStep[];
}

/** How what is kept changes: steps before `first` and from `keepTo` on are forgotten, then `add` follows. */
export interface HistoryChange {
  readonly first: number;
  readonly keepTo: number;
  readonly at: number;
  readonly add: readonly HistoryStep[];
}

/** The values that the steps kept lie between. */
export interface HistoryLog<T> {
  readonly first: number;
  readonly states: readonly T[];
}

export function startLog<T>(value: T): HistoryLog<T> {
  return { first: 0, states: [value] };
}

/** One step; undefined where the values are the same. */
export function stepBetween(from: unknown, to: unknown): HistoryStep | undefined {
  const forward = deltaBetween(from, to);
  const back = deltaBetween(to, from);
  return forward && back ? { back, forward } : undefined;
}

/** What has to be told so that the history is kept, and the log once it is. */
export function changeOf<T>(log: HistoryLog<T>, history: History<T>): { readonly change: HistoryChange; readonly log: HistoryLog<T> } {
  const { states, at } = statesOf(history);
  const dropped = log.states.indexOf(states[0]!);
  const first = dropped < 0 ? 0 : log.first + dropped;
  let known = 0;
  while (known < states.length && log.states[dropped + known] === states[known]) known += 1;
  const from = Math.max(0, known - 1);
  const add: HistoryStep[] = [];
  for (let index = from; index + 1 < states.length; index += 1) add.push(stepBetween(states[index], states[index + 1]) ?? { back: { keys: {} }, forward: { keys: {} } });
  return { change: { first, keepTo: first + from, at: first + at, add }, log: { first, states } };
}

/** What is kept, changed. */
export function keepChange(kept: KeptHistory, { first, keepTo, at, add }: HistoryChange): KeptHistory {
  return { first, at, steps: [...kept.steps.slice(Math.max(0, first - kept.first), Math.max(0, keepTo - kept.first)), ...add] };
}

export interface RestoredHistory<T> {
  readonly log: HistoryLog<T>;
  readonly past: readonly T[];
  readonly future: readonly T[];
  /** Why older or later values could not be made; the others are there. */
  readonly fault?: Fault;
}

/** The values before and after the one that is on show now. */
export function restoreHistory<T>(value: T, kept: KeptHistory, isValue: (value: unknown) => value is T): RestoredHistory<T> {
  let fault: Fault | undefined;
  const follow = (steps: readonly HistoryStep[], way: keyof HistoryStep): T[] => {
    const values: T[] = [];
    let last: unknown = value;
    try {
      for (const step of steps) {
        last = applyDelta(last, step[way]);
        if (!isValue(last)) break;
        values.push(last);
      }
    } catch (thrown) {
      fault = asFault(thrown);
    }
    return values;
  };
  const before = Math.min(Math.max(0, kept.at - kept.first), kept.steps.length);
  const past = follow(kept.steps.slice(0, before).reverse(), 'back').reverse();
  const future = follow(kept.steps.slice(before), 'forward');
  return { log: { first: kept.first + before - past.length, states: [...past, value, ...future] }, past, future, ...(fault ? { fault } : {}) };
}

/** The history with what was kept of the time before it was opened; what was undone then can be done again while nothing else was done. */
export function withRestored<T>(history: History<T>, opened: T, { past, future }: RestoredHistory<T>): History<T> {
  const isAsOpened = history.past.length === 0 && history.before === undefined && history.present === opened && history.future.length === 0;
  return isAsOpened ? startHistory(opened, past, future) : withEarlier(history, past);
}
