// Events to whoever listens: each listener is an endless stream that ends with its signal.

import { on, EventEmitter } from 'node:events';

export interface Events<T> {
  send(event: T): void;
  /** Everything sent from now on, until the signal aborts. */
  listen(signal: AbortSignal | undefined): AsyncGenerator<T, void>;
}

const mostListeners = 100;

export function createEvents<T>(): Events<T> {
  const emitter = new EventEmitter();
  emitter.setMaxListeners(mostListeners);
  return {
    send: (event) => void emitter.emit('event', event),
    async *listen(signal) {
      try {
        for await (const [event] of on(emitter, 'event', { signal })) yield event;
      } catch (thrown) {
        if (!signal?.aborted) throw thrown;
      }
    },
  };
}
