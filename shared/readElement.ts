// Reads elements and the changes of layouts from unknown values, mending what can be mended and saying what it did.

import type { Change, Element } from './design.ts';
import { elementOf, isKind, kinds, propertiesOf } from './elements/index.ts';
import type { Property, Say } from './elements/property.ts';
import { isRecord } from './record.ts';

/** How deep groups may lie in groups. */
export const deepestGroups = 12;

const idPattern = /^[A-Za-z0-9][\w.-]{0,99}$/;

/** Elements that a design may have; more could not be drawn while anybody waits. */
export const mostElements = 10_000;

/** How many more elements of a design may be looked at. */
export class ElementRoom {
  #left = mostElements;
  /** What was left out first for lack of room; undefined where all had room. */
  leftOut: string | undefined;

  /** How many of so many elements may be looked at; they count as looked at. */
  take(count: number): number {
    const room = Math.min(count, this.#left);
    this.#left -= room;
    return room;
  }

  /** Notes that something was left out, and answers the sentence about it. */
  leave(what: string): string {
    this.leftOut ??= what;
    return what;
  }
}

/** The ids of a page as it is read, so that each is there once, and the room that its design has for elements. */
export class Ids {
  readonly room: ElementRoom;
  readonly #taken = new Set<string>();
  readonly #lastNumbers = new Map<string, number>();

  constructor(room = new ElementRoom()) {
    this.room = room;
  }

  /** The wished id, or the first free one made of `stem` where it is missing or taken. */
  take(wished: unknown, stem: string, say: Say): string {
    if (typeof wished === 'string' && idPattern.test(wished) && !this.#taken.has(wished)) return this.#keep(wished);
    let number = (this.#lastNumbers.get(stem) ?? 0) + 1;
    while (this.#taken.has(`${stem}-${number}`)) number += 1;
    this.#lastNumbers.set(stem, number);
    const id = this.#keep(`${stem}-${number}`);
    say(typeof wished === 'string' && wished !== '' ? `had the id "${wished.slice(0, 100)}", which is not one or was taken, and is now "${id}"` : `had no id and is now "${id}"`);
    return id;
  }

  #keep(id: string): string {
    this.#taken.add(id);
    return id;
  }
}

/** Reads one property; `fallback` where the value is absent. */
function readProperty(property: Property<unknown>, value: unknown, fallback: unknown, say: Say): unknown {
  return value === undefined ? fallback : property.read(value, fallback, (mended) => say(`${property.label.toLowerCase()} ${mended}`));
}

const structure = new Set(['id', 'kind', 'children']);

function sayUnknown(given: Readonly<Record<string, unknown>>, properties: Readonly<Record<string, unknown>>, say: Say): void {
  const unknown = Object.keys(given).filter((name) => !Object.hasOwn(properties, name) && !structure.has(name));
  if (unknown.length > 0) say(`had ${unknown.map((name) => `"${name.slice(0, 40)}"`).join(', ')}, which this version does not know and left out`);
}

/** An element; undefined, and said, where it is none. */
export function readElement(value: unknown, ids: Ids, say: Say, depth = 0): Element | undefined {
  if (!isRecord(value) || !isKind(value['kind'])) {
    say(`An element of the unknown kind "${isRecord(value) ? String(value['kind']).slice(0, 40) : typeof value}" was left out.`);
    return undefined;
  }
  const { kind } = value;
  const name = typeof value['name'] === 'string' && value['name'] !== '' ? value['name'] : kinds[kind].name;
  const sayHere: Say = (mended) => say(`${kinds[kind].name} "${name.slice(0, 60)}": ${mended}.`);
  const properties = propertiesOf(kind);
  const read: Record<string, unknown> = { kind, id: ids.take(value['id'], kind, sayHere) };
  for (const [key, property] of Object.entries(properties)) {
    const result = readProperty(property, value[key], property.first, sayHere);
    if (result !== undefined) read[key] = result;
  }
  if (value['name'] === undefined) read['name'] = kinds[kind].name;
  sayUnknown(value, properties, sayHere);
  if (kinds[kind].holdsChildren) read['children'] = readElements(value['children'], ids, say, depth + 1);
  return elementOf(kind, read);
}

/** A list of elements, those that are none left out. */
export function readElements(value: unknown, ids: Ids, say: Say, depth = 0): readonly Element[] {
  if (value === undefined) return [];
  if (!Array.isArray(value)) {
    say('A list of elements was not a list and was left out.');
    return [];
  }
  if (depth > deepestGroups) {
    say(ids.room.leave(`Groups more than ${deepestGroups} deep were left out.`));
    return [];
  }
  const room = ids.room.take(value.length);
  if (room < value.length) say(ids.room.leave(`A design has room for ${mostElements} elements; ${value.length - room} more were left out.`));
  return value.slice(0, room).flatMap((element) => readElement(element, ids, say, depth) ?? []);
}

/** A change that a layout makes to an element: known properties only, each read like the element's own. */
export function readChange(value: unknown, element: Element, say: Say): Change {
  const sayHere: Say = (mended) => say(`A layout's change of "${element.name.slice(0, 60)}": ${mended}.`);
  if (!isRecord(value)) {
    sayHere('was not a change and was left out');
    return {};
  }
  const properties = propertiesOf(element.kind);
  const own: Readonly<Record<string, unknown>> = { ...element };
  sayUnknown(value, properties, sayHere);
  const change: Record<string, unknown> = {};
  for (const [key, property] of Object.entries(properties)) {
    if (!Object.hasOwn(value, key) || value[key] === undefined) continue;
    const isTakenAway = value[key] === null && property.first === undefined;
    const result = isTakenAway ? null : readProperty(property, value[key], own[key] ?? property.first, sayHere);
    if (result !== undefined) change[key] = result;
  }
  return change;
}
