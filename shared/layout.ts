// Where elements sit at a size: differences stacked in the order documented at `Layout`, scaled from the frame they were drawn in,
// pinned into what is left over, mirrored for right-to-left points, and kept within the safe zone.
//   layoutPage(page, size, direction, isWithout) -> { background, elements, scale }

import type { Change, Element, Fill, Layout, Page, Pin } from './design.ts';
import { kindOf, mapChildren, mapSame, mirrorLook, propertiesOf, scaleElement, withProperties } from './elements/index.ts';
import { mirroredFill, scaledFill } from './elements/fills.ts';
import { around, tidy } from './geometry.ts';
import type { Direction } from './point.ts';
import type { Box } from './scene.ts';
import { insetFrame } from './safeFrame.ts';
import type { Size } from './size.ts';
import { shapeClasses, shapeClassOf } from './size.ts';

/** What a layout needs to know of a size. */
export type LayoutSize = Pick<Size, 'id' | 'width' | 'height' | 'safeZone'>;

/** The base frame: base geometry is drawn in the square one. */
const baseFrame = { width: 1080, height: 1080 } as const;

export interface PageLayout {
  readonly background: Fill;
  /** Lengths in pixels of the size, physical: mirroring has been done. Children are relative to their group's box. */
  readonly elements: readonly Element[];
  /** Page pixels per pixel of the frame, before any safe zone made it smaller. */
  readonly scale: number;
  readonly frame: PageFrame;
}

/** How lengths of the frame became pixels of the page: what the editor needs to write a place back. */
export interface PageFrame {
  readonly width: number;
  /** Where content of the frame comes to lie in the page. Physical. */
  readonly from: Box;
  readonly to: Box;
  /** Page pixels per pixel of the frame, by element id. */
  readonly scales: ReadonlyMap<string, number>;
  /** Of an element that is not there yet. */
  readonly by: number;
  /** Whether places follow from the frame alone, whatever else lies on the page. */
  readonly isPlain: boolean;
}

/** The element with a change applied. `null` takes a property away that need not be there. */
export function applyChange(element: Element, change: Change): Element {
  const properties = propertiesOf(element.kind);
  const own = Object.entries(change).filter(([name]) => Object.hasOwn(properties, name));
  const changed = withProperties(element, Object.fromEntries(own));
  for (const [name, value] of own) if (value === null) Reflect.deleteProperty(changed, name);
  return changed;
}

type Changes = Layout['changes'];

function changeAll(elements: readonly Element[], changes: Changes): readonly Element[] {
  const changeOne = (element: Element): Element => {
    const change = changes[element.id];
    return mapChildren(change ? applyChange(element, change) : element, changeOne);
  };
  return mapSame(elements, changeOne);
}

interface Stack {
  readonly background: Fill;
  readonly elements: readonly Element[];
  readonly frame: { readonly width: number; readonly height: number };
  /** Changes in the size's own pixels, first to last. */
  readonly ownChanges: readonly Changes[];
}

/** The layouts that apply, in order. */
function stack(page: Page, size: LayoutSize, isWithout: (field: string) => boolean): Stack {
  const shape = shapeClassOf(size);
  const applies = (layout: Layout): boolean => layout.without === undefined || isWithout(layout.without);
  const plainFirst = (layouts: readonly Layout[]): readonly Layout[] => [
    ...layouts.filter((layout) => layout.without === undefined),
    ...layouts.filter((layout) => layout.without !== undefined && applies(layout)),
  ];
  const base = plainFirst(page.layouts.filter((layout) => layout.shape === undefined && layout.size === undefined));
  const ofShape = plainFirst(page.layouts.filter((layout) => layout.shape === shape && layout.size === undefined));
  const ofSize = plainFirst(page.layouts.filter((layout) => layout.size === size.id));
  const hasShape = page.layouts.some((layout) => layout.shape === shape && layout.size === undefined);
  const inFrame = [...base, ...ofShape];
  const frame = shapeClasses.find((entry) => entry.id === shape)?.frame;
  return {
    background: [...inFrame, ...ofSize].reduce((fill, layout) => layout.background ?? fill, page.background),
    elements: inFrame.reduce((elements, layout) => changeAll(elements, layout.changes), page.elements),
    frame: hasShape && frame ? frame : baseFrame,
    ownChanges: ofSize.map((layout) => layout.changes),
  };
}

/** A stretch along one axis. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

type Edge = 'start' | 'end' | 'centre' | 'stretch';

const edgeOfY: Readonly<Record<Pin['y'], Edge>> = { top: 'start', bottom: 'end', middle: 'centre', stretch: 'stretch' };
const opposite = { start: 'end', end: 'start', centre: 'centre', stretch: 'stretch' } as const;

/** Where a stretch of one span comes to lie in another, scaled, with what is left over on the side its pin leaves free. */
function pinned(own: Span, from: Span, to: Span, by: number, edge: Edge): Span {
  const start = to.start + (own.start - from.start) * by;
  const end = to.end - (from.end - own.end) * by;
  const length = (own.end - own.start) * by;
  if (edge === 'stretch') return end >= start ? { start, end } : { start, end: start };
  if (edge === 'end') return { start: end - length, end };
  if (edge === 'start') return { start, end: start + length };
  const middle = (to.start + to.end) / 2 + ((own.start + own.end) / 2 - (from.start + from.end) / 2) * by;
  return { start: middle - length / 2, end: middle + length / 2 };
}

const spanX = (box: Box): Span => ({ start: box.x, end: box.x + box.width });
const spanY = (box: Box): Span => ({ start: box.y, end: box.y + box.height });

function pinnedBox(element: Element, from: Box, to: Box, by: number): Box {
  const x = pinned(spanX(element), spanX(from), spanX(to), by, element.pin.x);
  const y = pinned(spanY(element), spanY(from), spanY(to), by, edgeOfY[element.pin.y]);
  return { x: tidy(x.start), y: tidy(y.start), width: tidy(x.end - x.start), height: tidy(y.end - y.start) };
}

/** An element on the other side of a parent this wide. */
export function mirror(element: Element, parentWidth: number): Element {
  const pin = { ...element.pin, x: opposite[element.pin.x] };
  return { ...mirrorLook(element), x: tidy(parentWidth - element.x - element.width), pin };
}

/** One frame and where it comes to lie: what reaches the frame's edges follows the page, the rest keeps within the safe zone. */
interface Mapping {
  readonly frame: { readonly width: number; readonly height: number };
  readonly bleed: { readonly from: Box; readonly to: Box; readonly by: number };
  readonly content: { readonly from: Box; readonly to: Box; readonly by: number };
  /** What the changes in the size's own pixels are relative to. */
  readonly parentWidth: number;
  readonly ownChanges: readonly Changes[];
  readonly isMirrored: boolean;
  readonly textFloor: (element: Element, by: number) => Element;
  readonly scales: Map<string, number>;
}

/** Whether an element runs off the frame: it reaches an edge, and its kind is not there to be read. */
function isBleeding(element: Element, frame: { readonly width: number; readonly height: number }): boolean {
  const reaches =
    element.x <= 0 || element.y <= 0 || element.x + element.width >= frame.width || element.y + element.height >= frame.height;
  return reaches && kindOf(element).mayBleed;
}

function place(given: Element, map: Mapping): Element {
  const isMirrored = map.isMirrored && given.mirror;
  const element = isMirrored ? mirror(given, map.frame.width) : given;
  const { from, to, by } = isBleeding(element, map.frame) ? map.bleed : map.content;
  map.scales.set(given.id, by);
  const scaled = map.textFloor({ ...scaleElement(element, by), ...pinnedBox(element, from, to, by) }, by);
  const own = applyOwn(scaled, map, isMirrored);
  return placeChildren(element, own, by, { ...map, isMirrored });
}

/** Changes for this very size are written as a left-to-right point shows it, so a mirrored element is turned back for them. */
function applyOwn(element: Element, map: Mapping, isMirrored: boolean): Element {
  const own = map.ownChanges.map((changes) => changes[element.id]).filter((change) => change !== undefined);
  if (own.length === 0) return element;
  const upright = isMirrored ? mirror(element, map.parentWidth) : element;
  const changed = own.reduce(applyChange, upright);
  return isMirrored ? mirror(changed, map.parentWidth) : changed;
}

function placeChildren(before: Element, placed: Element, by: number, map: Mapping): Element {
  if (!('children' in before)) return placed;
  const whole = { from: { x: 0, y: 0, width: before.width, height: before.height }, to: { x: 0, y: 0, width: placed.width, height: placed.height }, by };
  const within: Mapping = { ...map, frame: before, bleed: whole, content: whole, parentWidth: placed.width };
  return withProperties(placed, { children: before.children.map((child) => place(child, within)) });
}

/** Smallest type at 1080 pixels of width that reads well on a phone. */
const legiblePx = 24;

/** Below this share of its plain scale a page has no room left for larger type. */
const leastLifted = 0.7;

/**
 * A text that was legible before a safe zone made everything smaller stays legible: its size is not taken below that of `legiblePx`,
 * as long as the page shrinks moderately.
 */
function textFloor(size: LayoutSize, plainScale: number): Mapping['textFloor'] {
  const floor = (legiblePx * size.width) / 1080;
  return (element, by) => {
    if (!('size' in element) || by >= plainScale || by < plainScale * leastLifted) return element;
    const lift = (length: number): number => Math.max(length, Math.min((length / by) * plainScale, floor));
    return { ...element, size: { smallest: lift(element.size.smallest), largest: lift(element.size.largest) } };
  };
}

/** What layouts of a page depend on, and those made lately: all rows of a run with the same fields empty share one for each size. */
interface KnownPage {
  /** Fields that a layout asks whether they are empty. */
  readonly withouts: readonly string[];
  readonly layouts: Map<string, PageLayout>;
}

const known = new WeakMap<Page, KnownPage>();
const knownPerPage = 200;
const sizeKeys = new WeakMap<LayoutSize, string>();

function knownOf(page: Page): KnownPage {
  const ofPage = known.get(page) ?? { withouts: [...new Set(page.layouts.flatMap(({ without }) => without ?? []))], layouts: new Map<string, PageLayout>() };
  known.set(page, ofPage);
  return ofPage;
}

/** All of a size that a layout depends on. */
function sizeKey(size: LayoutSize): string {
  const known = sizeKeys.get(size);
  if (known !== undefined) return known;
  const { top, right, bottom, left } = size.safeZone ?? { top: 0, right: 0, bottom: 0, left: 0 };
  const key = [size.id, size.width, size.height, top, right, bottom, left].join('\n');
  sizeKeys.set(size, key);
  return key;
}

/**
 * A page's elements at a size, in its pixels. `isWithout` says whether a field is empty (`logo`: whether the brand has none).
 * Content is shown no larger than the frame allows in both directions; what is left over goes where pins leave it.
 */
export function layoutPage(page: Page, size: LayoutSize, direction: Direction, isWithout: (field: string) => boolean): PageLayout {
  const { withouts, layouts } = knownOf(page);
  let key = `${sizeKey(size)}\n${direction}`;
  for (const field of withouts) if (isWithout(field)) key += `\n${field}`;
  const made = layouts.get(key);
  if (made) return made;
  const laidOut = layOut(page, size, direction, isWithout);
  if (layouts.size >= knownPerPage) layouts.clear();
  layouts.set(key, laidOut);
  return laidOut;
}

function layOut(page: Page, size: LayoutSize, direction: Direction, isWithout: (field: string) => boolean): PageLayout {
  const { background, elements, frame, ownChanges } = stack(page, size, isWithout);
  const isMirrored = direction === 'rtl';
  const physical = elements.map((element) => (isMirrored && element.mirror ? mirror(element, frame.width) : element));
  const content = around(physical.filter((element) => !element.hidden && !isBleeding(element, frame)));
  const scale = Math.min(size.width / frame.width, size.height / frame.height);
  const inset = insetFrame(frame, content, size, scale);
  const scales = new Map<string, number>();
  const map: Mapping = {
    frame,
    bleed: { from: { x: 0, y: 0, ...frame }, to: { x: 0, y: 0, width: size.width, height: size.height }, by: scale },
    content: inset,
    parentWidth: size.width,
    ownChanges,
    isMirrored,
    textFloor: textFloor(size, scale),
    scales,
  };
  const { from, to, by } = inset;
  const isPlain = size.safeZone === undefined && Math.abs(size.width * frame.height - size.height * frame.width) < 1;
  const shown = elements.map((element) => place(element, map));
  return {
    background: scaledFill(isMirrored ? mirroredFill(background) : background, scale),
    elements: shown,
    scale,
    frame: { width: frame.width, from, to, by, scales, isPlain },
  };
}
