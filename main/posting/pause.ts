// One switch that keeps everything from being published by itself. It is in the library, so that every program over it obeys.

import type { Settings } from '../library/settings.ts';

const key = 'queuePaused';
const [fromKey, toKey] = ['queuePausedFrom', 'queuePausedTo'];

/** Whether a person paused the queue. */
export function isPaused(settings: Settings): boolean {
  return settings.get(key) === 'yes';
}

/** Pauses the queue, or lets it go on. What came due meanwhile for longer than its grace time is missed then, and can be given another time. */
export function setPaused(settings: Settings, paused: boolean, now: Date): void {
  if (paused === isPaused(settings)) return;
  settings.set(key, paused ? 'yes' : 'no');
  settings.set(paused ? fromKey : toKey, now.toISOString());
}

/** Whether an instant, in milliseconds since 1970, is within the last pause, or the one that lasts. */
export function wasPausedAt(settings: Settings, ms: number): boolean {
  const from = Date.parse(settings.get(fromKey) ?? '');
  const to = isPaused(settings) ? Infinity : Date.parse(settings.get(toKey) ?? '');
  return from <= ms && ms < to;
}
