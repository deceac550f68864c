// Filling a page's elements from one point after the other: an element whose fields hold the same as in the point before stays the same
// object, so that all that was made of it can be used again.

import type { Element } from './design.ts';
import { childrenOf, fieldsOf, fillOwn, kindOf, mapSame, withProperties } from './elements/index.ts';
import type { Point, PointValue } from './point.ts';

interface Filled {
  readonly from: Element;
  readonly fields: readonly string[];
  values: readonly (PointValue | undefined)[];
  to: Element;
}

/** Whether two values of a field are the same in content. */
function isSame(a: PointValue | undefined, b: PointValue | undefined): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object') return false;
  return a.asset === b.asset && a.focus?.x === b.focus?.x && a.focus?.y === b.focus?.y;
}

/** A function that fills the elements of one page, and those in them. It remembers what it made last of each. */
export function createFiller(): (element: Element, point: Point) => Element {
  const owns = new Map<string, Filled>();
  const groups = new Map<string, { readonly from: Element; readonly children: readonly Element[]; readonly to: Element }>();

  const fillAgain = (element: Element, point: Point): Element => {
    if (!kindOf(element).fill && !element.bindings) return element;
    const known = owns.get(element.id);
    if (known?.from === element && known.fields.every((field, index) => isSame(known.values[index], point[field]))) return known.to;
    const fields = known?.from === element ? known.fields : [...new Set(fieldsOf(element))];
    const to = fillOwn(element, point);
    owns.set(element.id, { from: element, fields, values: fields.map((field) => point[field]), to });
    return to;
  };

  const fill = (element: Element, point: Point): Element => {
    const own = fillAgain(element, point);
    const given = childrenOf(own);
    if (!given) return own;
    const children = mapSame(given, (child) => fill(child, point));
    if (children === given) return own;
    const known = groups.get(own.id);
    if (known?.from === own && children.every((child, index) => child === known.children[index])) return known.to;
    const to = withProperties(own, { children });
    groups.set(own.id, { from: own, children, to });
    return to;
  };
  return fill;
}
