// Makes what is due happen, once: hand-overs wait for a person however late they are, accounts are published to by their connector, and
// what a connector could not send in time is missed. Running it again, or in two processes at a time, changes nothing twice.

import { randomUUID } from 'node:crypto';
import type { Fault } from '../../shared/fault.ts';
import { findNetwork } from '../../shared/networks/index.ts';
import type { Network, NetworkTable } from '../../shared/networks/network.ts';
import { captionFor, picturesFor } from '../../shared/post.ts';
import { postProblems } from '../../shared/postProblems.ts';
import type { Delivery, DeliveryState, MoveName } from '../../shared/post.ts';
import { epochMsOf, instantText } from '../../shared/time.ts';
import type { Connector, Task } from '../connectors/connector.ts';
import { textAt, wholeAt } from '../database/database.ts';
import type { Database, SqlRow } from '../database/database.ts';
import type { AssetStore } from '../library/assets.ts';
import { moveDelivery, readStoredDelivery } from './deliveries.ts';
import type { StoredDelivery } from './deliveries.ts';
import { endLease, takeLease } from './leases.ts';
import { findPost } from './posts.ts';
import { send } from './send.ts';

export interface EngineParts {
  readonly database: Database;
  readonly assets: Pick<AssetStore, 'read'>;
  readonly networks: NetworkTable;
  readonly clock: () => Date;
  /** The connector of a delivery's account; undefined for a hand-over, and for an account that is gone. */
  readonly connectorOf: (delivery: Pick<Delivery, 'network' | 'account'>) => Connector | undefined;
  /** The network of a delivery, with the limits of the account's own server; its usual limits if absent. */
  readonly networkOf?: (delivery: Pick<Delivery, 'network' | 'account'>) => Network | undefined;
  /** Whether a person paused everything that would be published by itself. */
  readonly isPaused?: () => boolean;
  /** Whether it was paused at an instant, in milliseconds since 1970. */
  readonly wasPausedAt?: (ms: number) => boolean;
  /** Called with an account that only a new sign-in can help. */
  readonly onSignInNeeded?: (account: string) => void;
  /** Called with an account whose sign-in has just served. */
  readonly onPublished?: (account: string) => void;
  /** Hears of what connectors threw. */
  readonly onFault: (fault: Fault) => void;
}

/** What one run did: ids of deliveries. */
export interface RunReport {
  /** They wait for a person now. */
  readonly handedOver: readonly string[];
  /** A connector did not send them in time, or they cannot be asked about any more. */
  readonly missed: readonly string[];
  /** They were worked on through a connector. */
  readonly sent: readonly string[];
}

export interface Engine {
  /** Does what is due at a time. When the signal aborts no other delivery is begun, and the step under way has ten seconds to end. */
  runOnce(now: Date, signal?: AbortSignal): Promise<RunReport>;
  /** When the next delivery that is still ahead comes due; undefined where none is. */
  nextDue(): Date | undefined;
}

interface Due {
  readonly delivery: StoredDelivery;
  readonly dueMs: number;
  readonly graceMinutes: number;
  readonly holdUntil: number;
  readonly holdReason: string;
}

const selectDue = `
  SELECT d.id, d.post, d.network, d.account, d.state, d.link, d.reason, d.fence, d.prepared,
    p.due_at, p.grace_minutes, coalesce(h.until, 0) AS hold_until, coalesce(h.reason, '') AS hold_reason
  FROM deliveries d JOIN posts p ON p.id = d.post
    LEFT JOIN account_holds h ON d.account <> '' AND h.network = d.network AND h.account = d.account
  WHERE d.state = ? AND d.due_at <= ? AND d.lease_until <= ? ORDER BY d.due_at, d.position, d.id`;

const selectNextDue = `
  SELECT due_at FROM deliveries WHERE state = 'scheduled' AND due_at > ? ORDER BY due_at LIMIT 1`;

/** Later than any due time: what is being sent was due, whatever the clock says now. */
const always = '9999';

function readDue(row: SqlRow): Due {
  return {
    delivery: readStoredDelivery(row),
    dueMs: epochMsOf(textAt(row, 'due_at')),
    graceMinutes: wholeAt(row, 'grace_minutes'),
    holdUntil: wholeAt(row, 'hold_until'),
    holdReason: textAt(row, 'hold_reason'),
  };
}

class DatabaseEngine implements Engine {
  readonly #parts: EngineParts;
  readonly #worker = randomUUID();

  constructor(parts: EngineParts) {
    this.#parts = parts;
  }

  async runOnce(now: Date, signal?: AbortSignal): Promise<RunReport> {
    const { handedOver, missed } = this.#settle(now);
    const sent: string[] = [];
    if (this.#isPaused()) return { handedOver, missed, sent };
    const over = new AbortController();
    const hurry = signal && abortedAfter(signal, lastStepMs, over.signal);
    try {
      sent.push(...(await this.#sendAll(now, signal, hurry)));
    } finally {
      over.abort();
    }
    return { handedOver, missed, sent };
  }

  async #sendAll(now: Date, signal: AbortSignal | undefined, hurry: AbortSignal | undefined): Promise<readonly string[]> {
    const sent: string[] = [];
    for (const due of this.#sendable(now)) {
      if (signal?.aborted || this.#isPaused()) break;
      const connector = this.#parts.connectorOf(due.delivery);
      // What the one before met may hold this one back too: a limit, an expired sign-in.
      if (!connector || this.#isHeld(due.delivery)) continue;
      const held = takeLease(this.#parts.database, due.delivery, this.#worker, this.#parts.clock().getTime());
      if (!held) continue;
      if (this.#refuse(held)) continue;
      await send({ ...this.#parts, ...(hurry ? { signal: hurry } : {}) }, connector, (delivery, step) => this.#task(delivery, step), held);
      sent.push(held.id);
    }
    return sent;
  }

  #isPaused(): boolean {
    return this.#parts.isPaused?.() === true;
  }

  /** Whether a pause kept it back at the moment when it became too late. */
  #wasPausedFor({ dueMs, graceMinutes }: Due): boolean {
    return this.#parts.wasPausedAt?.(dueMs + graceMinutes * 60_000) === true;
  }

  #isHeld({ network, account }: StoredDelivery): boolean {
    const row = this.#parts.database.get('SELECT until FROM account_holds WHERE network = ? AND account = ?', network, account);
    return row !== undefined && wholeAt(row, 'until') > this.#parts.clock().getTime();
  }

  nextDue(): Date | undefined {
    const row = this.#parts.database.get(selectNextDue, instantText(this.#parts.clock().getTime()));
    return row ? new Date(epochMsOf(textAt(row, 'due_at'))) : undefined;
  }

  /** What is due in a state, and held by nobody. */
  #due(state: 'scheduled' | 'sending', now: Date): readonly Due[] {
    const dueBy = state === 'sending' ? always : instantText(now.getTime());
    return this.#parts.database.all(selectDue, state, dueBy, now.getTime()).map(readDue);
  }

  #hasConnector(delivery: StoredDelivery): boolean {
    return delivery.account !== '' && this.#parts.connectorOf(delivery) !== undefined;
  }

  /** Moves all that needs no network, as one transaction. */
  #settle(now: Date): Pick<RunReport, 'handedOver' | 'missed'> {
    const handedOver: string[] = [];
    const missed: string[] = [];
    const at = instantText(now.getTime());
    const move = (due: Due, name: MoveName, to: DeliveryState, reason: string, moved: string[]): void => {
      const { id, state } = due.delivery;
      if (moveDelivery(this.#parts.database, { delivery: id, name, from: state, to, at, reason })) moved.push(id);
    };
    // Looked at first without a transaction: nothing is due most of the time, and reading disturbs nobody.
    if (this.#due('scheduled', now).length + this.#due('sending', now).length === 0) return { handedOver, missed };
    this.#parts.database.transaction(() => {
      for (const due of this.#due('scheduled', now)) {
        const isLate = now.getTime() > due.dueMs + due.graceMinutes * 60_000;
        if (!this.#hasConnector(due.delivery)) move(due, 'comeDue', 'awaitingPerson', handOverReason(due.delivery, isLate), handedOver);
        else if (isLate) move(due, 'miss', 'missed', missedReason(due, this.#wasPausedFor(due)), missed);
      }
      for (const due of this.#due('sending', now)) {
        if (!this.#hasConnector(due.delivery)) move(due, 'lose', 'unconfirmed', cannotAsk, missed);
      }
    });
    return { handedOver, missed };
  }

  /** What a connector must be asked about: first what may be public already, then what is due and not held back. */
  #sendable(now: Date): readonly Due[] {
    const isFree = (due: Due): boolean => this.#hasConnector(due.delivery) && due.holdUntil <= now.getTime();
    return [...this.#due('sending', now), ...this.#due('scheduled', now)].filter(isFree);
  }

  /** Limits may have changed since it was scheduled, or the post: what the network is sure to refuse is not sent. */
  #refuse(held: StoredDelivery): boolean {
    const network = this.#networkOf(held);
    if (held.state !== 'scheduled' || !network) return false;
    const problem = postProblems(findPost(this.#parts.database, held.post), network).find(({ severity }) => severity === 'error');
    if (!problem) return false;
    const { id, state, fence } = held;
    const at = instantText(this.#parts.clock().getTime());
    this.#parts.database.transaction(() => {
      moveDelivery(this.#parts.database, { delivery: id, name: 'refuse', from: state, to: 'rejected', at, fence, reason: problem.message });
      endLease(this.#parts.database, held, 0);
    });
    return true;
  }

  #networkOf(delivery: StoredDelivery): Network | undefined {
    return this.#parts.networkOf ? this.#parts.networkOf(delivery) : findNetwork(this.#parts.networks, delivery.network);
  }

  #task(delivery: StoredDelivery, signal: AbortSignal): Task {
    const post = findPost(this.#parts.database, delivery.post);
    const network = this.#networkOf(delivery);
    const pictures = network ? picturesFor(post, network) : post.pictures;
    const { id, account } = delivery;
    return {
      delivery: { id, network: delivery.network, account },
      caption: captionFor(post, delivery.network),
      language: post.language,
      pictures: pictures.map((picture) => ({ ...picture, bytes: () => this.#parts.assets.read(picture.asset) })),
      dueAt: post.due.instant,
      signal,
    };
  }
}

const cannotAsk = 'It was sent, and Point Studio can no longer ask the network. Look there before you post it again.';

function missedReason({ holdReason, holdUntil, dueMs, delivery, graceMinutes }: Due, wasPaused: boolean): string {
  if (wasPaused) return `It came due while the queue was paused, and ${graceMinutes} minutes went by.`;
  // A wait that was over before it came due is not why.
  const why = holdReason !== '' && holdUntil > dueMs ? holdReason : delivery.reason;
  if (why !== '') return `It could not be sent in time: ${why}`;
  return `It came due while Point Studio was not running, and ${graceMinutes} minutes went by.`;
}

function handOverReason({ account }: StoredDelivery, isLate: boolean): string {
  return [
    ...(account === '' ? [] : ['Its account is not in Point Studio any more. Post it by hand, or add the account again and give the post another time.']),
    ...(isLate ? ['It came due while Point Studio was not running. Post it now, or give it another time.'] : []),
  ].join(' ');
}

/** A network that answers at all does so within this time; longer would keep a person waiting who closes the program. */
const lastStepMs = 10_000;

/** Aborts some time after another signal does, unless it is over by then. */
function abortedAfter(signal: AbortSignal, ms: number, over: AbortSignal): AbortSignal {
  const later = new AbortController();
  const wait = (): void => void setTimeout(() => later.abort(), ms).unref();
  if (signal.aborted) wait();
  else signal.addEventListener('abort', wait, { once: true, signal: over });
  return later.signal;
}

/** The engine over a queue's database. */
export function createEngine(parts: EngineParts): Engine {
  return new DatabaseEngine(parts);
}
