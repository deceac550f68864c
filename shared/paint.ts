// The painter: a scene as plain descriptions of Konva nodes. react-konva shows them and the press draws them; there is no
// other way from a design to pixels.
//   paint(scene, { fonts, emoji }) -> Painting   emojiOf(scene) -> keys to load first

import { drawnItems } from './buildScene.ts';
import type { Place } from './geometry.ts';
import { ellipse, ellipseAbout, exact, maskOutline, rectangle } from './outline.ts';
import { derivativeKey } from './picture.ts';
import type { Box, Scene, SceneItem, ScenePaint, SceneShadow } from './scene.ts';
import type { EmojiTable } from './text/emoji.ts';
import { emojiSide } from './text/emoji.ts';
import type { FontBook } from './text/text.ts';

/** A node of the picture; `shared/canvas` gives each to Konva. Coordinates are page pixels unless within a group. */
export type PaintNode =
  | {
      readonly type: 'group';
      readonly element: string;
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      /** Degrees clockwise about the box's centre. */
      readonly rotation: number;
      readonly opacity: number;
      readonly clip?: { readonly mask: 'rectangle' | 'ellipse'; readonly radius: number };
      readonly children: readonly PaintNode[];
    }
  | {
      /** SVG path data, filled or stroked; the host keeps its Path2D by the path's text. */
      readonly type: 'path';
      readonly element: string;
      readonly x: number;
      readonly y: number;
      readonly path: string;
      /** The path's own units in pixels; 1 if absent. */
      readonly scale?: number;
      readonly fill?: ScenePaint;
      readonly stroke?: { readonly colour: string; readonly width: number };
      readonly opacity: number;
      readonly shadow?: SceneShadow;
    }
  | {
      /** A derivative drawn 1:1 at a whole-pixel place. */
      readonly type: 'picture';
      readonly element: string;
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      /** See `derivativeKey`. */
      readonly key: string;
      readonly opacity: number;
    };

export interface Painting {
  readonly width: number;
  readonly height: number;
  readonly background: ScenePaint;
  readonly nodes: readonly PaintNode[];
  /** Keys of the derivatives the nodes draw. */
  readonly derivatives: readonly string[];
  /** Keys of the emoji the texts hold; their shapes must be loaded before `paint`. */
  readonly emoji: readonly string[];
}

/** What painting needs besides the scene: outlines of glyphs, and the shapes of the emoji that `emojiOf` names. */
export interface PaintAssets {
  readonly fonts: Pick<FontBook, 'outlines'>;
  readonly emoji: Pick<EmojiTable, 'shapes'>;
}

type Item<T extends SceneItem['type']> = Extract<SceneItem, { type: T }>;
type PathNode = Extract<PaintNode, { type: 'path' }>;

/** A path of an item, placed relative to the item's box. */
type Part = Pick<PathNode, 'path' | 'fill' | 'stroke'> & { readonly x?: number; readonly y?: number; readonly scale?: number };

function shapeOutline(item: Item<'shape'>): string {
  const { width, height } = item.box;
  if (item.shape === 'line') return `M0 0L${exact(width)} ${exact(height)}`;
  return item.shape === 'ellipse' ? ellipse(width, height) : rectangle(width, height, item.radius);
}

/** Fill and stroke are two nodes, so that neither host needs a buffer to lay one over the other. */
function shapeParts(item: Item<'shape'>): readonly Part[] {
  const path = shapeOutline(item);
  return [...(item.fill ? [{ path, fill: item.fill }] : []), ...(item.stroke ? [{ path, stroke: item.stroke }] : [])];
}

function solid(colour: string): { readonly type: 'solid'; readonly colour: string } {
  return { type: 'solid', colour };
}

function textParts(item: Item<'text'>, assets: PaintAssets): readonly Part[] {
  const glyphs = assets.fonts.outlines(item.layout).map(({ path, colour }) => ({ path, fill: solid(colour) }));
  const emoji = item.layout.lines.flatMap((line) =>
    line.emoji.flatMap(({ key, x, y, size }) =>
      assets.emoji.shapes(key).map((shape) => ({ path: shape.path, fill: solid(shape.fill), x, y, scale: size / emojiSide })),
    ),
  );
  const points = item.layout.lines.flatMap((line) =>
    line.circles.map(({ x, y, radius, colour }) => ({ path: ellipseAbout([x, y], [radius, radius]), fill: solid(colour) })),
  );
  return [...glyphs, ...emoji, ...points];
}

function outlineParts(item: Item<'outline'>): readonly Part[] {
  const ground = item.background === undefined ? [] : [{ path: rectangle(item.box.width, item.box.height), fill: solid(item.background) }];
  return [...ground, { path: item.path, fill: solid(item.colour) }];
}

function pathNodes(item: SceneItem, parts: readonly Part[], at: Place, opacity: number): readonly PaintNode[] {
  return parts.map(({ x = 0, y = 0, ...part }, index) => ({
    type: 'path' as const,
    element: item.element,
    ...part,
    x: at.x + x,
    y: at.y + y,
    opacity,
    ...(item.shadow && (index === 0 || item.type === 'text') ? { shadow: item.shadow } : {}),
  }));
}

/** A picture in its mask. A shadow falls from the mask, drawn beneath in the shadow's own colour. */
function pictureNodes(item: Item<'picture'>, at: Place, opacity: number): readonly PaintNode[] {
  const { width, height } = item.box;
  const isMasked = item.mask === 'ellipse' || item.radius > 0;
  const outline = maskOutline(item.mask, width, height, item.radius);
  const picture = { type: 'picture' as const, element: item.element, width, height, key: derivativeKey(item.derivative) };
  const masked: PaintNode = isMasked
    ? {
        type: 'group',
        element: item.element,
        ...at,
        width,
        height,
        rotation: 0,
        opacity,
        clip: { mask: item.mask, radius: item.radius },
        children: [{ ...picture, x: 0, y: 0, opacity: 1 }],
      }
    : { ...picture, ...at, opacity };
  const under = item.shadow ? pathNodes(item, [{ path: outline, fill: solid(item.shadow.colour.slice(0, 7)) }], at, opacity) : [];
  const { shadow: _, ...unshaded } = item;
  const over = item.stroke ? pathNodes(unshaded, [{ path: outline, stroke: item.stroke }], at, opacity) : [];
  return [...under, masked, ...over];
}

function leafNodes(item: Exclude<SceneItem, { type: 'group' }>, at: Place, opacity: number, assets: PaintAssets): readonly PaintNode[] {
  if (item.type === 'picture') return pictureNodes(item, at, opacity);
  const parts = item.type === 'shape' ? shapeParts(item) : item.type === 'text' ? textParts(item, assets) : outlineParts(item);
  return pathNodes(item, parts, at, opacity);
}

/**
 * The nodes of an item, relative to an origin. Only what is turned needs a group of its own: opacity is handed down, and boxes are
 * absolute already, so that pictures keep their whole-pixel places.
 */
function nodesOf(item: SceneItem, origin: Place, opacity: number, assets: PaintAssets): readonly PaintNode[] {
  const isTurned = item.rotation % 360 !== 0;
  const from: Place = isTurned ? item.box : origin;
  const at: Place = { x: item.box.x - from.x, y: item.box.y - from.y };
  const own = opacity * item.opacity;
  const nodes = item.type === 'group' ? item.items.flatMap((child) => nodesOf(child, from, own, assets)) : leafNodes(item, at, own, assets);
  return isTurned ? [turned(item, origin, nodes)] : nodes;
}

function turned(item: SceneItem, origin: Place, children: readonly PaintNode[]): PaintNode {
  const { x, y, width, height }: Box = item.box;
  return { type: 'group', element: item.element, x: x - origin.x, y: y - origin.y, width, height, rotation: item.rotation, opacity: 1, children };
}

/** Keys of the emoji a scene's texts hold, each once. */
export function emojiOf(scene: Pick<Scene, 'items'>): readonly string[] {
  const keys = new Set<string>();
  for (const item of drawnItems(scene.items)) {
    if (item.type !== 'text') continue;
    for (const line of item.layout.lines) for (const emoji of line.emoji) keys.add(emoji.key);
  }
  return [...keys];
}

/** Keys of the derivatives a scene draws, each once. */
export function derivativesOf(scene: Pick<Scene, 'items'>): readonly string[] {
  const keys = new Set<string>();
  for (const item of drawnItems(scene.items)) if (item.type === 'picture') keys.add(derivativeKey(item.derivative));
  return [...keys];
}

/** The nodes of one item of a scene at the top level: to redraw what changed without the rest. */
export function paintItem(item: SceneItem, assets: PaintAssets): readonly PaintNode[] {
  return nodesOf(item, { x: 0, y: 0 }, 1, assets);
}

/** The whole painting of a scene. Emoji whose shapes are not loaded are left out. */
export function paint(scene: Scene, assets: PaintAssets): Painting {
  return {
    width: scene.width,
    height: scene.height,
    background: scene.background,
    nodes: scene.items.flatMap((item) => paintItem(item, assets)),
    derivatives: derivativesOf(scene),
    emoji: emojiOf(scene),
  };
}

