// Reads a spreadsheet in a thread of its own, with a limit on its memory and its time; whatever the file does, it ends there.

import { Worker } from 'node:worker_threads';
import { Fault } from '../../shared/fault.ts';
import type { Sheet } from '../../shared/sheet.ts';

/** What a reading thread may take. */
export const threadLimits = { heapMb: 1_536, timeMs: 60_000 };

export interface SheetRequest {
  readonly bytes: Uint8Array;
  readonly name: string;
  readonly sheet?: string;
}

/** What comes back: a sheet, or the parts of a Fault (whose class does not survive the crossing). */
export type SheetAnswer =
  | { readonly sheet: Sheet }
  | { readonly fault: Pick<Fault, 'code' | 'message' | 'detail'> };

const script = new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './sheet-worker.js', import.meta.url);

/** @throws Fault as `readSheet` does, and `input` where the file takes more time or memory than the limits. */
export async function readApart(request: SheetRequest, signal?: AbortSignal, limits = threadLimits): Promise<Sheet> {
  const worker = new Worker(script, { workerData: request, resourceLimits: { maxOldGenerationSizeMb: limits.heapMb } });
  const ending = new AbortController();
  try {
    const answer = await Promise.race([answerOf(worker, request.name), endedBy(request.name, { done: ending.signal, signal, timeMs: limits.timeMs })]);
    if ('sheet' in answer) return answer.sheet;
    throw new Fault(answer.fault.code, answer.fault.message, { detail: answer.fault.detail });
  } finally {
    ending.abort();
    await worker.terminate();
  }
}

function answerOf(worker: Worker, name: string): Promise<SheetAnswer> {
  return new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', (error: Error & { code?: string }) => {
      const isTooLarge = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      reject(isTooLarge ? tooHeavy(name, 'needs too much memory to read') : error);
    });
    worker.once('exit', () => reject(tooHeavy(name, 'could not be read')));
  });
}

/** Rejects when time is up or the caller's signal fires; never resolves. */
function endedBy(name: string, { done, signal, timeMs }: { readonly done: AbortSignal; readonly signal?: AbortSignal; readonly timeMs: number }): Promise<never> {
  return new Promise((_resolve, reject) => {
    const timer = setTimeout(() => reject(tooHeavy(name, 'takes too long to read')), timeMs);
    done.addEventListener('abort', () => clearTimeout(timer), { once: true });
    signal?.addEventListener('abort', () => reject(new Fault('cancelled', `Reading ${name} was cancelled.`)), { once: true, signal: done });
  });
}

const tooHeavy = (name: string, why: string): Fault =>
  new Fault('input', `${name} ${why}. Save only the sheet you need, as CSV.`, { detail: { file: name } });
