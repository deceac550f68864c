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

/** The element with its columns stacked, those within it too. */
export function settle(element: Element, context: SceneContext): Element {
  if (isColumn(element)) return stackColumn(element, context);
  return mapChildren(element, (child) => settle(child, context));
}

/** A child as tall as its content needs, at most `height`. */
function fitted(child: Element, height: number, context: SceneContext): Element {
  if (isColumn(child)) return fittedColumn({ ...child, height }, context);
  if (childrenOf(child)) return settle(child, context);
  const kind = kindOf(child);
  if (kind.fitted) return kind.fitted(child, height, context);
  return child.grow ? { ...child, height } : child;
}

/** A column within a column is as tall as its stack. */
function fittedColumn(column: Column, context: SceneContext): Element {
  const stacked = stackColumn({ ...column, column: { ...column.column, align: 'top' } }, context);
  const shown = (childrenOf(stacked) ?? []).filter((child) => !absenceOf(child, context));
  return { ...stacked, height: Math.max(0, ...shown.map((child) => child.y + child.height)) };
}

function stackColumn(group: Column, context: SceneContext): Element {
  const { gap, align } = group.column;
  const shown = group.children.filter((child) => !absenceOf(child, context));
  const fixed = new Map(shown.filter((child) => !child.grow).map((child) => [child.id, fitted(child, child.height, context)]));
  const gaps = gap * Math.max(0, shown.length - 1);
  const fixedHeight = [...fixed.values()].reduce((sum, child) => sum + child.height, 0);
  const room = Math.max(0, group.height - fixedHeight - gaps);
  const growing = shown.filter((child) => child.grow);
  const sized = new Map(growing.map((child) => [child.id, fitted(child, room / growing.length, context)]));
  const heightOf = (child: Element): Element => fixed.get(child.id) ?? sized.get(child.id) ?? child;
  const height = shown.reduce((sum, child) => sum + heightOf(child).height, gaps);
  let y = Math.max(0, group.height - height) * shareAbove[align];
  const children = group.children.map((child) => {
    if (!shown.includes(child)) return child;
    const placed = { ...heightOf(child), y } as Element;
    y += placed.height + gap;
    return placed;
  });
  return { ...group, children };
}
