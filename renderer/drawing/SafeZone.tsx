// The parts of a size that the network's own buttons and texts may cover.

import type { ReactNode } from 'react';
import { Group, Line, Rect } from 'react-konva/lib/ReactKonvaCore';
import 'konva/lib/shapes/Line';
import 'konva/lib/shapes/Rect';
import type { DrawnSize } from './pageDrawing.ts';

const veil = 'rgba(255, 90, 60, 0.28)';
const edge = '#FF5A3C';

export function SafeZone({ size, scale }: { size: DrawnSize; scale: number }): ReactNode {
  const zone = size.safeZone;
  if (!zone) return null;
  const { width, height } = size;
  const middle = height - zone.top - zone.bottom;
  const inner = [
    [zone.left, zone.top],
    [width - zone.right, zone.top],
    [width - zone.right, height - zone.bottom],
    [zone.left, height - zone.bottom],
  ].flat();
  return (
    <Group listening={false}>
      <Rect x={0} y={0} width={width} height={zone.top} fill={veil} />
      <Rect x={0} y={height - zone.bottom} width={width} height={zone.bottom} fill={veil} />
      <Rect x={0} y={zone.top} width={zone.left} height={middle} fill={veil} />
      <Rect x={width - zone.right} y={zone.top} width={zone.right} height={middle} fill={veil} />
      <Line points={inner} closed stroke={edge} strokeWidth={1.5 / scale} dash={[8 / scale, 6 / scale]} />
    </Group>
  );
}
