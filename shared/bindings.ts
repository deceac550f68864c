// Properties that take their value from a field: a colour, a choice, a number, a fill. Texts and pictures name their fields in
// themselves. Where a field is empty, or holds what the property cannot be, the element's own value stands.
//   fillBound(element, properties, point) -> values

import type { Element } from './design.ts';
import type { Input, Property } from './elements/property.ts';
import type { Point } from './point.ts';
import { fieldText } from './placeholders.ts';

type Values = Readonly<Record<string, unknown>>;

const yes = /^(?:yes|true|1|x|on|ja|✓)$/i;
const no = /^(?:no|false|0|off|nein)$/i;

/** A field's words as a value of each input that a field can decide. */
export const boundValues: { readonly [T in Input['type']]?: (words: string) => unknown } = {
  number: (words) => Number(words.replace(',', '.')),
  flag: (words) => (yes.test(words) ? true : no.test(words) ? false : undefined),
  choice: (words) => words,
  colour: (words) => words,
  font: (words) => words,
  fill: (words) => ({ type: 'solid', colour: words }),
};

/** Whether a field can decide a property. Lengths cannot: a page's size decides them too. */
export function isBindable(property: Property<unknown>): boolean {
  return boundValues[property.input.type] !== undefined && (property.input.type !== 'number' || property.scale === undefined);
}

/** The value a field gives a property; undefined where it gives none that the property can be. */
function boundValue(property: Property<unknown> | undefined, own: unknown, words: string): unknown {
  const make = property && isBindable(property) ? boundValues[property.input.type] : undefined;
  if (!property || !make || words === '') return undefined;
  const value = make(words);
  if (value === undefined) return undefined;
  let isMended = false;
  const read = property.read(value, own ?? property.first, () => {
    isMended = true;
  });
  return isMended ? undefined : read;
}

/** Values of bound properties as the point has them; undefined where none is bound. */
export function fillBound(element: Element, properties: Readonly<Record<string, Property<unknown>>>, point: Point): Values | undefined {
  if (!element.bindings) return undefined;
  const own: Values = { ...element };
  const values: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(element.bindings)) {
    const value = boundValue(properties[name], own[name], fieldText(point, field));
    if (value !== undefined) values[name] = value;
  }
  return values;
}
