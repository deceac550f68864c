// The press's workers: threads that are started when there is work, hold what they have loaded, and are replaced when one ends. Each
// task gets exactly one outcome.

import { createMember } from './member.ts';
import type { Member, Order } from './member.ts';
import type { Ground, Outcome, Work } from './messages.ts';

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

/** A run's work, given out batch by batch. */
interface Run {
  next(current: Batch | undefined): { readonly order: Order; readonly batch: Batch } | undefined;
  /** Ends the run if nothing is under way and nothing more is to be begun. */
  finishIfDone(): void;
}

// The canvas has an allocator of its own (mimalloc), which would give the pixels of a picture back to the system within 10 ms and ask for them
// again for the next: a second costs nothing and saves a tenth of the time. It is read when a worker loads the canvas.
process.env['MIMALLOC_PURGE_DELAY'] ??= '1000';

const isSource = import.meta.url.endsWith('.ts');
const workerEntry = new URL(isSource ? './worker.ts' : './press-worker.js', import.meta.url);

/** A crew of up to `size` workers, each started from `entry`. */
export function createCrew(size: number, entry = workerEntry): Crew {
  const members: Member[] = [];
  const runs: Run[] = [];
  /** Orders of a worker that ended before it had done them. */
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
    const orders: Order[] = [];
    const room = member.room();
    while (orders.length < room && returned.length > 0) orders.push(returned.shift()!);
    for (let run = 0; orders.length < room && run < runs.length; ) {
      const given = runs[run]!.next(member.batch);
      if (given) {
        member.batch = given.batch;
        orders.push(given.order);
      } else run += 1;
    }
    if (orders.length > 0) member.give(orders);
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
            return { batch, order: { ground: batch.ground, task: batch.tasks[index]!, attempts: 0, settle } };
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
