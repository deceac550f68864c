// The painter: a scene as plain descriptions of Konva nodes. react-konva shows them and the press draws them; there is no
// other way from a design to pixels.
//   paint(scene, { fonts, emoji }) -> Painting   emojiOf(scene) -> keys to load first

import { drawnItems } from './buildScene.ts';
import type { BlendMode } from './design.ts';
import type { Place } from './geometry.ts';
import { isTurned } from './geometry.ts';
import { ellipseAbout, rectangle } from './outline.ts';
import type { Part, Setting } from './paintLooks.ts';
import { black, pathNode, pictureNodes, shadowNodes, shapeNodes } from './paintLooks.ts';
import type { PaintNode } from './paintNode.ts';
import { derivativeKey } from './picture.ts';
import type { Box, Scene, SceneItem, ScenePaint } from './scene.ts';
import type { EmojiTable } from './text/emoji.ts';
import { emojiSide } from './text/emoji.ts';
import type { FontBook } from './text/text.ts';

export type { PaintNode } from './paintNode.ts';

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

/**
 * What throws a text's shadow: each path once, though letters and emoji are drawn in several colours, since one shadow on another would be
 * darker.
 */
function textShades(parts: readonly Part[]): readonly Part[] {
  const shades = new Map<string, Part>();
  for (const { path, fill: _, ...place } of parts) {
    const key = JSON.stringify(place);
    shades.set(key, { ...place, path: `${shades.get(key)?.path ?? ''}${path}`, fill: black });
  }
  return [...shades.values()];
}

function textNodes(item: Item<'text'>, setting: Setting, assets: PaintAssets): readonly PaintNode[] {
  const parts = textParts(item, assets);
  const shadows = item.shadows ? shadowNodes(item, textShades(parts), setting) : [];
  return [...shadows, ...parts.map((part) => pathNode(item.element, part, setting))];
}

function outlineNodes(item: Item<'outline'>, setting: Setting): readonly PaintNode[] {
  const ground = item.background === undefined ? [] : [{ path: rectangle(item.box.width, item.box.height), fill: solid(item.background) }];
  const parts: readonly Part[] = [...ground, { path: item.path, fill: solid(item.colour) }];
  return [...shadowNodes(item, parts.slice(0, 1), setting), ...parts.map((part) => pathNode(item.element, part, setting))];
}

function leafNodes(item: Exclude<SceneItem, { type: 'group' }>, setting: Setting, assets: PaintAssets): readonly PaintNode[] {
  if (item.type === 'picture') return pictureNodes(item, setting);
  if (item.type === 'shape') return shapeNodes(item, setting);
  return item.type === 'text' ? textNodes(item, setting, assets) : outlineNodes(item, setting);
}

/** What an item has from the groups around it. */
interface Around {
  readonly origin: Place;
  readonly opacity: number;
  readonly blend?: BlendMode;
}

/**
 * The nodes of an item, relative to an origin. Only what is turned needs a group of its own: opacity and blending are handed down, and boxes
 * are absolute already, so that pictures keep their whole-pixel places.
 */
function nodesOf(item: SceneItem, around: Around, assets: PaintAssets): readonly PaintNode[] {
  const isMoved = isTurned(item);
  const origin: Place = isMoved ? item.box : around.origin;
  const blend = item.blend ?? around.blend;
  const own = { origin, opacity: around.opacity * item.opacity, ...(blend ? { blend } : {}) };
  const at: Place = { x: item.box.x - origin.x, y: item.box.y - origin.y };
  const nodes = item.type === 'group' ? item.items.flatMap((child) => nodesOf(child, own, assets)) : leafNodes(item, { ...own, at }, assets);
  return isMoved ? [turnedGroup(item, around.origin, nodes)] : nodes;
}

function turnedGroup(item: SceneItem, origin: Place, children: readonly PaintNode[]): PaintNode {
  const { x, y, width, height }: Box = item.box;
  const { flipX, flipY } = item;
  const flips = { ...(flipX ? { flipX } : {}), ...(flipY ? { flipY } : {}) };
  return { type: 'group', element: item.element, x: x - origin.x, y: y - origin.y, width, height, rotation: item.rotation, ...flips, opacity: 1, children };
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
export function derivativesOf(scene: Pick<Scene, 'items' | 'background'>): readonly string[] {
  const keys = new Set<string>();
  const add = (paint: ScenePaint | undefined): void => {
    if (paint?.type === 'picture') keys.add(derivativeKey(paint.derivative));
  };
  add(scene.background);
  for (const item of drawnItems(scene.items)) {
    if (item.type === 'picture') keys.add(derivativeKey(item.derivative));
    if (item.type === 'shape') add(item.fill);
  }
  return [...keys];
}

/** The nodes of one item of a scene at the top level: to redraw what changed without the rest. */
export function paintItem(item: SceneItem, assets: PaintAssets): readonly PaintNode[] {
  return nodesOf(item, { origin: { x: 0, y: 0 }, opacity: 1 }, assets);
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

