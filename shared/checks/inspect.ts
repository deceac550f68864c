// What several checks ask of a scene: everything drawn with the turns and opacity of the groups around it, lengths that mean the same
// at every size, and which field an element shows.

import type { BlendMode, Design } from '../design.ts';
import { kindOf, walk } from '../elements/index.ts';
import { around, boundsOfTurned, isTurned, turnWith, type Place } from '../geometry.ts';
import type { Box, SceneItem } from '../scene.ts';

export type DrawnItem = Exclude<SceneItem, { type: 'group' }>;
/** What names an item: its element, and which part of it where it draws several texts. No id of an element holds a `/`. */
export function partId({ element, part }: Pick<SceneItem, 'element' | 'part'>): string {
  return part === undefined ? element : `${element}/${part}`;
}

export type TextItem = Extract<SceneItem, { type: 'text' }>;

/** A drawn item as it comes to the page. */
export interface Drawn<I extends DrawnItem = DrawnItem> {
  readonly item: I;
  /** Its own opacity times that of its groups. */
  readonly opacity: number;
  /** Its own, or its groups'. */
  readonly blend?: BlendMode;
  /** A point of the item's upright box to the page, turned as the item and its groups are. */
  readonly toPage: (point: Place) => Place;
}

const upright = (point: Place): Place => point;

function collect(items: readonly SceneItem[], opacity: number, mode: BlendMode | undefined, toPage: Drawn['toPage'], into: Drawn[]): readonly Drawn[] {
  for (const item of items) {
    const place = isTurned(item) ? (point: Place): Place => toPage(turnWith(point, item.box, item)) : toPage;
    const blend = item.blend ?? mode;
    if (item.type === 'group') collect(item.items, opacity * item.opacity, blend, place, into);
    else into.push({ item, opacity: opacity * item.opacity, ...(blend ? { blend } : {}), toPage: place });
  }
  return into;
}

/** What was drawn of the items asked for last: all checks of a scene ask for the same. */
let last: { readonly items: readonly SceneItem[]; readonly drawn: readonly Drawn[] } = { items: [], drawn: [] };

/** Every item that is drawn, bottom first. */
export function drawn(items: readonly SceneItem[]): readonly Drawn[] {
  if (last.items !== items) last = { items, drawn: collect(items, 1, undefined, upright, []) };
  return last.drawn;
}

const isText = (one: Drawn): one is Drawn<TextItem> => one.item.type === 'text';

export function drawnTexts(items: readonly SceneItem[]): readonly Drawn<TextItem>[] {
  return drawn(items).filter(isText);
}

/** The upright box on the page around a box of an item. */
export function boundsOnPage({ toPage }: Pick<Drawn, 'toPage'>, box: Box): Box {
  if (toPage === upright) return box;
  const corners = [
    { x: box.x, y: box.y },
    { x: box.x + box.width, y: box.y },
    { x: box.x, y: box.y + box.height },
    { x: box.x + box.width, y: box.y + box.height },
  ];
  return around(corners.map((corner) => ({ ...toPage(corner), width: 0, height: 0 }))) ?? boundsOfTurned(box, 0);
}

/** A length given at 1080 wide, at this size: by the short side, since that is what a screen shows of a size. */
export function atSize(lengthAt1080: number, size: { readonly width: number; readonly height: number }): number {
  return (lengthAt1080 * Math.min(size.width, size.height)) / 1080;
}

/** The first field of the point that an element shows, if it shows any. */
export function fieldOf(design: Design, element: string): string | undefined {
  for (const page of design.pages) {
    for (const found of walk(page.elements)) {
      if (found.id === element) return kindOf(found).fieldsOf?.(found)[0];
    }
  }
  return undefined;
}
