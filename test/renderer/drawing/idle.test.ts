import { describe, expect, test } from 'vitest';
import { createIdleQueue, type Work } from '../../../renderer/drawing/idle.ts';

/** A page whose clock moves by hand. */
function page() {
  let nowMs = 0;
  const waiting: ((budgetMs: number) => void)[] = [];
  const queue = createIdleQueue({ whenIdle: (run) => waiting.push(run), now: () => nowMs });
  return {
    queue,
    takes: (ms: number) => {
      nowMs += ms;
    },
    /** One idle moment. */
    idle: (budgetMs = 50) => waiting.shift()?.(budgetMs),
    isWaiting: () => waiting.length > 0,
  };
}

describe('work that may wait', () => {
  test('is given up after eight milliseconds, and goes on later', () => {
    const { queue, takes, idle, isWaiting } = page();
    const done: string[] = [];
    queue.add(function* (): Work {
      for (const step of ['a', 'b', 'c']) {
        takes(5);
        done.push(step);
        yield;
      }
    });
    idle();
    expect(done).toEqual(['a', 'b']);
    expect(isWaiting()).toBe(true);
    idle();
    expect(done).toEqual(['a', 'b', 'c']);
  });

  test('is done in order of urgency, and what was begun is finished first', () => {
    const { queue, takes, idle } = page();
    const done: string[] = [];
    const task = (name: string) =>
      function* (): Work {
        takes(9);
        done.push(`${name}1`);
        yield;
        takes(9);
        done.push(`${name}2`);
      };
    queue.add(task('later'), 1);
    queue.add(task('soon'), 0);
    queue.add(task('second'), 0);
    for (let moment = 0; moment < 8; moment += 1) idle();
    expect(done).toEqual(['soon1', 'soon2', 'second1', 'second2', 'later1', 'later2']);
  });

  test('is not done once it was taken back', () => {
    const { queue, idle } = page();
    const done: string[] = [];
    const takeBack = queue.add(function* (): Work {
      done.push('drawn');
      yield;
    });
    takeBack();
    idle();
    expect(done).toEqual([]);
  });

  test('that fails does not stop the rest', () => {
    const { queue, idle } = page();
    const done: string[] = [];
    queue.add(function* (): Work {
      yield;
      throw new Error('broken');
    });
    queue.add(function* (): Work {
      done.push('drawn');
      yield;
    }, 1);
    expect(() => idle()).toThrow('broken');
    idle();
    expect(done).toEqual(['drawn']);
  });
});
