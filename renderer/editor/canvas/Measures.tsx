// Distances from the selection to what is pointed at while Alt is held, or to the page's edges.

import type { ReactNode } from 'react';
import { distancesBetween } from '../../../shared/distances.ts';
import { placedIn } from '../../../shared/placed.ts';
import { boundsOfAll } from '../../../shared/turned.ts';
import { useCanvas } from '../canvasStore.ts';
import { useGesture } from './gestureStore.ts';
import { Gap } from './SnapMarks.tsx';
import { outlineOf, type OverlayProps } from './Overlay.tsx';

export function Measures({ show, scale }: OverlayProps): ReactNode {
  const isMeasuring = useGesture((gesture) => gesture.isMeasuring && !gesture.isBusy);
  const selection = useCanvas((canvas) => canvas.selection);
  const hovered = useCanvas((canvas) => canvas.hovered);
  if (!isMeasuring || selection.length === 0) return null;
  const placed = placedIn(show.scene);
  const from = boundsOfAll(selection.flatMap((id) => placed.get(id)?.seen ?? []));
  const other = hovered === undefined || selection.includes(hovered) ? undefined : placed.get(hovered)?.seen;
  const to = (other && boundsOfAll([other])) ?? { x: 0, y: 0, width: show.scene.width, height: show.scene.height };
  if (!from) return null;
  return (
    <g className="overlay-measures">
      {other ? <rect className="overlay-measured" {...outlineOf(other, scale)} /> : null}
      {distancesBetween(from, to).map((gap) => (
        <Gap key={`${gap.axis}${gap.from} ${gap.to}`} gap={gap} scale={scale} />
      ))}
    </g>
  );
}
