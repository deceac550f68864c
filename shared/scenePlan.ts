// The plan of a page at a size: all that its scenes have in common, worked out once, and what was made of each element last. From one
// point to the next only what the point changes is made anew; items of elements that look as before are the same objects.

import { absenceOf } from './absence.ts';
import { resolveColour } from './colour.ts';
import { createSettler } from './column.ts';
import type { Element, TextElement } from './design.ts';
import { childrenOf, kindOf } from './elements/index.ts';
import type { Absence, Placed, SceneContext } from './elements/kind.ts';
import { textRequest } from './elements/text.ts';
import { createFiller } from './fill.ts';
import { moveBox, type Place } from './geometry.ts';
import { groundUnder } from './ground.ts';
import type { LayoutSize, PageLayout } from './layout.ts';
import type { Point } from './point.ts';
import { directionOf } from './point.ts';
import type { Box, Scene, SceneAssets, SceneItem, SceneItemBase } from './scene.ts';
import { groundOf, paintOf, sceneShadows } from './scenePaint.ts';
import type { TextLayout } from './text/text.ts';

export interface ScenePlan {
  build(point: Point): Scene;
}

const topLeft: Place = { x: 0, y: 0 };

function boxOf({ x, y, width, height }: Element, origin: Place): Box {
  return moveBox({ x, y, width, height }, origin);
}

/** Where every element of the page is, in page pixels. */
function placeAll(elements: readonly Element[], origin: Place, into: Map<string, Placed>): ReadonlyMap<string, Placed> {
  for (const element of elements) {
    const box = boxOf(element, origin);
    into.set(element.id, { element, box });
    placeAll(childrenOf(element) ?? [], box, into);
  }
  return into;
}

/** The scene that is being built. */
interface Work {
  readonly point: Point;
  readonly items: Map<string, SceneItem>;
  /** Bottom first, without groups around them. */
  readonly drawn: SceneItem[];
  readonly absent: { readonly element: string; readonly reason: Absence }[];
  readonly elements: readonly Element[];
  /** The items of groups' children, by the list of children. */
  readonly inGroups: Map<readonly Element[], readonly SceneItem[]>;
  /** Made when first asked for. */
  placed?: ReadonlyMap<string, Placed>;
}

const noWork: Work = { point: {}, items: new Map(), drawn: [], absent: [], elements: [], inGroups: new Map() };

/** An element's item of the last scene, and what it was made of. */
interface MadeItem {
  readonly element: Element;
  readonly x: number;
  readonly y: number;
  readonly outside: readonly unknown[] | undefined;
  readonly item: SceneItem | undefined;
}

function areSame(a: readonly unknown[] | undefined, b: readonly unknown[] | undefined): boolean {
  return a === b || (a !== undefined && b !== undefined && a.length === b.length && a.every((value, index) => value === b[index]));
}

/** Whether a layout of one is that of the other: a point changes runs, and properties that are bound to its fields. */
function isSetAlike(known: TextElement, element: TextElement): boolean {
  if (known.runs !== element.runs) return false;
  if (!element.bindings) return true;
  const [before, now]: readonly Readonly<Record<string, unknown>>[] = [{ ...known }, { ...element }];
  return Object.keys(element.bindings).every((name) => before![name] === now![name]);
}

/** An element of several parts throws its shadows from each of them: a group draws nothing itself. */
function withPartsInShadow(item: Extract<SceneItem, { type: 'group' }>): SceneItem {
  const { shadows, ...group } = item;
  return shadows ? { ...group, items: item.items.map((part) => ({ ...part, shadows })) } : item;
}

export function createScenePlan(laidOut: PageLayout, size: Pick<LayoutSize, 'width' | 'height'>, language: string, assets: SceneAssets): ScenePlan {
  const { brand, fonts } = assets;
  const page: Box = { ...topLeft, width: size.width, height: size.height };
  const colours = new Map<string, string>();
  const colour = (role: string): string => {
    const known = colours.get(role) ?? resolveColour(brand, role);
    colours.set(role, known);
    return known;
  };
  const picture = (id: string): ReturnType<SceneAssets['picture']> => assets.picture(id);
  const looks = { colour, picture };
  const background = groundOf(laidOut.background, page, looks);
  const layouts = new Map<string, { readonly element: TextElement; readonly layout: TextLayout }>();
  const made = new Map<string, MadeItem>();
  let work = noWork;

  const measure = (element: TextElement): TextLayout => {
    const layout = fonts.layout(textRequest(element, context));
    layouts.set(element.id, { element, layout });
    return layout;
  };

  const context: SceneContext = {
    size,
    brand,
    fonts,
    get point() {
      return work.point;
    },
    language,
    direction: directionOf(language),
    picture,
    colour,
    paint: (fill, box) => paintOf(fill, box, looks),
    measure,
    // Runs are filled anew for each change of the point, and what is not bound to its fields is measured anew when it changes.
    textLayout(element) {
      const known = layouts.get(element.id);
      return known && isSetAlike(known.element, element) ? known.layout : measure(element);
    },
    find: (id) => (work.placed ??= placeAll(work.elements, topLeft, new Map())).get(id),
    itemBelow: (id) => work.items.get(id),
    groundUnder: (box) => groundUnder(background, page, work.drawn, box, picture),
    childItems(children, box) {
      const items = work.inGroups.get(children) ?? itemsOf(children, box);
      work.inGroups.set(children, items);
      return items;
    },
  };
  const fill = createFiller();
  const settle = createSettler(context);

  const itemsOf = (elements: readonly Element[], origin: Place): readonly SceneItem[] => {
    const items: SceneItem[] = [];
    for (const element of elements) {
      const item = itemOf(element, origin);
      if (item) items.push(item);
    }
    return items;
  };

  const itemOf = (element: Element, origin: Place): SceneItem | undefined => {
    const reason = absenceOf(element, context);
    const item = reason ? undefined : shownItem(element, origin);
    if (!item) {
      work.absent.push({ element: element.id, reason: reason ?? 'empty' });
      return undefined;
    }
    work.items.set(item.element, item);
    if (item.type !== 'group') work.drawn.push(item);
    return item;
  };

  const shownItem = (element: Element, origin: Place): SceneItem | undefined => {
    const [x, y] = [origin.x + element.x, origin.y + element.y];
    const last = made.get(element.id);
    const isWhereItWas = last?.element === element && last.x === x && last.y === y;
    const kind = kindOf(element);
    if (isWhereItWas && !kind.outside) return last.item;
    const box = boxOf(element, origin);
    const outside = kind.outside?.(element, box, context);
    if (isWhereItWas && areSame(last.outside, outside)) return last.item;
    const item = makeItem(element, box);
    made.set(element.id, { element, x, y, outside, item });
    return item;
  };

  const makeItem = (element: Element, box: Box): SceneItem | undefined => {
    const content = kindOf(element).toScene(element, box, context);
    if (!content) return undefined;
    const base: SceneItemBase = {
      element: element.id,
      name: element.name,
      kind: element.kind,
      box,
      rotation: element.rotation,
      opacity: element.opacity,
      ...(element.flipX ? { flipX: true } : {}),
      ...(element.flipY ? { flipY: true } : {}),
      ...(element.blend ? { blend: element.blend } : {}),
      ...(element.shadow && element.shadow.length > 0 ? { shadows: sceneShadows(element.shadow, looks) } : {}),
    };
    const item: SceneItem = { ...base, ...content };
    return item.type === 'group' && !kindOf(element).holdsChildren ? withPartsInShadow(item) : item;
  };

  return {
    build(point) {
      const elements = laidOut.elements.map((element) => fill(element, point));
      work = { point, items: new Map(), drawn: [], absent: [], elements, inGroups: new Map() };
      const settled = elements.map(settle);
      work = { ...work, elements: settled };
      const items = itemsOf(settled, topLeft);
      const scene: Scene = { width: size.width, height: size.height, background, items, absent: work.absent, elements: settled, frame: laidOut.frame };
      work = noWork;
      return scene;
    },
  };
}
