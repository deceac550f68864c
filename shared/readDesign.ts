// Reads a design from an unknown value: a file of any past version, a stranger's pack, a page's request. What can be mended is, with
// a list of what was done; only where there is nothing to save does it throw.

import type { Design, Element, Fill, Layout, Page } from './design.ts';
import { designSchema } from './design.ts';
import { readFill } from './elements/fills.ts';
import { walk } from './elements/index.ts';
import type { Say } from './elements/property.ts';
import { readChoice, readText } from './elements/property.ts';
import { readFocus } from './elements/styles.ts';
import { Fault } from './fault.ts';
import { readGuides } from './guides.ts';
import { writeNumber } from './numbers.ts';
import type { Field, FieldType, Point, PointValue } from './point.ts';
import { ElementRoom, Ids, readChange, readElements } from './readElement.ts';
import { isRecord } from './record.ts';
import type { ShapeClass } from './size.ts';
import { shapeClasses } from './size.ts';

export interface ReadDesign {
  readonly design: Design;
  /** What had to be mended, a sentence each; none for a design this version wrote. */
  readonly repairs: readonly string[];
  /** What elements were left out for lack of room, as a sentence; absent where all had room. */
  readonly leftOut?: string;
}

const fieldTypes: readonly FieldType[] = ['text', 'number', 'image', 'colour', 'choice'];
const fieldPattern = /^[A-Za-z][\w-]{0,99}$/;
const assetPattern = /^[0-9a-f]{64}$/;
const background: Fill = { type: 'solid', colour: 'background' };

const isCount = (limit: unknown): limit is number => typeof limit === 'number' && limit > 0 && Number.isSafeInteger(limit);

/** A field from an unknown value; undefined, and said, where it is none. */
export function readField(value: unknown, say: Say): Field | undefined {
  if (!isRecord(value) || typeof value['name'] !== 'string' || !fieldPattern.test(value['name'])) {
    say('A field without a usable name was left out.');
    return undefined;
  }
  const { name, maxLength, maxLines, choices } = value;
  const sayHere: Say = (mended) => say(`Field "${name}": its type ${mended}.`);
  return {
    name,
    label: readText(value['label'] ?? name, name, 200, sayHere),
    type: readChoice(value['type'], 'text', fieldTypes, sayHere),
    ...(value['required'] === true ? { required: true } : {}),
    ...(isCount(maxLength) ? { maxLength } : {}),
    ...(isCount(maxLines) ? { maxLines } : {}),
    ...(value['multiline'] === true ? { multiline: true } : {}),
    ...(Array.isArray(choices) ? { choices: choices.filter((choice) => typeof choice === 'string') } : {}),
    ...(typeof value['hint'] === 'string' ? { hint: readText(value['hint'], '', 500, sayHere) } : {}),
  };
}

function readFields(value: unknown, say: Say): readonly Field[] {
  const seen = new Set<string>();
  return (Array.isArray(value) ? value : []).flatMap((entry) => {
    const field = readField(entry, say);
    if (!field) return [];
    if (seen.has(field.name)) {
      say(`Field "${field.name}" was there twice; the first was kept.`);
      return [];
    }
    seen.add(field.name);
    return [field];
  });
}

function readPointValue(name: string, value: unknown, language: string, say: Say): PointValue | undefined {
  if (typeof value === 'number' && Number.isFinite(value)) return writeNumber(value, language);
  if (typeof value === 'string' || typeof value === 'number') return readText(value, '', 20_000, (mended) => say(`Value of "${name}" ${mended}.`));
  if (isRecord(value) && typeof value['asset'] === 'string' && assetPattern.test(value['asset'])) {
    const { asset, focus } = value;
    if (focus === undefined) return { asset };
    return { asset, focus: readFocus(focus, { x: 0.5, y: 0.5 }, (mended) => say(`Focus of "${name}" ${mended}.`)) };
  }
  say(`Value of "${name}" was neither text nor a picture and was left out.`);
  return undefined;
}

/** A point from an unknown value: texts and pictures by field name, numbers as its language writes them. */
export function readPoint(value: unknown, say: Say): Point {
  if (value === undefined) return {};
  if (!isRecord(value)) {
    say('The point was not one and was left out.');
    return {};
  }
  const language = typeof value['language'] === 'string' ? value['language'] : '';
  const values = Object.entries(value).flatMap(([name, entry]) => {
    if (!fieldPattern.test(name)) {
      say(`A value for "${name.slice(0, 40)}", which is not the name of a field, was left out.`);
      return [];
    }
    const read = readPointValue(name, entry, language, say);
    return read === undefined ? [] : [[name, read] as const];
  });
  return Object.fromEntries(values);
}

function isShape(value: unknown): value is ShapeClass {
  return shapeClasses.some((shape) => shape.id === value);
}

function isName(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && value.length <= 200;
}

/** Elements of a page by id, however deep in groups. */
type ElementsById = ReadonlyMap<string, Element>;

function readChanges(value: unknown, elements: ElementsById, say: Say): Layout['changes'] {
  if (!isRecord(value)) return {};
  const entries = Object.entries(value).flatMap(([id, change]) => {
    const element = elements.get(id);
    if (element) return [[id, readChange(change, element, say)] as const];
    say(`A layout's change of "${id.slice(0, 60)}" was left out, since the page has no such element.`);
    return [];
  });
  return Object.fromEntries(entries);
}

function readLayout(value: unknown, elements: ElementsById, say: Say): Layout | undefined {
  const given = isRecord(value) ? value : {};
  const { shape, size, without } = given;
  if (!isRecord(value) || (shape !== undefined && !isShape(shape)) || (size !== undefined && !isName(size)) || (without !== undefined && !isName(without))) {
    say('A layout for an unknown shape or size was left out.');
    return undefined;
  }
  return {
    ...(shape === undefined ? {} : { shape }),
    ...(size === undefined ? {} : { size }),
    ...(without === undefined ? {} : { without }),
    ...(given['background'] === undefined ? {} : { background: readFill(given['background'], background, (mended) => say(`A layout's background ${mended}.`)) }),
    changes: readChanges(given['changes'], elements, say),
  };
}

/** Layouts that a page may have; there are fewer shapes and sizes. */
const mostLayouts = 200;

function readLayouts(value: unknown, page: Pick<Page, 'elements'>, say: Say): readonly Layout[] {
  const layouts: readonly unknown[] = Array.isArray(value) ? value : [];
  if (layouts.length === 0) return [];
  if (layouts.length > mostLayouts) say(`A page has room for ${mostLayouts} layouts; ${layouts.length - mostLayouts} more were left out.`);
  const elements = new Map([...walk(page.elements)].map((element) => [element.id, element]));
  return layouts.slice(0, mostLayouts).flatMap((layout) => readLayout(layout, elements, say) ?? []);
}

function readPage(value: unknown, ids: Ids, room: ElementRoom, say: Say): Page | undefined {
  if (!isRecord(value)) {
    say('A page that was not one was left out.');
    return undefined;
  }
  const elements = readElements(value['elements'], new Ids(room), say);
  const guides = readGuides(value['guides'], (mended) => say(`A page ${mended}.`));
  return {
    id: ids.take(value['id'], 'page', (mended) => say(`A page ${mended}.`)),
    background: value['background'] === undefined ? background : readFill(value['background'], background, (mended) => say(`A page's background ${mended}.`)),
    elements,
    layouts: readLayouts(value['layouts'], { elements }, say),
    ...(guides.length === 0 ? {} : { guides }),
  };
}

/** Repairs that are told one by one; nobody reads more. */
const toldRepairs = 200;
/** Pages that a design may have. */
const mostPages = 500;

/** What was mended, and how much more was than can be told. */
function toldOf(repairs: readonly string[], count: number): readonly string[] {
  return count > repairs.length ? [...repairs, `${count - repairs.length} more were made like these.`] : repairs;
}

function pagesOf(pages: readonly unknown[], say: Say): readonly unknown[] {
  if (pages.length > mostPages) say(`A design has room for ${mostPages} pages; ${pages.length - mostPages} more were left out.`);
  return pages.slice(0, mostPages);
}

/** Refuses a newer version than ours: reading it would lose what we do not know. */
function checkSchema(schema: unknown, say: Say): void {
  if (typeof schema === 'number' && schema > designSchema) {
    throw new Fault('input', `This design was made by a newer Point Studio (its format is ${schema}, this version reads up to ${designSchema}). Update Point Studio to open it.`);
  }
  if (schema !== designSchema) say(`The design did not say which format it has; it was read as format ${designSchema}.`);
}

function readName(value: unknown, fallback: string, say: Say): string {
  return value === undefined ? fallback : readText(value, fallback, 2000, (mended) => say(`The design's text ${mended}.`));
}

/**
 * A design from an unknown value, mended where it must be. Throws Fault `input` where the value is no design or has no page, or comes
 * from a newer version.
 */
export function readDesign(value: unknown): ReadDesign {
  if (!isRecord(value) || !Array.isArray(value['pages'])) {
    throw new Fault('input', 'This is not a Point Studio design: it has no pages. Choose a design or a template file.');
  }
  const repairs: string[] = [];
  let count = 0;
  const say: Say = (mended) => {
    count += 1;
    if (repairs.length < toldRepairs) repairs.push(mended);
  };
  checkSchema(value['schema'], say);
  const pageIds = new Ids();
  const room = new ElementRoom();
  const pages = pagesOf(value['pages'], say).flatMap((page) => readPage(page, pageIds, room, say) ?? []);
  if (pages.length === 0) throw new Fault('input', 'This design has no page that can be read, so there is nothing to open.');
  const design: Design = {
    schema: designSchema,
    id: new Ids().take(value['id'], 'design', (mended) => say(`The design ${mended}.`)),
    name: readName(value['name'], 'Untitled', say),
    description: readName(value['description'], '', say),
    fields: readFields(value['fields'], say),
    point: readPoint(value['point'], say),
    altPattern: readName(value['altPattern'], '', say),
    showsPerson: readShowsPerson(value),
    pack: readName(value['pack'], '', say),
    pages,
  };
  return { design, repairs: toldOf(repairs, count), ...(room.leftOut === undefined ? {} : { leftOut: room.leftOut }) };
}

/** What the design declares of it; one that says nothing shows a person where it has a place for a name or a photo. */
function readShowsPerson(value: Readonly<Record<string, unknown>>): boolean {
  const declared = value['showsPerson'];
  if (typeof declared === 'boolean') return declared;
  const fields = Array.isArray(value['fields']) ? value['fields'] : [];
  return fields.some((field) => isRecord(field) && (field['name'] === 'name' || field['name'] === 'photo'));
}

/** `readDesign` for a file's text. Throws Fault `input` where it is not JSON. */
export function parseDesign(text: string): ReadDesign {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new Fault('input', 'This file is not a design: it is not valid JSON. It may have been cut short; open an earlier version.', { cause });
  }
  return readDesign(value);
}
