import { expect, test } from 'vitest';
import type { Problem } from '../../../shared/checks/check.ts';
import { mergedProblems, problemCount, stateOf } from '../../../renderer/editor/checkState.ts';

const cut: Problem = { check: 'text-cut', severity: 'error', message: 'The claim is cut.', element: 'claim', field: 'claim' };
const small: Problem = { check: 'text-size', severity: 'warning', message: 'The source is small.', element: 'source' };
const notice: Problem = { check: 'photo', severity: 'notice', message: 'There is no photo.' };

test('a size is as its gravest problem', () => {
  expect(stateOf(undefined)).toBe('unchecked');
  expect(stateOf([])).toBe('automatic');
  expect(stateOf([notice])).toBe('automatic');
  expect(stateOf([notice, small])).toBe('look');
  expect(stateOf([small, cut])).toBe('wrong');
});

test('the same sentence of several sizes is said once, the gravest first', () => {
  const merged = mergedProblems({ 'ig-square': [small], 'ig-story': [small, cut], 'x-landscape': [] });
  expect(merged).toEqual([
    { problem: cut, sizes: ['ig-story'] },
    { problem: small, sizes: ['ig-square', 'ig-story'] },
  ]);
});

test('notices are no problems', () => {
  expect(problemCount({ a: [notice], b: [notice, small] })).toBe(1);
});
