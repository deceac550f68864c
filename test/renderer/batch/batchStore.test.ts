import { createRouterClient, implement } from '@orpc/server';
import { beforeEach, expect, test } from 'vitest';
import { checkRows, rowsToLookAt, showRow, useBatch, type BatchDoorway } from '../../../renderer/batch/batchStore.ts';
import { contract, type BatchSummary } from '../../../shared/api.ts';
import type { Problem } from '../../../shared/checks/check.ts';
import type { Design } from '../../../shared/design.ts';

const batch: BatchSummary = {
  batch: 'b1',
  name: 'points.csv',
  sheets: ['points'],
  sheet: 'points',
  columns: ['claim'],
  mapping: { claim: 0 },
  rowCount: 3,
  preview: [['Light'], [''], ['Power']],
  photos: 0,
};

const empty: Problem = { check: 'required', severity: 'error', message: '"Claim" is empty.', field: 'claim' };
const ambiguous: Problem = { check: 'photo', severity: 'warning', message: 'Two photos are called Li.' };
const notice: Problem = { check: 'photo', severity: 'notice', message: 'There is no photo.' };

function designOf(claim: string): Design {
  const page = { id: 'p', background: { type: 'solid' as const, colour: 'background' }, elements: [], layouts: [] };
  return { schema: 1, id: 'd', name: '', description: '', fields: [], point: { claim }, altPattern: '', showsPerson: false, pack: '', pages: [page] };
}

const kit = { brand: { name: '', colours: {}, fonts: {}, logos: [], logoClearSpace: 0, fallback: [] }, fonts: [], pictures: [] };

function refuse(): never {
  throw new Error('Nobody asked for this.');
}

/** Main with three rows, of which one is empty and one has an ambiguous photo. */
function main(): BatchDoorway {
  const part = implement({ batches: contract.batches, checks: contract.checks });
  return createRouterClient(
    part.router({
      batches: {
        open: part.batches.open.handler(refuse),
        addPhotos: part.batches.addPhotos.handler(refuse),
        map: part.batches.map.handler(refuse),
        row: part.batches.row.handler(({ input }) => ({
          design: designOf(batch.preview[input.number - 1]?.[0] ?? ''),
          kit,
          problems: input.number === 3 ? [ambiguous] : [],
        })),
      },
      checks: {
        run: part.checks.run.handler(({ input }) => {
          const point: unknown = input.design['point'];
          const isEmpty = typeof point === 'object' && point !== null && 'claim' in point && point.claim === '';
          return Object.fromEntries(input.sizes.map((size) => [size, isEmpty ? [empty] : [notice]]));
        }),
      },
    }),
  );
}

beforeEach(() => useBatch.setState({ batch, row: 1, problems: new Map() }));

test('every listed row is checked, with what its reading found and what its drawing shows', async () => {
  await checkRows(main(), 'ig-square', new AbortController().signal);
  const { problems } = useBatch.getState();
  expect([...problems]).toEqual([
    [1, [notice]],
    [2, [empty]],
    [3, [ambiguous, notice]],
  ]);
  expect(rowsToLookAt(problems)).toBe(2);
});

test('a check that is no longer wanted leaves nothing behind', async () => {
  const stop = new AbortController();
  const checking = checkRows(main(), 'ig-square', stop.signal);
  stop.abort();
  await checking;
  expect(useBatch.getState().problems.size).toBe(0);
});

test('stepping stays within the rows', () => {
  showRow(0);
  expect(useBatch.getState().row).toBe(1);
  showRow(99);
  expect(useBatch.getState().row).toBe(3);
});
