// Work that may wait: done in slices of a few milliseconds when the page has nothing better to do, most urgent first.

/** Work cut at its `yield`s. */
export type Work = Generator<undefined, void>;

export interface IdleHost {
  /** Calls back when the page is idle, with the milliseconds that may be used. */
  whenIdle(run: (budgetMs: number) => void): void;
  now(): number;
}

export interface IdleQueue {
  /** Adds work; lower `order` goes first. Answers how to take it back. */
  add(work: () => Work, order?: number): () => void;
}

interface Entry {
  readonly work: () => Work;
  readonly order: number;
  running?: Work;
}

/** Longest stretch without giving the page back, in milliseconds. */
const sliceMs = 8;

export function createIdleQueue(host: IdleHost = pageHost): IdleQueue {
  const entries = new Set<Entry>();
  let isWaiting = false;

  const wait = (): void => {
    if (isWaiting || entries.size === 0) return;
    isWaiting = true;
    host.whenIdle((budgetMs) => {
      isWaiting = false;
      try {
        runUntil(host.now() + Math.min(budgetMs, sliceMs));
      } finally {
        wait();
      }
    });
  };

  const runUntil = (end: number): void => {
    while (host.now() < end) {
      const entry = first(entries);
      if (!entry) return;
      try {
        entry.running ??= entry.work();
        if (entry.running.next().done) entries.delete(entry);
      } catch (thrown) {
        entries.delete(entry);
        throw thrown;
      }
    }
  };

  return {
    add(work, order = 0) {
      const entry: Entry = { work, order };
      entries.add(entry);
      wait();
      return () => entries.delete(entry);
    },
  };
}

/** The most urgent entry, one that has begun before others of its order. */
function first(entries: ReadonlySet<Entry>): Entry | undefined {
  let best: Entry | undefined;
  for (const entry of entries) {
    if (!best || entry.order < best.order || (entry.order === best.order && entry.running && !best.running)) best = entry;
  }
  return best;
}

const pageHost: IdleHost = {
  whenIdle: (run) => requestIdleCallback((deadline) => run(Math.max(deadline.timeRemaining(), 1)), { timeout: 250 }),
  now: () => performance.now(),
};

/** The page's one queue of drawings that are not the canvas. */
export const idleDrawing: IdleQueue = createIdleQueue();
