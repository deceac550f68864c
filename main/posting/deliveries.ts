// Deliveries in the database, and the one place that moves them between states: a move is legal, starts from the state it was decided
// on, and is recorded by the database in the same transaction; or it does not happen.

import { Fault } from '../../shared/fault.ts';
import { isLegalMove, legalMoves, moveOf } from '../../shared/post.ts';
import type { Delivery, DeliveryState, MoveName } from '../../shared/post.ts';
import { textAt, wholeAt } from '../database/database.ts';
import type { Database, SqlRow } from '../database/database.ts';

/** A delivery as stored, with what the queue needs to work on it. */
export interface StoredDelivery extends Delivery {
  readonly post: string;
  /** How often it was taken to be worked on. A worker with a lower number has lost it. */
  readonly fence: number;
  /** What a connector stored before publishing, as JSON. */
  readonly prepared: string;
}

/** One line of the record of what became of a delivery. */
export interface DeliveryRecord {
  readonly number: number;
  readonly delivery: string;
  /** UTC, ISO 8601. */
  readonly at: string;
  readonly by: string;
  /** '' when it was added. */
  readonly from: string;
  readonly to: string;
  readonly link: string;
  readonly reason: string;
}

export interface MoveRequest {
  readonly delivery: string;
  readonly name: MoveName;
  readonly from: DeliveryState;
  readonly to: DeliveryState;
  readonly at: string;
  /** Kept as they are where absent. */
  readonly link?: string;
  readonly reason?: string;
  readonly prepared?: string;
  /** The move is made only while this is still its number. Absent: whoever works on it loses it. */
  readonly fence?: number;
}

/** How states read in a sentence. */
const stateWords: Readonly<Record<DeliveryState, string>> = {
  draft: 'a draft',
  needsApproval: 'waiting for approval',
  scheduled: 'scheduled',
  sending: 'being sent',
  awaitingPerson: 'waiting for a person to post it',
  published: 'published',
  rejected: 'rejected by the network',
  unconfirmed: 'unconfirmed',
  missed: 'missed',
  cancelled: 'cancelled',
};

const states: ReadonlySet<string> = new Set(Object.keys(stateWords));

function isState(text: string): text is DeliveryState {
  return states.has(text);
}

function readState(row: SqlRow): DeliveryState {
  const state = textAt(row, 'state');
  if (!isState(state)) throw new Fault('internal', `Something went wrong inside Point Studio: the library knows a state '${state}'.`);
  return state;
}

/** What `readDelivery` reads. */
export const deliveryColumns = 'id, network, account, state, link, reason';

/** A delivery as people see it, from a row of `deliveryColumns`. */
export function readDelivery(row: SqlRow): Delivery {
  return {
    id: textAt(row, 'id'),
    network: textAt(row, 'network'),
    account: textAt(row, 'account'),
    state: readState(row),
    link: textAt(row, 'link'),
    reason: textAt(row, 'reason'),
  };
}

/** What `readStoredDelivery` reads. */
export const storedColumns = `${deliveryColumns}, post, fence, prepared`;

/** A delivery as the queue works on it, from a row of `storedColumns`. */
export function readStoredDelivery(row: SqlRow): StoredDelivery {
  return { ...readDelivery(row), post: textAt(row, 'post'), fence: wholeAt(row, 'fence'), prepared: textAt(row, 'prepared') };
}

/** A delivery by its id. Throws a Fault (`notFound`). */
export function findDelivery(database: Database, id: string): StoredDelivery {
  const row = database.get(`SELECT ${storedColumns} FROM deliveries WHERE id = ?`, id);
  if (!row) throw new Fault('notFound', `The queue has no delivery '${id.slice(0, 80)}'. See the queue for those there are.`, { detail: { delivery: id } });
  return readStoredDelivery(row);
}

/** The Fault for a move that the state does not allow. */
export function illegalMove(delivery: Pick<Delivery, 'id' | 'network' | 'state'>, wanted: string): Fault {
  const allowed = legalMoves(delivery.state, 'person');
  const hint = allowed.length > 0 ? `Possible now: ${allowed.join(', ')}.` : 'Wait until the queue is done with it.';
  return new Fault('conflict', `The post for ${delivery.network} cannot be ${wanted}: it is ${stateWords[delivery.state]}. ${hint}`, {
    detail: { delivery: delivery.id, state: delivery.state },
  });
}

/**
 * Makes a move. Answers false where the delivery is no longer in the state it starts from, or another worker has taken it over. Throws
 * a Fault (`conflict`) where the table of moves does not allow it.
 */
export function moveDelivery(database: Database, move: MoveRequest): boolean {
  if (!isLegalMove(move.name, move.from, move.to)) {
    throw new Fault('conflict', `A delivery that is ${stateWords[move.from]} cannot become ${stateWords[move.to]} by '${move.name}'.`, {
      detail: { delivery: move.delivery, state: move.from },
    });
  }
  const changed = database.run(
    `UPDATE deliveries SET state = ?, changed_at = ?, changed_by = ?, link = coalesce(?, link), reason = coalesce(?, reason),
       prepared = coalesce(?, prepared), fence = fence + iif(? IS NULL, 1, 0)
     WHERE id = ? AND state = ? AND (? IS NULL OR fence = ?)`,
    move.to,
    move.at,
    moveOf(move.name).by,
    move.link ?? null,
    move.reason ?? null,
    move.prepared ?? null,
    move.fence ?? null,
    move.delivery,
    move.from,
    move.fence ?? null,
    move.fence ?? null,
  );
  return changed === 1;
}

/** Everything that became of a delivery, oldest first. */
export function recordOf(database: Database, delivery: string): readonly DeliveryRecord[] {
  return database
    .all('SELECT number, delivery, at, by, from_state, to_state, link, reason FROM delivery_record WHERE delivery = ? ORDER BY number', delivery)
    .map((row) => ({
      number: wholeAt(row, 'number'),
      delivery: textAt(row, 'delivery'),
      at: textAt(row, 'at'),
      by: textAt(row, 'by'),
      from: textAt(row, 'from_state'),
      to: textAt(row, 'to_state'),
      link: textAt(row, 'link'),
      reason: textAt(row, 'reason'),
    }));
}
