// An export as whoever watches it sees it: where it stands, what is told while it runs, and how it ended.

import type { JobResult } from './batch.ts';
import type { ResultName } from './results.ts';

/** What an export is made from: a design of the library, or the rows of a spreadsheet for a template. */
export type ExportSource = { readonly design: string } | { readonly batch: string; readonly template: string };

/** An export that is remembered. */
export interface ExportListing {
  readonly export: string;
  /** Of the design or spreadsheet. */
  readonly name: string;
  readonly folder: string;
  readonly source: ExportSource;
  /** `interrupted`: killed while it ran. That, `stopped` and `failed` can go on. */
  readonly state: 'running' | 'interrupted' | 'stopped' | 'failed' | 'finished';
  readonly jobs: number;
  readonly written: number;
  /** Of those written: made before and still right. */
  readonly kept: number;
  readonly skipped: number;
  readonly failed: number;
  /** Why it failed; '' otherwise. */
  readonly reason: string;
  /** UTC, ISO 8601. */
  readonly startedAt: string;
  readonly endedAt: string;
}

export type ExportEvent =
  | {
      readonly type: 'progress';
      readonly export: string;
      readonly stage: 'checking' | 'pictures' | 'results' | 'stopping';
      readonly done: number;
      readonly total: number;
      /** Of those done: made before and still right. */
      readonly kept: number;
      /** Pictures with something to look at, so far. */
      readonly problems: number;
      readonly perSecond: number;
      readonly secondsLeft: number;
      /** Files of the latest pictures, the newest last. */
      readonly latest: readonly string[];
    }
  | {
      readonly type: 'finished';
      readonly export: string;
      readonly folder: string;
      /** `refused`: pictures had errors, and none was to be written then. */
      readonly how: 'finished' | 'stopped' | 'failed' | 'refused';
      readonly jobs: number;
      readonly written: number;
      readonly kept: number;
      readonly skipped: number;
      readonly failed: number;
      /** Files of earlier exports that this one does not make. */
      readonly left: number;
      readonly reason: string;
      /** Pictures with an error, where these kept it from being made. */
      readonly wrong: number;
      readonly results: readonly { readonly result: ResultName; readonly file: string; readonly files: number; readonly bytes: number }[];
      /** The first pictures that were not made or carry a warning, and how many there are. */
      readonly troubled: readonly JobResult[];
      readonly troubledCount: number;
    };
