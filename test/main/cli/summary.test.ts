// What people read of an export's problems: each once, with the rows and sizes it was found at.

import { expect, test } from 'vitest';
import { sayProblems, type JobProblems } from '../../../main/cli/summary.ts';
import type { Terminal } from '../../../main/cli/terminal.ts';

const ignore = (): void => undefined;

function said(jobs: readonly JobProblems[]): readonly string[] {
  const lines: string[] = [];
  const terminal: Terminal = { say: ignore, data: ignore, dataParts: () => Promise.resolve(), progress: ignore, warn: (line) => void lines.push(line) };
  sayProblems(terminal, jobs);
  return lines;
}

const warning = (row: number, message: string, size = 'ig-square', check = 'contrast'): JobProblems => ({ row, size, problems: [{ check, severity: 'warning', message }] });

test('one row is named with its sizes', () => {
  expect(said([warning(3, 'It is pale.', 'ig-square'), warning(3, 'It is pale.', 'x-landscape')])).toEqual(['warning: row 3 (ig-square, x-landscape): It is pale.']);
});

test('the same problem of several rows is said once', () => {
  expect(said([1, 2].map((row) => warning(row, 'It is pale.')))).toEqual(['warning: rows 1 and 2 (ig-square): It is pale.']);
  expect(said([1, 2, 7].map((row) => warning(row, 'It is pale.')))).toEqual(['warning: rows 1, 2 and 7 (ig-square): It is pale.']);
  expect(said([3, 7, ...Array.from({ length: 12 }, (_, index) => 20 + index)].map((row) => warning(row, 'It is pale.')))).toEqual([
    'warning: rows 3, 7 and 12 more (ig-square): It is pale.',
  ]);
});

test('sizes are counted once, however many rows have them', () => {
  const sizes = ['a', 'b', 'c', 'd'];
  expect(said([1, 2].flatMap((row) => sizes.map((size) => warning(row, 'It is pale.', size))))).toEqual(['warning: rows 1 and 2 (4 sizes): It is pale.']);
});

test('errors come first, then by row', () => {
  const error: JobProblems = { row: 9, size: 'ig-square', problems: [{ check: 'required', severity: 'error', message: 'It is empty.' }] };
  expect(said([warning(5, 'Late.'), warning(2, 'Early.'), error])).toEqual([
    'error: row 9 (ig-square): It is empty.',
    'warning: row 2 (ig-square): Early.',
    'warning: row 5 (ig-square): Late.',
  ]);
});

test('that an export was stopped is not said of every picture', () => {
  expect(said([warning(1, 'Stopped.', 'ig-square', 'stopped'), warning(2, 'It is pale.')])).toEqual(['warning: row 2 (ig-square): It is pale.']);
});
