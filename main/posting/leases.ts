// Who works on a delivery. Taking one raises its fence number; every later step names the number it was given and fails where it was
// raised since, so that of two workers, or a slow one and its successor, only the last one acts.

import type { Database } from '../database/database.ts';
import { readStoredDelivery, storedColumns } from './deliveries.ts';
import type { StoredDelivery } from './deliveries.ts';

/** How long a worker keeps a delivery. Longer than a step may take, so that no step outlives its lease. */
export const leaseMs = 300_000;
/** How long one step of a connector may take. */
export const stepMs = 120_000;

/** Takes a delivery that is still in the state it was seen in, and that nobody holds; undefined where somebody does. */
export function takeLease(database: Database, seen: StoredDelivery, worker: string, nowMs: number): StoredDelivery | undefined {
  const row = database.get(
    `UPDATE deliveries SET fence = fence + 1, lease_holder = ?, lease_until = ?
     WHERE id = ? AND state = ? AND fence = ? AND lease_until <= ? RETURNING ${storedColumns}`,
    worker,
    nowMs + leaseMs,
    seen.id,
    seen.state,
    seen.fence,
    nowMs,
  );
  return row ? readStoredDelivery(row) : undefined;
}

/** Keeps a lease for longer; false where it was lost. */
export function renewLease(database: Database, held: StoredDelivery, nowMs: number): boolean {
  return database.run('UPDATE deliveries SET lease_until = ? WHERE id = ? AND fence = ?', nowMs + leaseMs, held.id, held.fence) === 1;
}

/** Gives a delivery back, to be taken again from a time on. */
export function endLease(database: Database, held: StoredDelivery, fromMs: number): void {
  database.run(`UPDATE deliveries SET lease_holder = '', lease_until = ? WHERE id = ? AND fence = ?`, fromMs, held.id, held.fence);
}
