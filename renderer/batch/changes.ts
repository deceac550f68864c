// Changes of a spreadsheet's rows: cells, rows left out, photos; each can be undone and redone for as long as the sheet is on show.

import { create } from 'zustand';
import type { RowPhoto } from '../../shared/batchGrid.ts';
import type { CellEdit } from '../../shared/sheetEdits.ts';
import type { Focus } from '../../shared/point.ts';
import { text } from '../i18n/index.ts';
import { announce, tellFault } from '../shell/viewStore.ts';
import { rowBlocks, takeSummary, useBatch, type BatchDoorway } from './batchStore.ts';
import { selectionOf } from './cursor.ts';

type Change = { readonly cells: readonly CellEdit[] } | { readonly rows: readonly number[]; readonly isOut: boolean };

interface Step {
  readonly batch: string;
  readonly undo: Change;
  readonly redo: Change;
}

interface History {
  readonly done: readonly Step[];
  readonly undone: readonly Step[];
}

const keptSteps = 200;
const history = create<History>()(() => ({ done: [], undone: [] }));

function remember(step: Step): void {
  history.setState(({ done }) => ({ done: [...done, step].slice(-keptSteps), undone: [] }));
}

/** Whether there is something to undo and to redo in the spreadsheet on show. */
export function useHistory(): { readonly canUndo: boolean; readonly canRedo: boolean } {
  const batch = useBatch((state) => state.batch?.batch);
  const { done, undone } = history();
  return { canUndo: isOf(done.at(-1), batch), canRedo: isOf(undone.at(-1), batch) };
}

const isOf = (last: Step | undefined, batch: string | undefined): boolean => last !== undefined && last.batch === batch;

/** Rows may need to be checked again. */
function noteChange(): void {
  useBatch.setState(({ changes }) => ({ changes: changes + 1 }));
}

/** Makes a change in main; answers what undoes it. */
async function make(studio: BatchDoorway, change: Change): Promise<Change> {
  const { batch, template } = useBatch.getState();
  if (!batch) return change;
  if ('cells' in change) {
    const { undo, summary } = await studio.batches.edit({ batch: batch.batch, template, cells: [...change.cells] });
    takeSummary(summary);
    noteChange();
    return { cells: undo };
  }
  const { changed, counts } = await studio.batches.leaveOut({ batch: batch.batch, template, isOut: change.isOut, rows: { numbers: [...change.rows] } });
  useBatch.setState({ counts });
  rowBlocks(studio).refresh();
  noteChange();
  return { rows: changed, isOut: !change.isOut };
}

/** Changes cells; they show at once. */
export async function editCells(studio: BatchDoorway, cells: readonly CellEdit[]): Promise<void> {
  const { batch } = useBatch.getState();
  if (!batch) return;
  for (const { row, column, text: typed } of cells) {
    const index = batch.grid.findIndex(({ key }) => key === column);
    if (typed !== null) rowBlocks(studio).patch(row, (one) => ({ ...one, cells: one.cells.with(index, typed) }));
  }
  try {
    const undo = await make(studio, { cells });
    remember({ batch: batch.batch, undo, redo: { cells } });
  } catch (thrown) {
    rowBlocks(studio).refresh();
    tellFault(thrown);
  }
}

/** Leaves the selected rows out; takes them in where all that can be seen of them are out. */
export async function toggleSelected(studio: BatchDoorway): Promise<void> {
  const { batch, template, view, cursor, anchor } = useBatch.getState();
  if (!batch) return;
  const [from, to] = selectionOf({ cursor, anchor });
  const isOut = !rowBlocks(studio).row(cursor.place)?.isOut;
  try {
    const { changed, counts } = await studio.batches.leaveOut({ batch: batch.batch, template, isOut, rows: { view, from, to } });
    useBatch.setState({ counts });
    rowBlocks(studio).refresh();
    if (changed.length === 0) return;
    noteChange();
    remember({ batch: batch.batch, undo: { rows: changed, isOut: !isOut }, redo: { rows: changed, isOut } });
    announce(text(isOut ? 'batch.nowOut' : 'batch.nowIn', { count: changed.length }));
  } catch (thrown) {
    tellFault(thrown);
  }
}

/** Takes back the last change. */
export function undoChange(studio: BatchDoorway): Promise<void> {
  return step(studio, { from: 'done', to: 'undone', way: 'undo', words: 'batch.undone' });
}

/** Makes the change that was taken back last again. */
export function redoChange(studio: BatchDoorway): Promise<void> {
  return step(studio, { from: 'undone', to: 'done', way: 'redo', words: 'batch.redone' });
}

interface Way {
  readonly from: 'done' | 'undone';
  readonly to: 'done' | 'undone';
  readonly way: 'undo' | 'redo';
  readonly words: 'batch.undone' | 'batch.redone';
}

async function step(studio: BatchDoorway, { from, to, way, words }: Way): Promise<void> {
  const before = history.getState();
  const last = before[from].at(-1);
  if (!last || !isOf(last, useBatch.getState().batch?.batch)) return;
  history.setState({ [from]: before[from].slice(0, -1), [to]: [...before[to], last] });
  try {
    await make(studio, last[way]);
    announce(text(words));
  } catch (thrown) {
    history.setState(before);
    tellFault(thrown);
  }
}

/** Has a row take a photo by its file's exact name. */
export function choosePhoto(studio: BatchDoorway, row: number, photo: RowPhoto, file: string): Promise<void> {
  return editCells(studio, [{ row, column: photo.column, text: file }]);
}

/** Adds a photo that was dropped on a row, and has the row take it. */
export async function dropPhoto(studio: BatchDoorway, row: number, photo: RowPhoto, file: File): Promise<void> {
  const { batch } = useBatch.getState();
  if (!batch) return;
  try {
    takeSummary(await studio.batches.addPhotos({ batch: batch.batch, photos: [{ name: file.name, file }] }));
    await choosePhoto(studio, row, photo, file.name);
  } catch (thrown) {
    tellFault(thrown);
  }
}

export async function focusPhoto(studio: BatchDoorway, photo: string, focus: Focus): Promise<void> {
  const { batch, template } = useBatch.getState();
  if (!batch) return;
  try {
    await studio.batches.focus({ batch: batch.batch, template, photo, focus });
    rowBlocks(studio).refresh();
  } catch (thrown) {
    tellFault(thrown);
  }
}
