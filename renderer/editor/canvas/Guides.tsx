// The page's guides, across the whole page and a little beyond; they can be dragged.

import type { ReactNode } from 'react';
import { useCanvas } from '../canvasStore.ts';
import { guidesOf } from '../tools/guides.ts';
import { useGesture } from './gestureStore.ts';
import type { OverlayProps } from './Overlay.tsx';

/** How far guides reach beyond the page, in pixels of the screen. */
const beyondPx = 24;

export function Guides({ show, scale }: OverlayProps): ReactNode {
  const dragged = useGesture((gesture) => gesture.guide);
  const isFilling = useCanvas((canvas) => canvas.isFilling);
  const [width, height] = [show.scene.width * scale, show.scene.height * scale];
  const ends = (axis: 'x' | 'y', at: number) =>
    axis === 'x'
      ? { x1: at * scale, x2: at * scale, y1: -beyondPx, y2: height + beyondPx }
      : { y1: at * scale, y2: at * scale, x1: -beyondPx, x2: width + beyondPx };
  const given = show.design.pages[show.page]?.guides ?? [];
  return (
    <g className="overlay-guides">
      {guidesOf(show).map(({ axis, at }, index) => (
        // Guides have no identity beyond their order.
        // oxlint-disable-next-line react/no-array-index-key
        <g key={index}>
          <line className={`overlay-guide${given[index]?.locked ? ' is-locked' : ''}`} {...ends(axis, at)} />
          {given[index]?.locked || isFilling ? null : <line className={`overlay-guide-grip is-${axis}`} data-grip={`guide:${index}`} {...ends(axis, at)} />}
        </g>
      ))}
      {dragged ? <line className={`overlay-guide is-dragged${dragged.isLeaving ? ' is-leaving' : ''}`} {...ends(dragged.axis, dragged.at)} /> : null}
    </g>
  );
}
