// Arbitrary designs, made from the tables: each property's values follow from what its inspector shows.

import fc from 'fast-check';
import type { Design, ElementKind } from '../../shared/design.ts';
import { newDesign, readDesign } from '../../shared/design.ts';
import { kinds, propertiesOf } from '../../shared/elements/index.ts';
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
type Values = Readonly<Record<string, unknown>>;

const record = (shape: Readonly<Record<string, fc.Arbitrary<unknown>>>): fc.Arbitrary<Values> =>
  fc.record(shape).map((value) => Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)));

const length = fc.double({ min: 0, max: 2000, noNaN: true });
const stop = record({ at: share, colour, opacity: opt(share) });
const stops = fc.array(stop, { minLength: 2, maxLength: 4 }).map((list) => list.sort((a, b) => Number(a['at']) - Number(b['at'])));
const fill = fc.oneof(
  record({ type: fc.constant('solid'), colour }),
  record({
    type: fc.constant('linear'),
    angle: fc.integer({ min: -360, max: 360 }),
    stops,
  }),
  record({ type: fc.constant('radial'), centre: record({ x: share, y: share }), radius: fc.double({ min: 0.1, max: 3, noNaN: true }), stops }),
  record({ type: fc.constant('picture'), asset: hex, fit: fc.constantFrom('cover', 'contain', 'tile'), focus: opt(record({ x: share, y: share })), tile: opt(fc.integer({ min: 4, max: 900 })) }),
);
const offset = fc.integer({ min: -90, max: 90 });
const amount = fc.double({ min: -1, max: 1, noNaN: true }).map((value) => value + 0);
const pair = record({ x: amount, y: amount });

const plain: { readonly [T in Exclude<Input['type'], 'number' | 'choice'>]: fc.Arbitrary<unknown> } = {
  text: words,
  flag: fc.boolean(),
  colour,
  font: fc.constantFrom('display', 'text', 'Inter', 'Noto Sans'),
  fill,
  stroke: record({
    colour,
    width: length,
    dash: opt(fc.tuple(length, length)),
    cap: opt(fc.constantFrom('butt', 'round', 'square')),
    join: opt(fc.constantFrom('miter', 'round', 'bevel')),
    position: opt(fc.constantFrom('centre', 'inside', 'outside')),
  }),
  shadows: fc.array(record({ colour, opacity: share, blur: fc.integer({ min: 0, max: 90 }), offsetX: offset, offsetY: offset, inner: opt(fc.constant(true)) }), { maxLength: 3 }),
  radius: fc.oneof(length, fc.tuple(length, length, length, length)),
  heads: record({ start: opt(fc.constantFrom('arrow', 'triangle')), end: opt(fc.constantFrom('circle', 'square', 'bar')) }),
  path: record({ points: fc.array(record({ x: share, y: share, in: opt(pair), out: opt(pair) }), { minLength: 2, maxLength: 6 }), closed: fc.boolean() }),
  runs: fc.array(
    record({ text: words, colour: opt(colour), weight: opt(fc.constantFrom(400, 700)), italic: opt(fc.boolean()), scale: opt(fc.constantFrom(0.5, 2)), font: opt(fc.constant('quote')) }),
    { maxLength: 4 },
  ),
  textSize: fc.tuple(fc.integer({ min: 1, max: 400 }), fc.integer({ min: 0, max: 400 })).map(([smallest, more]) => ({ smallest, largest: smallest + more })),
  pin: record({ x: fc.constantFrom('start', 'end', 'centre', 'stretch'), y: fc.constantFrom('top', 'bottom', 'middle', 'stretch') }),
  source: fc.oneof(record({ field }), record({ asset: hex })),
  focus: record({ x: share, y: share }),
  filter: fc
    .tuple(
      fc.oneof(fc.constant({}), fc.constant({ grey: true }), record({ duotone: fc.tuple(colour, colour) })),
      record({ tint: opt(record({ colour, strength: share })), brightness: opt(amount), contrast: opt(amount), saturation: opt(amount), blur: opt(fc.integer({ min: 0, max: 200 })) }),
    )
    .map(([tones, amounts]) => ({ ...tones, ...amounts })),
  scrim: record({ over: fc.constantFrom('image-1', 'nothing'), texts: fc.array(fc.constantFrom('text-1', 'text-2')), contrast: fc.double({ min: 1, max: 21, noNaN: true }) }),
  locks: fc.subarray(['content', 'position', 'style', 'crop', 'delete']),
  bindings: fc.dictionary(fc.constantFrom('colour', 'fill', 'hidden', 'opacity'), field),
  column: record({ gap: fc.integer({ min: 0, max: 200 }), align: fc.constantFrom('top', 'middle', 'bottom') }),
  icon: record({ name: fc.constantFrom('sun', 'person'), path: fc.constantFrom('M0 0L256 0L128 256Z', 'M128 16C64 16 16 64 16 128H240V240Q8 8 9.5 -4.25Z') }),
  cells: fc.array(fc.array(words, { minLength: 1, maxLength: 3 }), { maxLength: 4 }),
  columns: fc.array(
    record({ share: fc.constantFrom(0.5, 1, 3), align: fc.constantFrom('start', 'centre', 'end'), font: opt(fc.constant('figure')), weight: opt(fc.constantFrom(400, 700)), colour: opt(colour), scale: opt(fc.constantFrom(0.5, 2)) }),
    { minLength: 1, maxLength: 3 },
  ),
};

function shown(input: Input): fc.Arbitrary<unknown> {
  if (input.type === 'number') return fc.double({ min: input.min, max: input.max, noNaN: true }).map((value) => value + 0);
  if (input.type === 'choice') return fc.constantFrom(...input.choices.map((choice) => choice.value));
  return plain[input.type];
}

/** A value that a property reads as it is. */
export function valueOf(property: Property<unknown>): fc.Arbitrary<unknown> {
  return property.first === undefined ? opt(shown(property.input)) : shown(property.input);
}

function propertyValues(kind: ElementKind): fc.Arbitrary<Values> {
  return record(Object.fromEntries(Object.entries(propertiesOf(kind)).map(([name, property]) => [name, valueOf(property)])));
}

interface Drawn extends Values {
  readonly kind: ElementKind;
  readonly children?: readonly Drawn[];
}

const leafKinds = Object.values(kinds).filter((kind) => !kind.holdsChildren);
const groupKinds = Object.values(kinds).filter((kind) => kind.holdsChildren);
const leaf: fc.Arbitrary<Drawn> = fc.oneof(...leafKinds.map(({ kind }) => propertyValues(kind).map((values) => ({ ...values, kind }))));
const group: fc.Arbitrary<Drawn> = fc.oneof(
  ...groupKinds.map(({ kind }) => fc.tuple(propertyValues(kind), fc.array(leaf, { maxLength: 3 })).map(([values, children]) => ({ ...values, kind, children }))),
);

/** Ids by kind and order: `text-1`, `text-2`. */
function numbered(elements: readonly Drawn[]): readonly Drawn[] {
  const counts = new Map<string, number>();
  const one = (element: Drawn): Drawn => {
    const count = (counts.get(element.kind) ?? 0) + 1;
    counts.set(element.kind, count);
    const named = { ...element, id: `${element.kind}-${count}` };
    return element.children ? { ...named, children: element.children.map(one) } : named;
  };
  return elements.map(one);
}

function changesOf(elements: readonly Drawn[]): fc.Arbitrary<unknown> {
  const all = elements.flatMap((element) => [element, ...(element.children ?? [])]);
  if (all.length === 0) return fc.constant({});
  const some = ({ kind, id }: Drawn): fc.Arbitrary<readonly [string, Values]> =>
    propertyValues(kind).chain((values) => fc.subarray(Object.keys(values)).map((names) => [String(id), Object.fromEntries(names.map((name) => [name, values[name]]))] as const));
  return fc.array(fc.constantFrom(...all).chain(some), { maxLength: 3 }).map((entries) => Object.fromEntries(entries));
}

function layoutOf(elements: readonly Drawn[]): fc.Arbitrary<unknown> {
  const shape = opt(fc.constantFrom(...shapeClasses.map((entry) => entry.id)));
  return record({ shape, size: opt(fc.constantFrom('ig-portrait', 'x-landscape')), without: opt(field), background: opt(fill), changes: changesOf(elements) });
}

const page = fc
  .array(fc.oneof({ weight: 3, arbitrary: leaf }, { weight: 1, arbitrary: group }), { maxLength: 5 })
  .map(numbered)
  .chain((elements) => record({ id: fc.constant('page-1'), background: fill, elements: fc.constant(elements), layouts: fc.array(layoutOf(elements), { maxLength: 4 }) }));

export const point: fc.Arbitrary<Point> = fc.dictionary(
  fc.constantFrom('claim', 'name', 'place', 'source', 'photo', 'language', 'alt'),
  fc.oneof(fc.string({ unit: 'grapheme', maxLength: 60 }), fc.record({ asset: hex }), fc.record({ asset: hex, focus: fc.record({ x: share, y: share }) })),
);

/** A whole design as plain values, nothing in it to be mended. */
export const plainDesign: fc.Arbitrary<Values> = fc
  .record({ page, point, name: fc.string({ maxLength: 20 }), altPattern: words })
  .map(({ page, ...values }) => ({ ...newDesign({ id: 'design-1', ...values }), pages: [page] }));

export const design: fc.Arbitrary<Design> = plainDesign.map((values) => readDesign(values).design);
