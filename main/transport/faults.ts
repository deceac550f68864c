// Turns whatever a procedure throws into the one error that may leave main: a fault's code, sentence and detail. Stacks, causes and
// the words of unexpected errors (they may hold paths) stay here and go to `onDefect`.

import { mapEventIterator, ORPCError } from '@orpc/client';
import { Fault } from '../../shared/fault.ts';
import { faultData, faultErrorName, faultStatus } from '../../shared/wire.ts';

/** Told of every defect of ours, with the original error; it must not throw. */
export type DefectListener = (error: unknown) => void;

/** Reports a defect on the terminal. */
export const reportDefect: DefectListener = (error) => {
  process.stderr.write(`Point Studio: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
};

interface Step {
  readonly path: readonly string[];
  readonly signal?: AbortSignal | undefined;
  next(): Promise<unknown>;
}

/** An oRPC interceptor under which every error of a call, or of a stream that it answered, is a fault on the wire. */
export function faultInterceptor(onDefect: DefectListener): (step: Step) => Promise<unknown> {
  return async (step) => {
    const outward = (thrown: unknown): Error => wireError(faultFor(thrown, step, onDefect));
    try {
      const output = await step.next();
      return isStream(output) ? mapEventIterator(output, { value: (value) => value, error: async (thrown) => outward(thrown) }) : output;
    } catch (thrown) {
      throw outward(thrown);
    }
  };
}

function faultFor(thrown: unknown, step: Step, onDefect: DefectListener): Fault {
  if (thrown instanceof Fault && thrown.code !== 'internal') return thrown;
  if (step.signal?.aborted) return new Fault('cancelled', 'This was cancelled.');
  const refused = refusedInput(thrown);
  if (refused !== undefined) return new Fault('input', `The request ${step.path.join('.')} cannot be read: ${refused}.`);
  onDefect(thrown);
  return new Fault('internal', 'Something went wrong inside Point Studio. Nothing that was saved is lost; try again, or restart it.');
}

function wireError(fault: Fault): Error {
  return new ORPCError(faultErrorName, { status: faultStatus, message: fault.message, data: faultData(fault) });
}

/** What was wrong with the input, when the contract's reader refused it: the first field and its complaint. */
function refusedInput(thrown: unknown): string | undefined {
  if (!(thrown instanceof ORPCError) || thrown.code !== 'BAD_REQUEST') return undefined;
  const data: unknown = thrown.data;
  const issues: unknown = typeof data === 'object' && data !== null && 'issues' in data ? data.issues : undefined;
  const first: unknown = Array.isArray(issues) ? issues[0] : undefined;
  if (typeof first !== 'object' || first === null || !('message' in first)) return 'it has the wrong form';
  const path = 'path' in first && Array.isArray(first.path) ? first.path.map(stepName).join('.') : '';
  return path ? `${path}: ${String(first.message)}` : String(first.message);
}

function stepName(step: unknown): string {
  return String(typeof step === 'object' && step !== null && 'key' in step ? step.key : step);
}

function isStream(value: unknown): value is AsyncIterator<unknown> {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value && 'next' in value;
}
