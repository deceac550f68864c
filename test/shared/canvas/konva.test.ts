import { Path2D as NativePath } from '@napi-rs/canvas';
import { Group } from 'konva/lib/Group';
import { describe, expect, it } from 'vitest';
import { attributesOf, buildNode, pathCache } from '../../../shared/canvas/konva.ts';
import type { PaintNode } from '../../../shared/paint.ts';

Object.assign(globalThis, { Path2D: NativePath });

describe('Paths', () => {
  const made: string[] = [];
  const make = (data: string): Path2D => {
    made.push(data);
    return new Path2D(data);
  };

  it('are made once, and those used last are kept', () => {
    made.length = 0;
    const path = pathCache(make, 10);
    const first = path('aaaa');
    path('bbbb');
    expect(path('aaaa')).toBe(first);
    path('cccc');
    expect(path('aaaa')).toBe(first);
    path('bbbb');
    expect(made).toEqual(['aaaa', 'bbbb', 'cccc', 'bbbb']);
  });

  it('larger than all that is kept are drawn all the same', () => {
    const path = pathCache(make, 10);
    expect(path('a'.repeat(50))).toBe(path('a'.repeat(50)));
  });
});

describe('Nodes', () => {
  const host = { createPath: (data: string) => new Path2D(data), pictureOf: () => undefined };
  const leaf: PaintNode = { type: 'path', element: 'bar', x: 5, y: 6, path: 'M0 0h1v1z', fill: { type: 'solid', colour: '#ff0000' }, opacity: 0.5 };

  it('become shapes by the same attributes that react-konva is given', () => {
    const node = buildNode(leaf, host);
    expect(node.getClassName()).toBe('Shape');
    expect(node.getAttrs()).toMatchObject({ x: 5, y: 6, opacity: 0.5, name: 'bar', listening: false });
    expect(Object.keys(node.getAttrs()).sort()).toEqual(Object.keys(attributesOf(leaf, host)).sort());
  });

  it('in a group turn about its centre and are clipped by its mask', () => {
    const group: PaintNode = { type: 'group', element: 'g', x: 10, y: 20, width: 100, height: 60, rotation: 45, opacity: 1, clip: 'M0 0H100V60H0Z', children: [leaf] };
    expect(attributesOf(group, host)).toMatchObject({ x: 60, y: 50, offsetX: 50, offsetY: 30, rotation: 45 });
    const built = buildNode(group, host);
    expect(built).toBeInstanceOf(Group);
    expect(built instanceof Group && built.getChildren()).toHaveLength(1);
  });
});
