import { beforeEach, describe, expect, test } from 'vitest';
import { leadColumns, useBatch } from '../../../renderer/batch/batchStore.ts';
import { beginEdit, moveTo, selectionOf } from '../../../renderer/batch/cursor.ts';
import { pressInGrid } from '../../../renderer/batch/gridKeys.ts';
import { spanOf, startsOf } from '../../../renderer/batch/gridColumns.ts';
import type { BatchSummary } from '../../../shared/api.ts';
import type { GridRow } from '../../../shared/batchGrid.ts';

const batch: BatchSummary = {
  batch: 'b1',
  name: 'points.csv',
  template: 'words',
  sheets: ['points'],
  sheet: 'points',
  columns: ['claim', 'name'],
  mapping: { claim: 0, name: 1 },
  grid: [
    { key: 'column:0', name: 'claim', field: 'claim', isAdded: false },
    { key: 'column:1', name: 'name', field: 'name', isAdded: false },
  ],
  rowCount: 30,
  counts: { all: 30, errors: 0, warnings: 0, leftOut: 0, noPhoto: 0, edited: 0 },
  photos: 0,
  unusable: 0,
};

const row: GridRow = { number: 7, cells: ['Light', 'Grace'], edited: [], isOut: false, stamp: 1, isChecked: true, problems: [] };

beforeEach(() => useBatch.setState({ batch, total: 30, cursor: { place: 0, column: leadColumns }, anchor: 0, editing: undefined }));

describe('the cursor', () => {
  test('stays within the rows and columns', () => {
    moveTo({ place: -4, column: 99 });
    expect(useBatch.getState().cursor).toEqual({ place: 0, column: leadColumns + 1 });
    moveTo({ place: 400 });
    expect(useBatch.getState().cursor.place).toBe(29);
  });

  test('takes the selection along where it was asked to, in both directions', () => {
    moveTo({ place: 10 });
    moveTo({ place: 13 }, true);
    expect(selectionOf(useBatch.getState())).toEqual([10, 13]);
    moveTo({ place: 8 }, true);
    expect(selectionOf(useBatch.getState())).toEqual([8, 10]);
    moveTo({ place: 9 });
    expect(selectionOf(useBatch.getState())).toEqual([9, 9]);
  });

  test('opens a cell with its text, or with what was typed; the picture of a row cannot be written', () => {
    beginEdit(row);
    expect(useBatch.getState().editing).toMatchObject({ row: 7, text: 'Light', isTyped: false });
    beginEdit(row, 'S');
    expect(useBatch.getState().editing).toMatchObject({ row: 7, text: 'S', isTyped: true });
    useBatch.setState({ editing: undefined });
    moveTo({ column: 1 });
    beginEdit(row);
    expect(useBatch.getState().editing).toBeUndefined();
  });

  test.each([
    { typed: 'a', held: [], opens: true },
    { typed: '€', held: ['AltGraph', 'Control', 'Alt'], opens: true },
    { typed: '@', held: ['AltGraph'], opens: true },
    { typed: 'e', held: ['Alt'], opens: false },
    { typed: 'c', held: ['Control'], opens: false },
  ])('writes into a cell where $typed is typed, with AltGr too, and not where it is a command ($held)', ({ typed, held, opens }) => {
    const holds = (name: string): boolean => held.includes(name);
    const event = { key: typed, shiftKey: false, altKey: holds('Alt'), ctrlKey: holds('Control'), metaKey: false, getModifierState: holds };
    const keys = {
      row,
      page: 10,
      isRightToLeft: false,
      get studio(): never {
        throw new Error('Typing asks nothing of main.');
      },
    };
    expect(pressInGrid(event, keys)).toBe(opens);
    expect(useBatch.getState().editing?.text).toBe(opens ? typed : undefined);
  });
});

test('only columns in view are on the page, with one to spare on each side', () => {
  const columns = Array.from({ length: 200 }, (_, index) => ({ key: `column:${index}`, name: `c${index}`, isAdded: false }));
  const starts = startsOf(columns);
  const { first, last, before } = spanOf(starts, starts[50]! + 1, starts[55]! - 1);
  expect([first, last]).toEqual([49, 55]);
  expect(before).toBe(starts[49]! - starts[0]!);
  expect(spanOf(starts, 0, 10)).toMatchObject({ first: 0, before: 0 });
});
