// What lies behind a text: which items are below it, the places that matter, and the one colour there where that is all.

import { boundsOnPage } from '../../shared/checks/inspect.ts';
import type { Drawn, DrawnItem, TextItem } from '../../shared/checks/inspect.ts';
import { around, contains, intersection } from '../../shared/geometry.ts';
import { drawnBox, grown, inkBounds } from '../../shared/ink.ts';
import { cornersOf } from '../../shared/outline.ts';
import type { Box, Scene } from '../../shared/scene.ts';

/** A text as it is drawn, with the leaves below it, bottom first. */
export interface TextPlace {
  readonly text: Drawn<TextItem>;
  readonly below: readonly Drawn[];
}

export function isText(leaf: Drawn): leaf is Drawn<TextItem> {
  return leaf.item.type === 'text';
}

/** Share of the size above the baseline that is looked at: a little more than `contrastCheck` does. */
const lookedAt = 0.75;

/** Whole pixels of the page around the letters of a text, from their baseline to their caps; undefined if none is on the page. */
export function glyphArea({ text }: TextPlace, { width, height }: Pick<Scene, 'width' | 'height'>): Box | undefined {
  const boxes = text.item.layout.lines.flatMap((line) =>
    line.runs.flatMap(({ glyphs, size }) => glyphs.map(({ x, y }) => ({ x, y: y - size * lookedAt, width: size, height: size * lookedAt }))),
  );
  const letters = around(boxes);
  if (!letters) return undefined;
  const bounds = grown(boundsOnPage(text, { ...letters, x: text.item.box.x + letters.x, y: text.item.box.y + letters.y }), 1);
  const [left, top] = [Math.max(0, Math.floor(bounds.x)), Math.max(0, Math.floor(bounds.y))];
  const [right, bottom] = [Math.min(width, Math.ceil(bounds.x + bounds.width)), Math.min(height, Math.ceil(bounds.y + bounds.height))];
  return right > left && bottom > top ? { x: left, y: top, width: right - left, height: bottom - top } : undefined;
}

/** The one opaque colour in an area behind a text: of a shape that covers it, or of the page; undefined where there may be more. */
export function colourBehind({ below }: TextPlace, area: Box, background: Scene['background']): string | undefined {
  const top = below.findLast((leaf) => touches(leaf, area));
  if (top) return covers(top, area) ? top.item.fill.colour : undefined;
  return background.type === 'solid' ? background.colour : undefined;
}

/** Whether something of a leaf may be seen in an area. */
export function touches(leaf: Drawn, area: Box): boolean {
  return intersection(inkOf(leaf), area) !== undefined;
}

/** Ink may leave its box: a text by what does not fit and by the swing of its letters, others by their strokes, all by their shadows. */
function inkOf(leaf: Drawn): Box {
  const { item } = leaf;
  const swing = item.type === 'text' ? item.layout.size / 2 : 0;
  const overflow = item.type === 'text' ? Math.max(0, item.layout.height - item.box.height, item.layout.width - item.box.width) : 0;
  return inkBounds(leaf, drawnBox(item), swing + overflow);
}

type SolidShape = Extract<DrawnItem, { type: 'shape' }> & { readonly fill: { readonly type: 'solid'; readonly colour: string } };

/** An upright rectangle of one opaque colour around the whole area: within its corners and its stroke, and a pixel away from its edges. */
function covers(leaf: Drawn, area: Box): leaf is Drawn<SolidShape> {
  const { item, opacity, blend } = leaf;
  if (item.type !== 'shape' || item.shape !== 'rectangle' || item.fill?.type !== 'solid' || opacity < 1 || blend) return false;
  if (!isOpaque(item.fill.colour) || item.shadows?.some((shadow) => shadow.inner)) return false;
  const [left, right] = [leaf.toPage(item.box), leaf.toPage({ x: item.box.x + 1, y: item.box.y })];
  if (left.x !== item.box.x || left.y !== item.box.y || right.y !== left.y) return false;
  return contains(grown(item.box, -1 - Math.max(...cornersOf(item.radius, item.box.width, item.box.height), item.stroke?.width ?? 0)), area, 0);
}

/** Whether a colour `#RRGGBB` or `#RRGGBBAA` lets nothing through. */
export function isOpaque(colour: string): boolean {
  return colour.length === 7 || colour.toLowerCase().endsWith('ff');
}
