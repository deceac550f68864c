// Lines that something snaps to, and the gaps that are equal, with their lengths in pixels of the page.

import type { ReactNode } from 'react';
import type { GapMark } from '../../../shared/snapGaps.ts';
import type { SnapLine } from '../../../shared/snapping.ts';
import { useGesture } from './gestureStore.ts';
import { Label } from './Overlay.tsx';
import { shownNumber } from './shownNumber.ts';

export function SnapMarks({ scale }: { scale: number }): ReactNode {
  const lines = useGesture((gesture) => gesture.lines);
  const gaps = useGesture((gesture) => gesture.gaps);
  return (
    <g className="overlay-snaps">
      {lines.map((line) => (
        <Line key={`${line.axis}${line.at}`} line={line} scale={scale} />
      ))}
      {gaps.map((gap) => (
        <Gap key={`${gap.axis}${gap.from} ${gap.to} ${gap.across}`} gap={gap} scale={scale} />
      ))}
    </g>
  );
}

function Line({ line: { axis, at, from, to, gap }, scale }: { line: SnapLine; scale: number }): ReactNode {
  const ends =
    axis === 'x'
      ? { x1: at * scale, y1: from * scale, x2: at * scale, y2: to * scale }
      : { x1: from * scale, y1: at * scale, x2: to * scale, y2: at * scale };
  const middle = gap && ((gap.from + gap.to) / 2) * scale;
  return (
    <g>
      <line className="overlay-snap" {...ends} />
      {gap && middle !== undefined ? <Label x={axis === 'x' ? at * scale : middle} y={axis === 'x' ? middle : at * scale} words={shownNumber(gap.to - gap.from)} look="is-measure" /> : null}
    </g>
  );
}

/** Half the length of the strokes that end a gap. */
const endPx = 4;

/** A distance with its ends and its length. */
export function Gap({ gap: { axis, from, to, across }, scale }: { gap: GapMark; scale: number }): ReactNode {
  const [a, b, c] = [from * scale, to * scale, across * scale];
  const path = axis === 'x' ? `M${a} ${c}H${b}M${a} ${c - endPx}V${c + endPx}M${b} ${c - endPx}V${c + endPx}` : `M${c} ${a}V${b}M${c - endPx} ${a}H${c + endPx}M${c - endPx} ${b}H${c + endPx}`;
  const middle = (a + b) / 2;
  return (
    <g>
      <path className="overlay-snap" d={path} />
      <Label x={axis === 'x' ? middle : c} y={axis === 'x' ? c - 14 : middle} words={shownNumber(to - from)} look="is-measure" />
    </g>
  );
}
