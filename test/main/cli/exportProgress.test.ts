import { expect, it } from 'vitest';
import { countProgress } from '../../../main/cli/exportProgress.ts';

function after(total: number, seconds: number, notes: readonly { readonly hasProblem?: boolean; readonly isKept?: boolean }[]): string {
  let nowMs = 1000;
  const progress = countProgress(total, () => nowMs);
  nowMs += seconds * 1000;
  for (const { hasProblem = false, isKept = false } of notes) progress.note({ hasProblem, isKept });
  return progress.line();
}

const times = <T>(count: number, value: T): readonly T[] => Array.from({ length: count }, () => value);

it('tells what is done, how fast, and how long the rest takes', () => {
  expect(after(2000, 2, times(500, {}))).toBe('500 of 2,000, 250 a second, 6 s left');
});

it('takes the rate from the pictures that are made, and says how many were there', () => {
  expect(after(2000, 1, [...times(1000, { isKept: true }), ...times(100, {})])).toBe('1,100 of 2,000, 1,000 were there already, 100 a second, 9 s left');
  expect(after(10, 0, times(10, { isKept: true }))).toBe('10 of 10, 10 were there already');
});

it('counts the pictures with problems so far', () => {
  expect(after(10, 1, [{ hasProblem: true }, {}])).toBe('2 of 10, 2 a second, 4 s left, 1 picture with problems');
});

it('tells a long time in minutes and hours', () => {
  expect(after(100_000, 10, times(1000, {}))).toBe('1,000 of 100,000, 100 a second, 17 min left');
  expect(after(100_000, 100, times(1000, {}))).toBe('1,000 of 100,000, 10 a second, 2 h 45 min left');
});

it('is told at once, then ten times a second, however fast pictures come', () => {
  let nowMs = 0;
  const progress = countProgress(1000, () => nowMs);
  const told = Array.from({ length: 1000 }, () => {
    nowMs += 1;
    return progress.note({ hasProblem: false, isKept: false });
  });
  expect([told[0], told.filter(Boolean).length]).toEqual([true, 10]);
});
