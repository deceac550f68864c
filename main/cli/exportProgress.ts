// How far an export is, as one line: done, rate, time left, problems so far.

import { count } from './terminal.ts';

export interface ExportProgress {
  /** Counts a picture; answers whether it is time to tell, which is a few times a second. */
  note(picture: { readonly hasProblem: boolean; readonly isKept: boolean }): boolean;
  line(): string;
  /** Since the export began. */
  seconds(): number;
}

const tellingMs = 100;

/** Counts the pictures of an export of so many. The rate is that of the pictures that are made, since those that are kept take no time. */
export function countProgress(total: number, nowMs: () => number = () => performance.now()): ExportProgress {
  const startedAtMs = nowMs();
  let toldAtMs = -Infinity;
  let made = 0;
  let kept = 0;
  let uneasy = 0;
  const seconds = (): number => (nowMs() - startedAtMs) / 1000;
  return {
    seconds,
    note({ hasProblem, isKept }) {
      if (isKept) kept += 1;
      else made += 1;
      if (hasProblem) uneasy += 1;
      if (nowMs() - toldAtMs < tellingMs) return false;
      toldAtMs = nowMs();
      return true;
    },
    line() {
      const done = made + kept;
      const perSecond = made / Math.max(seconds(), 0.001);
      return [
        `${done.toLocaleString('en')} of ${total.toLocaleString('en')}`,
        ...(kept > 0 ? [`${kept.toLocaleString('en')} were there already`] : []),
        ...(made > 0 ? [`${perSecond.toFixed(0)} a second`, `${timeText((total - done) / perSecond)} left`] : []),
        ...(uneasy > 0 ? [`${count(uneasy, 'picture')} with problems`] : []),
      ].join(', ');
    },
  };
}

/** `8 s`, `3 min`, `1 h 20 min`. */
function timeText(seconds: number): string {
  if (seconds < 100) return `${Math.ceil(seconds)} s`;
  const minutes = Math.ceil(seconds / 60);
  return minutes < 100 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
