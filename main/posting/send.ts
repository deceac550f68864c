// Publishes one delivery through its connector: prepare freely, publish once, then only ask. Before `publish` the delivery is `sending`
// on disk with what was prepared, so that a crash leaves a question to the network, never a second post.

import { asFault } from '../../shared/fault.ts';
import type { Fault } from '../../shared/fault.ts';
import type { DeliveryState, MoveName } from '../../shared/post.ts';
import { instantText } from '../../shared/time.ts';
import type { Connector, Held, Json, Task, Unknown } from '../connectors/connector.ts';
import type { Database } from '../database/database.ts';
import { moveDelivery } from './deliveries.ts';
import type { MoveRequest, StoredDelivery } from './deliveries.ts';
import { endLease, renewLease, stepMs } from './leases.ts';
import { keepReceipt } from './receipts.ts';

/** How long until a step that failed for no known reason is tried again. */
const retryMs = 60_000;

export interface SendParts {
  readonly database: Database;
  readonly clock: () => Date;
  /** Whether a person paused everything that would be published by itself. */
  readonly isPaused?: () => boolean;
  /** Ends the step under way as one that took too long. */
  readonly signal?: AbortSignal;
  /** Called with an account that only a new sign-in can help. */
  readonly onSignInNeeded?: (account: string) => void;
  /** Called with an account whose sign-in has just served. */
  readonly onPublished?: (account: string) => void;
  /** Hears of what connectors threw. */
  readonly onFault: (fault: Fault) => void;
}

export type MakeTask = (delivery: StoredDelivery, signal: AbortSignal) => Task;

/** One delivery in the hands of this worker. */
class Sending {
  readonly #parts: SendParts;
  readonly #connector: Connector;
  readonly #makeTask: MakeTask;
  #held: StoredDelivery;

  constructor(parts: SendParts, connector: Connector, makeTask: MakeTask, held: StoredDelivery) {
    this.#parts = parts;
    this.#connector = connector;
    this.#makeTask = makeTask;
    this.#held = held;
  }

  /** From `scheduled`, or, after a crash, from `sending`. */
  async run(): Promise<void> {
    if (this.#held.state === 'sending') await this.#confirm();
    else await this.#prepare();
  }

  async #prepare(): Promise<void> {
    const answer = await this.#step((task) => this.#connector.prepare(task), (fault) => ({ type: 'failed' as const, fault }));
    if (answer.type === 'failed') return this.#putOff(answer.fault);
    if (answer.type === 'refused') return this.#end('refuse', 'rejected', { reason: answer.reason });
    if (answer.type === 'held') return this.#hold(answer);
    if (!renewLease(this.#parts.database, this.#held, this.#nowMs())) return;
    // To prepare takes its time, and a pause meanwhile is obeyed: nothing is public yet.
    if (this.#parts.isPaused?.() === true) return endLease(this.#parts.database, this.#held, 0);
    if (!this.#begin(answer.prepared)) return;
    await this.#publish(answer.prepared);
  }

  /** Says `sending` on disk, with a receipt of what will be sent. */
  #begin(prepared: Json): boolean {
    const { database } = this.#parts;
    return database.transaction(() => {
      if (!this.#move('send', 'sending', { prepared: JSON.stringify(prepared), reason: '' })) return false;
      keepReceipt(database, this.#makeTask(this.#held, AbortSignal.timeout(stepMs)), instantText(this.#nowMs()));
      return true;
    });
  }

  async #publish(prepared: Json): Promise<void> {
    const answer = await this.#step((task) => this.#connector.publish(task, prepared), (fault) => this.#unlessDenied(fault));
    if (answer.type === 'published') return this.#end('publish', 'published', { link: answer.link, reason: '' });
    if (answer.type === 'refused') return this.#end('refuse', 'rejected', { reason: answer.reason });
    if (answer.type === 'held') {
      if (this.#move('holdBack', 'scheduled', { reason: answer.reason })) this.#hold(answer);
      return undefined;
    }
    // It stays `sending`: the next run asks the network, when what was sent has had time to arrive.
    return endLease(this.#parts.database, this.#held, this.#nowMs() + retryMs);
  }

  async #confirm(): Promise<void> {
    const prepared: Json = JSON.parse(this.#held.prepared);
    const answer = await this.#step((task) => this.#connector.confirm(task, prepared), (fault) => this.#unlessDenied(fault));
    if (answer.type === 'published') return this.#end('publish', 'published', { link: answer.link, reason: '' });
    // It alone waits: what cannot be asked about must not keep back what is still to be sent.
    if (answer.type === 'held') return this.#askAgain(answer);
    if (answer.type === 'absent' && this.#connector.isRepeatable) {
      return renewLease(this.#parts.database, this.#held, this.#nowMs()) ? this.#publish(prepared) : undefined;
    }
    const reason = answer.type === 'unknown' ? answer.reason : 'It was sent, and the network does not show it. Look there before you post it again.';
    return this.#end('lose', 'unconfirmed', { reason });
  }

  /** Runs a step within its time; what it throws is reported and answered for. */
  async #step<Answer, Failure>(run: (task: Task) => Promise<Answer>, failed: (fault: Fault) => Failure): Promise<Answer | Failure> {
    try {
      const { signal } = this.#parts;
      return await run(this.#makeTask(this.#held, AbortSignal.any([AbortSignal.timeout(stepMs), ...(signal ? [signal] : [])])));
    } catch (thrown) {
      const fault = asFault(thrown);
      this.#parts.onFault(fault);
      return failed(fault);
    }
  }

  #nowMs(): number {
    return this.#parts.clock().getTime();
  }

  /** Without its secret nothing was asked of the network. */
  #unlessDenied(fault: Fault): Held | Unknown {
    return fault.code === 'denied' ? { type: 'held', until: new Date(this.#nowMs() + retryMs), reason: fault.message } : unknownFrom(fault);
  }

  /** What failed for this post alone is tried again later. A program that has no secret leaves it to one that has. */
  #putOff(fault: Fault): void {
    const { database } = this.#parts;
    const { id, fence } = this.#held;
    database.transaction(() => {
      database.run('UPDATE deliveries SET reason = ? WHERE id = ? AND fence = ?', fault.message, id, fence);
      endLease(database, this.#held, fault.code === 'denied' ? 0 : this.#nowMs() + retryMs);
    });
  }

  #askAgain({ until, needsSignIn }: Held): void {
    endLease(this.#parts.database, this.#held, until.getTime());
    if (needsSignIn) this.#parts.onSignInNeeded?.(this.#held.account);
  }

  #hold(answer: Held): void {
    const { database } = this.#parts;
    database.transaction(() => {
      database.run(
        `INSERT INTO account_holds (network, account, until, reason) VALUES (?, ?, ?, ?)
         ON CONFLICT DO UPDATE SET until = max(until, excluded.until), reason = excluded.reason`,
        this.#held.network,
        this.#held.account,
        answer.until.getTime(),
        answer.reason,
      );
      endLease(database, this.#held, 0);
    });
    if (answer.needsSignIn) this.#parts.onSignInNeeded?.(this.#held.account);
  }

  #move(name: MoveName, to: DeliveryState, change: Pick<MoveRequest, 'link' | 'reason' | 'prepared'>): boolean {
    const { id, state, fence } = this.#held;
    const at = instantText(this.#nowMs());
    const isMoved = moveDelivery(this.#parts.database, { delivery: id, name, from: state, to, at, fence, ...change });
    if (isMoved) this.#held = { ...this.#held, state: to };
    return isMoved;
  }

  #end(name: MoveName, to: DeliveryState, change: Pick<MoveRequest, 'link' | 'reason'>): void {
    const { database } = this.#parts;
    database.transaction(() => {
      if (this.#move(name, to, change)) endLease(database, this.#held, 0);
      else this.#tellTruth(to, change);
    });
    if (to === 'published') this.#parts.onPublished?.(this.#held.account);
  }

  /** Another worker took over and gave it up as unconfirmed; that it is public is worth knowing all the same. */
  #tellTruth(to: DeliveryState, change: Pick<MoveRequest, 'link'>): void {
    if (to !== 'published') return;
    const at = instantText(this.#nowMs());
    moveDelivery(this.#parts.database, { delivery: this.#held.id, name: 'find', from: 'unconfirmed', to, at, link: change.link, reason: '' });
  }
}

function unknownFrom(fault: Fault): Unknown {
  return { type: 'unknown', reason: `It was sent, and the answer was lost (${fault.message}). Look at the network before you post it again.` };
}

/** Brings a delivery that this worker holds as far as it gets. */
export async function send(parts: SendParts, connector: Connector, makeTask: MakeTask, held: StoredDelivery): Promise<void> {
  await new Sending(parts, connector, makeTask, held).run();
}
