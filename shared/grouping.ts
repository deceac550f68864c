// Groups made and dissolved: what layouts say of places is rewritten with them, so that nothing moves in the frames they were drawn in.
//   groupElements(design, page, ids, name) -> { design, id }   ungroup(design, page, id) -> { design, ids }   keepPlaces(...)

import type { Change, Design, Element, GroupElement, Layout } from './design.ts';
import { newElement, withProperties } from './elements/index.ts';
import { around, centreOf, tidy, turn, type Place } from './geometry.ts';
import { applyChange } from './layout.ts';
import { hasRoom } from './room.ts';
import { placeShown, shownElement, type Scope } from './placing.ts';
import type { OnShow } from './edits.ts';
import type { Box } from './scene.ts';
import { editPage, editSiblings, findElement, freeId, siblingsOf } from './tree.ts';

type Values = Readonly<Record<string, unknown>>;

/** What a group or its dissolving decides about members, by element id. */
type Places = Readonly<Record<string, Values>>;

/** The element as layouts change it, one on the other. */
function changed(element: Element, stack: readonly Layout[]): Element {
  return stack.reduce((now, layout) => {
    const change = layout.changes[element.id];
    return change ? applyChange(now, change) : now;
  }, element);
}

/** The layouts below one that it stacks on: one for an empty field lies on that of its shape. Of sizes see `keepPlaces`. */
function below(layout: Layout, all: readonly Layout[]): readonly Layout[] {
  const isPlain = (one: Layout): boolean => one.without === undefined && one.size === undefined && one.shape === layout.shape;
  return layout.without === undefined || layout.shape === undefined ? [] : all.filter(isPlain);
}

/**
 * The layouts with the places that follow from a change of the tree. `placesIn` gives those of a stack of layouts; a layout gets what
 * differs from the stack below it.
 */
function replaced(layouts: readonly Layout[], gone: readonly string[], placesIn: (stack: readonly Layout[]) => Places): readonly Layout[] {
  return layouts.map((layout) => {
    if (layout.size !== undefined) return layout;
    const stack = below(layout, layouts);
    const [before, now] = [placesIn(stack), placesIn([...stack, layout])];
    const changes: Record<string, Change> = Object.fromEntries(Object.entries(layout.changes).filter(([id]) => !gone.includes(id)));
    for (const [id, values] of Object.entries(now)) {
      const names = Object.keys(values);
      const differing = Object.fromEntries(Object.entries(values).filter(([name, value]) => value !== before[id]?.[name]));
      const kept = Object.fromEntries(Object.entries(changes[id] ?? {}).filter(([name]) => !names.includes(name)));
      const merged = { ...kept, ...differing };
      if (Object.keys(merged).length > 0) changes[id] = merged;
      else Reflect.deleteProperty(changes, id);
    }
    return { ...layout, changes };
  });
}

function boxOf({ x, y, width, height }: Box): Box {
  return { x: tidy(x), y: tidy(y), width: tidy(width), height: tidy(height) };
}

/** The places of a group to be, and of its members within it. */
function groupedPlaces(members: readonly Element[], id: string, stack: readonly Layout[]): Places {
  const there = members.map((member) => changed(member, stack));
  const box = around(there)!;
  const within = there.map((member) => [member.id, { x: tidy(member.x - box.x), y: tidy(member.y - box.y) }] as const);
  return { [id]: { ...boxOf(box) }, ...Object.fromEntries(within) };
}

/**
 * Puts elements of one parent into a new group, where the topmost of them lay. Answers no id where they lie in different groups, or are
 * none, or where groups would lie too deep, of which `onNoRoom` hears.
 */
export function groupElements(
  design: Design,
  page: number,
  ids: readonly string[],
  name: string,
  onNoRoom: () => void = () => undefined,
): { readonly design: Design; readonly id: string } {
  const given = design.pages[page];
  const [first] = ids;
  const members = given && first !== undefined ? siblingsOf(given.elements, first).filter((element) => ids.includes(element.id)) : [];
  if (!given || first === undefined || members.length < new Set(ids).size) return { design, id: '' };
  const id = freeId(given, 'group');
  const places = groupedPlaces(members, id, []);
  const pins = new Set(members.map(({ pin }) => `${pin.x} ${pin.y}`));
  const children = members.map((member) => withProperties(member, places[member.id]!));
  const group = newElement('group', id, { ...places[id], name, children, ...(pins.size === 1 ? { pin: members[0]!.pin } : {}) });
  const top = members.at(-1);
  const edited = editPage(design, page, (before) => ({
    ...before,
    elements: editSiblings(before.elements, first, (list) => list.flatMap((element) => (element === top ? [group] : members.includes(element) ? [] : [element]))),
    layouts: replaced(before.layouts, [], (stack) => groupedPlaces(members, id, stack)),
  }));
  if (hasRoom(edited)) return { design: edited, id };
  onNoRoom();
  return { design, id: '' };
}

/** A point within a group as the group's turn and flips show it, on the same page as the group. */
function shownPoint(group: Element, point: Place): Place {
  const centre = centreOf(group);
  const x = group.x + (group.flipX ? group.width - point.x : point.x);
  const y = group.y + (group.flipY ? group.height - point.y : point.y);
  return turn({ x, y }, centre, group.rotation);
}

/** A member as it is seen once its group is gone. */
function releasedPlace(group: Element, member: Element): Values {
  const centre = shownPoint(group, centreOf(member));
  const isTurnedOver = (group.flipX ?? false) !== (group.flipY ?? false);
  const rotation = (group.rotation + (isTurnedOver ? -member.rotation : member.rotation)) % 360;
  return { x: tidy(centre.x - member.width / 2), y: tidy(centre.y - member.height / 2), rotation: tidy(rotation) };
}

function releasedPlaces(group: GroupElement, stack: readonly Layout[]): Places {
  const there = changed(group, stack);
  return Object.fromEntries(group.children.map((member) => [member.id, releasedPlace(there, changed(member, stack))]));
}

/** What of a group's look its members take over. */
function releasedLook(group: GroupElement, member: Element): Values {
  const flip = (name: 'flipX' | 'flipY'): Values => (group[name] ? { [name]: !member[name] } : {});
  return {
    opacity: member.opacity * group.opacity,
    pin: group.pin,
    ...flip('flipX'),
    ...flip('flipY'),
    ...(group.hidden ? { hidden: true } : {}),
    ...(group.blend && !member.blend ? { blend: group.blend } : {}),
  };
}

/** Takes a group apart. Answers its members' ids, none where it is no group. */
export function ungroup(design: Design, page: number, id: string): { readonly design: Design; readonly ids: readonly string[] } {
  const group = findElement(design.pages[page], id);
  if (!group || !('children' in group)) return { design, ids: [] };
  const places = releasedPlaces(group, []);
  const members = group.children.map((member) => {
    const released = withProperties(member, { ...places[member.id], ...releasedLook(group, member) });
    // Only in a column can one take the height that others leave.
    Reflect.deleteProperty(released, 'grow');
    return released;
  });
  const edited = editPage(design, page, (before) => ({
    ...before,
    elements: editSiblings(before.elements, id, (list) => list.flatMap((element) => (element.id === id ? members : [element]))),
    layouts: replaced(before.layouts, [id], (stack) => releasedPlaces(group, stack)),
  }));
  return { design: withoutChanges(edited, page, id), ids: members.map((member) => member.id) };
}

/** What layouts for one size said of an element that is gone. */
function withoutChanges(design: Design, page: number, id: string): Design {
  return editPage(design, page, (before) => {
    if (!before.layouts.some((layout) => Object.hasOwn(layout.changes, id))) return before;
    const layouts = before.layouts.map((layout) => ({ ...layout, changes: Object.fromEntries(Object.entries(layout.changes).filter(([other]) => other !== id)) }));
    return { ...before, layouts };
  });
}

/** Page boxes and turns of shown elements, as if nothing around them were turned. */
function shownPlaces(show: OnShow, ids: readonly string[]): ReadonlyMap<string, Box & { readonly rotation: number }> {
  const found = ids.flatMap((id) => {
    const shown = shownElement(show, id);
    if (!shown) return [];
    const group = shown.parents.reduce<Place>((at, parent) => ({ x: at.x + parent.x, y: at.y + parent.y }), { x: 0, y: 0 });
    const { x, y, width, height, rotation } = shown.element;
    return [[id, { x: tidy(x + group.x), y: tidy(y + group.y), width, height, rotation }] as const];
  });
  return new Map(found);
}

const names = ['x', 'y', 'width', 'height'] as const;

/**
 * Puts elements back to where a page showed them before its tree was changed, where they are seen elsewhere now: what no arithmetic of
 * frames can know, since columns and pins follow a size.
 */
export function keepPlaces(design: Design, before: OnShow, after: OnShow, ids: readonly string[], scope: Scope): Design {
  const wished = shownPlaces(before, ids);
  const now = shownPlaces(after, ids);
  const moved = [...wished].filter(([id, box]) => {
    const at = now.get(id);
    return at !== undefined && names.some((name) => Math.abs(at[name] - box[name]) > 0.01);
  });
  const places = moved.map(([id, { x, y, width, height }]) => [id, { x, y, width, height }] as const);
  return places.length === 0 ? design : placeShown(design, after, new Map(places), scope);
}
