// What keys do in the grid: a table from key to what the cursor does.

import type { GridRow } from '../../shared/batchGrid.ts';
import { isMac } from '../shell/keys.ts';
import { leadColumns, useBatch, type BatchDoorway } from './batchStore.ts';
import { editCells, toggleSelected } from './changes.ts';
import { beginEdit, columnCount, moveTo, selectAll } from './cursor.ts';

export interface GridKeys {
  readonly studio: BatchDoorway;
  readonly row: GridRow | undefined;
  /** Rows that fit the view. */
  readonly page: number;
  readonly isRightToLeft: boolean;
}

type GridPress = Pick<React.KeyboardEvent, 'key' | 'shiftKey' | 'altKey' | 'ctrlKey' | 'metaKey' | 'getModifierState'>;
type Press = Pick<React.KeyboardEvent, 'key' | 'shiftKey'> & { readonly mod: boolean };

const last = Number.MAX_SAFE_INTEGER;
const place = (): number => useBatch.getState().cursor.place;
const column = (): number => useBatch.getState().cursor.column;

const moves: Readonly<Record<string, (press: Press, keys: GridKeys) => void>> = {
  ArrowDown: ({ shiftKey, mod }) => moveTo({ place: mod ? last : place() + 1 }, shiftKey),
  ArrowUp: ({ shiftKey, mod }) => moveTo({ place: mod ? 0 : place() - 1 }, shiftKey),
  ArrowRight: ({ mod }, { isRightToLeft }) => moveTo({ column: sideways(isRightToLeft ? -1 : 1, mod) }),
  ArrowLeft: ({ mod }, { isRightToLeft }) => moveTo({ column: sideways(isRightToLeft ? 1 : -1, mod) }),
  PageDown: ({ shiftKey }, { page }) => moveTo({ place: place() + page }, shiftKey),
  PageUp: ({ shiftKey }, { page }) => moveTo({ place: place() - page }, shiftKey),
  Home: ({ mod, shiftKey }) => moveTo({ column: 0, ...(mod ? { place: 0 } : {}) }, shiftKey),
  End: ({ mod, shiftKey }) => moveTo({ column: columnCount() - 1, ...(mod ? { place: last } : {}) }, shiftKey),
  Enter: (_, { row }) => (column() < leadColumns ? moveTo({ column: leadColumns }) : beginEdit(row)),
  F2: (_, { row }) => beginEdit(row),
  ' ': (_, { studio }) => void toggleSelected(studio),
  Delete: (_, { studio, row }) => clearCell(studio, row),
  Backspace: (_, { studio, row }) => clearCell(studio, row),
  Escape: () => moveTo({}),
};

function sideways(by: number, isFar: boolean): number {
  if (isFar) return by > 0 ? columnCount() - 1 : 0;
  return column() + by;
}

function clearCell(studio: BatchDoorway, row: GridRow | undefined): void {
  const index = column() - leadColumns;
  const key = useBatch.getState().batch?.grid[index]?.key;
  if (row && key !== undefined && row.cells[index] !== '') void editCells(studio, [{ row: row.number, column: key, text: '' }]);
}

/** Does what a key means; false where it means nothing here. */
export function pressInGrid(event: GridPress, keys: GridKeys): boolean {
  const mod = isMac ? event.metaKey : event.ctrlKey;
  if (mod && event.key.toLowerCase() === 'a') {
    selectAll();
    return true;
  }
  // With AltGr a person types a character: some systems report it as Ctrl and Alt held.
  const isAltGr = event.getModifierState('AltGraph');
  if (!isAltGr && (event.altKey || (event.ctrlKey && event.metaKey))) return false;
  const move = isAltGr ? undefined : moves[event.key];
  if (move) {
    move({ key: event.key, shiftKey: event.shiftKey, mod }, keys);
    return true;
  }
  const isTyped = event.key.length === 1 && (isAltGr || (!mod && !event.ctrlKey && !event.metaKey));
  if (isTyped && column() >= leadColumns) {
    beginEdit(keys.row, event.key);
    return true;
  }
  return false;
}
