// Rows of the grid on the page: fetched from main in blocks where the view is, and nowhere else. What is on show stays until newer
// rows are there.

import type { GridRow, RowsWindow } from '../../shared/batchGrid.ts';

export const blockRows = 60;
/** Blocks kept, so that scrolling back shows rows at once. */
const keptBlocks = 80;
/** Questions under way at a time: fast scrolling passes over rows that nobody could read. */
const askedAtOnce = 2;

type Ask = (start: number, count: number, signal: AbortSignal) => Promise<RowsWindow>;

interface Block {
  readonly rows: readonly GridRow[];
  isStale: boolean;
}

export interface RowBlocks {
  /** The row at a place of the view, if it is here. */
  row(place: number): GridRow | undefined;
  /** Has the rows between two places be here soon. */
  want(first: number, last: number): void;
  /** Asks again for what is on show; what is here stays until then. */
  refresh(): void;
  /** Forgets everything: another view. */
  clear(): void;
  /** Shows a change of a row before main has answered. */
  patch(number: number, change: (row: GridRow) => GridRow): void;
  /** Calls back after rows arrived or changed; answers how to stop. */
  readonly subscribe: (listener: () => void) => () => void;
  readonly version: () => number;
}

export interface RowBlocksHost {
  readonly ask: Ask;
  readonly onTotal: (total: number) => void;
  readonly onFault: (thrown: unknown) => void;
}

export function createRowBlocks({ ask, onTotal, onFault }: RowBlocksHost): RowBlocks {
  const blocks = new Map<number, Block>();
  const asked = new Map<number, AbortController>();
  const listeners = new Set<() => void>();
  let wanted: readonly number[] = [];
  let version = 0;
  let turn = 0;
  /** Raised by each change: what was asked for before shows how it was. */
  let age = 0;

  const changed = (): void => {
    version += 1;
    for (const listener of listeners) listener();
  };
  const next = (): void => {
    for (const index of wanted) {
      if (asked.size >= askedAtOnce) return;
      if (!asked.has(index) && (blocks.get(index)?.isStale ?? true)) void load(index);
    }
  };
  const load = async (index: number): Promise<void> => {
    const asking = new AbortController();
    const turnOfAsking = turn;
    const ageOfAsking = age;
    asked.set(index, asking);
    try {
      const { rows, total } = await ask(index * blockRows, blockRows, asking.signal);
      if (turnOfAsking !== turn) return;
      blocks.delete(index);
      blocks.set(index, { rows, isStale: ageOfAsking !== age });
      for (const oldest of blocks.keys()) if (blocks.size > keptBlocks && !wanted.includes(oldest)) blocks.delete(oldest);
      onTotal(total);
      changed();
    } catch (thrown) {
      if (!asking.signal.aborted) onFault(thrown);
      // Not asked again by itself: what failed once would fail for ever.
      if (turnOfAsking === turn && !asking.signal.aborted) wanted = wanted.filter((one) => one !== index);
    } finally {
      if (asked.get(index) === asking) asked.delete(index);
      next();
    }
  };
  return {
    row: (place) => blocks.get(Math.floor(place / blockRows))?.rows[place % blockRows],
    want(first, last) {
      const from = Math.floor(Math.max(0, first) / blockRows);
      const to = Math.floor(Math.max(0, last) / blockRows);
      if (wanted[0] === from && wanted.at(-1) === to && wanted.length === to - from + 1) return;
      wanted = Array.from({ length: to - from + 1 }, (_, index) => from + index);
      next();
    },
    refresh() {
      age += 1;
      for (const block of blocks.values()) block.isStale = true;
      next();
    },
    clear() {
      turn += 1;
      for (const asking of asked.values()) asking.abort();
      asked.clear();
      blocks.clear();
      wanted = [];
      changed();
    },
    patch(number, change) {
      age += 1;
      for (const [index, { rows }] of blocks) {
        const at = rows.findIndex((row) => row.number === number);
        if (at < 0) continue;
        blocks.set(index, { rows: rows.with(at, change(rows[at]!)), isStale: true });
        changed();
        return;
      }
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    version: () => version,
  };
}
