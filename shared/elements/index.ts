// The table of element kinds. What generic code needs to know of an element, it asks here; it never names a kind.

import type { Element, ElementKind, ElementOf } from '../design.ts';
import { Fault } from '../fault.ts';
import type { Point } from '../point.ts';
import { fillBound } from '../bindings.ts';
import { baseProperties } from './base.ts';
import { dotsKind } from './dots.ts';
import { groupKind } from './group.ts';
import { iconKind } from './icon.ts';
import { imageKind } from './image.ts';
import type { Kind } from './kind.ts';
import { logoKind } from './logo.ts';
import { progressKind } from './progress.ts';
import type { Property } from './property.ts';
import { qrKind } from './qr.ts';
import { shapeKind } from './shape.ts';
import { tableKind } from './table.ts';
import { textKind } from './text.ts';

export const kinds: { readonly [K in ElementKind]: Kind<K> } = {
  text: textKind,
  image: imageKind,
  shape: shapeKind,
  group: groupKind,
  qr: qrKind,
  logo: logoKind,
  icon: iconKind,
  dots: dotsKind,
  progress: progressKind,
  table: tableKind,
};

export function isKind(name: unknown): name is ElementKind {
  return typeof name === 'string' && Object.hasOwn(kinds, name);
}

/** The kind of an element, answering for that element. */
export function kindOf(element: Element): Kind {
  return kinds[element.kind];
}

/** All properties of a kind by name, those that every element has first: the order of files and inspectors. */
export function propertiesOf(kind: ElementKind): Readonly<Record<string, Property<unknown>>> {
  return allProperties.get(kind) ?? {};
}

const allProperties: ReadonlyMap<ElementKind, Readonly<Record<string, Property<unknown>>>> = new Map(
  Object.values<Kind>(kinds).map((kind) => [kind.kind, { ...baseProperties, ...kind.properties }]),
);

/** The element with some properties replaced, by values that their own readers or functions made. */
export function withProperties<E extends Element>(element: E, values: Readonly<Record<string, unknown>>): E {
  return { ...element, ...values };
}

export function childrenOf(element: Element): readonly Element[] | undefined {
  return 'children' in element ? element.children : undefined;
}

/** The element with each child, and theirs, replaced by what `change` makes of it; the same value where nothing changed. */
export function mapChildren(element: Element, change: (child: Element) => Element): Element {
  if (!('children' in element)) return element;
  const children = mapSame(element.children, change);
  return children === element.children ? element : { ...element, children };
}

/** `map` that gives the same array back where every member stayed the same. */
export function mapSame<T>(list: readonly T[], change: (member: T) => T): readonly T[] {
  let differs = false;
  const changed = list.map((member) => {
    const next = change(member);
    if (next !== member) differs = true;
    return next;
  });
  return differs ? changed : list;
}

/** Every element of a list and of its groups, each group before its children. */
export function* walk(elements: readonly Element[]): Generator<Element> {
  for (const element of elements) {
    yield element;
    yield* walk(childrenOf(element) ?? []);
  }
}

/** The element with every length `by` times as large; its children too. */
export function scaleElement<E extends Element>(element: E, by: number): E {
  if (by === 1) return element;
  const own: Readonly<Record<string, unknown>> = { ...element };
  const scaled: Record<string, unknown> = {};
  for (const [name, property] of Object.entries(propertiesOf(element.kind))) {
    if (property.scale && own[name] !== undefined) scaled[name] = property.scale(own[name], by);
  }
  if ('children' in element) scaled['children'] = element.children.map((child) => scaleElement(child, by));
  return withProperties(element, scaled);
}

/** The element with what else than its place changes when it is mirrored; its turn is mirrored for every kind. */
export function mirrorLook(element: Element): Element {
  const turned = element.rotation === 0 ? element : { ...element, rotation: -element.rotation };
  return kindOf(turned).mirrored?.(turned) ?? turned;
}

/** The element, and those in it, with their placeholders filled. */
export function fillElement(element: Element, point: Point): Element {
  return mapChildren(fillOwn(element, point), (child) => fillElement(child, point));
}

/** The element alone with its placeholders and bound properties filled. */
export function fillOwn(element: Element, point: Point): Element {
  const kind = kindOf(element);
  if (!kind.fill && !element.bindings) return element;
  return withProperties(element, { ...kind.fill?.(element, point), ...fillBound(element, propertiesOf(element.kind), point) });
}

/** Names of the fields an element itself shows, or that decide how it looks. */
export function fieldsOf(element: Element): readonly string[] {
  const shown = kindOf(element).fieldsOf?.(element) ?? [];
  return element.bindings ? [...shown, ...Object.values(element.bindings)] : shown;
}

/** A new element of a kind, with first values where none are given. */
export function newElement<K extends ElementKind>(kind: K, id: string, values: Partial<Omit<ElementOf<K>, 'id' | 'kind'>> = {}): ElementOf<K> {
  const first: Record<string, unknown> = {};
  for (const [name, property] of Object.entries(propertiesOf(kind))) {
    if (property.first !== undefined) first[name] = property.first;
  }
  return elementOf(kind, { ...first, kind, id, name: kinds[kind].name, ...kinds[kind].firstValues, ...values });
}

function isOf<K extends ElementKind>(kind: K, values: Readonly<Record<string, unknown>>): values is ElementOf<K> & Readonly<Record<string, unknown>> {
  const required = Object.entries(propertiesOf(kind)).filter(([, property]) => property.first !== undefined);
  return values['kind'] === kind && required.every(([name]) => values[name] !== undefined);
}

/** An element of values that were read or are first ones. Throws Fault `internal` where a property of its kind is missing. */
export function elementOf<K extends ElementKind>(kind: K, values: Readonly<Record<string, unknown>>): ElementOf<K> {
  if (!isOf(kind, values)) throw new Fault('internal', `An element of the kind "${kind}" was made without all its properties.`);
  return values;
}
