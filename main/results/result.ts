// What a result of an export is: something made from the finished pictures and the manifest, put whole into the folder or beside it.

import type { JobResult } from '../../shared/batch.ts';
import { Fault } from '../../shared/fault.ts';
import type { ResultName } from '../../shared/results.ts';
import type { Sheet } from '../../shared/sheet.ts';
import type { RecordedFile } from './record.ts';

/** A finished export. */
export interface FinishedExport {
  /** Absolute path of its folder. */
  readonly folder: string;
  /** Name of the template or design, for people. */
  readonly name: string;
  /** What became of every job, in the order of the jobs: row by row. Asked for several times, since nobody keeps them all. */
  readonly results: () => Iterable<JobResult>;
  /** The spreadsheet it was made from, if there was one. */
  readonly sheet?: Pick<Sheet, 'columns' | 'rows'>;
}

export interface MakeResult extends FinishedExport {
  /**
   * Puts one whole file into the export's folder, and answers its length; `file` is relative, with `/`. It is synced, unless there are so
   * many that each would cost as much as its picture.
   */
  readonly put: (file: string, content: FileContent, synced?: boolean) => Promise<number>;
  /** Removes a file that an earlier making of this result left; answers whether it was there. */
  readonly remove: (file: string) => Promise<boolean>;
  /** Everything put so far by this result and those before it. */
  readonly files: readonly string[];
  readonly signal: AbortSignal;
  /** Notes a file put elsewhere than into the folder, before it takes its place. */
  readonly note: (file: RecordedFile) => Promise<void>;
  /** A file of this result while it grows; on the disk of the export's parent folder. */
  readonly unfinished: string;
}

/** Bytes, or text in parts that need not be in memory together. */
export type FileContent = Uint8Array | Iterable<string>;

/** A result that is there now. */
export interface MadeResult {
  readonly result: ResultName;
  /** Absolute path of what to open first; '' where there is no such file. */
  readonly file: string;
  readonly files: number;
  readonly bytes: number;
}

/** `file` may be relative to the export's folder. */
export type MadeFiles = Omit<MadeResult, 'result'>;

export interface ResultKind {
  readonly name: ResultName;
  /** What it leaves, for messages: `report.html`. */
  readonly title: string;
  /** Makes it. Throws a Fault (`storage`, `cancelled`, `input`) that says why it cannot. */
  make(request: MakeResult): Promise<MadeFiles>;
}

/** @throws Fault `cancelled` once the signal was given */
export function throwIfStopped(signal: AbortSignal): void {
  if (signal.aborted) throw new Fault('cancelled', 'Stopped before all results were made; the pictures are there.');
}
