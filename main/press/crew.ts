// The press's workers: threads that are started when there is work, hold what they have loaded, and are replaced when one ends. Each
// task gets exactly one outcome.

import { Worker } from 'node:worker_threads';
import { groundsHeld } from './messages.ts';
import type { FaultData, FromWorker, Ground, Outcome, ToWorker, Work } from './messages.ts';

/** Tasks of one ground that are best done one after the other by one worker, since they share a photo. */
export interface Batch {
  readonly ground: Ground;
  readonly tasks: readonly Work[];
  /** Called once for each task, by its index, in any order. */
  readonly onOutcome: (index: number, outcome: Outcome) => void;
}

export interface Crew {
  /** Starts one worker before there is work, and has it load what tasks of a ground will need: the first picture then comes sooner. */
  warmUp(ground?: Ground): void;
  /**
   * Resolves when every task of every batch has its outcome; tasks not begun when the signal aborts or the crew closes get none. Batches are
   * asked for when a worker needs one.
   */
  run(batches: Iterable<Batch>, signal?: AbortSignal): Promise<void>;
  /** Ends the workers; a task at which one was is told as cancelled. */
  close(): Promise<void>;
}

/** Tasks given to a worker ahead, so that it never waits for the next. */
const ahead = 2;

interface Order {
  readonly ground: Ground;
  readonly task: Work;
  /** Called once; without an outcome where the task is not to be begun any more. */
  settle(outcome?: Outcome): void;
}

/** A run's work, given out batch by batch. */
interface Run {
  next(current: Batch | undefined): { readonly order: Order; readonly batch: Batch } | undefined;
  /** Ends the run if nothing is under way and nothing more is to be begun. */
  finishIfDone(): void;
}

const isSource = import.meta.url.endsWith('.ts');
const workerEntry = new URL(isSource ? './worker.ts' : './press-worker.js', import.meta.url);

/** A crew of up to `size` workers, each started from `entry`. */
export function createCrew(size: number, entry = workerEntry): Crew {
  const members: Member[] = [];
  const runs: Run[] = [];
  /** Orders of a worker that ended before it began them. */
  const returned: Order[] = [];
  const groundIds = new WeakMap<Ground, number>();
  let lastGround = 0;
  let closed = false;

  const idOf = (ground: Ground): number => {
    const known = groundIds.get(ground);
    if (known !== undefined) return known;
    lastGround += 1;
    groundIds.set(ground, lastGround);
    return lastGround;
  };

  const feed = (member: Member): void => {
    while (member.busy < ahead && returned.length > 0) member.give(returned.shift()!);
    for (let run = 0; member.busy < ahead && run < runs.length; ) {
      const given = runs[run]!.next(member.batch);
      if (given) {
        member.batch = given.batch;
        member.give(given.order);
      } else run += 1;
    }
  };

  const feedAll = (): void => {
    while (members.length < size) members.push(createMember(entry, idOf, feed, replace));
    for (const member of members) feed(member);
  };

  const replace = (gone: Member, notBegun: readonly Order[]): void => {
    if (closed) return notBegun.forEach((order) => order.settle());
    members.splice(members.indexOf(gone), 1);
    returned.push(...notBegun);
    if (runs.length > 0 || returned.length > 0) feedAll();
  };

  return {
    warmUp(ground) {
      if (closed) return;
      const member = members[0] ?? createMember(entry, idOf, feed, replace);
      if (members.length === 0) members.push(member);
      if (ground) member.open(ground);
    },
    run(batches, signal) {
      return new Promise((resolve) => {
        const supply = createSupply(batches);
        let open = 0;
        const isStopped = (): boolean => closed || signal?.aborted === true;
        const finishIfDone = (): void => {
          if (open > 0 || (supply.hasMore() && !isStopped()) || !runs.includes(run)) return;
          runs.splice(runs.indexOf(run), 1);
          signal?.removeEventListener('abort', finishIfDone);
          resolve();
        };
        const run: Run = {
          finishIfDone,
          next(current) {
            const taken = isStopped() ? undefined : supply.take(current);
            if (!taken) return undefined;
            const { batch, index } = taken;
            open += 1;
            const settle = (outcome?: Outcome): void => {
              open -= 1;
              if (outcome) batch.onOutcome(index, outcome);
              finishIfDone();
            };
            return { batch, order: { ground: batch.ground, task: batch.tasks[index]!, settle } };
          },
        };
        runs.push(run);
        if (!supply.hasMore() || isStopped()) return finishIfDone();
        signal?.addEventListener('abort', finishIfDone);
        feedAll();
      });
    },
    async close() {
      closed = true;
      for (const order of returned.splice(0)) order.settle();
      for (const run of runs.slice()) run.finishIfDone();
      await Promise.all(members.splice(0).map((member) => member.end()));
    },
  };
}

/** The tasks of batches one by one: of those begun only few wait at a time, whatever the number of all. */
interface Supply {
  hasMore(): boolean;
  /** A task of that batch where it has one, else of a new one, else of one that another worker began. */
  take(current: Batch | undefined): { readonly batch: Batch; readonly index: number } | undefined;
}

function createSupply(batches: Iterable<Batch>): Supply {
  const source = batches[Symbol.iterator]();
  const begun: { readonly batch: Batch; given: number }[] = [];
  const pull = (): Batch | undefined => {
    for (;;) {
      const { done, value } = source.next();
      if (done === true) return undefined;
      if (value.tasks.length > 0) return value;
    }
  };
  // One ahead, so that it is known whether there is another.
  let upcoming = pull();
  const begin = (): (typeof begun)[number] | undefined => {
    if (!upcoming) return undefined;
    const place = { batch: upcoming, given: 0 };
    begun.push(place);
    upcoming = pull();
    return place;
  };
  return {
    hasMore: () => begun.length > 0 || upcoming !== undefined,
    take(current) {
      const place = begun.find(({ batch }) => batch === current) ?? begin() ?? begun[0];
      if (!place) return undefined;
      const index = place.given;
      place.given += 1;
      if (place.given === place.batch.tasks.length) begun.splice(begun.indexOf(place), 1);
      return { batch: place.batch, index };
    },
  };
}

interface Member {
  readonly busy: number;
  batch: Batch | undefined;
  /** Sends it a ground that it does not have. */
  open(ground: Ground): void;
  give(order: Order): void;
  end(): Promise<unknown>;
}

/** One thread. When it ends by itself, the task it was at is told as failed; `onGone` gets those it had not begun. */
function createMember(
  entry: URL,
  idOf: (ground: Ground) => number,
  onFree: (member: Member) => void,
  onGone: (member: Member, notBegun: readonly Order[]) => void,
): Member {
  const worker = new Worker(entry);
  const orders = new Map<number, Order>();
  const sent: number[] = [];
  let lastOrder = 0;
  let cause = 'it ended';
  let isEnding = false;
  const post = (message: ToWorker): void => worker.postMessage(message, []);

  const member: Member = {
    batch: undefined,
    get busy() {
      return orders.size;
    },
    open(ground) {
      const id = idOf(ground);
      if (sent.includes(id)) return;
      sent.push(id);
      if (sent.length > groundsHeld) sent.shift();
      post({ type: 'ground', ground: id, value: ground });
    },
    give(order) {
      member.open(order.ground);
      lastOrder += 1;
      orders.set(lastOrder, order);
      // A thread that has work keeps the process alive; an idle one does not.
      worker.ref();
      post({ type: 'task', id: lastOrder, ground: idOf(order.ground), task: order.task });
    },
    end() {
      isEnding = true;
      return worker.terminate();
    },
  };

  worker.unref();
  worker.on('message', ({ id, outcome }: FromWorker) => {
    const order = orders.get(id);
    orders.delete(id);
    order?.settle(outcome);
    onFree(member);
    if (orders.size === 0) worker.unref();
  });
  worker.on('error', (error: unknown) => {
    cause = error instanceof Error ? error.message : String(error);
  });
  worker.on('exit', () => {
    const [begun, ...notBegun] = orders.values();
    orders.clear();
    begun?.settle({ status: 'failed', fault: isEnding ? closedFault : endedFault(cause) });
    onGone(member, notBegun);
  });
  return member;
}

const closedFault: FaultData = { code: 'cancelled', message: 'The picture was not made, because Point Studio was closed.', detail: {} };

function endedFault(cause: string): FaultData {
  return { code: 'internal', message: `The picture could not be made, because the part of Point Studio that draws it stopped: ${cause}.`, detail: {} };
}
