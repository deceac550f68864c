// What the canvas shows, followed: the scene of the page on show, or why there is none.

import { useMemo } from 'react';
import type { Fault } from '../../../shared/fault.ts';
import { faultOf } from '../../shell/viewStore.ts';
import { allSizes } from '../../drawing/sizes.ts';
import { showOf, useCanvas, type CanvasShow } from '../canvasStore.ts';
import { useEditor } from '../editorStore.ts';

export function useShow(): { readonly show?: CanvasShow; readonly fault?: Fault } {
  const design = useEditor((editor) => editor.history?.present);
  const networks = useEditor((editor) => editor.networks);
  const sizeId = useEditor((editor) => editor.sizeId);
  const page = useCanvas((canvas) => canvas.page);
  const assets = useCanvas((canvas) => canvas.assets);
  return useMemo(() => {
    const size = networks && allSizes(networks, ['post', 'cover', 'profile']).find((one) => one.id === sizeId);
    if (!design || !size || !assets || !design.pages[page]) return {};
    try {
      return { show: showOf(design, size, page, assets) };
    } catch (thrown) {
      return { fault: faultOf(thrown) };
    }
  }, [design, networks, sizeId, page, assets]);
}
