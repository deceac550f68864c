// The design as panels beside the canvas show it: while a text is typed in place it rests until the typing pauses, so that a key press is
// drawn before anything else.

import { create } from 'zustand';
import type { Design } from '../../shared/design.ts';
import { useCanvas } from './canvasStore.ts';
import { currentDesign, useEditor } from './editorStore.ts';

/** Quiet time of typing after which panels follow. */
const quietMs = 150;

const useCalm = create<{ readonly design: Design | undefined }>()(() => ({ design: currentDesign() }));
let timer: ReturnType<typeof setTimeout> | undefined;

function settle(): void {
  clearTimeout(timer);
  timer = undefined;
  useCalm.setState({ design: currentDesign() });
}

useEditor.subscribe((now, before) => {
  if (now.history?.present === before.history?.present) return;
  const goesOn = useCanvas.getState().typing !== undefined && now.open?.id === before.open?.id && now.history !== undefined;
  if (!goesOn) return settle();
  clearTimeout(timer);
  timer = setTimeout(settle, quietMs);
});
useCanvas.subscribe((now, before) => {
  if (now.typing !== before.typing) settle();
});

/** The design on show, followed at rest. */
export function useCalmDesign(): Design | undefined {
  return useCalm((calm) => calm.design);
}
