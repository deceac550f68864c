// Arbitrary designs, made from the tables: each property's values follow from what its inspector shows.

import fc from 'fast-check';
import type { Design, Element, ElementKind, Layout, Page } from '../../shared/design.ts';
import { newDesign } from '../../shared/design.ts';
import { kinds, propertiesOf, walk } from '../../shared/elements/index.ts';
import type { Input, Property } from '../../shared/elements/property.ts';
import type { Point } from '../../shared/point.ts';
import { shapeClasses } from '../../shared/size.ts';

const hex = fc.stringMatching(/^[0-9a-f]{64}$/);
const role = fc.constantFrom('background', 'text', 'accent', 'accent-2');
const colour = fc.oneof(role, fc.stringMatching(/^#[0-9a-f]{6}$/), fc.stringMatching(/^#[0-9A-F]{8}$/));
const share = fc.double({ min: 0, max: 1, noNaN: true });
const words = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 30 }), fc.constantFrom('{claim}', 'Source: {source}', '{name} {place}', ' · '));
const field = fc.constantFrom('claim', 'photo', 'name', 'place', 'source');
const opt = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(arbitrary, { nil: undefined });
const record = (shape: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<unknown> =>
  fc.record(shape).map((value) => Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)));

const length = fc.double({ min: 0, max: 2000, noNaN: true });
const stop = record({ at: share, colour, opacity: opt(share) });
const fill = fc.oneof(
  record({ type: fc.constant('solid'), colour }),
  record({
    type: fc.constant('linear'),
    angle: fc.integer({ min: -360, max: 360 }),
    stops: fc.array(stop, { minLength: 2, maxLength: 4 }).map((stops) => (stops as { at: number }[]).sort((a, b) => a.at - b.at)),
  }),
);

const byInput: { readonly [T in Input['type']]: (input: Extract<Input, { type: T }>) => fc.Arbitrary<unknown> } = {
  number: ({ min, max }) => fc.double({ min, max, noNaN: true }),
  text: () => words,
  flag: () => fc.boolean(),
  choice: ({ choices }) => fc.constantFrom(...choices.map((choice) => choice.value)),
  colour: () => colour,
  font: () => fc.constantFrom('display', 'text', 'Inter', 'Noto Sans'),
  fill: () => fill,
  stroke: () => record({ colour, width: length }),
  shadow: () => record({ colour, opacity: share, blur: fc.integer({ min: 0, max: 90 }), offsetX: fc.integer({ min: -90, max: 90 }), offsetY: fc.integer({ min: -90, max: 90 }) }),
  runs: () =>
    fc.array(record({ text: words, colour: opt(colour), weight: opt(fc.constantFrom(400, 700)), italic: opt(fc.boolean()), scale: opt(fc.constantFrom(0.5, 2)), font: opt(fc.constant('quote')) }), { maxLength: 4 }),
  textSize: () => fc.tuple(fc.integer({ min: 1, max: 400 }), fc.integer({ min: 0, max: 400 })).map(([smallest, more]) => ({ smallest, largest: smallest + more })),
  pin: () => record({ x: fc.constantFrom('start', 'end', 'centre', 'stretch'), y: fc.constantFrom('top', 'bottom', 'middle', 'stretch') }),
  source: () => fc.oneof(record({ field }), record({ asset: hex })),
  focus: () => record({ x: share, y: share }),
  filter: () => fc.oneof(fc.constant({}), fc.constant({ grey: true }), record({ duotone: fc.tuple(colour, colour) })),
  scrim: () => record({ over: fc.constantFrom('image-1', 'nothing'), texts: fc.array(fc.constantFrom('text-1', 'text-2')), contrast: fc.double({ min: 1, max: 21, noNaN: true }) }),
  column: () => record({ gap: fc.integer({ min: 0, max: 200 }), align: fc.constantFrom('top', 'middle', 'bottom') }),
};

/** A value that a property reads as it is. */
export function valueOf(property: Property<unknown>): fc.Arbitrary<unknown> {
  const make = byInput[property.input.type] as (input: Input) => fc.Arbitrary<unknown>;
  return property.first === undefined ? opt(make(property.input)) : make(property.input);
}

function propertyValues(kind: ElementKind): fc.Arbitrary<Record<string, unknown>> {
  const values = Object.fromEntries(Object.entries(propertiesOf(kind)).map(([name, property]) => [name, valueOf(property)]));
  return record(values) as fc.Arbitrary<Record<string, unknown>>;
}

const leafKinds = Object.values(kinds).filter((kind) => !kind.holdsChildren);
const groupKinds = Object.values(kinds).filter((kind) => kind.holdsChildren);
const leaf = fc.oneof(...leafKinds.map(({ kind }) => propertyValues(kind).map((values) => ({ kind, ...values }))));
const group = fc.oneof(
  ...groupKinds.map(({ kind }) => fc.tuple(propertyValues(kind), fc.array(leaf, { maxLength: 3 })).map(([values, children]) => ({ kind, ...values, children }))),
);

/** Ids by kind and order: `text-1`, `text-2`. */
function numbered(elements: readonly object[]): readonly Element[] {
  const counts = new Map<string, number>();
  const one = (value: object): Element => {
    const element = value as Element;
    const count = (counts.get(element.kind) ?? 0) + 1;
    counts.set(element.kind, count);
    const named = { ...element, id: `${element.kind}-${count}` } as Element;
    return 'children' in named ? { ...named, children: named.children.map(one) } : named;
  };
  return elements.map(one);
}

function changesOf(elements: readonly Element[]): fc.Arbitrary<Layout['changes']> {
  const all = [...walk(elements)];
  if (all.length === 0) return fc.constant({});
  const one = fc.constantFrom(...all).chain((element) => propertyValues(element.kind).chain((values) => fc.subarray(Object.keys(values)).map((names) => [element.id, Object.fromEntries(names.map((name) => [name, values[name]]))] as const)));
  return fc.array(one, { maxLength: 3 }).map((entries) => Object.fromEntries(entries));
}

function layoutOf(elements: readonly Element[]): fc.Arbitrary<Layout> {
  const shape = opt(fc.constantFrom(...shapeClasses.map((entry) => entry.id)));
  return record({ shape, size: opt(fc.constantFrom('ig-portrait', 'x-landscape')), without: opt(field), background: opt(fill), changes: changesOf(elements) }) as fc.Arbitrary<Layout>;
}

const page: fc.Arbitrary<Page> = fc
  .array(fc.oneof({ weight: 3, arbitrary: leaf }, { weight: 1, arbitrary: group }), { maxLength: 5 })
  .map(numbered)
  .chain((elements) => record({ id: fc.constant('page-1'), background: fill, elements: fc.constant(elements), layouts: fc.array(layoutOf(elements), { maxLength: 4 }) }) as fc.Arbitrary<Page>);

export const point: fc.Arbitrary<Point> = fc.dictionary(
  fc.constantFrom('claim', 'name', 'place', 'source', 'photo', 'language', 'alt'),
  fc.oneof(fc.string({ unit: 'grapheme', maxLength: 60 }), record({ asset: hex, focus: opt(record({ x: share, y: share })) }) as fc.Arbitrary<{ asset: string }>),
);

export const design: fc.Arbitrary<Design> = fc
  .record({ page, point, name: fc.string({ maxLength: 20 }), altPattern: words })
  .map(({ page, point, name, altPattern }) => newDesign({ id: 'design-1', name, point, altPattern, pages: [page] }));
