// Columns: the children of a group stacked with a gap, closed up over what has nothing to show, one of them taking the height the
// others leave, and the whole aligned within the group's box.

import type { Element, GroupElement } from './design.ts';
import { childrenOf, kindOf, mapChildren } from './elements/index.ts';
import type { SceneContext } from './elements/kind.ts';
import { absenceOf } from './absence.ts';

const shareAbove = { top: 0, middle: 0.5, bottom: 1 } as const;

type Column = GroupElement & { readonly column: NonNullable<GroupElement['column']> };

function isColumn(element: Element): element is Column {
  return 'column' in element && element.column !== undefined;
}

/** What was made last of the element of an id, and of which element and length it was made. */
type Made = Map<string, { readonly from: Element; readonly length: number; readonly to: Element }>;

/** The same object again for the same element and length. */
function again(made: Made, from: Element, length: number, make: () => Element): Element {
  const known = made.get(from.id);
  if (known?.from === from && known.length === length) return known.to;
  const to = make();
  made.set(from.id, { from, length, to });
  return to;
}

/** A function that gives an element with its columns stacked, those within it too. What is as it was the last time stays the same object. */
export function createSettler(context: SceneContext): (element: Element) => Element {
  const [settled, fittings, placings]: readonly [Made, Made, Made] = [new Map(), new Map(), new Map()];

  const settle = (element: Element): Element => {
    if (!childrenOf(element)) return element;
    return again(settled, element, element.height, () => (isColumn(element) ? stackColumn(element) : mapChildren(element, settle)));
  };

  /** A child as tall as its content needs, at most `height`. */
  const fitted = (child: Element, height: number): Element => again(fittings, child, height, () => fit(child, height));

  const fit = (child: Element, height: number): Element => {
    if (isColumn(child)) return fittedColumn({ ...child, height });
    if (childrenOf(child)) return settle(child);
    const kind = kindOf(child);
    if (kind.fitted) return kind.fitted(child, height, context);
    return child.grow ? { ...child, height } : child;
  };

  /** A column within a column is as tall as its stack. */
  const fittedColumn = (column: Column): Element => {
    const stacked = stackColumn({ ...column, column: { ...column.column, align: 'top' } });
    const shown = (childrenOf(stacked) ?? []).filter((child) => !absenceOf(child, context));
    return { ...stacked, height: Math.max(0, ...shown.map((child) => child.y + child.height)) };
  };

  const stackColumn = (group: Column): Element => {
    const { gap, align } = group.column;
    const shown = group.children.filter((child) => !absenceOf(child, context));
    const fixed = new Map(shown.filter((child) => !child.grow).map((child) => [child.id, fitted(child, child.height)]));
    const gaps = gap * Math.max(0, shown.length - 1);
    const fixedHeight = [...fixed.values()].reduce((sum, child) => sum + child.height, 0);
    const room = Math.max(0, group.height - fixedHeight - gaps);
    const growing = shown.filter((child) => child.grow);
    const sized = new Map(growing.map((child) => [child.id, fitted(child, room / growing.length)]));
    const heightOf = (child: Element): Element => fixed.get(child.id) ?? sized.get(child.id) ?? child;
    const height = shown.reduce((sum, child) => sum + heightOf(child).height, gaps);
    let y = Math.max(0, group.height - height) * shareAbove[align];
    const children = group.children.map((child) => {
      if (!shown.includes(child)) return child;
      const fitting = heightOf(child);
      const at = y;
      y += fitting.height + gap;
      return again(placings, fitting, at, () => ({ ...fitting, y: at }));
    });
    return { ...group, children };
  };
  return settle;
}
