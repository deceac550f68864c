// An answer of the doorway as a component sees it: asked once, and again when main says that something changed.

import { useCallback, useEffect, useRef, useState } from 'react';
import type { StudioEvent } from '../../shared/api.ts';
import type { Fault } from '../../shared/fault.ts';
import { useConnection } from './connection.ts';
import { faultOf } from './viewStore.ts';

export interface Answer<T> {
  readonly value: T | undefined;
  readonly fault: Fault | undefined;
  readonly askAgain: () => void;
}

/** Asks when `inputs` change and after the named events. An older answer stays until the newer one is there. */
export function useAnswer<T>(ask: () => Promise<T>, inputs: readonly unknown[], events: readonly StudioEvent['type'][]): Answer<T> {
  const [state, setState] = useState<{ value?: T; fault?: Fault }>({});
  const [turn, setTurn] = useState(0);
  const latest = useRef(ask);
  latest.current = ask;
  const askAgain = useCallback(() => setTurn((count) => count + 1), []);
  const watched = events.join();
  const connection = useConnection();
  useEffect(() => {
    if (watched === '') return undefined;
    return connection.onEvent((event) => {
      if (watched.split(',').includes(event.type)) askAgain();
    });
  }, [connection, watched, askAgain]);
  useEffect(() => {
    let isWanted = true;
    latest.current().then(
      (value) => isWanted && setState({ value }),
      (thrown) => isWanted && setState((before) => ({ ...before, fault: faultOf(thrown) })),
    );
    return () => {
      isWanted = false;
    };
    // The caller names what the question depends on.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [...inputs, turn]);
  return { value: state.value, fault: state.fault, askAgain };
}
