// Does what is due by itself while a host serves: at the start, each half minute, and right when the next post comes due. One run at a
// time; a run that fails is reported, and the next one is made all the same.

import { asFault } from '../../shared/fault.ts';
import type { Fault } from '../../shared/fault.ts';

export interface TickingParts {
  /** One run of the queue; the signal aborts when it is to come to an end. */
  readonly run: (signal: AbortSignal) => Promise<unknown>;
  /** When something comes due next; undefined where nothing is ahead. */
  readonly nextDue: () => Date | undefined;
  readonly clock: () => Date;
  readonly onFault: (fault: Fault) => void;
  /** Calls back once after some milliseconds, unless the function it answers is called before. A timer that ends with the program if absent. */
  readonly setTimer?: (act: () => void, ms: number) => () => void;
}

export interface Ticking {
  /** No run begins after this call; answers when the one under way is done. */
  stop(): Promise<void>;
}

/** Other programs change the queue too, clocks are set and computers sleep: nothing is waited for longer than this. */
const longestWaitMs = 30_000;

function startTimer(act: () => void, ms: number): () => void {
  const timer = setTimeout(act, ms).unref();
  return () => clearTimeout(timer);
}

/** Starts the first run at once. */
export function startTicking(parts: TickingParts): Ticking {
  const setTimer = parts.setTimer ?? startTimer;
  const stopping = new AbortController();
  let cancelTimer: (() => void) | undefined;
  let running = Promise.resolve();

  const waitMs = (): number => {
    const due = parts.nextDue();
    return due ? Math.min(longestWaitMs, Math.max(0, due.getTime() - parts.clock().getTime())) : longestWaitMs;
  };
  const reported = async <T>(step: () => T | Promise<T>, otherwise: T): Promise<T> => {
    try {
      return await step();
    } catch (thrown) {
      parts.onFault(asFault(thrown));
      return otherwise;
    }
  };
  const tick = async (): Promise<void> => {
    await reported(() => parts.run(stopping.signal), undefined);
    if (stopping.signal.aborted) return;
    const ms = await reported(waitMs, longestWaitMs);
    if (!stopping.signal.aborted) cancelTimer = setTimer(begin, ms);
  };
  const begin = (): void => {
    running = tick();
  };

  begin();
  return {
    async stop() {
      stopping.abort();
      cancelTimer?.();
      await running;
    },
  };
}
