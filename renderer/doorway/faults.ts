// Whatever a call or a stream rejects with becomes a fault: the one that main sent, or one that says what befell the connection.

import { mapEventIterator, ORPCError } from '@orpc/client';
import { Fault } from '../../shared/fault.ts';
import { faultErrorName, readFault } from '../../shared/wire.ts';

/** What was known of the call when it failed. */
export interface CallContext {
  readonly signal?: AbortSignal | undefined;
  /** Whether the line that carried the call has closed. */
  isGone(): boolean;
}

/** The fault to reject with. */
export function asCallFault(thrown: unknown, context: CallContext): Fault {
  if (thrown instanceof Fault) return thrown;
  if (context.signal?.aborted) return new Fault('cancelled', 'This was cancelled.', { cause: thrown });
  if (thrown instanceof ORPCError) {
    const sent = thrown.code === faultErrorName ? readFault(thrown.message, thrown.data) : undefined;
    return sent ?? new Fault('internal', 'This page and Point Studio do not understand each other. Reload the page.', { cause: thrown });
  }
  if (context.isGone()) {
    return new Fault('internal', 'The connection to Point Studio broke off during this. Look whether it was done before you repeat it.', {
      detail: { connection: 'lost' },
      cause: thrown,
    });
  }
  return new Fault('internal', 'This page could not reach Point Studio. Reload the page.', { cause: thrown });
}

/** The same stream, rejecting with faults. */
export function faultsOfStream(stream: AsyncIterator<unknown>, context: CallContext): AsyncIterator<unknown> {
  return mapEventIterator(stream, { value: (value) => value, error: async (thrown) => asCallFault(thrown, context) });
}

export function isStream(value: unknown): value is AsyncIterator<unknown> {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value && 'next' in value;
}
