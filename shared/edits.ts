// Every change of a design, as a function from design to design. What an edit writes is read like a file's, so none can make a
// design that does not open again. An edit that changes nothing gives the same design back.
//   setPointValue  setFocus  rename  setElement  setAtSize  resetSize  addElement  removeElements  reorder

import { cleanText } from './clean.ts';
import type { Change, Design, Element, Layout, Page } from './design.ts';
import { mapChildren, mapSame, walk } from './elements/index.ts';
import { applyChange } from './layout.ts';
import type { Direction, Focus, PointValue } from './point.ts';
import { isEmptyValue, pictureOf } from './point.ts';
import { readPoint } from './readDesign.ts';
import { Ids, readChange, readElement } from './readElement.ts';
import type { Scene } from './scene.ts';

/** Where an edit is seen: a page at a size, laid out for a point. */
export interface OnShow {
  /** Index of the page. */
  readonly page: number;
  /** Id of the size. */
  readonly size: string;
  readonly scene: Pick<Scene, 'width' | 'height' | 'elements' | 'frame'>;
  readonly direction: Direction;
}

const unheard = (): void => undefined;

/** A field's value; taken away where it is empty. */
export function setPointValue(design: Design, field: string, value: PointValue | undefined): Design {
  const { [field]: old, ...others } = design.point;
  if (isEmptyValue(value)) return old === undefined ? design : { ...design, point: others };
  if (old === value) return design;
  const read = readPoint({ [field]: value }, unheard);
  return Object.hasOwn(read, field) ? { ...design, point: { ...design.point, ...read } } : design;
}

/** Where the subject of a field's picture is. */
export function setFocus(design: Design, field: string, focus: Focus | undefined): Design {
  const picture = pictureOf(design.point, field);
  return picture ? setPointValue(design, field, focus ? { asset: picture.asset, focus } : { asset: picture.asset }) : design;
}

export function rename(design: Design, name: string): Design {
  const clean = cleanText(name).slice(0, 200).toWellFormed().trim();
  return clean === '' || clean === design.name ? design : { ...design, name: clean };
}

function editPage(design: Design, index: number, edit: (page: Page) => Page): Design {
  const pages = mapSame(design.pages, (page) => (page === design.pages[index] ? edit(page) : page));
  return pages === design.pages ? design : { ...design, pages };
}

function editElement(elements: readonly Element[], id: string, edit: (element: Element) => Element): readonly Element[] {
  const editOne = (element: Element): Element => (element.id === id ? edit(element) : mapChildren(element, editOne));
  return mapSame(elements, editOne);
}

function find(page: Page | undefined, id: string): Element | undefined {
  return page && [...walk(page.elements)].find((element) => element.id === id);
}

function sameValue(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

/** The parts of a change that differ from what is there. */
function differing(change: Change, now: Readonly<Record<string, unknown>>): Change {
  return Object.fromEntries(Object.entries(change).filter(([name, value]) => !sameValue(value ?? undefined, now[name])));
}

/** Properties of an element in every size, but where a layout says otherwise. `null` takes one away. */
export function setElement(design: Design, page: number, id: string, change: Change): Design {
  return editPage(design, page, (given) => {
    const elements = editElement(given.elements, id, (element) => {
      const fresh = differing(readChange(change, element, unheard), { ...element });
      return Object.keys(fresh).length === 0 ? element : applyChange(element, fresh);
    });
    return elements === given.elements ? given : { ...given, elements };
  });
}

function isOwn(layout: Layout, size: string): boolean {
  return layout.size === size && layout.without === undefined;
}

/** Properties of an element at one size alone, in that size's pixels, as a left-to-right point shows it. */
export function setAtSize(design: Design, page: number, size: string, id: string, change: Change): Design {
  return editPage(design, page, (given) => {
    const element = find(given, id);
    if (!element) return given;
    const own = given.layouts.find((layout) => isOwn(layout, size)) ?? { size, changes: {} };
    const read = differing(readChange(change, element, unheard), { ...own.changes[id] });
    if (Object.keys(read).length === 0) return given;
    const changed: Layout = { ...own, changes: { ...own.changes, [id]: { ...own.changes[id], ...read } } };
    const others = given.layouts.filter((layout) => layout !== own);
    return { ...given, layouts: [...others, changed] };
  });
}

/** Forgets what was changed at one size: of some elements, or of all. */
export function resetSize(design: Design, page: number, size: string, ids?: readonly string[]): Design {
  return editPage(design, page, (given) => {
    if (!given.layouts.some((layout) => layout.size === size)) return given;
    const layouts = given.layouts.flatMap((layout) => {
      if (layout.size !== size) return [layout];
      const kept = Object.entries(layout.changes).filter(([id]) => ids && !ids.includes(id));
      return kept.length === 0 ? [] : [{ ...layout, changes: Object.fromEntries(kept) }];
    });
    return { ...given, layouts };
  });
}

/** Adds an element on top of a page; its id is made unique. */
export function addElement(design: Design, page: number, element: Element): Design {
  return editPage(design, page, (given) => {
    const ids = new Ids();
    for (const other of walk(given.elements)) ids.take(other.id, other.kind, unheard);
    const read = readElement(element, ids, unheard);
    return read ? { ...given, elements: [...given.elements, read] } : given;
  });
}

function without(elements: readonly Element[], ids: readonly string[]): readonly Element[] {
  const kept = elements.some((element) => ids.includes(element.id)) ? elements.filter((element) => !ids.includes(element.id)) : elements;
  return mapSame(kept, (element) => {
    if (!('children' in element)) return element;
    const children = without(element.children, ids);
    return children === element.children ? element : { ...element, children };
  });
}

/** Takes elements away, and what layouts said of them. */
export function removeElements(design: Design, page: number, ids: readonly string[]): Design {
  return editPage(design, page, (given) => {
    const elements = without(given.elements, ids);
    if (elements === given.elements) return given;
    const left = new Set([...walk(elements)].map((element) => element.id));
    const layouts = given.layouts.map((layout) => ({
      ...layout,
      changes: Object.fromEntries(Object.entries(layout.changes).filter(([id]) => left.has(id))),
    }));
    return { ...given, elements, layouts };
  });
}

/** Puts an element at a place among its siblings: 0 is the bottom, and what is beyond the top is the top. */
export function reorder(design: Design, page: number, id: string, to: number): Design {
  const among = (elements: readonly Element[]): readonly Element[] => {
    const from = elements.findIndex((element) => element.id === id);
    if (from === -1) return mapSame(elements, (element) => reorderChildren(element));
    const place = Math.min(Math.max(0, Math.trunc(to)), elements.length - 1);
    if (place === from) return elements;
    const others = elements.filter((element) => element.id !== id);
    return [...others.slice(0, place), elements[from]!, ...others.slice(place)];
  };
  const reorderChildren = (element: Element): Element => {
    if (!('children' in element)) return element;
    const children = among(element.children);
    return children === element.children ? element : { ...element, children };
  };
  return editPage(design, page, (given) => {
    const elements = among(given.elements);
    return elements === given.elements ? given : { ...given, elements };
  });
}
