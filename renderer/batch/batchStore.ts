// The spreadsheet on show: what main says of it, which rows the grid lists, where the cursor is, and what can be undone.

import { create } from 'zustand';
import type { BatchListing, BatchSummary } from '../../shared/api.ts';
import type { PreflightProgress, RowCounts, RowFilter, RowsView } from '../../shared/batchGrid.ts';
import { isPhotoName } from '../../shared/match.ts';
import { focalPointsFile } from '../../shared/picture.ts';
import type { Studio } from '../shell/connection.ts';
import { go, tellFault, useView } from '../shell/viewStore.ts';
import { inGroups } from '../studio.ts';
import { createRowBlocks, type RowBlocks } from './rowBlocks.ts';

/** The part of the doorway that spreadsheets need. */
export type BatchDoorway = Pick<Studio, 'batches'>;

/** A cell of the grid: a place in the view, and a column counted from the row's number. */
export interface Cursor {
  readonly place: number;
  readonly column: number;
}

export interface Editing extends Cursor {
  readonly row: number;
  readonly text: string;
  /** Whether typing began it: then the first arrow key ends it. */
  readonly isTyped: boolean;
}

interface BatchState {
  readonly template: string;
  readonly batch: BatchSummary | undefined;
  readonly isWorking: boolean;
  readonly view: RowsView;
  /** Rows of the view. */
  readonly total: number;
  readonly counts: RowCounts | undefined;
  readonly cursor: Cursor;
  /** The other end of the selection. */
  readonly anchor: number;
  readonly editing: Editing | undefined;
  /** The row on the canvas. */
  readonly row: number;
  readonly sizeId: string | undefined;
  readonly preflight: PreflightProgress | undefined;
  readonly isChecking: boolean;
  /** Counts changes of rows since the spreadsheet was shown. */
  readonly changes: number;
}

/** Columns before the sheet's own: number, picture, state. */
export const leadColumns = 3;

const firstView: RowsView = { filter: 'all', check: '', search: '', order: 'problems', at: 0 };

const empty: BatchState = {
  template: '',
  batch: undefined,
  isWorking: false,
  view: firstView,
  total: 0,
  counts: undefined,
  cursor: { place: 0, column: leadColumns },
  anchor: 0,
  editing: undefined,
  row: 1,
  sizeId: undefined,
  preflight: undefined,
  isChecking: false,
  changes: 0,
};

export const useBatch = create<BatchState>()(() => empty);

let blocks: RowBlocks | undefined;

/** The rows of the view on show, one store for each spreadsheet. */
export function rowBlocks(studio: BatchDoorway): RowBlocks {
  blocks ??= createRowBlocks({
    ask: async (start, count, signal) => {
      const { batch, template, view } = useBatch.getState();
      if (!batch) return { total: 0, start, rows: [] };
      return await studio.batches.rows({ batch: batch.batch, template, view, start, count }, { signal });
    },
    onTotal: (total) => {
      if (useBatch.getState().total !== total) useBatch.setState({ total });
    },
    onFault: tellFault,
  });
  return blocks;
}

/** Whether a spreadsheet is on show. */
export function hasSheet(): boolean {
  return useView.getState().route.screen === 'batch' && useBatch.getState().batch !== undefined;
}

/** Shows a spreadsheet from its beginning. */
function show(batch: BatchSummary): void {
  blocks?.clear();
  useBatch.setState(({ view, sizeId, template }) => ({
    ...empty,
    template: template === '' ? batch.template : template,
    batch,
    sizeId,
    view: { ...firstView, order: view.order, at: view.at + 1 },
    total: batch.rowCount,
    counts: batch.counts,
  }));
}

/** Takes what main says of the spreadsheet on show; rows are asked for again. */
export function takeSummary(batch: BatchSummary): void {
  useBatch.setState({ batch, counts: batch.counts });
  blocks?.refresh();
}

/** Does something that changes the batch; what goes wrong is told and leaves it as it was. */
export async function working(run: () => Promise<void>): Promise<void> {
  useBatch.setState({ isWorking: true });
  try {
    await run();
  } catch (thrown) {
    tellFault(thrown);
  } finally {
    useBatch.setState({ isWorking: false });
  }
}

/** Reads a spreadsheet for the template on show. */
export function openSheet(studio: BatchDoorway, file: File): Promise<void> {
  return working(async () => show(await studio.batches.open({ name: file.name, file, template: useBatch.getState().template })));
}

/** Goes on with a spreadsheet of the library. */
export function reopenSheet(studio: BatchDoorway, { batch, template }: Pick<BatchListing, 'batch' | 'template'>): Promise<void> {
  return working(async () => {
    const summary = await studio.batches.reopen({ batch });
    useBatch.setState({ template });
    show(summary);
  });
}

/** Reads another sheet of the workbook. */
export function changeSheet(studio: BatchDoorway, sheet: string): Promise<void> {
  return working(async () => {
    const { batch } = useBatch.getState();
    if (batch) show(await studio.batches.reopen({ batch: batch.batch, sheet }));
  });
}

/** Takes another template; an open spreadsheet is matched to its fields anew, and keeps what was changed in it. */
export function takeTemplate(studio: BatchDoorway, template: string): void {
  const { batch, template: before } = useBatch.getState();
  if (template === before) return;
  useBatch.setState({ template, preflight: undefined });
  if (batch) void working(async () => show(await studio.batches.reopen({ batch: batch.batch, template })));
}

/** The pictures among files; browsers do not know the type of phones' HEIC. */
export function photosAmong(files: readonly File[]): readonly File[] {
  return files.filter(({ name, type }) => type.startsWith('image/') || isPhotoName(name) || name === focalPointsFile);
}

export function addPhotos(studio: BatchDoorway, photos: readonly File[]): Promise<void> {
  return working(async () => {
    const { batch } = useBatch.getState();
    if (!batch) return;
    for (const some of inGroups(photos.map((file) => ({ name: file.name, file })))) {
      takeSummary(await studio.batches.addPhotos({ batch: batch.batch, photos: some }));
    }
    orderAnew();
  });
}

/** Gives a field a column, or none. */
export function mapField(studio: BatchDoorway, field: string, column: number | undefined): Promise<void> {
  return working(async () => {
    const { batch } = useBatch.getState();
    if (!batch) return;
    const mapping = Object.fromEntries(Object.entries(batch.mapping).filter(([name]) => name !== field));
    takeSummary(await studio.batches.map({ batch: batch.batch, mapping: column === undefined ? mapping : { ...mapping, [field]: column } }));
    orderAnew();
  });
}

export function closeSheet(): void {
  blocks?.clear();
  useBatch.setState(({ template, sizeId }) => ({ ...empty, template, sizeId }));
}

/** Lists other rows, or the same ones in their newest order. */
export function askForView(change: Partial<Omit<RowsView, 'at'>>): void {
  blocks?.clear();
  useBatch.setState(({ view }) => ({
    view: { ...view, ...change, at: view.at + 1 },
    cursor: { place: 0, column: useBatch.getState().cursor.column },
    anchor: 0,
    editing: undefined,
  }));
}

/** Puts rows in their newest order, unless somebody is at work in the grid: they shall not run away from under the cursor. */
export function orderAnew(): void {
  const { cursor, anchor, editing } = useBatch.getState();
  if (cursor.place === 0 && anchor === 0 && !editing) askForView({});
  else blocks?.refresh();
}

export function filterRows(filter: RowFilter): void {
  askForView({ filter, check: '' });
}

/** Goes to a row of a spreadsheet, wherever the studio is. */
export async function showBatchRow(studio: BatchDoorway, { batch: id, template }: { readonly batch: string; readonly template: string }, number: number): Promise<void> {
  go({ screen: 'batch', template });
  if (useBatch.getState().batch?.batch !== id) await reopenSheet(studio, { batch: id, template });
  const { view } = useBatch.getState();
  const listed = { ...view, filter: 'all', check: '', search: '' } as const;
  if (view.filter !== 'all' || view.check !== '' || view.search !== '') askForView(listed);
  try {
    const place = await studio.batches.place({ batch: id, template, view: useBatch.getState().view, number });
    if (place >= 0) useBatch.setState(({ cursor }) => ({ cursor: { ...cursor, place }, anchor: place, row: number }));
  } catch (thrown) {
    tellFault(thrown);
  }
}
