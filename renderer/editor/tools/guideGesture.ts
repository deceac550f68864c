// Guides: pulled out of a ruler, moved, and removed by dragging them off the page.

import { addGuide, moveGuide, removeGuide } from '../../../shared/guides.ts';
import type { Axis } from '../../../shared/snapping.ts';
import { settleGesture, useGesture } from '../canvas/gestureStore.ts';
import { edit } from '../editorStore.ts';
import { guidesOf } from './guides.ts';
import type { Gesture, Pointer, Stage } from './tool.ts';

function lengthOf(axis: Axis, { show }: Stage): number {
  return axis === 'x' ? show.scene.width : show.scene.height;
}

function follow(axis: Axis, stage: Stage, drop: (share: number, isLeaving: boolean) => void): Gesture {
  const length = lengthOf(axis, stage);
  let at = 0;
  let isLeaving = false;
  let hasMoved = false;
  const move = (pointer: Pointer): void => {
    hasMoved = true;
    at = Math.round(pointer.at[axis]);
    isLeaving = at < 0 || at > length;
    useGesture.setState({ guide: { axis, at, isLeaving }, isBusy: true });
  };
  return {
    move,
    end() {
      if (hasMoved) drop(at / length, isLeaving);
      settleGesture();
    },
    cancel: settleGesture,
  };
}

/** A guide of the page is dragged; undefined where it is locked. */
export function guideGesture(stage: Stage, index: number): Gesture | undefined {
  const guide = stage.show.design.pages[stage.show.page]?.guides?.[index];
  if (!guide || guide.locked || !guidesOf(stage.show)[index]) return undefined;
  const { page } = stage.show;
  return follow(guide.axis, stage, (at, isLeaving) => edit((design) => (isLeaving ? removeGuide(design, page, index) : moveGuide(design, page, index, at))));
}

/** A new guide comes out of a ruler. */
export function newGuideGesture(stage: Stage, axis: Axis): Gesture {
  const { page } = stage.show;
  return follow(axis, stage, (at, isLeaving) => {
    if (!isLeaving) edit((design) => addGuide(design, page, { axis, at }));
  });
}
