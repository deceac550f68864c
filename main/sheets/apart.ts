// Reads a spreadsheet apart from this program, with a limit on its memory and its time; whatever the file does, it ends there. A
// process of its own is what can always be ended and has all of its memory counted; Electron, which may not start itself as plain
// Node, reads in a thread.

import { Fault } from '../../shared/fault.ts';
import type { Sheet } from '../../shared/sheet.ts';
import type { RowBlock } from './packedRows.ts';
import { sheetOf } from './parse.ts';
import type { SheetFile } from './source.ts';
import type { SheetHead } from './table.ts';

export interface ReadingLimits {
  /** Of JavaScript's own heap. */
  readonly heapMb: number;
  /** Of all memory, buffers included; a thread's cannot be told from the program's, so that only a process keeps to it. */
  readonly memoryMb: number;
  /** For a small file; a large one has as much more as a slow disk takes. */
  readonly timeMs: number;
}

const usualLimits: ReadingLimits = { heapMb: 1_536, memoryMb: 2_560, timeMs: 60_000 };

/** Bytes that are read in a millisecond at least. */
const slowestBytesPerMs = 4_000;

export interface SheetRequest {
  readonly file: SheetFile;
  readonly name: string;
  readonly size: number;
  readonly sheet?: string;
}

/** What a reader says, in this order: some rows and how far it is, again and again; then all else of the sheet, or what is wrong. */
export type SheetAnswer =
  | { readonly block: RowBlock }
  | { readonly read: number }
  | { readonly head: SheetHead }
  /** The parts of a Fault, whose class does not survive the crossing. */
  | { readonly fault: Pick<Fault, 'code' | 'message' | 'detail'> };

/** How a reader came to its end without an answer. */
export type Ending = 'memory' | 'other';

/** Somebody who reads one spreadsheet. */
export interface Reader {
  /** How it ended, if that was before it was told to. */
  readonly ended: Promise<Ending>;
  /** Ends it, whatever it is doing; resolves when it has gone. */
  end(): Promise<void>;
}

/** Starts a reader, which tells what it has to say. */
export type StartReader = (script: URL, request: SheetRequest, limits: ReadingLimits, onAnswer: (answer: SheetAnswer) => void) => Reader;

const script = new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './sheet-worker.js', import.meta.url);

async function usualReader(): Promise<StartReader> {
  return process.versions['electron'] === undefined ? (await import('./process.ts')).startProcess : (await import('./thread.ts')).startThread;
}

export interface ApartOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (read: number, total: number) => void;
  readonly limits?: ReadingLimits;
  readonly start?: StartReader;
}

/** @throws Fault as `readSheet` does, and `input` where the file takes more time or memory than the limits. */
export async function readApart(request: SheetRequest, { signal, onProgress, limits = usualLimits, start }: ApartOptions = {}): Promise<Sheet> {
  const { file, name, size } = request;
  const begin = start ?? (await usualReader());
  const ending = new AbortController();
  const blocks: RowBlock[] = [];
  const { promise: answered, resolve: answer } = Promise.withResolvers<Extract<SheetAnswer, { head: unknown } | { fault: unknown }>>();
  const reader = begin(script, request, limits, (said) => {
    if ('block' in said) blocks.push(said.block);
    else if ('read' in said) onProgress?.(said.read, size);
    else answer(said);
  });
  const timeMs = limits.timeMs + size / slowestBytesPerMs;
  try {
    const outcome = await Promise.race([answered, reader.ended, endedBy(name, { done: ending.signal, signal, timeMs })]);
    if (typeof outcome === 'string') throw tooHeavy(name, outcome === 'memory' ? 'needs too much memory to read' : 'could not be read');
    if ('head' in outcome) return sheetOf(outcome.head, blocks, file);
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
