// While a host serves, what is due happens by itself: at the start, at its time, and never two runs at once.

import { describe, expect, test } from 'vitest';
import { startTicking } from '../../../main/posting/ticking.ts';
import type { TickingParts } from '../../../main/posting/ticking.ts';
import type { Fault } from '../../../shared/fault.ts';

interface Bench {
  readonly parts: TickingParts;
  /** Times of the runs, `HH:MM:SS`. */
  readonly runs: string[];
  readonly faults: string[];
  /** The delay of the timer that is set, in seconds; undefined where none is. */
  readonly waiting: () => number | undefined;
  /** Lets the set timer run out; answers when its run is done. */
  readonly pass: () => Promise<void>;
}

/** A clock that goes on only when a timer runs out. */
function openBench(change: { readonly due?: readonly string[]; readonly run?: () => Promise<void> } = {}): Bench {
  let nowMs = Date.parse('2026-06-20T06:00:00.000Z');
  let timer: { readonly act: () => void; readonly ms: number } | undefined;
  const runs: string[] = [];
  const faults: string[] = [];
  return {
    runs,
    faults,
    waiting: () => (timer ? timer.ms / 1000 : undefined),
    async pass() {
      await new Promise(setImmediate);
      const { act, ms } = timer!;
      timer = undefined;
      nowMs += ms;
      act();
      await new Promise(setImmediate);
    },
    parts: {
      async run() {
        runs.push(new Date(nowMs).toISOString().slice(11, 19));
        await change.run?.();
      },
      nextDue: () => (change.due ?? []).map((time) => new Date(`2026-06-20T${time}Z`)).find((due) => due.getTime() > nowMs),
      clock: () => new Date(nowMs),
      onFault: (fault: Fault) => void faults.push(fault.message),
      setTimer(act, ms) {
        timer = { act, ms };
        return () => (timer = undefined);
      },
    },
  };
}

describe('the queue of a serving host', () => {
  test('runs at the start, and each 30 seconds', async () => {
    const bench = openBench();
    const ticking = startTicking(bench.parts);
    await bench.pass();
    await bench.pass();
    expect(bench.runs).toEqual(['06:00:00', '06:00:30', '06:01:00']);
    await ticking.stop();
  });

  test('runs right when something comes due before that', async () => {
    const bench = openBench({ due: ['06:00:10', '06:00:55', '07:00:00'] });
    const ticking = startTicking(bench.parts);
    for (let count = 0; count < 4; count += 1) await bench.pass();
    expect(bench.runs).toEqual(['06:00:00', '06:00:10', '06:00:40', '06:00:55', '06:01:25']);
    await ticking.stop();
  });

  test('never runs twice at a time: the next wait begins when a run is done', async () => {
    const slow = Promise.withResolvers<void>();
    const bench = openBench({ run: () => slow.promise });
    const ticking = startTicking(bench.parts);
    await new Promise(setImmediate);
    expect([bench.runs.length, bench.waiting()]).toEqual([1, undefined]);
    slow.resolve();
    await new Promise(setImmediate);
    expect([bench.runs.length, bench.waiting()]).toEqual([1, 30]);
    await ticking.stop();
  });

  test('reports a run that fails, and goes on', async () => {
    const bench = openBench({ run: () => Promise.reject(new Error('the disk is full')) });
    const ticking = startTicking(bench.parts);
    await bench.pass();
    expect(bench.runs).toHaveLength(2);
    expect(bench.faults).toEqual([expect.stringContaining('the disk is full'), expect.stringContaining('the disk is full')]);
    await ticking.stop();
  });

  test('stops when it is told to, once the run under way is done', async () => {
    const slow = Promise.withResolvers<void>();
    const bench = openBench({ run: () => slow.promise });
    const ticking = startTicking(bench.parts);
    let isStopped = false;
    const stopping = ticking.stop().then(() => (isStopped = true));
    await new Promise(setImmediate);
    expect(isStopped).toBe(false);
    slow.resolve();
    await stopping;
    expect(bench.waiting()).toBeUndefined();
  });

  test('stops while it waits', async () => {
    const bench = openBench();
    const ticking = startTicking(bench.parts);
    await new Promise(setImmediate);
    expect(bench.waiting()).toBe(30);
    await ticking.stop();
    expect(bench.waiting()).toBeUndefined();
  });
});
