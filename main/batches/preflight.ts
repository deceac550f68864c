// Lays out and checks all rows of a spreadsheet at all sizes, a few rows at a time, and tells a few times a second how far it is. What
// it finds goes to the batch's findings, which the grid reads; rows that are known already are not checked again.

import { setTimeout } from 'node:timers/promises';
import type { PreflightProgress } from '../../shared/batchGrid.ts';
import type { Row } from '../../shared/batch.ts';
import { asFault } from '../../shared/fault.ts';
import type { Size } from '../../shared/size.ts';
import { composeAlt } from '../../shared/template.ts';
import type { ExportKit } from '../press/kit.ts';
import type { Press } from '../press/press.ts';
import type { BatchFor } from './openBatch.ts';

const progressMs = 300;
/** Rows given to the press at a time, and how many such groups are under way. */
const rowsTogether = 32;
const groupsAtOnce = 2;

export interface PreflightRequest {
  readonly batch: BatchFor;
  readonly kit: ExportKit;
  readonly sizes: readonly Size[];
  readonly asksConsent: boolean;
  readonly signal?: AbortSignal;
}

/** Checks what is not known yet. Ends with `isDone`; ending the iteration stops it. */
export async function* preflight(press: Pick<Press, 'checkJobs'>, request: PreflightRequest): AsyncGenerator<PreflightProgress, void> {
  const { batch, sizes } = request;
  const stop = new AbortController();
  const signal = request.signal ? AbortSignal.any([request.signal, stop.signal]) : stop.signal;
  const waiting = batch.taken().filter(({ number }) => !batch.findings.isChecked(number));
  const total = batch.taken().length * sizes.length;
  const known = total - waiting.length * sizes.length;
  const startedAt = performance.now();
  let checked = 0;
  let next = 0;
  const work = async (): Promise<void> => {
    while (next < waiting.length && !signal.aborted) {
      const rows = waiting.slice(next, next + rowsTogether);
      next += rows.length;
      await checkRows(press, { ...request, signal }, rows);
      checked += rows.length * sizes.length;
    }
  };
  let tellingMs = 0;
  const tell = (isDone: boolean): PreflightProgress => {
    const beganAt = performance.now();
    const counts = batch.counts();
    const checks = batch.findings.counts(batch.taken());
    const now = performance.now();
    tellingMs = now - beganAt;
    return { done: known + checked, total, perSecond: checked / Math.max(0.001, (now - startedAt) / 1000), isDone, counts, checks };
  };
  const running = Promise.all(Array.from({ length: groupsAtOnce }, work));
  const ended = running.then(() => true, () => true);
  try {
    yield tell(waiting.length === 0);
    // Counting a long sheet takes a while: it may take a twentieth of the time.
    while (!(await Promise.race([ended, setTimeout(Math.max(progressMs, tellingMs * 20), false, { ref: false })]))) yield tell(false);
    await running;
    if (waiting.length > 0) yield tell(true);
  } catch (thrown) {
    if (!signal.aborted || asFault(thrown).code !== 'cancelled') throw thrown;
  } finally {
    stop.abort();
    await ended;
  }
}

async function checkRows(press: Pick<Press, 'checkJobs'>, { batch, kit, sizes, asksConsent, signal }: PreflightRequest, rows: readonly Row[]): Promise<void> {
  const { design, findings } = batch;
  const jobs = rows.flatMap((row) => {
    const alt = composeAlt(design, row.point);
    return sizes.map((size) => ({ row: row.number, size, point: row.point, alt, problems: row.problems }));
  });
  const problems = await press.checkJobs({ jobs, kit, design, asksConsent, ...(signal ? { signal } : {}) });
  rows.forEach((row, at) => {
    // It may have been changed meanwhile; then this is about what it was.
    if (batch.rows.row(row.number) !== row) return;
    findings.take(row.number, sizes.map((size, index) => ({ size: size.id, problems: problems[at * sizes.length + index] ?? [] })));
  });
}
