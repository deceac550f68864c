// A painting as react-konva nodes, drawn by the same attributes as the press uses.

import type { ReactNode } from 'react';
import { Group, Shape } from 'react-konva/lib/ReactKonvaCore';
import { attributesOf, backgroundNode, type CanvasHost } from '../../shared/canvas/konva.ts';
import type { Painting as PaintingValue, PaintNode } from '../../shared/paint.ts';

export function Painting({ painting, host }: { painting: PaintingValue; host: CanvasHost }): ReactNode {
  return (
    <Group listening={false}>
      <Node node={backgroundNode(painting)} host={host} />
      {painting.nodes.map((node, index) => (
        // A painting's nodes have no identity beyond their order.
        // oxlint-disable-next-line react/no-array-index-key
        <Node key={index} node={node} host={host} />
      ))}
    </Group>
  );
}

function Node({ node, host }: { node: PaintNode; host: CanvasHost }): ReactNode {
  const attributes = attributesOf(node, host);
  if (node.type !== 'group') return <Shape {...attributes} />;
  return (
    <Group {...attributes}>
      {node.children.map((child, index) => (
        // oxlint-disable-next-line react/no-array-index-key
        <Node key={index} node={child} host={host} />
      ))}
    </Group>
  );
}
