// The spreadsheet on show: its columns and mapping, the row on the canvas, and what is wrong with which row.

import { create } from 'zustand';
import type { BatchSummary, PlannedJob } from '../../shared/api.ts';
import type { Problem } from '../../shared/checks/check.ts';
import type { Studio } from '../shell/connection.ts';
import { tellFault } from '../shell/viewStore.ts';
import { inGroups } from '../studio.ts';

interface BatchState {
  readonly template: string;
  readonly batch: BatchSummary | undefined;
  /** The file, kept to be read again with another sheet or template. */
  readonly file: File | undefined;
  readonly row: number;
  readonly sizeId: string | undefined;
  /** By row number, for the size on show; absent until the rows were checked. */
  readonly problems: ReadonlyMap<number, readonly Problem[]> | undefined;
  readonly isWorking: boolean;
}

const empty: BatchState = {
  template: '',
  batch: undefined,
  file: undefined,
  row: 1,
  sizeId: undefined,
  problems: undefined,
  isWorking: false,
};

export const useBatch = create<BatchState>()(() => empty);

/** Does something that changes the batch; what goes wrong is told and leaves it as it was. */
async function working(run: () => Promise<BatchSummary | undefined>): Promise<void> {
  useBatch.setState({ isWorking: true });
  try {
    const batch = await run();
    if (batch) useBatch.setState({ batch, problems: undefined });
  } catch (thrown) {
    tellFault(thrown);
  } finally {
    useBatch.setState({ isWorking: false });
  }
}

/** Reads a spreadsheet for the template on show. */
export function openSheet(studio: Studio, file: File, sheet?: string): Promise<void> {
  return working(async () => {
    const { template } = useBatch.getState();
    const batch = await studio.batches.open({ name: file.name, file, template, ...(sheet === undefined ? {} : { sheet }) });
    useBatch.setState({ file, row: 1 });
    return batch;
  });
}

/** Takes another template; an open spreadsheet is matched to its fields anew. */
export function takeTemplate(studio: Studio, template: string): void {
  const { file, batch, template: before } = useBatch.getState();
  if (template === before) return;
  useBatch.setState({ template, problems: undefined });
  if (file && batch) void openSheet(studio, file, batch.sheet);
}

export function addPhotos(studio: Studio, photos: readonly File[]): Promise<void> {
  return working(async () => {
    const { batch } = useBatch.getState();
    let answer = batch;
    for (const some of inGroups(photos.map((file) => ({ name: file.name, file })))) {
      if (batch) answer = await studio.batches.addPhotos({ batch: batch.batch, photos: some });
    }
    return answer;
  });
}

/** Gives a field a column, or none. */
export function mapField(studio: Studio, field: string, column: number | undefined): Promise<void> {
  return working(async () => {
    const { batch } = useBatch.getState();
    if (!batch) return undefined;
    const mapping = Object.fromEntries(Object.entries(batch.mapping).filter(([name]) => name !== field));
    return studio.batches.map({ batch: batch.batch, mapping: column === undefined ? mapping : { ...mapping, [field]: column } });
  });
}

export function showRow(row: number): void {
  useBatch.setState(({ batch }) => ({ row: Math.min(Math.max(1, row), Math.max(1, batch?.rowCount ?? 1)) }));
}

export function closeSheet(): void {
  useBatch.setState((state) => ({ ...empty, template: state.template, sizeId: state.sizeId }));
}

/** Finds the problems of every row at one size by planning an export of it; nothing is written. */
export async function checkRows(studio: Studio, sizeId: string, signal: AbortSignal): Promise<void> {
  const { batch, template } = useBatch.getState();
  if (!batch) return;
  try {
    const plan = await studio.exports.plan(
      { source: { batch: batch.batch, template }, sizes: [sizeId], type: 'auto', quality: 90, name: '{row}' },
      { signal },
    );
    if (!signal.aborted) useBatch.setState({ problems: problemsByRow(plan.jobs) });
  } catch (thrown) {
    if (!signal.aborted) tellFault(thrown);
  }
}

/** Problems of jobs by their row. */
export function problemsByRow(jobs: readonly PlannedJob[]): ReadonlyMap<number, readonly Problem[]> {
  const found = new Map<number, readonly Problem[]>();
  for (const job of jobs) {
    if (job.problems.length > 0) found.set(job.row, [...(found.get(job.row) ?? []), ...job.problems]);
  }
  return found;
}
