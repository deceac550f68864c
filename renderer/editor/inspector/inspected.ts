// What the inspector is about: the selected elements as this size shows them, the properties all of them have, and how a value is
// written back.
//   inspect(show, design, ids) -> Inspected   applyValue   applyInRun   finishRun

import type { Element, ElementKind } from '../../../shared/design.ts';
import { propertiesOf, walk } from '../../../shared/elements/index.ts';
import type { Condition, Property } from '../../../shared/elements/property.ts';
import { layoutPage } from '../../../shared/layout.ts';
import { isLocked, lockOf } from '../../../shared/locks.ts';
import { placedIn } from '../../../shared/placed.ts';
import { ownAtSize } from '../../../shared/ownValues.ts';
import { placeProperties, setShown, type Scope } from '../../../shared/placing.ts';
import { fieldText } from '../../../shared/placeholders.ts';
import { pictureOf } from '../../../shared/point.ts';
import type { Design } from '../../../shared/design.ts';
import { currentShow, useCanvas, type CanvasShow } from '../canvasStore.ts';
import { edit, editInRun } from '../editorStore.ts';

type Values = Readonly<Record<string, unknown>>;

/** A property that all inspected elements have. */
export interface InspectedProperty {
  readonly name: string;
  /** Of the first element: it says how the property is called and shown. */
  readonly kind: ElementKind;
  readonly property: Property<unknown>;
  /** Of the first element, lengths in page pixels; undefined where it is not there. */
  readonly value: unknown;
  /** Whether the elements differ in it. */
  readonly isMixed: boolean;
  readonly isLocked: boolean;
  /** Whether this size alone has the value. */
  readonly isOwn: boolean;
  /** The field that decides it. */
  readonly field: string | undefined;
}

export interface Inspected {
  readonly ids: readonly string[];
  readonly elements: readonly Element[];
  readonly properties: readonly InspectedProperty[];
}

/** The elements of a page at a size with their placeholders unfilled: what an author works on. */
function unfilledElements({ design, drawnSize, page, direction, assets }: CanvasShow): ReadonlyMap<string, Element> {
  const isWithout = (field: string): boolean => {
    if (field === 'logo') return !assets.brand.logos.some((logo) => assets.picture(logo.asset));
    const picture = pictureOf(design.point, field);
    return picture ? assets.picture(picture.asset) === undefined : fieldText(design.point, field) === '';
  };
  const { elements } = layoutPage(design.pages[page]!, drawnSize, direction, isWithout);
  return new Map([...walk(elements)].map((element) => [element.id, element]));
}

/** Places as the page shows them: columns and fitted texts are settled there. */
const settled = ['x', 'y', 'width', 'height'] as const;

/** The selected elements as the canvas shows them, their texts as they were written. */
export function shownElements(show: CanvasShow, ids: readonly string[]): readonly Element[] {
  const unfilled = unfilledElements(show);
  const placed = new Map([...walk(show.scene.elements)].map((element) => [element.id, element]));
  return ids.flatMap((id) => {
    const element = unfilled.get(id);
    const at = placed.get(id);
    if (!element || !at) return [];
    const place = Object.fromEntries(settled.map((name) => [name, at[name]]));
    return [{ ...element, ...place }];
  });
}

function isSame(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

function holds(condition: Condition | undefined, values: Values): boolean {
  return !condition || condition.is.includes(String(values[condition.property]));
}

export function inspect(show: CanvasShow, ids: readonly string[]): Inspected {
  const elements = shownElements(show, ids);
  const [first] = elements;
  if (!first) return { ids: [], elements, properties: [] };
  const placed = placedIn(show.scene);
  const isHeld = elements.some(({ id }) => placed.get(id)?.isLocked);
  const owns = elements.map((element) => ownAtSize(show.design, show.page, show.size, element.id));
  const values = elements.map((element): Values => ({ ...element }));
  const properties = Object.entries(propertiesOf(first.kind)).flatMap(([name, property]): readonly InspectedProperty[] => {
    const isShared = elements.every((element) => propertiesOf(element.kind)[name]?.input.type === property.input.type);
    if (!isShared || !values.every((given) => holds(property.usedWhen, given))) return [];
    return [
      {
        name,
        kind: first.kind,
        property,
        value: values[0]![name],
        isMixed: values.some((given) => !isSame(given[name], values[0]![name])),
        isLocked: isHeld || elements.some((element) => isLocked(element, lockOf(element.kind, name))),
        isOwn: owns.some((own) => own.has(name)),
        field: first.bindings?.[name],
      },
    ];
  });
  return { ids: elements.map((element) => element.id), elements, properties };
}

function scopeOf(name: string): Scope {
  return placeProperties.has(name) && name !== 'size' ? useCanvas.getState().scope : 'all';
}

/** A change as a function of the design, written as the canvas shows it now. */
function changeOf(ids: readonly string[], name: string, valueOf: (element: Element) => unknown): (design: Design) => Design {
  const show = currentShow();
  if (!show) return (design) => design;
  const shown = new Map(shownElements(show, ids).map((element) => [element.id, element]));
  const scope = scopeOf(name);
  return (design) =>
    ids.reduce((now, id) => {
      const element = shown.get(id);
      return element ? setShown(now, show, id, { [name]: valueOf(element) }, scope) : now;
    }, design);
}

/** Gives all elements a value, as one step. `null` takes a property away. */
export function applyValue(ids: readonly string[], name: string, value: unknown): void {
  edit(changeOf(ids, name, () => value));
}

/** Gives all elements a value while a slider moves or a person types: all of it becomes one step. */
export function applyInRun(ids: readonly string[], name: string, value: unknown): void {
  editInRun(`inspector ${name} ${ids.join(' ')}`, changeOf(ids, name, () => value));
}

/** Adds to a number of every element, each from its own. */
export function addToAll(ids: readonly string[], name: string, by: number): void {
  editInRun(
    `inspector ${name} ${ids.join(' ')}`,
    changeOf(ids, name, (element) => {
      const values: Values = { ...element };
      const value = values[name];
      return typeof value === 'number' ? value + by : value;
    }),
  );
}
