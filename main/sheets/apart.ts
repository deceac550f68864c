// Reads a spreadsheet apart from this program, with a limit on its memory and its time; whatever the file does, it ends there. A
// process of its own is what can always be ended and has all of its memory counted; Electron, which may not start itself as plain
// Node, reads in a thread.

import { Fault } from '../../shared/fault.ts';
import type { Sheet } from '../../shared/sheet.ts';

export interface ReadingLimits {
  /** Of JavaScript's own heap. */
  readonly heapMb: number;
  /** Of all memory, buffers included; a thread's cannot be told from the program's, so that only a process keeps to it. */
  readonly memoryMb: number;
  readonly timeMs: number;
}

const usualLimits: ReadingLimits = { heapMb: 1_536, memoryMb: 2_560, timeMs: 60_000 };

export interface SheetRequest {
  readonly bytes: Uint8Array;
  readonly name: string;
  readonly sheet?: string;
}

/** What comes back: a sheet, or the parts of a Fault (whose class does not survive the crossing). */
export type SheetAnswer =
  | { readonly sheet: Sheet }
  | { readonly fault: Pick<Fault, 'code' | 'message' | 'detail'> };

/** How a reader came to its end without an answer. */
export type Ending = 'memory' | 'other';

/** Somebody who reads one spreadsheet. */
export interface Reader {
  /** The answer, or how it ended without one. */
  readonly outcome: Promise<SheetAnswer | Ending>;
  /** Ends it, whatever it is doing; resolves when it has gone. */
  end(): Promise<void>;
}

export type StartReader = (script: URL, request: SheetRequest, limits: ReadingLimits) => Reader;

const script = new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './sheet-worker.js', import.meta.url);

async function usualReader(): Promise<StartReader> {
  return process.versions['electron'] === undefined ? (await import('./process.ts')).startProcess : (await import('./thread.ts')).startThread;
}

/** @throws Fault as `readSheet` does, and `input` where the file takes more time or memory than the limits. */
export async function readApart(request: SheetRequest, signal?: AbortSignal, limits = usualLimits, start?: StartReader): Promise<Sheet> {
  const reader = (start ?? (await usualReader()))(script, request, limits);
  const ending = new AbortController();
  try {
    const outcome = await Promise.race([reader.outcome, endedBy(request.name, { done: ending.signal, signal, timeMs: limits.timeMs })]);
    if (typeof outcome === 'string') throw tooHeavy(request.name, outcome === 'memory' ? 'needs too much memory to read' : 'could not be read');
    if ('sheet' in outcome) return outcome.sheet;
    throw new Fault(outcome.fault.code, outcome.fault.message, { detail: outcome.fault.detail });
  } finally {
    ending.abort();
    await reader.end();
  }
}

/** Rejects when time is up or the caller's signal fires; never resolves. */
function endedBy(name: string, { done, signal, timeMs }: { readonly done: AbortSignal; readonly signal?: AbortSignal; readonly timeMs: number }): Promise<never> {
  return new Promise((_resolve, reject) => {
    const cancel = (): void => reject(new Fault('cancelled', `Reading ${name} was cancelled.`));
    if (signal?.aborted) cancel();
    const timer = setTimeout(() => reject(tooHeavy(name, 'takes too long to read')), timeMs);
    done.addEventListener('abort', () => clearTimeout(timer), { once: true });
    signal?.addEventListener('abort', cancel, { once: true, signal: done });
  });
}

const tooHeavy = (name: string, why: string): Fault =>
  new Fault('input', `${name} ${why}. Save only the sheet you need, as CSV.`, { detail: { file: name } });
