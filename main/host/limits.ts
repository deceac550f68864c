// How much, and for how long, the browser host puts up with.

import { messageLimitBytes } from '../../shared/wire.ts';

export interface HostLimits {
  /** Time to send the headers of a request. */
  readonly headersMs: number;
  /** Time to send a whole request. */
  readonly requestMs: number;
  /** Time from a WebSocket's handshake to its first message. */
  readonly helloMs: number;
  /** Time between two signs of life of a WebSocket. */
  readonly heartbeatMs: number;
  /** Bytes that a WebSocket may send before it is let in. */
  readonly helloBytes: number;
  /** Bytes of the boot request's body. */
  readonly bootBytes: number;
  /** Bytes of one message. */
  readonly messageBytes: number;
  /** Connections at a time. */
  readonly connections: number;
}

export const hostLimits: HostLimits = {
  headersMs: 5_000,
  requestMs: 10_000,
  helloMs: 5_000,
  heartbeatMs: 30_000,
  helloBytes: 2_048,
  bootBytes: 1_024,
  messageBytes: messageLimitBytes,
  connections: 128,
};
