// The grid of a spreadsheet's rows as the page sees it: a window of rows at a time, chosen by filter, words and order.

import type { Problem } from './checks/check.ts';
import type { PictureInfo } from './picture.ts';
import type { Focus } from './point.ts';
import type { GridColumn } from './sheetEdits.ts';

/** Which rows the grid lists. */
export const rowFilters = ['all', 'errors', 'warnings', 'leftOut', 'noPhoto', 'edited'] as const;
export type RowFilter = (typeof rowFilters)[number];

export interface RowsView {
  readonly filter: RowFilter;
  /** Only rows in which this check found something; '' for all. */
  readonly check: string;
  /** Words that a row's cells must hold, without regard to case. */
  readonly search: string;
  /** As the sheet has them, or those with errors first, then those with warnings. */
  readonly order: 'sheet' | 'problems';
  /** Views asked for with the same number keep their order while rows change. */
  readonly at: number;
}

/** What was found in a row, and at which sizes; none named where the row itself is to blame. */
export interface RowProblem extends Pick<Problem, 'check' | 'severity' | 'message'> {
  readonly field?: string;
  readonly sizes: readonly string[];
}

export interface GridRow {
  /** 1-based data row. */
  readonly number: number;
  /** Texts by the columns of the grid. */
  readonly cells: readonly string[];
  /** Indices of cells that were edited. */
  readonly edited: readonly number[];
  readonly isOut: boolean;
  /** Raised whenever its picture may look different. */
  readonly stamp: number;
  /** Whether it was laid out and checked at the sizes of the export. */
  readonly isChecked: boolean;
  /** Worst first. */
  readonly problems: readonly RowProblem[];
}

export interface RowsWindow {
  /** Rows of the view. */
  readonly total: number;
  readonly start: number;
  readonly rows: readonly GridRow[];
}

/** How many rows each filter lists. */
export type RowCounts = Readonly<Record<RowFilter, number>>;

/** One check and the rows in which it found something. */
export interface CheckCount {
  readonly check: string;
  /** As people call it. */
  readonly name: string;
  readonly severity: Problem['severity'];
  readonly rows: number;
}

/** How far the check of all rows is. */
export interface PreflightProgress {
  /** Pictures laid out, of all rows at all sizes. */
  readonly done: number;
  readonly total: number;
  readonly perSecond: number;
  readonly isDone: boolean;
  readonly counts: RowCounts;
  readonly checks: readonly CheckCount[];
}

/** The photo of a row's image field, and the files it could be. */
export interface RowPhoto {
  readonly field: string;
  readonly label: string;
  /** Key of the column that names it: typing a file's exact name there chooses it. */
  readonly column: string;
  /** What the row asks for. */
  readonly words: string;
  /** The file it got; '' for none. */
  readonly file: string;
  readonly picture?: PictureInfo;
  readonly focus?: Focus;
  /** Files of a like name, at most a dozen. */
  readonly candidates: readonly PhotoCandidate[];
}

export interface PhotoCandidate {
  readonly file: string;
  readonly picture: PictureInfo;
}

/** A spreadsheet of the library. */
export interface BatchListing {
  readonly batch: string;
  readonly name: string;
  readonly template: string;
  readonly rowCount: number;
  /** UTC, ISO 8601. */
  readonly usedAt: string;
}

export interface BatchSummary {
  readonly batch: string;
  readonly name: string;
  readonly template: string;
  readonly sheets: readonly string[];
  readonly sheet: string;
  readonly columns: readonly string[];
  /** Column index by field name. */
  readonly mapping: Readonly<Record<string, number>>;
  /** Rows with data. */
  readonly rowCount: number;
  /** Columns of the grid, in its order. */
  readonly grid: readonly GridColumn[];
  readonly counts: RowCounts;
  readonly photos: number;
  /** Photos that are no pictures that can be used. */
  readonly unusable: number;
}
