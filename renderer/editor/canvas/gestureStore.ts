// What a gesture shows while it runs: where moved elements are seen, what they snap to, the marquee, an outline that is being drawn. None
// of it is part of the design.

import { create } from 'zustand';
import type { Change } from '../../../shared/design.ts';
import type { Place } from '../../../shared/geometry.ts';
import type { MarqueeWay } from '../../../shared/hitTest.ts';
import type { Box } from '../../../shared/scene.ts';
import type { GapMark } from '../../../shared/snapGaps.ts';
import type { SnapLine } from '../../../shared/snapping.ts';
import type { Turned } from '../../../shared/turned.ts';

/** Elements that a gesture moves or changes. */
export interface Live {
  /** The outermost of them. */
  readonly ids: readonly string[];
  /** Where each of those is seen now. */
  readonly seen: ReadonlyMap<string, Turned>;
  /** They are only moved, by this much in page pixels: what was drawn of them serves. */
  readonly by?: Place;
  /** Else what becomes of each element, also of those within them. */
  readonly changes?: ReadonlyMap<string, Change>;
  /** The elements themselves stay where they are; these are copies. */
  readonly isCopy?: boolean;
}

interface GestureState {
  readonly live: Live | undefined;
  readonly lines: readonly SnapLine[];
  readonly gaps: readonly GapMark[];
  readonly marquee: { readonly box: Box; readonly way: MarqueeWay } | undefined;
  /** Outline of an element that is being drawn. */
  readonly drawing: Turned | undefined;
  /** A guide on its way, in page pixels; `isLeaving` where letting go removes it. */
  readonly guide: { readonly axis: 'x' | 'y'; readonly at: number; readonly isLeaving: boolean } | undefined;
  /** Degrees, while something is turned. */
  readonly angle: number | undefined;
  /** Alt is held without a gesture: distances are shown. */
  readonly isMeasuring: boolean;
  /** A gesture runs. */
  readonly isBusy: boolean;
}

const still: Omit<GestureState, 'isMeasuring'> = {
  live: undefined,
  lines: [],
  gaps: [],
  marquee: undefined,
  drawing: undefined,
  guide: undefined,
  angle: undefined,
  isBusy: false,
};

export const useGesture = create<GestureState>()(() => ({ ...still, isMeasuring: false }));

/** Nothing is under way any more. */
export function settleGesture(): void {
  useGesture.setState(still);
}
