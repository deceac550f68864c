// What a scene draws, leaf by leaf, bottom first: where on the page each may be seen, and a name for all that decides its pixels.

import { hash } from 'node:crypto';
import type { Drawn, DrawnItem } from '../../shared/checks/inspect.ts';
import type { OutlineValues } from '../../shared/design.ts';
import { isTurned, turnWith } from '../../shared/geometry.ts';
import type { Place } from '../../shared/geometry.ts';
import { drawnBox, inkBounds } from '../../shared/ink.ts';
import { outlineValues } from '../../shared/outline.ts';
import { derivativeKey } from '../../shared/picture.ts';
import type { Box, Scene, SceneItem } from '../../shared/scene.ts';
import type { FontBook, TextLayout } from '../../shared/text/text.ts';

export interface Leaf extends Drawn {
  /** The same name, the same pixels on the same ground; another name says nothing. Never used again for anything else. */
  readonly name: number;
  /** Around all that may be seen of it, in whole pixels of the page; without area where nothing is. */
  readonly ink: Box;
  /** The leaf alone within the groups around it. */
  readonly wrapped: SceneItem;
}

export interface LeafReader {
  /** Every leaf of a scene. */
  read(items: readonly SceneItem[], fonts: Inks): readonly Leaf[];
  /** A number for a page's size and background. */
  namePage(scene: Pick<Scene, 'width' | 'height' | 'background'>): number;
}

/** Names given out before they are forgotten: what comes again then gets a new one, and is made once more. */
const namesKept = 20_000;

/** Names are given out once, whoever reads. */
let last = 0;

interface Known {
  readonly name: number;
  readonly ink: Box;
}

type Inks = Pick<FontBook, 'inkOf'>;

export function createLeafReader(): LeafReader {
  const names = new Map<string, Known>();
  /** Scenes share the items that look alike, so most are known without reading them. */
  const read = new WeakMap<SceneItem, Known & { readonly around: string }>();

  const nameOf = (key: string, inkOf: () => Box): Known => {
    const known = names.get(key);
    if (known) return known;
    if (names.size >= namesKept) names.clear();
    last += 1;
    const made = { name: last, ink: inkOf() };
    names.set(key, made);
    return made;
  };

  function* walk(items: readonly SceneItem[], fonts: Inks, around: Around): Generator<Leaf> {
    for (const item of items) {
      const opacity = around.opacity * item.opacity;
      const blend = item.blend ?? around.blend;
      const isMoved = isTurned(item);
      const { x, y, width, height } = item.box;
      const chain = isMoved ? `${around.chain}${x},${y},${width},${height},${item.rotation},${item.flipX},${item.flipY}/` : around.chain;
      const toPage = isMoved ? (point: Place): Place => around.toPage(turnWith(point, item.box, item)) : around.toPage;
      if (item.type === 'group') {
        yield* walk(item.items, fonts, { opacity, blend, chain, toPage, wrap: (child) => around.wrap({ ...item, items: [child] }) });
        continue;
      }
      const leaf: Drawn = { item, opacity, ...(blend ? { blend } : {}), toPage };
      const place = `${chain}|${opacity}|${blend ?? ''}`;
      const before = read.get(item);
      const key = (): string => `${place}|${x},${y},${width},${height}|${item.shadows ? JSON.stringify(item.shadows) : ''}|${contentKey(item)}`;
      const { name, ink } = before?.around === place ? before : nameOf(key(), () => inkOf(leaf, fonts));
      if (before?.around !== place) read.set(item, { name, ink, around: place });
      yield { ...leaf, name, ink, wrapped: around.wrap(item) };
    }
  }

  return {
    read: (items, fonts) => [...walk(items, fonts, { opacity: 1, blend: undefined, chain: '', toPage: (point) => point, wrap: (item) => item })],
    namePage: ({ width, height, background }) => nameOf(JSON.stringify([width, height, background]), () => ({ x: 0, y: 0, width, height })).name,
  };
}

interface Around {
  readonly opacity: number;
  readonly blend: SceneItem['blend'];
  /** The turned groups. */
  readonly chain: string;
  readonly toPage: Drawn['toPage'];
  readonly wrap: (item: SceneItem) => SceneItem;
}

function contentKey(item: DrawnItem): string {
  if (item.type === 'text') return `text ${layoutKey(item.layout)}`;
  if (item.type === 'picture') return `picture ${derivativeKey(item.derivative)} ${item.mask} ${item.hasAlpha === true} ${lookKey(item, item.stroke)}`;
  if (item.type === 'shape') return `shape ${item.shape} ${lookKey(item, [item.fill, item.stroke, item.heads])}`;
  return `outline ${digest(item.path)} ${item.colour} ${item.background}`;
}

function lookKey(item: OutlineValues, look: unknown): string {
  const { path, ...values } = outlineValues(item);
  return `${path ? digest(JSON.stringify(path)) : ''} ${JSON.stringify(values)} ${JSON.stringify(look)}`;
}

const layoutKeys = new WeakMap<TextLayout, string>();

function layoutKey(layout: TextLayout): string {
  const known = layoutKeys.get(layout) ?? digest(JSON.stringify(layout.lines));
  layoutKeys.set(layout, known);
  return known;
}

function digest(text: string): string {
  return hash('sha256', text, 'base64');
}

/** Rounding and antialiasing reach a pixel further, and one more is no harm. */
const margin = 2;

/** Ink leaves its box by the looks of an item, a text's by its letters. */
function inkOf(leaf: Drawn, fonts: Inks): Box {
  const { item } = leaf;
  const box = item.type === 'text' ? inkBox(item, fonts) : drawnBox(item);
  if (!box) return { x: 0, y: 0, width: 0, height: 0 };
  const bounds = inkBounds(leaf, box, margin);
  const [left, top] = [Math.floor(bounds.x), Math.floor(bounds.y)];
  return { x: left, y: top, width: Math.ceil(bounds.x + bounds.width) - left, height: Math.ceil(bounds.y + bounds.height) - top };
}

function inkBox({ box, layout }: Extract<DrawnItem, { type: 'text' }>, fonts: Inks): Box | undefined {
  const ink = fonts.inkOf(layout);
  return ink && { x: box.x + ink.left, y: box.y + ink.top, width: ink.right - ink.left, height: ink.bottom - ink.top };
}
