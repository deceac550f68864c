// Keeps the checks in step with the design: the size on show soon after a change, all others when it is quiet.

import { useEffect } from 'react';
import { allSizes } from '../drawing/sizes.ts';
import { useConnection } from '../shell/connection.ts';
import { tellFault } from '../shell/viewStore.ts';
import { useEditor } from './editorStore.ts';

const shownAfterMs = 350;
const othersAfterMs = 1100;
/** Sizes per question: their states appear group by group, and a newer change need not wait for all. */
const sizesAtOnce = 6;

export function useChecks(): void {
  const { studio } = useConnection();
  const design = useEditor((editor) => editor.history?.present);
  const networks = useEditor((editor) => editor.networks);
  const sizeId = useEditor((editor) => editor.sizeId);
  useEffect(() => {
    if (!design || !networks) return undefined;
    const stop = new AbortController();
    const check = async (sizes: readonly string[]): Promise<void> => {
      try {
        for (let start = 0; start < sizes.length && !stop.signal.aborted; start += sizesAtOnce) {
          const some = sizes.slice(start, start + sizesAtOnce);
          const found = await studio.checks.run({ design: { ...design }, sizes: some }, { signal: stop.signal });
          if (!stop.signal.aborted) useEditor.setState(({ problems }) => ({ problems: { ...problems, ...found } }));
        }
      } catch (thrown) {
        if (!stop.signal.aborted) tellFault(thrown);
      }
    };
    const others = allSizes(networks)
      .map((size) => size.id)
      .filter((id) => id !== sizeId);
    const soon = setTimeout(() => void check([sizeId]), shownAfterMs);
    const later = setTimeout(() => void check(others), othersAfterMs);
    return () => {
      clearTimeout(soon);
      clearTimeout(later);
      stop.abort();
    };
  }, [studio, design, networks, sizeId]);
}
