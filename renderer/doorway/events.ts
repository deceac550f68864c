// The studio's events, followed across lost connections: after a new one everything counts as changed, since nobody knows what was
// missed.

import type { StudioEvent } from '../../shared/api.ts';
import type { ConnectionState } from './keepOpen.ts';

/** Everything that can change, without an identity: ask again for all that is on show. */
const everything: readonly StudioEvent[] = [
  { type: 'designsChanged' },
  { type: 'designChanged' },
  { type: 'queueChanged' },
  { type: 'packsChanged' },
  { type: 'exportsChanged' },
];

export interface EventSource {
  readonly state: () => ConnectionState;
  readonly onState: (listener: (state: ConnectionState) => void) => () => void;
  /** One stream of events; ends or rejects when the connection is lost. */
  readonly events: () => Promise<AsyncIterable<StudioEvent>>;
}

/** Shares one stream among all listeners, from the first listener on. */
export function shareEvents(source: EventSource): (listener: (event: StudioEvent) => void) => () => void {
  const listeners = new Set<(event: StudioEvent) => void>();
  let isFollowing = false;

  const tell = (event: StudioEvent): void => {
    for (const listener of listeners) listener(event);
  };
  const follow = async (): Promise<void> => {
    isFollowing = true;
    try {
      for await (const event of await source.events()) tell(event);
    } catch (thrown) {
      // A lost connection is said by its state, and the next one starts a new stream.
      if (source.state() === 'open') throw thrown;
    } finally {
      isFollowing = false;
    }
  };
  source.onState((state) => {
    if (state !== 'open' || listeners.size === 0) return;
    for (const event of everything) tell(event);
    if (!isFollowing) void follow();
  });

  return (listener) => {
    listeners.add(listener);
    if (!isFollowing && source.state() === 'open') void follow();
    return () => void listeners.delete(listener);
  };
}
