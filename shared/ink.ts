// How far what an item draws reaches beyond its box: strokes, their corners and ends, shadows. Never too near: what is drawn beside it
// would be missed.

import type { Drawn, DrawnItem } from './checks/inspect.ts';
import { boundsOnPage } from './checks/inspect.ts';
import type { FreePath } from './design.ts';
import { around } from './geometry.ts';
import { headReach } from './lineHeads.ts';
import { pathBounds } from './pathBounds.ts';
import type { Box, SceneShadow, SceneStroke } from './scene.ts';

/** A canvas cuts the points of mitred corners off that are longer than so many widths. */
const miterLimit = 10;

export function grown({ x, y, width, height }: Box, by: number): Box {
  return { x: x - by, y: y - by, width: width + 2 * by, height: height + 2 * by };
}

/** The box around a free path, handles included; curves lie within their handles. */
function pathBox({ points }: FreePath, box: Box): Box {
  const places = points.flatMap(({ x, y, in: arriving, out: leaving }) => [
    { x, y },
    ...(arriving ? [{ x: x + arriving.x, y: y + arriving.y }] : []),
    ...(leaving ? [{ x: x + leaving.x, y: y + leaving.y }] : []),
  ]);
  return around(places.map(({ x, y }) => ({ x: box.x + x * box.width, y: box.y + y * box.height, width: 0, height: 0 }))) ?? box;
}

/** What an outline draws; an icon of a stranger's may lie outside its square. One with a ground of its own lies within that. */
function outlineBox({ path, box, background }: Extract<DrawnItem, { type: 'outline' }>): Box {
  if (background !== undefined) return box;
  const bounds = pathBounds(path);
  return (bounds && around([box, { ...bounds, x: box.x + bounds.x, y: box.y + bounds.y }])) ?? box;
}

/** The box around what an item fills, before strokes and shadows. A text's letters are known to its fonts alone. */
export function drawnBox(item: DrawnItem): Box {
  if (item.type === 'picture') return item.mask === 'path' && item.path ? pathBox(item.path, item.box) : item.box;
  if (item.type === 'outline') return outlineBox(item);
  return item.type === 'shape' && item.shape === 'path' && item.path ? pathBox(item.path, item.box) : item.box;
}

/** Right angles and round outlines have no corner that is longer than its stroke is wide. */
const blunt: ReadonlySet<string> = new Set(['rectangle', 'ellipse', 'line']);

function strokeReach({ width, join = 'miter', position = 'centre' }: SceneStroke, shape: string): number {
  const corners = join === 'miter' && !blunt.has(shape) ? miterLimit : 2;
  return (width * corners * (position === 'outside' ? 2 : 1)) / 2;
}

/** A shadow is seen within two of its blur. */
function shadowReach({ blur, offsetX, offsetY, inner }: SceneShadow): number {
  return inner ? 0 : 2 * blur + Math.hypot(offsetX, offsetY);
}

/** How far strokes and shadows reach beyond what an item fills, on any side. */
export function inkReach(item: DrawnItem): number {
  const shape = item.type === 'shape' ? item.shape : item.type === 'picture' ? item.mask : '';
  const stroke = 'stroke' in item && item.stroke ? strokeReach(item.stroke, shape) : 0;
  const heads = item.type === 'shape' && item.heads && item.stroke ? headReach * item.stroke.width : 0;
  return Math.max(stroke, heads) + Math.max(0, ...(item.shadows ?? []).map(shadowReach));
}

/** The upright box on the page around all that an item may draw, given what it fills and by how much to be sure. Shadows fall as the page lies. */
export function inkBounds(leaf: Drawn, filled: Box, margin: number): Box {
  return boundsOnPage(leaf, grown(filled, inkReach(leaf.item) + margin));
}
