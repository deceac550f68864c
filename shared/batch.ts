// A batch: template x rows x sizes become jobs with file names, purely, before anything is written; and the manifest that says
// what became of each.

import type { Problem } from './checks/check.ts';
import type { Point } from './point.ts';
import type { FileType, Size } from './size.ts';

/** One record of a spreadsheet. */
export interface Row {
  /** 1-based number of the data row (the header is not counted). */
  readonly number: number;
  readonly point: Point;
  /** What is wrong with the row before any picture is made: an unreadable photo, an ambiguous name. */
  readonly problems: readonly Problem[];
}

/** One picture to make. */
export interface Job {
  readonly row: number;
  readonly point: Point;
  readonly template: string;
  readonly size: Size;
  readonly type: FileType;
  /** File name in the target folder; may hold `/` for sub-folders, never leaves the folder. */
  readonly file: string;
  readonly alt: string;
  readonly problems: readonly Problem[];
}

export interface JobResult {
  readonly row: number;
  readonly template: string;
  readonly size: string;
  readonly network: string;
  readonly file: string;
  readonly type: FileType;
  readonly width: number;
  readonly height: number;
  readonly bytes: number;
  readonly sha256: string;
  readonly alt: string;
  readonly status: 'written' | 'skipped' | 'failed';
  readonly warnings: readonly Pick<Problem, 'check' | 'severity' | 'message'>[];
}

export interface Manifest {
  readonly schema: 1;
  readonly template: string;
  readonly pack: string;
  readonly jobs: readonly JobResult[];
}

export interface ExportOptions {
  readonly sizes: readonly Size[];
  readonly type: FileType | 'auto';
  /** 1 to 100, for JPEG and WebP. */
  readonly quality: number;
  /** File-name pattern with `{row}`, `{slug}`, `{size}`, `{network}`, `{template}`, `{language}` and any text field. */
  readonly name: string;
}

export const defaultExportOptions = { type: 'auto', quality: 90, name: '{row}-{slug}-{size}' } as const;
