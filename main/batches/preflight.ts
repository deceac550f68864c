// Lays out and checks all rows of a spreadsheet at all sizes, and tells a few times a second how far it is. What it finds goes to the
// batch's findings, which the grid reads; rows that are known already are not checked again.

import type { PreflightProgress } from '../../shared/batchGrid.ts';
import type { Job, Row } from '../../shared/batch.ts';
import type { Problem } from '../../shared/checks/check.ts';
import { asFault } from '../../shared/fault.ts';
import type { Size } from '../../shared/size.ts';
import { composeAlt } from '../../shared/template.ts';
import type { ExportKit } from '../press/kit.ts';
import type { Press } from '../press/press.ts';
import type { BatchFor } from './openBatch.ts';

const progressMs = 250;
/** Counting a long sheet takes a while: it may take a twentieth of the time. */
const countingShare = 20;

export interface PreflightRequest {
  readonly batch: BatchFor;
  readonly kit: ExportKit;
  readonly sizes: readonly Size[];
  readonly asksConsent: boolean;
  readonly signal?: AbortSignal;
}

/** Checks what is not known yet. Ends with `isDone`; ending the iteration stops it. */
export async function* preflight(press: Pick<Press, 'preflight'>, request: PreflightRequest): AsyncGenerator<PreflightProgress, void> {
  const { batch, sizes, signal } = request;
  const startedAt = performance.now();
  let checked = 0;
  let toldMs = startedAt;
  let tellingMs = 0;
  const tell = (isDone: boolean): PreflightProgress => {
    const beganMs = performance.now();
    const taken = batch.taken();
    const done = taken.reduce((sum, { number }) => (batch.findings.isChecked(number) ? sum + sizes.length : sum), 0);
    const counts = batch.counts();
    const checks = batch.findings.counts(taken);
    toldMs = performance.now();
    tellingMs = toldMs - beganMs;
    return { done, total: taken.length * sizes.length, perSecond: checked / Math.max(0.001, (toldMs - startedAt) / 1000), isDone, counts, checks };
  };
  let waiting = unknown(batch);
  const isWanted = (): boolean => signal?.aborted !== true;
  yield tell(waiting.length === 0);
  try {
    while (waiting.length > 0 && isWanted()) {
      for await (const count of checkRows(press, request, waiting)) {
        checked += count;
        if (performance.now() - toldMs > Math.max(progressMs, tellingMs * countingShare)) yield tell(false);
      }
      // Rows that were changed meanwhile.
      waiting = unknown(batch);
      if (waiting.length === 0) yield tell(true);
    }
  } catch (thrown) {
    if (!signal?.aborted || asFault(thrown).code !== 'cancelled') throw thrown;
  }
}

const unknown = (batch: BatchFor): readonly Row[] => batch.taken().filter(({ number }) => !batch.findings.isChecked(number));

type Found = { readonly size: string; readonly problems: readonly Problem[] };

/** Checks rows at all sizes; answers again and again how many pictures more were laid out. */
async function* checkRows(press: Pick<Press, 'preflight'>, { batch, kit, sizes, asksConsent, signal }: PreflightRequest, rows: readonly Row[]): AsyncGenerator<number, void> {
  const { design, findings } = batch;
  let at = 0;
  let ofRow: Found[] = [];
  for await (const { jobs, problems } of press.preflight({ jobs: jobsOf(batch, sizes, rows), kit, design, asksConsent, ...(signal ? { signal } : {}) })) {
    for (const [index, { size }] of jobs.entries()) {
      ofRow.push({ size: size.id, problems: problems[index] ?? [] });
      if (ofRow.length < sizes.length) continue;
      const row = rows[at]!;
      // It may have been changed meanwhile; then this is about what it was.
      if (batch.rows.row(row.number) === row) findings.take(row.number, ofRow);
      at += 1;
      ofRow = [];
    }
    yield jobs.length;
  }
}

function* jobsOf({ design }: BatchFor, sizes: readonly Size[], rows: readonly Row[]): Generator<Pick<Job, 'row' | 'size' | 'point' | 'alt' | 'problems'>, void> {
  for (const { number, point, problems } of rows) {
    const alt = composeAlt(design, point);
    for (const size of sizes) yield { row: number, size, point, alt, problems };
  }
}
