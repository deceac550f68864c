// Moving about on the canvas by dragging.

import type { Gesture, Pointer, Stage, Tool } from './tool.ts';

export function panGesture(from: Pointer, { ground }: Pick<Stage, 'ground'>): Gesture {
  let last = from.screen;
  return {
    move({ screen }) {
      ground.scrollBy(last.x - screen.x, last.y - screen.y);
      last = screen;
    },
    end: () => undefined,
    cancel: () => undefined,
  };
}

export const panTool: Tool = { id: 'pan', cursor: 'grab', press: panGesture };
