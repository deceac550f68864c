// Binding a property of an element to a field in one step: a text takes its placeholder, a picture the field as its source, all else an
// entry among the element's bindings. What was there becomes the sample of a new field, so that nothing on the page changes.
//   canBind  fieldsFor  boundField  bindProperty  freeProperty

import { isBindable } from './bindings.ts';
import type { Design, Element, ElementKind } from './design.ts';
import { setElement, setPointValue } from './edits.ts';
import { addField, freeFieldName } from './fieldEdits.ts';
import { isKind, kinds, propertiesOf } from './elements/index.ts';
import type { Kind } from './elements/kind.ts';
import type { Input } from './elements/property.ts';
import { fieldsIn, fillText } from './placeholders.ts';
import type { Field, FieldType, Point, PointValue } from './point.ts';
import { isRecord } from './record.ts';
import { findElement } from './tree.ts';

type Values = Readonly<Record<string, unknown>>;

/** How the value of a property names a field within itself. */
interface Within {
  readonly type: FieldType;
  /** The one field it is made of; undefined where it is made of none, or of more. */
  read(value: unknown): string | undefined;
  write(field: string, value: unknown): unknown;
  /** What the field begins with. */
  sample(value: unknown): PointValue | undefined;
  /** The value as the point shows it, without its field. */
  free(field: string, value: unknown, point: Point): unknown;
}

const oneField = /^\s*\{([A-Za-z][\w-]*)\}\s*$/;

function wordsOf(run: unknown): string {
  return isRecord(run) && typeof run['text'] === 'string' ? run['text'] : '';
}

function textOfRuns(value: unknown): string {
  return Array.isArray(value) ? value.map(wordsOf).join('') : '';
}

const plain = (words: string): string | undefined => (words.trim() === '' || fieldsIn(words).length > 0 ? undefined : words);

const withins: { readonly [T in Input['type']]?: Within } = {
  runs: {
    type: 'text',
    read: (value) => oneField.exec(textOfRuns(value))?.[1],
    write: (field, value) => {
      const first: unknown = Array.isArray(value) ? value[0] : undefined;
      return [{ ...(isRecord(first) ? first : {}), text: `{${field}}` }];
    },
    sample: (value) => plain(textOfRuns(value)),
    free: (_, value, point) => (Array.isArray(value) ? value.map((run: unknown) => ({ ...(isRecord(run) ? run : {}), text: fillText(wordsOf(run), point) })) : value),
  },
  text: {
    type: 'text',
    read: (value) => oneField.exec(String(value))?.[1],
    write: (field) => `{${field}}`,
    sample: (value) => plain(String(value)),
    free: (_, value, point) => fillText(String(value), point),
  },
  source: {
    type: 'image',
    read: (value) => (typeof value === 'object' && value !== null && 'field' in value && typeof value.field === 'string' ? value.field : undefined),
    write: (field) => ({ field }),
    sample: (value) => (typeof value === 'object' && value !== null && 'asset' in value && typeof value.asset === 'string' ? { asset: value.asset } : undefined),
    free: (field, value, point) => {
      const picture = point[field];
      return typeof picture === 'object' ? { asset: picture.asset } : value;
    },
  },
};

/** The type of a field that decides a property from without. */
const fieldTypes: { readonly [T in Input['type']]?: FieldType } = { number: 'number', flag: 'choice', choice: 'choice', colour: 'colour', fill: 'colour', font: 'text' };

/** Whether a text of this kind is filled: its name, for one, is not. */
function isFilled(kind: Kind, name: string): boolean {
  return kind.fill !== undefined && Object.hasOwn(kind.properties, name);
}

function withinOf(kind: ElementKind, name: string): Within | undefined {
  const property = propertiesOf(kind)[name];
  return property && isFilled(kinds[kind], name) ? withins[property.input.type] : property?.input.type === 'source' ? withins.source : undefined;
}

/** Properties of which a field says nothing. */
const never: ReadonlySet<string> = new Set(['name', 'locked', 'flipX', 'flipY', 'mirror', 'grow', 'rotation']);

/** Whether a field can decide a property of a kind. */
export function canBind(kind: ElementKind, name: string): boolean {
  const property = isKind(kind) ? propertiesOf(kind)[name] : undefined;
  return property !== undefined && !never.has(name) && (withinOf(kind, name) !== undefined || isBindable(property));
}

function fieldTypeFor(kind: ElementKind, name: string): FieldType {
  const type = propertiesOf(kind)[name]?.input.type;
  return withinOf(kind, name)?.type ?? (type && fieldTypes[type]) ?? 'text';
}

/** The design's fields that can decide a property: pictures for pictures, others for others. */
export function fieldsFor(design: Design, kind: ElementKind, name: string): readonly Field[] {
  const isPicture = fieldTypeFor(kind, name) === 'image';
  return design.fields.filter((field) => (field.type === 'image') === isPicture);
}

/** The field that decides a property alone; undefined for none. */
export function boundField(design: Design, page: number, id: string, name: string): string | undefined {
  const element = findElement(design.pages[page], id);
  if (!element) return undefined;
  const values: Values = { ...element };
  return withinOf(element.kind, name)?.read(values[name]) ?? element.bindings?.[name];
}

function choicesOf(kind: ElementKind, name: string): readonly string[] | undefined {
  const input = propertiesOf(kind)[name]?.input;
  if (input?.type === 'choice') return input.choices.map((choice) => choice.value);
  return input?.type === 'flag' ? ['yes', 'no'] : undefined;
}

function sampleOf(element: Element, name: string): PointValue | undefined {
  const values: Values = { ...element };
  const value = values[name];
  const within = withinOf(element.kind, name);
  if (within) return within.sample(value);
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (isRecord(value)) return typeof value['colour'] === 'string' ? value['colour'] : undefined;
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}

/**
 * Lets a field decide a property of elements. Without a field's name a new one is made, called by the property's label, with what the
 * first element has as its sample.
 */
export function bindProperty(design: Design, page: number, ids: readonly string[], name: string, { field, label }: { readonly field?: string | undefined; readonly label: string }): Design {
  const first = findElement(design.pages[page], ids[0] ?? '');
  if (!first || !canBind(first.kind, name)) return design;
  const made = field ?? freeFieldName(design, label);
  const choices = choicesOf(first.kind, name);
  const withField = design.fields.some((one) => one.name === made)
    ? design
    : addField(design, { name: made, label, type: fieldTypeFor(first.kind, name), ...(choices ? { choices } : {}) });
  const sample = made in design.point ? undefined : sampleOf(first, name);
  const withSample = sample === undefined ? withField : setPointValue(withField, made, sample);
  return ids.reduce((now, id) => {
    const element = findElement(now.pages[page], id);
    if (!element) return now;
    const values: Values = { ...element };
    const within = withinOf(element.kind, name);
    const change = within ? { [name]: within.write(made, values[name]) } : { bindings: { ...element.bindings, [name]: made } };
    return setElement(now, page, id, change);
  }, withSample);
}

/** Frees a property of its field: what the point shows now stays. */
export function freeProperty(design: Design, page: number, id: string, name: string): Design {
  const element = findElement(design.pages[page], id);
  const field = boundField(design, page, id, name);
  if (!element || field === undefined) return design;
  const within = withinOf(element.kind, name);
  const values: Values = { ...element };
  if (within?.read(values[name]) !== undefined) return setElement(design, page, id, { [name]: within.free(field, values[name], design.point) });
  const { [name]: _, ...rest } = element.bindings ?? {};
  return setElement(design, page, id, { bindings: Object.keys(rest).length === 0 ? null : rest });
}
