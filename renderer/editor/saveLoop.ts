// Saves by itself: soon after a change, one save at a time, again after a failure, and never over someone else's newer version.

import type { Fault } from '../../shared/fault.ts';

export type SaveState =
  | { readonly type: 'saved' }
  /** A change is not on disk yet. */
  | { readonly type: 'unsaved' }
  | { readonly type: 'saving' }
  /** It will be tried again by itself. */
  | { readonly type: 'failed'; readonly fault: Fault }
  /** Somebody saved a newer version; saving waits until a person decides. */
  | { readonly type: 'conflict'; readonly fault: Fault };

export interface SaveHost<T> {
  /** Stores a value over the given revision; answers the new one. */
  save(value: T, revision: number): Promise<number>;
  /** Reads what `save` threw. */
  faultOf(thrown: unknown): Fault;
  onState(state: SaveState): void;
  /** Runs something later; answers how to call it off. */
  startTimer(run: () => void, delayMs: number): () => void;
}

export interface SaveLoop<T> {
  /** Takes a new value to be saved within half a second. */
  change(value: T): void;
  /** Saves at once what is not saved; resolves when all is. Throws the Fault of a save that failed (it is tried again by itself), or of a conflict. */
  flush(): Promise<void>;
  /** Resolves once all is saved, however often that has to be tried; throws the Fault of a conflict. */
  saved(): Promise<void>;
  /** Forgets what is not saved and stops. */
  stop(): void;
  /** The revision that was saved or followed last. */
  revision(): number;
  /** Whether everything is saved, and nothing is being saved. */
  isSettled(): boolean;
  /** Takes a newer revision, which somebody else saved and which is on show now, as the one that the next save changes. */
  follow(revision: number): void;
}

/** Quiet time after a change before it is saved. */
export const quietMs = 300;
/** Longest that a change waits while others follow. */
export const longestMs = 800;
const retryMs: readonly number[] = [1000, 2000, 5000, 10_000];

export function createSaveLoop<T>(host: SaveHost<T>, firstRevision: number): SaveLoop<T> {
  let revision = firstRevision;
  let waiting: { readonly value: T } | undefined;
  let running: Promise<void> | undefined;
  let stopQuiet: (() => void) | undefined;
  let stopLongest: (() => void) | undefined;
  let failures = 0;
  let isStopped = false;
  let isHeld = false;
  /** Why what waits is not saved. */
  let fault: Fault | undefined;
  /** Those who wait until all is saved. */
  let end: PromiseWithResolvers<void> | undefined;

  const clear = (): void => {
    stopQuiet?.();
    stopLongest?.();
    stopLongest = undefined;
  };

  const failed = (value: T, thrown: unknown): void => {
    fault = host.faultOf(thrown);
    waiting ??= { value };
    if (fault.code === 'conflict') {
      isHeld = true;
      host.onState({ type: 'conflict', fault });
      end?.reject(fault);
      return;
    }
    host.onState({ type: 'failed', fault });
    stopQuiet = host.startTimer(() => void store(), retryMs[Math.min(failures, retryMs.length - 1)]!);
    failures += 1;
  };

  const attempt = async (value: T): Promise<void> => {
    host.onState({ type: 'saving' });
    try {
      revision = await host.save(value, revision);
      failures = 0;
      fault = undefined;
      host.onState({ type: waiting ? 'unsaved' : 'saved' });
      if (waiting) return;
      end?.resolve();
      end = undefined;
    } catch (thrown) {
      failed(value, thrown);
    }
  };

  const store = (): Promise<void> => {
    clear();
    if (running) return running.then(() => (waiting && !isHeld && failures === 0 ? store() : undefined));
    if (!waiting || isStopped || isHeld) return Promise.resolve();
    const { value } = waiting;
    waiting = undefined;
    running = attempt(value).finally(() => {
      running = undefined;
    });
    return running;
  };

  const storeAll = async (): Promise<void> => {
    await store();
    if (fault) throw fault;
    // It was changed while it was saved.
    if (waiting && !isStopped) await storeAll();
  };

  return {
    change(value) {
      if (isStopped) return;
      waiting = { value };
      if (isHeld) return;
      if (!running) host.onState({ type: 'unsaved' });
      stopQuiet?.();
      stopQuiet = host.startTimer(() => void store(), quietMs);
      stopLongest ??= host.startTimer(() => void store(), longestMs);
    },
    flush: storeAll,
    saved() {
      if (isHeld && fault) return Promise.reject(fault);
      if (!waiting && !running) return Promise.resolve();
      end ??= Promise.withResolvers();
      return end.promise;
    },
    stop() {
      isStopped = true;
      clear();
    },
    revision: () => revision,
    isSettled: () => !waiting && !running && !isHeld && !isStopped,
    follow(newer) {
      revision = newer;
    },
  };
}
