// Widths and places of the grid's columns, and which of them are in view.

import type { GridColumn } from '../../shared/sheetEdits.ts';

export const rowHeight = 48;
export const headHeight = 36;

/** Number, picture and state. */
export const leadWidths: readonly number[] = [64, 64, 232];
/** What stays in view at the start while the rest scrolls. */
export const pinnedWidth = leadWidths[0]! + leadWidths[1]!;

const usualWidth = 168;
const wideWidth = 296;
const narrowWidth = 112;

/** Fields whose texts are long, or short. */
const wide = new Set(['claim', 'alt', 'statement', 'quote', 'note']);
const narrow = new Set(['language', 'consent', 'unit', 'figure']);

export function widthOf({ field, name }: GridColumn): number {
  const key = field ?? name.toLowerCase();
  if (wide.has(key)) return wideWidth;
  return narrow.has(key) ? narrowWidth : usualWidth;
}

export interface ColumnSpan {
  /** First and last column of the sheet in view, and the width of those before. */
  readonly first: number;
  readonly last: number;
  readonly before: number;
}

/** Starts of the sheet's columns, and the whole width at the end. */
export function startsOf(columns: readonly GridColumn[]): readonly number[] {
  const starts = [leadWidths.reduce((sum, width) => sum + width, 0)];
  for (const column of columns) starts.push(starts.at(-1)! + widthOf(column));
  return starts;
}

/** The columns between two places of the row, with one more on each side. */
export function spanOf(starts: readonly number[], from: number, to: number): ColumnSpan {
  const count = starts.length - 1;
  let first = 0;
  while (first < count - 1 && starts[first + 1]! < from) first += 1;
  let last = first;
  while (last < count - 1 && starts[last + 1]! < to) last += 1;
  first = Math.max(0, first - 1);
  return { first, last: Math.min(count - 1, last + 1), before: starts[first]! - starts[0]! };
}
