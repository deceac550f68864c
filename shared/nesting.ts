// Elements put at another place of the tree: below or above others, into a group or out of one.
//   moveElements(design, page, ids, slot) -> design   stackElements(design, page, ids, way) -> design

import type { Design, Element } from './design.ts';
import { childrenOf, mapSame, walk, withProperties } from './elements/index.ts';
import { tidy, type Place } from './geometry.ts';
import { hasRoom } from './room.ts';
import { editPage, findElement, outermost, parentsOf } from './tree.ts';

/** A place among siblings: of a group, or of the page itself. What lies at `index` from the bottom, and all above it, goes up. */
export interface Slot {
  readonly group: string | undefined;
  readonly index: number;
}

/** Page place of what an element's box is relative to, at the base. */
function originOf(parents: readonly Element[]): Place {
  return parents.reduce<Place>((at, parent) => ({ x: at.x + parent.x, y: at.y + parent.y }), { x: 0, y: 0 });
}

function without(elements: readonly Element[], gone: ReadonlySet<Element>): readonly Element[] {
  const kept = elements.some((element) => gone.has(element)) ? elements.filter((element) => !gone.has(element)) : elements;
  return mapSame(kept, (element) => {
    const children = childrenOf(element);
    if (!children) return element;
    const left = without(children, gone);
    return left === children ? element : withProperties(element, { children: left });
  });
}

function editGroup(elements: readonly Element[], id: string, edit: (children: readonly Element[]) => readonly Element[]): readonly Element[] {
  return mapSame(elements, (element) => {
    const children = childrenOf(element);
    if (!children) return element;
    const edited = element.id === id ? edit(children) : editGroup(children, id, edit);
    return edited === children ? element : withProperties(element, { children: edited });
  });
}

function isSameList(a: readonly Element[], b: readonly Element[]): boolean {
  return a.length === b.length && a.every((element, index) => element === b[index]);
}

/**
 * Puts elements at another place, in the order they lie in. At the base they stay where they are seen. None is put into itself: the
 * design stays the same then, and where groups would lie too deep, of which `onNoRoom` hears.
 */
export function moveElements(design: Design, page: number, ids: readonly string[], to: Slot, onNoRoom: () => void = () => undefined): Design {
  const given = design.pages[page];
  const moved = outermost(given?.elements ?? [], new Set(ids));
  const target = to.group === undefined ? undefined : findElement(given, to.group);
  if (!given || moved.length === 0 || (to.group !== undefined && !(target && 'children' in target))) return design;
  if (target && [...walk(moved)].some((element) => element.id === target.id)) return design;
  const origin = target ? originOf([...(parentsOf(given.elements, target.id) ?? []), target]) : { x: 0, y: 0 };
  const placed = moved.map((element) => {
    const own = originOf(parentsOf(given.elements, element.id) ?? []);
    const [x, y] = [tidy(element.x + own.x - origin.x), tidy(element.y + own.y - origin.y)];
    return x === element.x && y === element.y ? element : withProperties(element, { x, y });
  });
  const gone = new Set(moved);
  const list = target ? (childrenOf(target) ?? []) : given.elements;
  const index = list.slice(0, Math.max(0, to.index)).filter((element) => !gone.has(element)).length;
  const put = (rest: readonly Element[]): readonly Element[] => [...rest.slice(0, index), ...placed, ...rest.slice(index)];
  const edited = editPage(design, page, (before) => {
    const rest = without(before.elements, gone);
    const elements = target ? editGroup(rest, target.id, put) : put(rest);
    return isSameTree(elements, before.elements) ? before : { ...before, elements };
  });
  if (edited === design || hasRoom(edited)) return edited;
  onNoRoom();
  return design;
}

function isSameTree(a: readonly Element[], b: readonly Element[]): boolean {
  return a.length === b.length && a.every((element, index) => element.id === b[index]!.id && isSameTree(childrenOf(element) ?? [], childrenOf(b[index]!) ?? []));
}

/** A step of a stack: one up or down, or all the way. */
export type StackWay = 'forward' | 'backward' | 'front' | 'back';

/** The list with some members moved one step or all the way; those that touch the end stay, and none overtakes another. */
function stacked(list: readonly Element[], ids: ReadonlySet<string>, way: StackWay): readonly Element[] {
  const isMoved = (element: Element): boolean => ids.has(element.id);
  if (way === 'front') return [...list.filter((element) => !isMoved(element)), ...list.filter(isMoved)];
  if (way === 'back') return [...list.filter(isMoved), ...list.filter((element) => !isMoved(element))];
  const next = [...list];
  const step = way === 'forward' ? 1 : -1;
  const places = next.map((_, index) => index);
  for (const index of way === 'forward' ? places.reverse() : places) {
    const [element, other] = [next[index]!, next[index + step]];
    if (isMoved(element) && other && !isMoved(other)) [next[index], next[index + step]] = [other, element];
  }
  return next;
}

/** Moves elements up or down among those beside them. */
export function stackElements(design: Design, page: number, ids: readonly string[], way: StackWay): Design {
  const chosen = new Set(ids);
  return editPage(design, page, (given) => {
    const edit = (list: readonly Element[]): readonly Element[] => {
      const ordered = list.some((element) => chosen.has(element.id)) ? stacked(list, chosen, way) : list;
      const same = isSameList(ordered, list) ? list : ordered;
      return mapSame(same, (element) => {
        const children = chosen.has(element.id) ? undefined : childrenOf(element);
        if (!children) return element;
        const edited = edit(children);
        return edited === children ? element : withProperties(element, { children: edited });
      });
    };
    const elements = edit(given.elements);
    return elements === given.elements ? given : { ...given, elements };
  });
}
