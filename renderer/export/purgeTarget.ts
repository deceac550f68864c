// The export that a person wants to purge.

import { create } from 'zustand';
import { showDialog } from '../shell/viewStore.ts';
import type { ExportSource } from './exportRun.ts';

export interface PurgeTarget {
  readonly export: string;
  readonly name: string;
  readonly source: ExportSource;
}

export const usePurge = create<{ readonly target: PurgeTarget | undefined }>()(() => ({ target: undefined }));

/** Shows what purging an export would remove. */
export function askToPurge(target: PurgeTarget): void {
  usePurge.setState({ target });
  showDialog('purge');
}
