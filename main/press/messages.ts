// What the press and its workers say to each other: plain data in both directions.

import type { Problem } from '../../shared/checks/check.ts';
import type { Design } from '../../shared/design.ts';
import type { FaultCode } from '../../shared/fault.ts';
import type { Point } from '../../shared/point.ts';
import type { FileType, Size } from '../../shared/size.ts';
import type { ExportKit } from './kit.ts';
import type { Target } from './place.ts';

/** What many tasks share; sent to a worker once, before the first of them. */
export interface Ground {
  readonly kit: ExportKit;
  readonly design: Design;
  readonly asksConsent: boolean;
}

/** Grounds a worker holds; the one sent first is let go first, which the press counts on. */
export const groundsHeld = 3;

/** One picture for a worker. */
export interface Task {
  readonly size: Size;
  /** Index of the design's page; the first if absent. */
  readonly page?: number;
  readonly point: Point;
  readonly alt: string;
  readonly problems: readonly Problem[];
  /** What to do with it; absent: the checks alone. */
  readonly print?: {
    readonly type: FileType;
    readonly quality: number;
    /** See `EncodeRequest`. */
    readonly palette?: boolean;
    /** Made even where a blocking check found something. */
    readonly always: boolean;
    /** Where it is put; absent: the bytes are answered. */
    readonly target?: Target;
  };
}

/** Jobs to be laid out and checked without being drawn. */
export interface CheckTask {
  readonly checked: readonly CheckedJob[];
}

export interface CheckedJob {
  readonly size: Size;
  readonly page?: number;
  /** The same object for all sizes of a row. */
  readonly row: { readonly point: Point; readonly alt: string };
}

/** All that a worker can be asked for. */
export type Work = Task | CheckTask;

/** Problems of jobs, each sentence once: `found` are pairs of the index of a job and that of a problem. */
export interface Findings {
  readonly problems: readonly Problem[];
  readonly found: Uint32Array;
}

export type ToWorker =
  | { readonly type: 'ground'; readonly ground: number; readonly value: Ground }
  | { readonly type: 'tasks'; readonly tasks: readonly NumberedTask[] }
  /** To end after the task in hand, beginning no other. */
  | { readonly type: 'end' };

export interface NumberedTask {
  readonly id: number;
  readonly ground: number;
  readonly task: Work;
}

/** What a worker is started with. */
export interface WorkerData {
  /** The id of the task it is at, in shared memory, so that it is known at which it ended. */
  readonly at: Int32Array<SharedArrayBuffer>;
}

export interface FaultData {
  readonly code: FaultCode;
  readonly message: string;
  readonly detail: Readonly<Record<string, string | number>>;
}

export type Outcome =
  | {
      readonly status: 'made';
      readonly problems: readonly Problem[];
      readonly byteLength: number;
      readonly sha256: string;
      /** Of the file, where the task named a target. */
      readonly changedMs?: number;
      /** Where it named none. */
      readonly bytes?: Uint8Array<ArrayBuffer>;
    }
  | { readonly status: 'blocked'; readonly problems: readonly Problem[] }
  | { readonly status: 'checked'; readonly problems: readonly Problem[] }
  | ({ readonly status: 'found' } & Findings)
  | { readonly status: 'failed'; readonly fault: FaultData };

export interface FromWorker {
  readonly answers: readonly { readonly id: number; readonly outcome: Outcome }[];
}
