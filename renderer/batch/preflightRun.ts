// The check of all rows at the sizes of the export: begins when asked, goes on while the screen is left, and tells the grid what changed.

import type { Studio } from '../shell/connection.ts';
import { tellFault } from '../shell/viewStore.ts';
import { orderAnew, rowBlocks, useBatch } from './batchStore.ts';

let running: AbortController | undefined;
let lastSizes: readonly string[] = [];

/** Checks all rows that are not known yet; one check at a time. */
export async function checkAll(studio: Studio, sizes: readonly string[]): Promise<void> {
  running?.abort();
  const { batch, template } = useBatch.getState();
  if (!batch || sizes.length === 0) return;
  const own = new AbortController();
  lastSizes = sizes;
  running = own;
  useBatch.setState({ isChecking: true });
  try {
    const events = await studio.batches.preflight({ batch: batch.batch, template, sizes: [...sizes] }, { signal: own.signal });
    let found = -1;
    for await (const preflight of events) {
      if (own.signal.aborted) break;
      useBatch.setState({ preflight, counts: preflight.counts });
      const { errors, warnings } = preflight.counts;
      if (errors + warnings !== found || preflight.isDone) rowBlocks(studio).refresh();
      found = errors + warnings;
      if (preflight.isDone && useBatch.getState().view.order === 'problems') orderAnew();
    }
  } catch (thrown) {
    if (!own.signal.aborted) tellFault(thrown);
  } finally {
    if (running === own) {
      running = undefined;
      useBatch.setState({ isChecking: false });
    }
  }
}

/** Checks rows again that were changed, where all were checked before, or are being checked. */
export function checkChanged(studio: Studio): void {
  const { preflight, isChecking } = useBatch.getState();
  if (isChecking || preflight?.isDone) void checkAll(studio, lastSizes);
}

export function stopChecking(): void {
  running?.abort();
}
