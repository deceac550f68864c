// One switch that keeps everything from being published by itself. It is in the library, so that every program over it obeys.

import type { Settings } from '../library/settings.ts';

const key = 'queuePaused';

/** Whether a person paused the queue. */
export function isPaused(settings: Settings): boolean {
  return settings.get(key) === 'yes';
}

/** Pauses the queue, or lets it go on. What came due meanwhile for longer than its grace time is missed then, and can be given another time. */
export function setPaused(settings: Settings, paused: boolean): void {
  settings.set(key, paused ? 'yes' : 'no');
}
