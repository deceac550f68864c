import { expect, test } from 'vitest';
import { problemsByRow } from '../../../renderer/batch/batchStore.ts';
import type { PlannedJob } from '../../../shared/api.ts';
import type { Problem } from '../../../shared/checks/check.ts';

function job(row: number, size: string, problems: readonly Problem[]): PlannedJob {
  return { row, size, type: 'jpeg', file: `${row}-${size}.jpg`, problems };
}

test('problems of a row’s sizes come together, rows without any are left out', () => {
  const missing: Problem = { check: 'photo', severity: 'error', message: 'The photo is missing.' };
  const low: Problem = { check: 'photoSize', severity: 'warning', message: 'The photo is small.' };
  const rows = problemsByRow([job(1, 'a', [missing]), job(1, 'b', [low]), job(2, 'a', []), job(7, 'a', [low])]);
  expect([...rows]).toEqual([
    [1, [missing, low]],
    [7, [low]],
  ]);
});
