// The row at a place of the view, followed as it arrives and changes.

import { useSyncExternalStore } from 'react';
import type { GridRow } from '../../shared/batchGrid.ts';
import type { RowBlocks } from './rowBlocks.ts';

export function useGridRow(blocks: RowBlocks, place: number): GridRow | undefined {
  return useSyncExternalStore(blocks.subscribe, () => blocks.row(place));
}
