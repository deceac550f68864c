// Edits of elements as they are seen: places and lengths in pixels of the size on show, written back to the design for a left-to-right
// point, at this size alone or wherever the element takes its values from.
//   shownElement  setShown  placeShown  addShown  placeProperties

import type { Change, Design, Element, Layout } from './design.ts';
import { addElement, setAtSize, setElement, type OnShow } from './edits.ts';
import { propertiesOf, scaleElement, walk } from './elements/index.ts';
import { tidy, type Place } from './geometry.ts';
import { applyChange, mirror } from './layout.ts';
import type { Box } from './scene.ts';
import { shapeClassOf } from './size.ts';

/** How far an edit reaches: this size alone, or all sizes but those that were adjusted by hand. */
export type Scope = 'size' | 'all';

/** Properties that say where an element sits; an editor writes these with its scope, and looks everywhere. */
export const placeProperties: ReadonlySet<string> = new Set(['x', 'y', 'width', 'height', 'rotation', 'size']);

/** An element as it is shown, and what it lies in. */
export interface ShownElement {
  readonly element: Element;
  /** Groups around it, outermost first. */
  readonly parents: readonly Element[];
  /** Page place of what its box is relative to, as if nothing around it were turned. */
  readonly origin: Place;
  /** Width of what it lies in, in page pixels. */
  readonly parentWidth: number;
  readonly isMirrored: boolean;
}

/** Where an element is shown; undefined where the page has none of this id. */
export function shownElement(show: OnShow, id: string): ShownElement | undefined {
  const search = (elements: readonly Element[], around: Omit<ShownElement, 'element'>): ShownElement | undefined => {
    for (const element of elements) {
      const isMirrored = around.isMirrored && element.mirror;
      if (element.id === id) return { ...around, element, isMirrored };
      if (!('children' in element)) continue;
      const origin = { x: around.origin.x + element.x, y: around.origin.y + element.y };
      const found = search(element.children, { parents: [...around.parents, element], origin, parentWidth: element.width, isMirrored });
      if (found) return found;
    }
    return undefined;
  };
  return search(show.scene.elements, { parents: [], origin: { x: 0, y: 0 }, parentWidth: show.scene.width, isMirrored: show.direction === 'rtl' });
}

/** A change of a shown element, as a left-to-right point would show it. */
function upright(found: ShownElement, change: Change): Change {
  if (!found.isMirrored) return change;
  const turned: Readonly<Record<string, unknown>> = { ...mirror(applyChange(found.element, change), found.parentWidth) };
  const names = new Set(Object.keys(change));
  if (names.has('width')) names.add('x');
  return Object.fromEntries([...names].map((name) => [name, change[name] === null ? null : turned[name]]));
}

/** Values that move with an element rather than being its own. */
const movedProperties = new Set(['x', 'y']);

/** A value in page pixels as a frame has it, `by` page pixels to one of the frame's: a place moves on from `before`, a length is scaled. */
function inFrame(element: Element, name: string, value: unknown, by: number, shown: unknown, before: unknown): unknown {
  if (movedProperties.has(name) && typeof value === 'number' && typeof shown === 'number' && typeof before === 'number') {
    return tidy(before + (value - shown) / by);
  }
  const property = propertiesOf(element.kind)[name];
  return value === null || value === undefined || !property?.scale ? value : property.scale(value, 1 / by);
}

function own(layout: Layout | undefined, id: string): Readonly<Record<string, unknown>> {
  return layout?.changes[id] ?? {};
}

function setInLayout(design: Design, page: number, layout: Layout, id: string, change: Change): Design {
  if (Object.keys(change).length === 0) return design;
  const pages = design.pages.map((given, index) =>
    index === page
      ? { ...given, layouts: given.layouts.map((one) => (one === layout ? { ...one, changes: { ...one.changes, [id]: { ...one.changes[id], ...change } } } : one)) }
      : given,
  );
  return { ...design, pages };
}

/** An element of the page as the design has it. */
function baseOf(design: Design, page: number, id: string): Element | undefined {
  for (const element of walk(design.pages[page]?.elements ?? [])) if (element.id === id) return element;
  return undefined;
}

/**
 * Properties of an element as it is shown, lengths in page pixels, x and y relative to its group. With the scope `all` they are written to
 * the design, and to the layouts of this size and its shape where those have a say; other sizes that were adjusted by hand stay.
 */
export function setShown(design: Design, show: OnShow, id: string, change: Change, scope: Scope): Design {
  const found = shownElement(show, id);
  const base = baseOf(design, show.page, id);
  if (!found || !base) return design;
  const wished = upright(found, change);
  if (scope === 'size') return setAtSize(design, show.page, show.size, id, wished);
  const by = show.scene.frame.scales.get(id) ?? 1;
  const before: Readonly<Record<string, unknown>> = { ...base };
  const shown: Readonly<Record<string, unknown>> = { ...(found.isMirrored ? mirror(found.element, found.parentWidth) : found.element) };
  const toFrame = (from: Readonly<Record<string, unknown>>, names: readonly string[]): Change =>
    Object.fromEntries(names.map((name) => [name, inFrame(base, name, wished[name], by, shown[name], from[name])]));
  const names = Object.keys(wished);
  let edited = setElement(design, show.page, id, toFrame(before, names));
  const shape = shapeClassOf({ width: show.scene.width, height: show.scene.height });
  const isOfShape = (layout: Layout): boolean => layout.shape === shape && layout.size === undefined && layout.without === undefined;
  const layouts = edited.pages[show.page]?.layouts ?? [];
  const ofShape = layouts.find(isOfShape);
  if (ofShape) {
    const there = own(ofShape, id);
    edited = setInLayout(edited, show.page, ofShape, id, toFrame(there, names.filter((name) => Object.hasOwn(there, name))));
  }
  // What this size has of its own, or what a layout for an empty field has, is exact only when it is written for the size.
  const isHere = (layout: Layout): boolean => layout.size === show.size || (layout.without !== undefined && layout.size === undefined);
  const saying = layouts.filter(isHere).map((layout) => own(layout, id));
  const exact = names.filter((name) => saying.some((values) => Object.hasOwn(values, name)));
  if (exact.length === 0) return edited;
  return setAtSize(edited, show.page, show.size, id, Object.fromEntries(exact.map((name) => [name, wished[name]])));
}

/** Boxes and turns of several elements as they are shown: x and y in page pixels, not relative to any group. */
export function placeShown(design: Design, show: OnShow, places: ReadonlyMap<string, Partial<Box> & { readonly rotation?: number }>, scope: Scope): Design {
  let edited = design;
  for (const [id, place] of places) {
    const found = shownElement(show, id);
    if (!found) continue;
    const { x, y, ...rest } = place;
    const change = { ...(x === undefined ? {} : { x: tidy(x - found.origin.x) }), ...(y === undefined ? {} : { y: tidy(y - found.origin.y) }), ...rest };
    edited = setShown(edited, show, id, change, scope);
  }
  return edited;
}

/** The element as the square frame has it, given as the page on show does. */
function toFrame(element: Element, show: OnShow): Element {
  const { frame, width } = show.scene;
  const box = {
    x: tidy(frame.from.x + (element.x - frame.to.x) / frame.by),
    y: tidy(frame.from.y + (element.y - frame.to.y) / frame.by),
    width: tidy(element.width / frame.by),
    height: tidy(element.height / frame.by),
  };
  const scaled: Element = { ...scaleElement(element, 1 / frame.by), ...box };
  return show.direction === 'rtl' && element.mirror && width > 0 ? mirror(scaled, frame.width) : scaled;
}

/** Adds an element on top, given as it is to be shown: its box in page pixels. Answers the design and the element's id in it. */
export function addShown(design: Design, show: OnShow, element: Element): { readonly design: Design; readonly id: string } {
  const added = addElement(design, show.page, toFrame(element, show));
  const top = added.pages[show.page]?.elements.at(-1);
  if (!top || added === design) return { design, id: '' };
  if (show.scene.frame.isPlain) return { design: added, id: top.id };
  const isMirrored = show.direction === 'rtl' && element.mirror;
  const x = isMirrored ? show.scene.width - element.x - element.width : element.x;
  const box = { x: tidy(x), y: tidy(element.y), width: element.width, height: element.height };
  return { design: setAtSize(added, show.page, show.size, top.id, box), id: top.id };
}
