// How outlines look: their shadows, fills, pictures and strokes as nodes, bottom first. Fill and stroke are nodes of their own, so that
// neither host needs a buffer to lay one over the other.

import type { ShapeName } from './design.ts';
import type { Place } from './geometry.ts';
import { headedLine } from './lineHeads.ts';
import { cornersOf, exact, isClosed, outlineOf, rectangle } from './outline.ts';
import type { PaintNode, PathFill, PathNode, PictureNode } from './paintNode.ts';
import { derivativeKey } from './picture.ts';
import type { Box, SceneItem, ScenePaint, SceneShadow, SceneStroke } from './scene.ts';

type Item<T extends SceneItem['type']> = Extract<SceneItem, { type: T }>;

/** How an item's nodes come to the page. */
export interface Setting {
  /** Top left of its box, relative to the group around it. */
  readonly at: Place;
  /** Origin of the group, in page pixels. */
  readonly origin: Place;
  readonly opacity: number;
  readonly blend?: PathNode['blend'];
}

/** A path of an item, placed relative to the item's box. */
export type Part = Pick<PathNode, 'path' | 'fill' | 'stroke' | 'clip' | 'evenOdd'> & { readonly x?: number; readonly y?: number; readonly scale?: number };

export const black = { type: 'solid', colour: '#000000' } as const;

export function pathNode(element: string, { x = 0, y = 0, ...part }: Part, { at, opacity, blend }: Setting, shadow?: SceneShadow): PathNode {
  return { type: 'path', element, ...part, x: at.x + x, y: at.y + y, opacity, ...(blend ? { blend } : {}), ...(shadow ? { shadow } : {}) };
}

/** Shadows of parts that lie beneath all of them; the first of the list on top. */
export function shadowNodes(item: SceneItem, parts: readonly Part[], setting: Setting): readonly PaintNode[] {
  const outer = (item.shadows ?? []).filter(({ inner }) => !inner).toReversed();
  return outer.flatMap((shadow) => parts.map((part) => pathNode(item.element, part, setting, shadow)));
}

/** How far a stroke reaches beyond its outline. */
function strokeReach(stroke: SceneStroke | undefined): number {
  if (!stroke) return 0;
  return stroke.position === 'inside' ? 0 : stroke.position === 'outside' ? stroke.width : stroke.width / 2;
}

/**
 * What throws the shadow of an outline: all within its stroke, where that can be told. Drawing the stroke besides would darken the shadow
 * where both throw it.
 */
function shade(item: Item<'shape'> | Item<'picture'>, shape: ShapeName, outline: string, fill: PathFill): Part {
  const by = strokeReach(item.stroke);
  const [width, height] = [item.box.width + 2 * by, item.box.height + 2 * by];
  if (by === 0 || (shape !== 'rectangle' && shape !== 'ellipse')) return { path: outline, fill };
  const isRound = item.stroke?.join === 'round';
  const [a, b, c, d] = cornersOf(item.radius, item.box.width, item.box.height).map((corner) => (corner > 0 || isRound ? corner + by : 0));
  const radius = [a ?? 0, b ?? 0, c ?? 0, d ?? 0] as const;
  return { path: outlineOf(shape, { radius }, width, height), fill, x: -by, y: -by };
}

/** Shadows that fall into an outline: each is thrown by all that lies beside it. */
function innerShadowNodes(item: SceneItem, outline: string, setting: Setting): readonly PaintNode[] {
  const inner = (item.shadows ?? []).filter((shadow) => shadow.inner).toReversed();
  return inner.map((shadow) => {
    const part: Part = { path: `${around(item.box, 2 * shadow.blur + Math.abs(shadow.offsetX) + Math.abs(shadow.offsetY) + 2)}${outline}`, evenOdd: true, fill: black, clip: { path: outline } };
    return pathNode(item.element, part, setting, shadow);
  });
}

/** A rectangle around a box at the origin, so many pixels away. */
function around({ width, height }: Pick<Box, 'width' | 'height'>, by: number): string {
  return `M${exact(-by)} ${exact(-by)}H${exact(width + by)}V${exact(height + by)}H${exact(-by)}Z`;
}

/** Farther than any free path reaches beyond its box. */
const beyond = (box: Box): number => 100 + 20 * Math.max(box.width, box.height);

/** A stroke about an outline, on one side of it where it is told so: twice as wide, and cut off at the outline. */
function strokePart(box: Box, outline: string, stroke: SceneStroke, closed: boolean): Part {
  const { position = 'centre', ...drawn } = stroke;
  if (position === 'centre' || !closed) return { path: outline, stroke: drawn };
  const wide = { ...drawn, width: drawn.width * 2 };
  const clip = position === 'inside' ? { path: outline } : { path: `${around(box, beyond(box))}${outline}`, evenOdd: true };
  return { path: outline, stroke: wide, clip };
}

/** A picture, cut to an outline where it has one. */
function pictureNode(element: string, key: string, box: Box, clip: string | undefined, frame: Box, { at, origin, opacity, blend }: Setting): PaintNode {
  const inClip = clip === undefined ? origin : frame;
  const picture: PictureNode = {
    type: 'picture', element, key, x: box.x - inClip.x, y: box.y - inClip.y, width: box.width, height: box.height, opacity, ...(blend ? { blend } : {}),
  };
  if (clip === undefined) return picture;
  return { type: 'group', element, ...at, width: frame.width, height: frame.height, rotation: 0, opacity: 1, clip, children: [picture] };
}

function fillNodes(item: Item<'shape'>, fill: ScenePaint, outline: string, setting: Setting): readonly PaintNode[] {
  if (fill.type !== 'picture') return [pathNode(item.element, { path: outline, fill }, setting)];
  const faint = { ...setting, opacity: setting.opacity * fill.opacity };
  return [pictureNode(item.element, derivativeKey(fill.derivative), fill.box, outline, item.box, faint)];
}

/** A line, and what is at its ends. */
function lineParts(item: Item<'shape'>, outline: string, stroke: SceneStroke): readonly Part[] {
  const { width, height } = item.box;
  const headed = headedLine(item, width, height, stroke.width);
  if (!headed) return [strokePart(item.box, outline, stroke, isClosed(item.shape, item))];
  const { dash: _, ...unbroken } = stroke;
  const heads = headed.heads.map(({ path, filled }): Part => (filled ? { path, fill: { type: 'solid', colour: stroke.colour } } : { path, stroke: unbroken }));
  return [{ path: headed.line, stroke }, ...heads];
}

/** Pictures as a shadow takes them: what is drawn there is opaque. */
function shading(fill: ScenePaint): PathFill {
  return fill.type === 'picture' ? black : fill;
}

export function shapeNodes(item: Item<'shape'>, setting: Setting): readonly PaintNode[] {
  const { width, height } = item.box;
  const outline = outlineOf(item.shape, item, width, height);
  const lines = item.stroke && item.stroke.width > 0 ? lineParts(item, outline, item.stroke) : [];
  const fill = item.shape === 'line' ? undefined : item.fill;
  return [
    ...shadowNodes(item, fill ? [shade(item, item.shape, outline, shading(fill))] : lines, setting),
    ...(fill ? fillNodes(item, fill, outline, setting) : []),
    ...(fill ? innerShadowNodes(item, outline, setting) : []),
    ...lines.map((part) => pathNode(item.element, part, setting)),
  ];
}

/** A picture in its mask, on its shadows, under its stroke. One that is transparent in parts throws its own shadow where nothing cuts it. */
export function pictureNodes(item: Item<'picture'>, setting: Setting): readonly PaintNode[] {
  const { box, element, stroke } = item;
  const outline = outlineOf(item.mask, item, box.width, box.height);
  const isPlain = outline === rectangle(box.width, box.height);
  const key = derivativeKey(item.derivative);
  const picture = pictureNode(element, key, box, isPlain ? undefined : outline, box, setting);
  const own = (item.shadows ?? []).filter(({ inner }) => !inner).toReversed();
  const shadows = isPlain && item.hasAlpha && picture.type === 'picture' ? own.map((shadow) => ({ ...picture, shadow })) : shadowNodes(item, [shade(item, item.mask, outline, black)], setting);
  const over = stroke && stroke.width > 0 ? [pathNode(element, strokePart(box, outline, stroke, isClosed(item.mask, item)), setting)] : [];
  return [...shadows, picture, ...innerShadowNodes(item, outline, setting), ...over];
}
