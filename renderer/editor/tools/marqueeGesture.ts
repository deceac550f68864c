// A marquee: from left to right it takes what it encloses, from right to left all that it touches. Shift adds to what is selected.

import { withinMarquee } from '../../../shared/hitTest.ts';
import { placedElements } from '../../../shared/placed.ts';
import { settleGesture, useGesture } from '../canvas/gestureStore.ts';
import { select, useCanvas } from '../canvasStore.ts';
import { isDrag, type Gesture, type Pointer, type Stage } from './tool.ts';

export function marqueeGesture(from: Pointer, { show }: Stage): Gesture {
  const before = from.shift ? useCanvas.getState().selection : [];
  const placed = placedElements(show.scene);
  let isMoving = false;
  const move = (pointer: Pointer): void => {
    if (!isMoving && !isDrag(from, pointer)) return;
    isMoving = true;
    const way = pointer.at.x >= from.at.x ? 'encloses' : 'touches';
    const box = {
      x: Math.min(from.at.x, pointer.at.x),
      y: Math.min(from.at.y, pointer.at.y),
      width: Math.abs(pointer.at.x - from.at.x),
      height: Math.abs(pointer.at.y - from.at.y),
    };
    useGesture.setState({ marquee: { box, way }, isBusy: true });
    const { selection, entered } = useCanvas.getState();
    const taken = [...before, ...withinMarquee(placed, box, way, entered)];
    if (taken.length !== selection.length || taken.some((id, index) => id !== selection[index])) select(taken);
  };
  return {
    move,
    end(pointer) {
      move(pointer);
      if (!isMoving && before.length === 0) useCanvas.setState({ entered: undefined });
      settleGesture();
    },
    cancel() {
      select(before);
      settleGesture();
    },
  };
}
