// The spreadsheet on show: its columns and mapping, the row on the canvas, and what is wrong with which row.

import { create } from 'zustand';
import type { BatchSummary } from '../../shared/api.ts';
import type { Problem } from '../../shared/checks/check.ts';
import type { Studio } from '../shell/connection.ts';
import { tellFault } from '../shell/viewStore.ts';
import { inGroups } from '../studio.ts';

/** What was found, by row number, at the size on show; rows that are not in it have not been checked. */
export type RowProblems = ReadonlyMap<number, readonly Problem[]>;

/** The part of the doorway that checks rows. */
export type BatchDoorway = Pick<Studio, 'batches' | 'checks'>;

interface BatchState {
  readonly template: string;
  readonly batch: BatchSummary | undefined;
  /** The file, kept to be read again with another sheet or template. */
  readonly file: File | undefined;
  readonly row: number;
  readonly sizeId: string | undefined;
  readonly problems: RowProblems;
  readonly isWorking: boolean;
}

const empty: BatchState = {
  template: '',
  batch: undefined,
  file: undefined,
  row: 1,
  sizeId: undefined,
  problems: new Map(),
  isWorking: false,
};

export const useBatch = create<BatchState>()(() => empty);

/** Does something that changes the batch; what goes wrong is told and leaves it as it was. */
async function working(run: () => Promise<BatchSummary | undefined>): Promise<void> {
  useBatch.setState({ isWorking: true });
  try {
    const batch = await run();
    if (batch) useBatch.setState({ batch, problems: new Map() });
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
  useBatch.setState({ template, problems: new Map() });
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

/** Checks the listed rows one after the other at one size; what is found is shown row by row. */
export async function checkRows(studio: BatchDoorway, sizeId: string, signal: AbortSignal): Promise<void> {
  const { batch } = useBatch.getState();
  if (!batch) return;
  useBatch.setState({ problems: new Map() });
  try {
    for (let number = 1; number <= batch.preview.length && !signal.aborted; number += 1) {
      const row = await studio.batches.row({ batch: batch.batch, number }, { signal });
      const found = await studio.checks.run({ design: { ...row.design }, sizes: [sizeId] }, { signal });
      if (signal.aborted) return;
      useBatch.setState((state) => ({ problems: new Map(state.problems).set(number, [...row.problems, ...(found[sizeId] ?? [])]) }));
    }
  } catch (thrown) {
    if (!signal.aborted) tellFault(thrown);
  }
}

/** How many of the checked rows have something to look at. */
export function rowsToLookAt(problems: RowProblems): number {
  return [...problems.values()].filter((found) => found.some((problem) => problem.severity !== 'notice')).length;
}
