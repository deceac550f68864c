// The cursor of the grid and the selection that hangs on it.

import type { GridRow } from '../../shared/batchGrid.ts';
import { announce } from '../shell/viewStore.ts';
import { text } from '../i18n/index.ts';
import { leadColumns, useBatch, type Cursor } from './batchStore.ts';

/** Columns of the grid. */
export function columnCount(): number {
  return leadColumns + (useBatch.getState().batch?.grid.length ?? 0);
}

/** Moves the cursor within the grid; with `extends` the selection grows from where it began. */
export function moveTo(to: Partial<Cursor>, extendsSelection = false): void {
  const { cursor, anchor, total } = useBatch.getState();
  const place = Math.min(Math.max(0, to.place ?? cursor.place), Math.max(0, total - 1));
  const column = Math.min(Math.max(0, to.column ?? cursor.column), Math.max(0, columnCount() - 1));
  useBatch.setState({ cursor: { place, column }, anchor: extendsSelection ? anchor : place });
  if (extendsSelection && place !== cursor.place) announce(text('batch.selected', { count: Math.abs(place - anchor) + 1 }));
}

export function selectAll(): void {
  const { total, cursor } = useBatch.getState();
  useBatch.setState({ anchor: 0, cursor: { ...cursor, place: Math.max(0, total - 1) } });
  announce(text('batch.selected', { count: total }));
}

/** First and last place of the selection. */
export function selectionOf({ cursor, anchor }: { readonly cursor: Cursor; readonly anchor: number }): readonly [number, number] {
  return [Math.min(cursor.place, anchor), Math.max(cursor.place, anchor)];
}

/** Opens the cell under the cursor for writing: with its text, or with what was typed. */
export function beginEdit(row: GridRow | undefined, typed?: string): void {
  const { cursor } = useBatch.getState();
  const index = cursor.column - leadColumns;
  if (!row || index < 0) return;
  useBatch.setState({ editing: { ...cursor, row: row.number, text: typed ?? row.cells[index] ?? '', isTyped: typed !== undefined } });
}
