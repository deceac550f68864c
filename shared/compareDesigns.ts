// What is different in a later version of a design, as a person would list it: values of the point, elements that came, went or changed, and
// what each property held before and after where that can be read.

import type { Design, Element, Layout, Page } from './design.ts';
import { deltaBetween } from './delta.ts';
import { kinds, propertiesOf, walk } from './elements/index.ts';
import type { Field } from './point.ts';
import { isRecord } from './record.ts';

export interface DesignDifference {
  readonly about: 'design' | 'value' | 'field' | 'page' | 'element' | 'order' | 'size';
  readonly change: 'added' | 'removed' | 'changed';
  /** Name of the element, the field, or the size or shape; '' for the design itself. */
  readonly name: string;
  /** Number of its page from 1, in a design of several. */
  readonly page?: number;
  /** What changed of it: labels of properties, or names of the elements that a size moved. */
  readonly parts: readonly string[];
  /** A text before and after, where the change is one of a text. */
  readonly texts?: { readonly before: string; readonly after: string };
}

const textsLength = 500;

function isSame(from: unknown, to: unknown): boolean {
  return deltaBetween(from, to) === undefined;
}

/** What a value says in words; undefined for one that is no text. */
function wordsIn(value: unknown): string | undefined {
  if (value === undefined) return '';
  if (typeof value === 'string') return value;
  if (!Array.isArray(value)) return undefined;
  const texts = value.map((run: unknown) => (isRecord(run) && typeof run['text'] === 'string' ? run['text'] : undefined));
  return texts.every((text) => text !== undefined) ? texts.join('') : undefined;
}

function textsOf(from: unknown, to: unknown): Pick<DesignDifference, 'texts'> {
  const [before, after] = [wordsIn(from), wordsIn(to)];
  if (before === undefined || after === undefined || before === after) return {};
  return { texts: { before: before.slice(0, textsLength), after: after.slice(0, textsLength) } };
}

/** How a list of named things differs. */
function compareByName<T>(
  from: ReadonlyMap<string, T>,
  to: ReadonlyMap<string, T>,
  differ: (change: DesignDifference['change'], key: string, from: T | undefined, to: T | undefined) => DesignDifference | undefined,
): readonly DesignDifference[] {
  const keys = [...new Set([...from.keys(), ...to.keys()])];
  return keys.flatMap((key) => {
    const [before, after] = [from.get(key), to.get(key)];
    const change = before === undefined ? 'added' : after === undefined ? 'removed' : 'changed';
    return change === 'changed' && isSame(before, after) ? [] : (differ(change, key, before, after) ?? []);
  });
}

const about: readonly (readonly [keyof Design, string])[] = [
  ['name', 'Name'],
  ['description', 'Description'],
  ['altPattern', 'Alt text'],
  ['showsPerson', 'Shows a person'],
  ['pack', 'Pack'],
];

function compareAbout(from: Design, to: Design): readonly DesignDifference[] {
  return about.flatMap(([key, label]) =>
    isSame(from[key], to[key]) ? [] : [{ about: 'design', change: 'changed', name: '', parts: [label], ...textsOf(from[key], to[key]) } as const],
  );
}

function compareValues(from: Design, to: Design): readonly DesignDifference[] {
  const labels = new Map([...from.fields, ...to.fields].map(({ name, label }) => [name, label]));
  return compareByName(new Map(Object.entries(from.point)), new Map(Object.entries(to.point)), (change, key, before, after) => ({
    about: 'value',
    change,
    name: labels.get(key) ?? key,
    parts: [],
    ...textsOf(before, after),
  }));
}

function fieldsByName({ fields }: Design): ReadonlyMap<string, Field> {
  return new Map(fields.map((field) => [field.name, field]));
}

function compareFields(from: Design, to: Design): readonly DesignDifference[] {
  return compareByName(fieldsByName(from), fieldsByName(to), (change, _, before, after) => ({ about: 'field', change, name: (after ?? before)!.label, parts: [] }));
}

function elementsOf(page: Page): ReadonlyMap<string, Element> {
  return new Map([...walk(page.elements)].map((element) => [element.id, element]));
}

function compareElement(before: Element, after: Element): Pick<DesignDifference, 'parts' | 'texts'> | undefined {
  const [own, other]: readonly Readonly<Record<string, unknown>>[] = [{ ...before }, { ...after }];
  const parts: string[] = [];
  let texts: Pick<DesignDifference, 'texts'> = {};
  for (const [key, property] of Object.entries(propertiesOf(after.kind))) {
    if (isSame(own![key], other![key])) continue;
    parts.push(property.label);
    if (property.input.type === 'runs' || property.input.type === 'text') texts = textsOf(own![key], other![key]);
  }
  if (before.kind !== after.kind) parts.push(kinds[after.kind].name);
  return parts.length === 0 ? undefined : { parts, ...texts };
}

function layoutName({ shape, size, without }: Layout): string {
  return [shape ?? size ?? '', ...(without === undefined ? [] : [`– ${without}`])].join(' ').trim();
}

function layoutsByName({ layouts }: Page): ReadonlyMap<string, Layout> {
  return new Map(layouts.map((layout) => [layoutName(layout), layout]));
}

/** The order of those elements that the other page has too. */
function orderAmong(elements: ReadonlyMap<string, Element>, others: ReadonlyMap<string, Element>): string {
  return [...elements.keys()].filter((id) => others.has(id)).join();
}

function comparePage(from: Page, to: Page): readonly DesignDifference[] {
  const [before, after] = [elementsOf(from), elementsOf(to)];
  const elements = compareByName(before, after, (change, _, old, now) => {
    const element = (now ?? old)!;
    if (!old || !now) return { about: 'element', change, name: element.name, parts: [] };
    const found = compareElement(old, now);
    return found && { about: 'element', change, name: element.name, ...found };
  });
  const sizes = compareByName(layoutsByName(from), layoutsByName(to), (change, name, old, now) => {
    const ids = new Set([...Object.keys(old?.changes ?? {}), ...Object.keys(now?.changes ?? {})]);
    const moved = [...ids].filter((id) => !isSame(old?.changes[id], now?.changes[id]));
    return { about: 'size', change, name, parts: moved.flatMap((id) => (after.get(id) ?? before.get(id))?.name ?? []) };
  });
  return [
    ...(isSame(from.background, to.background) ? [] : [{ about: 'page', change: 'changed', name: '', parts: ['Background'] } as const]),
    ...elements,
    ...(orderAmong(before, after) === orderAmong(after, before) ? [] : [{ about: 'order', change: 'changed', name: '', parts: [] } as const]),
    ...sizes,
  ];
}

function comparePages(from: Design, to: Design): readonly DesignDifference[] {
  const isSeveral = from.pages.length > 1 || to.pages.length > 1;
  const numberOf = (id: string): number => 1 + Math.max(from.pages.findIndex((page) => page.id === id), to.pages.findIndex((page) => page.id === id));
  const ids = [...new Set([...from.pages, ...to.pages].map(({ id }) => id))];
  return ids.flatMap((id) => {
    const [before, after] = [from, to].map(({ pages }) => pages.find((page) => page.id === id));
    const number = isSeveral ? { page: numberOf(id) } : {};
    if (before && after) return comparePage(before, after).map((difference) => ({ ...difference, ...number }));
    return [{ about: 'page', change: before ? 'removed' : 'added', name: '', parts: [], ...number } as const];
  });
}

/** What is different in `to`; nothing where both are the same. */
export function compareDesigns(from: Design, to: Design): readonly DesignDifference[] {
  return [...compareAbout(from, to), ...compareValues(from, to), ...compareFields(from, to), ...comparePages(from, to)];
}
