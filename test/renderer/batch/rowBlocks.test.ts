import { expect, test } from 'vitest';
import { blockRows, createRowBlocks } from '../../../renderer/batch/rowBlocks.ts';
import type { GridRow, RowsWindow } from '../../../shared/batchGrid.ts';

const rowAt = (number: number, text = ''): GridRow => ({ number, cells: [text], edited: [], isOut: false, stamp: 1, isChecked: false, problems: [] });

/** Main with ten thousand rows; each question waits for `answer`. */
function main() {
  const asked: { start: number; answer: (text?: string) => void; fail: () => void }[] = [];
  const faults: unknown[] = [];
  const blocks = createRowBlocks({
    ask: (start, count) =>
      new Promise<RowsWindow>((resolve, reject) => {
        asked.push({
          start,
          answer: (text) => resolve({ total: 10_000, start, rows: Array.from({ length: count }, (_, index) => rowAt(start + index + 1, text)) }),
          fail: () => reject(new Error('The line is lost.')),
        });
      }),
    onTotal: () => undefined,
    onFault: (thrown) => faults.push(thrown),
  });
  return { blocks, asked, faults };
}

const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
};

test('rows come where the view is, and nowhere it only passed', async () => {
  const { blocks, asked } = main();
  blocks.want(0, 20);
  for (let place = 600; place < 9_000; place += 600) blocks.want(place, place + 20);
  expect(asked.map(({ start }) => start)).toEqual([0, 600]);
  asked[0]!.answer();
  asked[1]!.answer();
  await settled();
  expect(asked.map(({ start }) => start)).toEqual([0, 600, 8_400]);
  expect(blocks.row(5)?.number).toBe(6);
  expect(blocks.row(8_400)).toBeUndefined();
});

test('what is on show stays until the newer rows are there', async () => {
  const { blocks, asked } = main();
  blocks.want(0, 20);
  asked[0]!.answer('old');
  await settled();
  blocks.patch(3, (row) => ({ ...row, cells: ['typed'] }));
  expect(blocks.row(2)?.cells).toEqual(['typed']);
  blocks.refresh();
  expect(blocks.row(4)?.cells).toEqual(['old']);
  asked[1]!.answer('new');
  await settled();
  expect(blocks.row(4)?.cells).toEqual(['new']);
});

test('rows that were asked for before a change are asked for again', async () => {
  const { blocks, asked } = main();
  blocks.want(0, 20);
  blocks.refresh();
  asked[0]!.answer('old');
  await settled();
  expect(asked.map(({ start }) => start)).toEqual([0, 0]);
  asked[1]!.answer('new');
  await settled();
  expect(blocks.row(4)?.cells).toEqual(['new']);
});

test('an answer for another view is not shown', async () => {
  const { blocks, asked } = main();
  blocks.want(0, 20);
  blocks.clear();
  asked[0]!.answer('of the view before');
  await settled();
  expect(blocks.row(0)).toBeUndefined();
  blocks.want(0, 20);
  asked[1]!.answer('of this view');
  await settled();
  expect(blocks.row(0)?.cells).toEqual(['of this view']);
});

test('what fails is told once and not asked for over and over', async () => {
  const { blocks, asked, faults } = main();
  blocks.want(0, blockRows - 1);
  asked[0]!.fail();
  await settled();
  expect(faults).toHaveLength(1);
  expect(asked).toHaveLength(1);
});
