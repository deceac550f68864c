// Keeps a line to main open: when one is lost another is opened, at once at first, then less and less often. Calls made meanwhile wait
// for it; calls that were running end with a fault, because nobody knows how far they came.

import type { ClientContext, ClientLink } from '@orpc/client';
import { Fault } from '../../shared/fault.ts';
import { asCallFault, faultsOfStream, isStream } from './faults.ts';
import type { Line } from './line.ts';
import { checkSizes } from './sizes.ts';

/** `refused` and `closed` are final. */
export type ConnectionState = 'connecting' | 'open' | 'lost' | 'refused' | 'closed';

export interface OpenConnection {
  readonly link: ClientLink<ClientContext>;
  readonly state: () => ConnectionState;
  /** Tells of every later state; the answer ends that. */
  readonly onState: (listener: (state: ConnectionState) => void) => () => void;
  readonly close: () => void;
}

export interface Pace {
  /** Waits between two attempts. */
  readonly wait: (ms: number) => Promise<void>;
  /** How long a call waits for a lost line. */
  readonly callPatienceMs: number;
}

const firstWaitMs = 200;
const longestWaitMs = 5_000;

export const usualPace: Pace = { wait: (ms) => new Promise((resolve) => void setTimeout(resolve, ms)), callPatienceMs: 15_000 };

/** Opens the first line and keeps one open from then on; rejects with a fault if the first cannot be opened. */
export async function keepOpen(open: () => Promise<Line>, pace: Pace = usualPace): Promise<OpenConnection> {
  let line: Line | undefined = await open();
  let state: ConnectionState = 'open';
  const listeners = new Set<(state: ConnectionState) => void>();

  const isLost = (): boolean => state === 'lost';
  const enter = (next: ConnectionState): void => {
    if (state === next || state === 'closed') return;
    state = next;
    for (const listener of listeners) listener(next);
  };
  const onState = (listener: (state: ConnectionState) => void): (() => void) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  };

  const follow = async (): Promise<void> => {
    for (;;) {
      const end = await line?.gone;
      line = undefined;
      if (end === 'refused') return enter('refused');
      enter('lost');
      line = await reopen();
      if (!line) return;
      enter('open');
    }
  };
  const reopen = async (): Promise<Line | undefined> => {
    for (let waitMs = firstWaitMs; isLost(); waitMs = Math.min(waitMs * 2, longestWaitMs)) {
      await pace.wait(waitMs);
      try {
        const next = await open();
        if (isLost()) return next;
        next.close();
      } catch (thrown) {
        if (thrown instanceof Fault && thrown.code === 'denied') enter('refused');
      }
    }
    return undefined;
  };

  const currentLine = async (signal: AbortSignal | undefined): Promise<Line> => {
    if (state === 'lost') await stateChange(onState, pace.callPatienceMs, signal);
    if (line) return line;
    throw new Fault('internal', 'The connection to Point Studio is lost. See whether it is still running; this page connects again by itself.', {
      detail: { connection: state },
    });
  };

  void follow();
  return {
    link: {
      async call(path, input, options) {
        checkSizes(input);
        const used = await currentLine(options.signal);
        const context = { signal: options.signal, isGone: () => line !== used };
        try {
          const output = await used.link.call(path, input, options);
          return isStream(output) ? faultsOfStream(output, context) : output;
        } catch (thrown) {
          throw asCallFault(thrown, context);
        }
      },
    },
    state: () => state,
    onState,
    close() {
      enter('closed');
      line?.close();
    },
  };
}

/** Waits for the next state, for at most `patienceMs`, and no longer than the call is wanted. */
function stateChange(onState: OpenConnection['onState'], patienceMs: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const cancelled = (): void => settle(() => reject(new Fault('cancelled', 'This was cancelled.')));
    const timer = setTimeout(() => settle(resolve), patienceMs);
    const stop = onState(() => settle(resolve));
    const settle = (act: () => void): void => {
      clearTimeout(timer);
      stop();
      signal?.removeEventListener('abort', cancelled);
      act();
    };
    signal?.addEventListener('abort', cancelled);
  });
}
