// The fields of a design: added, changed, put in order, taken away. A renamed field keeps its name in all that shows it.
//   addField  changeField  renameField  removeField  moveField  freeFieldName  usesOf

import type { Design, Element, Page } from './design.ts';
import { fieldsOf, mapChildren, mapSame, propertiesOf, walk, withProperties } from './elements/index.ts';
import type { Field } from './point.ts';
import { standardFields } from './point.ts';
import { readField } from './readDesign.ts';
import { isRecord } from './record.ts';

const unheard = (): void => undefined;

/** More are no form that a person fills. */
export const mostFields = 100;

/** A name for a field, made of words: `Photo credit` becomes `photoCredit`; the first that is free. */
export function freeFieldName(design: Design, label: string): string {
  const words = label.normalize('NFKD').replace(/[^\p{ASCII}]/gu, '').split(/[^A-Za-z0-9]+/).filter((word) => word !== '');
  const [first = 'field', ...rest] = words.map((word) => word.toLowerCase());
  const joined = [first, ...rest.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))].join('').slice(0, 40);
  const stem = /^[A-Za-z]/.test(joined) ? joined : `field${joined}`;
  const taken = new Set([...design.fields.map((field) => field.name), ...standardFields.map((field) => field.name)]);
  if (!taken.has(stem)) return stem;
  let number = 2;
  while (taken.has(`${stem}${number}`)) number += 1;
  return `${stem}${number}`;
}

/** Adds a field at the end; nothing where its name is taken. */
export function addField(design: Design, field: Field): Design {
  if (design.fields.length >= mostFields || design.fields.some((other) => other.name === field.name)) return design;
  const read = readField(field, unheard);
  return read ? { ...design, fields: [...design.fields, read] } : design;
}

/** Changes what is said of a field; `null` takes a limit away. Its name stays. */
export function changeField(design: Design, name: string, change: Readonly<Record<string, unknown>>): Design {
  const fields = mapSame(design.fields, (field) => {
    if (field.name !== name) return field;
    const merged = Object.fromEntries(Object.entries({ ...field, ...change, name }).filter(([, value]) => value !== null));
    const read = readField(merged, unheard);
    return read && JSON.stringify(read) !== JSON.stringify(field) ? read : field;
  });
  return fields === design.fields ? design : { ...design, fields };
}

export function removeField(design: Design, name: string): Design {
  const fields = design.fields.filter((field) => field.name !== name);
  return fields.length === design.fields.length ? design : { ...design, fields };
}

/** Puts a field at another place of the form; what is beyond the ends is the end. */
export function moveField(design: Design, name: string, to: number): Design {
  const from = design.fields.findIndex((field) => field.name === name);
  const place = Math.min(Math.max(0, Math.trunc(to)), design.fields.length - 1);
  if (from === -1 || from === place) return design;
  const others = design.fields.filter((field) => field.name !== name);
  return { ...design, fields: [...others.slice(0, place), design.fields[from]!, ...others.slice(place)] };
}

/** How many elements show a field, or are decided by it. */
export function usesOf(design: Design, name: string): number {
  return design.pages.flatMap((page) => [...walk(page.elements)]).filter((element) => fieldsOf(element).includes(name)).length;
}

/** A value with a field's name replaced wherever it stands for the field. */
function renamedIn(value: unknown, from: string, to: string): unknown {
  if (typeof value === 'string') return value.replaceAll(`{${from}}`, `{${to}}`);
  if (Array.isArray(value)) return value.map((member: unknown) => renamedIn(member, from, to));
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, key === 'field' && member === from ? to : renamedIn(member, from, to)]));
}

function renamedElement(element: Element, from: string, to: string): Element {
  const inner = mapChildren(element, (child) => renamedElement(child, from, to));
  if (!fieldsOf(element).includes(from)) return inner;
  const values: Readonly<Record<string, unknown>> = { ...element };
  const names = Object.keys(propertiesOf(element.kind)).filter((name) => values[name] !== undefined && name !== 'name' && name !== 'bindings');
  const own = Object.fromEntries(names.map((name) => [name, renamedIn(values[name], from, to)]));
  const bindings = element.bindings && Object.fromEntries(Object.entries(element.bindings).map(([name, field]) => [name, field === from ? to : field]));
  return withProperties(inner, { ...own, ...(bindings ? { bindings } : {}) });
}

function renamedPage(page: Page, from: string, to: string): Page {
  const elements = mapSame(page.elements, (element) => renamedElement(element, from, to));
  const layouts = mapSame(page.layouts, (layout) => (layout.without === from ? { ...layout, without: to } : layout));
  return elements === page.elements && layouts === page.layouts ? page : { ...page, elements, layouts };
}

/** Gives a field another name: spreadsheets are matched by it. Elements, the point and the alt pattern follow. Nothing where it is taken or none. */
export function renameField(design: Design, from: string, to: string): Design {
  const field = design.fields.find((one) => one.name === from);
  const isTaken = design.fields.some((one) => one.name === to);
  const read = field && !isTaken ? readField({ ...field, name: to }, unheard) : undefined;
  if (!read || read.name !== to) return design;
  const { [from]: value, ...others } = design.point;
  return {
    ...design,
    fields: design.fields.map((one) => (one.name === from ? read : one)),
    point: value === undefined ? design.point : { ...others, [to]: value },
    altPattern: String(renamedIn(design.altPattern, from, to)),
    pages: mapSame(design.pages, (page) => renamedPage(page, from, to)),
  };
}
