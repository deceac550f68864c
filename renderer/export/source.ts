// What an export would take: the design on show, or the spreadsheet on show.

import { useBatch } from '../batch/batchStore.ts';
import { useEditor } from '../editor/editorStore.ts';
import { useView } from '../shell/viewStore.ts';
import type { ExportSource } from './exportRun.ts';

export interface CurrentSource {
  readonly source: ExportSource;
  /** Resolves when main has everything that was typed. */
  ready(): Promise<void>;
}

/** The source on show; undefined where the screen has none. */
export function currentSource(): CurrentSource | undefined {
  const { route } = useView.getState();
  if (route.screen === 'design') {
    const { open } = useEditor.getState();
    return open ? { source: { design: open.id }, ready: () => open.saves.flush() } : undefined;
  }
  if (route.screen === 'batch') {
    const { batch, template } = useBatch.getState();
    return batch && template ? { source: { batch: batch.batch, template }, ready: () => Promise.resolve() } : undefined;
  }
  return undefined;
}
