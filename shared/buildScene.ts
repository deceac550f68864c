// Builds a scene: design + size + point + assets. Layouts are stacked and placed, texts filled and set, columns stacked, then each
// kind says how its elements look.

import { absenceOf } from './absence.ts';
import { resolveColour, withOpacity } from './colour.ts';
import { settle } from './column.ts';
import type { Design, Element, Fill, Page, Shadow, TextElement } from './design.ts';
import { childrenOf, fillElement, kindOf, mapSame } from './elements/index.ts';
import type { Absence, Placed, SceneContext } from './elements/kind.ts';
import { textRequest } from './elements/text.ts';
import { Fault } from './fault.ts';
import { gradientLine, moveBox } from './geometry.ts';
import { groundUnder } from './ground.ts';
import type { LayoutSize } from './layout.ts';
import { layoutPage } from './layout.ts';
import { fieldText } from './placeholders.ts';
import type { Point } from './point.ts';
import { directionOf, pictureOf } from './point.ts';
import type { Box, Scene, SceneAssets, SceneItem, SceneItemBase, ScenePaint, SceneShadow } from './scene.ts';
import type { TextLayout } from './text/text.ts';

/**
 * Whether a field shows nothing: empty, or a picture that is not there. `logo` asks the brand.
 */
function emptyFields(point: Point, assets: Pick<SceneAssets, 'brand' | 'picture'>): (field: string) => boolean {
  return (field) => {
    if (field === 'logo') return !assets.brand.logos.some((logo) => assets.picture(logo.asset));
    const picture = pictureOf(point, field);
    return picture ? assets.picture(picture.asset) === undefined : fieldText(point, field) === '';
  };
}

/** A fill with its colours resolved and its gradient laid across a box. */
function paintOf(fill: Fill, box: Pick<Box, 'width' | 'height'>, colour: (role: string) => string): ScenePaint {
  if (fill.type === 'solid') return { type: 'solid', colour: colour(fill.colour) };
  const stops = fill.stops.map((stop) => [stop.at, withOpacity(colour(stop.colour), stop.opacity ?? 1)] as const);
  return { type: 'linear', ...gradientLine(box, fill.angle), stops };
}

function shadowOf(shadow: Shadow, colour: (role: string) => string): SceneShadow {
  const { blur, offsetX, offsetY } = shadow;
  return { colour: withOpacity(colour(shadow.colour), shadow.opacity), blur, offsetX, offsetY };
}

/** Where every element of the page is, in page pixels. */
function placeAll(elements: readonly Element[], origin: { readonly x: number; readonly y: number }, into: Map<string, Placed>): Map<string, Placed> {
  for (const element of elements) {
    const { width, height } = element;
    const box = moveBox({ x: element.x, y: element.y, width, height }, origin);
    into.set(element.id, { element, box });
    placeAll(childrenOf(element) ?? [], box, into);
  }
  return into;
}

/** What building one scene remembers as it goes. */
interface Work {
  readonly layouts: Map<string, TextLayout>;
  readonly items: Map<string, SceneItem>;
  /** Bottom first, without groups around them. */
  readonly drawn: SceneItem[];
  readonly absent: { readonly element: string; readonly reason: Absence }[];
  placed: ReadonlyMap<string, Placed>;
}

function contextOf(size: LayoutSize, point: Point, assets: SceneAssets, background: Fill, work: Work): SceneContext {
  const language = fieldText(point, 'language');
  const colour = (role: string): string => resolveColour(assets.brand, role);
  const page: Box = { x: 0, y: 0, width: size.width, height: size.height };
  const ground = paintOf(background, page, colour);
  const context: SceneContext = {
    size,
    brand: assets.brand,
    fonts: assets.fonts,
    point,
    language,
    direction: directionOf(language),
    picture: (id) => assets.picture(id),
    colour,
    paint: (fill, box) => paintOf(fill, box, colour),
    textLayout: (element) => textLayout(element, context, work),
    find: (id) => work.placed.get(id),
    itemBelow: (id) => work.items.get(id),
    groundUnder: (box) => groundUnder(ground, page, work.drawn, box, (id) => assets.picture(id)),
    childItems: (children, box) => itemsOf(children, box, context, work),
  };
  return context;
}

/** Texts are set once; one in a column keeps the layout it was measured by, which its final box fits. */
function textLayout(element: TextElement, context: SceneContext, work: Work): TextLayout {
  const known = work.layouts.get(element.id);
  if (known) return known;
  const layout = context.fonts.layout(textRequest(element, context));
  work.layouts.set(element.id, layout);
  return layout;
}

function itemsOf(elements: readonly Element[], origin: { readonly x: number; readonly y: number }, context: SceneContext, work: Work): readonly SceneItem[] {
  return elements.flatMap((element) => itemOf(element, origin, context, work) ?? []);
}

function itemOf(element: Element, origin: { readonly x: number; readonly y: number }, context: SceneContext, work: Work): SceneItem | undefined {
  const reason = absenceOf(element, context);
  const box = moveBox({ x: element.x, y: element.y, width: element.width, height: element.height }, origin);
  const content = reason ? undefined : kindOf(element).toScene(element, box, context);
  if (!content) {
    work.absent.push({ element: element.id, reason: reason ?? 'empty' });
    return undefined;
  }
  const base: SceneItemBase = {
    element: element.id,
    name: element.name,
    kind: element.kind,
    box,
    rotation: element.rotation,
    opacity: element.opacity,
    ...(element.shadow ? { shadow: shadowOf(element.shadow, (role) => context.colour(role)) } : {}),
  };
  const item = { ...base, ...content } as SceneItem;
  work.items.set(item.element, item);
  if (item.type !== 'group') work.drawn.push(item);
  return item;
}

function pageOf(design: Design, pageIndex: number): Page {
  const page = design.pages[pageIndex];
  if (!page) throw new Fault('internal', `"${design.name}" has no page ${pageIndex + 1}.`);
  return page;
}

/**
 * What a design shows at a size for a point. The design is the unfilled one. Elements with nothing to show are left out and named in
 * `absent`. Throws a Fault only for a page that does not exist.
 */
export function buildScene(design: Design, pageIndex: number, size: LayoutSize, point: Point, assets: SceneAssets): Scene {
  const page = pageOf(design, pageIndex);
  const work: Work = { layouts: new Map(), items: new Map(), drawn: [], absent: [], placed: new Map() };
  const direction = directionOf(fieldText(point, 'language'));
  const laidOut = layoutPage(page, size, direction, emptyFields(point, assets));
  const context = contextOf(size, point, assets, laidOut.background, work);
  const filled = mapSame(laidOut.elements, (element) => fillElement(element, point));
  const settled = filled.map((element) => settle(element, context));
  work.placed = placeAll(settled, { x: 0, y: 0 }, new Map());
  return {
    width: size.width,
    height: size.height,
    background: context.paint(laidOut.background, { x: 0, y: 0, width: size.width, height: size.height }),
    items: itemsOf(settled, { x: 0, y: 0 }, context, work),
    absent: work.absent,
    elements: settled,
  };
}

/** Every item of a scene that is drawn, groups opened, bottom first. */
export function* drawnItems(items: readonly SceneItem[]): Generator<Exclude<SceneItem, { type: 'group' }>> {
  for (const item of items) {
    if (item.type === 'group') yield* drawnItems(item.items);
    else yield item;
  }
}
