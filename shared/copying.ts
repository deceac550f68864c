// Copies of elements within a page, and elements taken from one design to another: with what layouts say of them, under ids of their own.
//   copyElements(design, page, ids) -> { design, ids }   takeElements(design, page, ids)   readTaken   putElements(design, page, taken)

import type { Change, Design, Element, Layout } from './design.ts';
import { childrenOf, walk, withProperties } from './elements/index.ts';
import { Ids, readElements, readChange } from './readElement.ts';
import { isRecord } from './record.ts';
import { hasRoom } from './room.ts';
import { shapeClasses } from './size.ts';
import { editPage, editSiblings, outermost } from './tree.ts';

const unheard = (): void => undefined;

/** Elements with what layouts say of them: what is copied. */
export interface TakenElements {
  readonly elements: readonly Element[];
  /** The layouts of their page, with changes of these elements alone. */
  readonly layouts: readonly Layout[];
}

interface Renamed {
  readonly elements: readonly Element[];
  /** New ids by old ones. */
  readonly ids: ReadonlyMap<string, string>;
}

function stemOf(id: string): string {
  return id.replace(/-\d+$/, '');
}

/** The elements under ids that nothing else of a page has. */
function renamed(elements: readonly Element[], taken: readonly Element[]): Renamed {
  const ids = new Ids();
  for (const { id, kind } of walk(elements)) ids.take(id, kind, unheard);
  const renames = new Map<string, string>();
  const rename = (element: Element): Element => {
    const id = ids.take(undefined, stemOf(element.id), unheard);
    renames.set(element.id, id);
    const children = childrenOf(element);
    return { ...(children ? withProperties(element, { children: children.map(rename) }) : element), id };
  };
  return { elements: taken.map(rename), ids: renames };
}

function sameWhen(a: Layout, b: Layout): boolean {
  return a.shape === b.shape && a.size === b.size && a.without === b.without;
}

function changesUnder(changes: Layout['changes'], ids: ReadonlyMap<string, string>): Readonly<Record<string, Change>> {
  return Object.fromEntries(
    Object.entries(changes).flatMap(([id, change]) => {
      const now = ids.get(id);
      return now === undefined ? [] : [[now, change]];
    }),
  );
}

/** The layouts with what others say of elements that were renamed, each where it applies. */
function withChanges(layouts: readonly Layout[], others: readonly Layout[], ids: ReadonlyMap<string, string>): readonly Layout[] {
  let all = layouts;
  for (const { background: _, ...other } of others) {
    const changes = changesUnder(other.changes, ids);
    if (Object.keys(changes).length === 0) continue;
    const own = all.find((layout) => sameWhen(layout, other));
    all = own ? all.map((layout) => (layout === own ? { ...own, changes: { ...own.changes, ...changes } } : layout)) : [...all, { ...other, changes }];
  }
  return all;
}

/**
 * Copies elements, each lying just above its original. Answers the new ids by the old ones, also of what groups hold; none, and the same
 * design, where it has no room for them, of which `onNoRoom` hears.
 */
export function copyElements(
  design: Design,
  page: number,
  ids: readonly string[],
  onNoRoom: () => void = unheard,
): { readonly design: Design; readonly ids: ReadonlyMap<string, string> } {
  let renames: ReadonlyMap<string, string> = new Map();
  const copied = editPage(design, page, (given) => {
    const originals = outermost(given.elements, new Set(ids));
    if (originals.length === 0) return given;
    const copies = renamed(given.elements, originals);
    renames = copies.ids;
    const elements = originals.reduce(
      (list, original, index) => editSiblings(list, original.id, (siblings) => siblings.flatMap((one) => (one.id === original.id ? [one, copies.elements[index]!] : [one]))),
      given.elements,
    );
    return { ...given, elements, layouts: withChanges(given.layouts, given.layouts, copies.ids) };
  });
  if (copied === design || hasRoom(copied)) return { design: copied, ids: renames };
  onNoRoom();
  return { design, ids: new Map() };
}

/** Elements of a page to be put into another; undefined where there are none. */
export function takeElements(design: Design, page: number, ids: readonly string[]): TakenElements | undefined {
  const given = design.pages[page];
  const elements = outermost(given?.elements ?? [], new Set(ids));
  if (!given || elements.length === 0) return undefined;
  const own = new Set([...walk(elements)].map(({ id }) => id));
  const layouts = given.layouts.flatMap(({ shape, size, without, changes: all }): readonly Layout[] => {
    const changes = Object.fromEntries(Object.entries(all).filter(([id]) => own.has(id)));
    return Object.keys(changes).length === 0 ? [] : [{ ...(shape ? { shape } : {}), ...(size === undefined ? {} : { size }), ...(without === undefined ? {} : { without }), changes }];
  });
  return { elements, layouts };
}

/** What was copied, from a value that may come from anywhere; undefined where it is none. */
export function readTaken(value: unknown): TakenElements | undefined {
  if (!isRecord(value)) return undefined;
  const elements = readElements(value['elements'], new Ids(), unheard);
  if (elements.length === 0) return undefined;
  const byId = new Map([...walk(elements)].map((element) => [element.id, element]));
  const given: readonly unknown[] = Array.isArray(value['layouts']) ? value['layouts'] : [];
  const layouts = given.flatMap((layout): readonly Layout[] => {
    if (!isRecord(layout) || !isRecord(layout['changes'])) return [];
    const changes = Object.entries(layout['changes']).flatMap(([id, change]) => {
      const element = byId.get(id);
      return element ? [[id, readChange(change, element, unheard)] as const] : [];
    });
    const { size, without } = layout;
    const shape = shapeClasses.find(({ id }) => id === layout['shape'])?.id;
    const isKnown = (layout['shape'] === undefined) === (shape === undefined) && [size, without].every((name) => name === undefined || typeof name === 'string');
    if (!isKnown) return [];
    return [{ ...(shape ? { shape } : {}), ...(typeof size === 'string' ? { size } : {}), ...(typeof without === 'string' ? { without } : {}), changes: Object.fromEntries(changes) }];
  });
  return { elements, layouts };
}

/**
 * Puts copied elements on top of a page; answers their ids there, bottom first. Where the design has no room for them it stays the same,
 * and `onNoRoom` hears of it.
 */
export function putElements(
  design: Design,
  page: number,
  taken: TakenElements,
  onNoRoom: () => void = unheard,
): { readonly design: Design; readonly ids: readonly string[] } {
  let put: readonly Element[] = [];
  const edited = editPage(design, page, (given) => {
    const copies = renamed(given.elements, taken.elements);
    put = copies.elements;
    return { ...given, elements: [...given.elements, ...put], layouts: withChanges(given.layouts, taken.layouts, copies.ids) };
  });
  if (edited === design || hasRoom(edited)) return { design: edited, ids: put.map(({ id }) => id) };
  onNoRoom();
  return { design, ids: [] };
}
