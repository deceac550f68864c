import { beforeEach, describe, expect, test } from 'vitest';
import { asFault, Fault } from '../../../shared/fault.ts';
import { createSaveLoop, longestMs, quietMs, type SaveLoop, type SaveState } from '../../../renderer/editor/saveLoop.ts';

interface Timer {
  readonly at: number;
  readonly run: () => void;
}

let nowMs: number;
let timers: Set<Timer>;
let saved: { value: string; revision: number }[];
let states: SaveState['type'][];
let answer: (value: string, revision: number) => Promise<number>;
let loop: SaveLoop<string>;

/** Lets time pass, and everything that was promised meanwhile happen. */
async function pass(ms: number): Promise<void> {
  const end = nowMs + ms;
  for (;;) {
    const next = [...timers].sort((a, b) => a.at - b.at).find((timer) => timer.at <= end);
    if (!next) break;
    nowMs = next.at;
    timers.delete(next);
    next.run();
    await settle();
  }
  nowMs = end;
  await settle();
}

async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
}

beforeEach(() => {
  nowMs = 0;
  timers = new Set();
  saved = [];
  states = [];
  answer = (_, revision) => Promise.resolve(revision + 1);
  loop = createSaveLoop<string>(
    {
      async save(value, revision) {
        const next = await answer(value, revision);
        saved.push({ value, revision });
        return next;
      },
      faultOf: asFault,
      onState: (state) => states.push(state.type),
      startTimer(run, delayMs) {
        const timer = { at: nowMs + delayMs, run };
        timers.add(timer);
        return () => timers.delete(timer);
      },
    },
    7,
  );
});

describe('saving by itself', () => {
  test('one change is on disk within half a second', async () => {
    loop.change('a');
    await pass(500);
    expect(saved).toEqual([{ value: 'a', revision: 7 }]);
    expect(states).toEqual(['unsaved', 'saving', 'saved']);
  });

  test('a burst of typing is one save of the last value', async () => {
    for (const value of ['L', 'Li', 'Lig', 'Ligh', 'Light']) {
      loop.change(value);
      await pass(50);
    }
    await pass(quietMs);
    expect(saved).toEqual([{ value: 'Light', revision: 7 }]);
  });

  test('someone who never pauses is saved within a second all the same', async () => {
    for (let step = 0; step < 10; step += 1) {
      loop.change(`step ${step}`);
      await pass(100);
    }
    expect(nowMs).toBe(1000);
    expect(saved.length).toBeGreaterThan(0);
    expect(longestMs).toBeLessThan(1000);
  });

  test('each save names the revision that the one before it answered', async () => {
    loop.change('a');
    await pass(500);
    loop.change('b');
    await pass(500);
    expect(saved.map(({ revision }) => revision)).toEqual([7, 8]);
  });

  test('a change made while a save runs is saved after it, not beside it', async () => {
    const gate = Promise.withResolvers<number>();
    answer = () => gate.promise;
    loop.change('a');
    await pass(500);
    loop.change('b');
    await pass(2000);
    expect(saved).toEqual([]);
    answer = (_, revision) => Promise.resolve(revision + 1);
    gate.resolve(8);
    await pass(2000);
    expect(saved).toEqual([
      { value: 'a', revision: 7 },
      { value: 'b', revision: 8 },
    ]);
    expect(states.at(-1)).toBe('saved');
  });

  test('flush saves at once', async () => {
    loop.change('a');
    await loop.flush();
    expect(saved).toEqual([{ value: 'a', revision: 7 }]);
  });

  test('flush while a save runs waits for both', async () => {
    loop.change('a');
    const first = loop.flush();
    loop.change('b');
    await Promise.all([first, loop.flush()]);
    expect(saved.map(({ value }) => value)).toEqual(['a', 'b']);
  });
});

describe('when saving fails', () => {
  test('it says so and tries again by itself until it works', async () => {
    answer = () => Promise.reject(new Fault('storage', 'The disk is full.'));
    loop.change('a');
    await pass(500);
    expect(states.at(-1)).toBe('failed');
    answer = (_, revision) => Promise.resolve(revision + 1);
    await pass(1000);
    expect(saved).toEqual([{ value: 'a', revision: 7 }]);
    expect(states.at(-1)).toBe('saved');
  });

  test('what was changed after the failure is what is saved', async () => {
    answer = () => Promise.reject(new Fault('storage', 'The disk is full.'));
    loop.change('a');
    await pass(500);
    loop.change('b');
    answer = (_, revision) => Promise.resolve(revision + 1);
    await pass(5000);
    expect(saved).toEqual([{ value: 'b', revision: 7 }]);
  });

  test('flush tells that nothing was saved, and who waits for it hears when it is', async () => {
    answer = () => Promise.reject(new Fault('storage', 'The disk is full.'));
    loop.change('a');
    await expect(loop.flush()).rejects.toThrow('The disk is full.');
    let isSaved = false;
    void loop.saved().then(() => (isSaved = true));
    await pass(1000);
    expect(isSaved).toBe(false);
    answer = (_, revision) => Promise.resolve(revision + 1);
    await pass(2000);
    expect(isSaved).toBe(true);
    await loop.flush();
    expect(saved).toEqual([{ value: 'a', revision: 7 }]);
  });

  test('a conflict holds everything back until a person decides', async () => {
    answer = () => Promise.reject(new Fault('conflict', 'It was changed elsewhere.'));
    loop.change('a');
    await pass(500);
    answer = (_, revision) => Promise.resolve(revision + 1);
    loop.change('b');
    await pass(60_000);
    await expect(loop.flush()).rejects.toThrow('It was changed elsewhere.');
    await expect(loop.saved()).rejects.toThrow('It was changed elsewhere.');
    expect(states.at(-1)).toBe('conflict');
    expect(saved).toEqual([]);
  });

  test('a closed design is not saved any more', async () => {
    loop.change('a');
    loop.stop();
    await pass(5000);
    expect(saved).toEqual([]);
  });
});
