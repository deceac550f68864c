// Writes a design as text, canonically: the same design gives the same bytes, whatever the order in which it came about.

import type { Change, Design, Element, ElementKind, Fill, Layout, Page } from './design.ts';
import { propertiesOf, walk } from './elements/index.ts';
import type { Field, Point } from './point.ts';

type Plain = Readonly<Record<string, unknown>>;

/** The given keys in this order, without those that are undefined. */
function ordered(value: object, keys: readonly string[]): Plain {
  const given: Plain = { ...value };
  return Object.fromEntries(keys.filter((key) => given[key] !== undefined).map((key) => [key, given[key]]));
}

/** Keys sorted at every depth: for values whose order means nothing. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return Object.is(value, -0) ? 0 : value;
  const entries = Object.entries(value).filter(([, member]) => member !== undefined);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([key, member]) => [key, sorted(member)]));
}

function ownProperties(value: object, kind: ElementKind): Plain {
  const plain = ordered(value, Object.keys(propertiesOf(kind)));
  return Object.fromEntries(Object.entries(plain).map(([key, member]) => [key, sorted(member)]));
}

function plainElement(element: Element): Plain {
  const plain = { kind: element.kind, id: element.id, ...ownProperties(element, element.kind) };
  return 'children' in element ? { ...plain, children: element.children.map(plainElement) } : plain;
}

function plainChanges(changes: Layout['changes'], kinds: ReadonlyMap<string, ElementKind>): Plain {
  const known = Object.entries(changes).flatMap(([id, change]: readonly [string, Change]) => {
    const kind = kinds.get(id);
    return kind ? [[id, ownProperties(change, kind)] as const] : [];
  });
  return Object.fromEntries(known.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function plainFill(fill: Fill): unknown {
  return sorted(fill);
}

function plainPage(page: Page): Plain {
  const kinds = new Map([...walk(page.elements)].map((element) => [element.id, element.kind]));
  const layouts = page.layouts.map((layout) => ({
    ...ordered(layout, ['shape', 'size', 'without']),
    ...(layout.background ? { background: plainFill(layout.background) } : {}),
    changes: plainChanges(layout.changes, kinds),
  }));
  return { id: page.id, background: plainFill(page.background), elements: page.elements.map(plainElement), layouts, ...(page.guides ? { guides: page.guides.map(sorted) } : {}) };
}

function plainField(field: Field): Plain {
  return ordered(field, ['name', 'label', 'type', 'required', 'maxLength', 'maxLines', 'multiline', 'choices', 'hint']);
}

function plainPoint(point: Point): unknown {
  return sorted(point);
}

/** The design as a value whose keys have one order. */
export function plainDesign(design: Design): Plain {
  return {
    ...ordered(design, ['schema', 'id', 'name', 'description']),
    fields: design.fields.map(plainField),
    point: plainPoint(design.point),
    ...ordered(design, ['altPattern', 'showsPerson', 'pack']),
    pages: design.pages.map(plainPage),
  };
}

/** JSON with two spaces and a final line feed; `readDesign` of it is the same design, with nothing to mend. */
export function writeDesign(design: Design): string {
  return `${JSON.stringify(plainDesign(design), undefined, 2)}\n`;
}
