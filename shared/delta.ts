// What changed between two plain values (as JSON holds them): small where little did, and enough to make the one from the other. Applying
// one shares with the earlier value all that stayed.

import { Fault } from './fault.ts';
import { isRecord } from './record.ts';

export type Delta =
  /** Another value. */
  | { readonly set: unknown }
  /** Members of a record; `null` takes one away. */
  | { readonly keys: Readonly<Record<string, Delta | null>> }
  /** A list, made from members of the earlier one by their index. */
  | { readonly list: readonly Part[] };

type Part =
  /** So many members from an index on. */
  | { readonly keep: readonly [number, number] }
  /** One member, changed. */
  | { readonly from: number; readonly change: Delta }
  | { readonly add: unknown };

/** What makes `to` from `from`; undefined where they are the same. What is undefined counts as absent. */
export function deltaBetween(from: unknown, to: unknown): Delta | undefined {
  if (Object.is(from, to)) return undefined;
  if (Array.isArray(from) && Array.isArray(to)) return listDelta(from, to);
  if (isRecord(from) && isRecord(to) && !Array.isArray(from) && !Array.isArray(to)) return recordDelta(from, to);
  return { set: to };
}

function recordDelta(from: Readonly<Record<string, unknown>>, to: Readonly<Record<string, unknown>>): Delta | undefined {
  const keys: [string, Delta | null][] = [];
  for (const [name, value] of Object.entries(to)) {
    if (value === undefined) continue;
    const delta = Object.hasOwn(from, name) ? deltaBetween(from[name], value) : { set: value };
    if (delta) keys.push([name, delta]);
  }
  for (const [name, value] of Object.entries(from)) {
    if (value !== undefined && (!Object.hasOwn(to, name) || to[name] === undefined)) keys.push([name, null]);
  }
  return keys.length === 0 ? undefined : { keys: Object.fromEntries(keys) };
}

function idOf(value: unknown): string | undefined {
  const id = isRecord(value) ? value['id'] : undefined;
  return typeof id === 'string' ? id : undefined;
}

/** For each member of the later list, the place of the one it came from; undefined for a new one. */
function origins(from: readonly unknown[], to: readonly unknown[]): (index: number) => number | undefined {
  // As a rule nothing moved.
  if (from.length === to.length && to.every((member, index) => member === from[index] || idOf(member) === idOf(from[index]))) return (index) => index;
  const places = new Map(from.map((member, index) => [idOf(member), index]));
  const isByPlace = places.has(undefined) || to.some((member) => idOf(member) === undefined);
  if (!isByPlace) return (index) => places.get(idOf(to[index]));
  if (from.length === to.length) return (index) => index;
  const most = Math.min(from.length, to.length);
  let start = 0;
  while (start < most && deltaBetween(from[start], to[start]) === undefined) start += 1;
  let end = 0;
  while (end < most - start && deltaBetween(from[from.length - 1 - end], to[to.length - 1 - end]) === undefined) end += 1;
  return (index) => (index < start ? index : index >= to.length - end ? index - to.length + from.length : undefined);
}

function listDelta(from: readonly unknown[], to: readonly unknown[]): Delta | undefined {
  const originOf = origins(from, to);
  const parts: Part[] = [];
  let run: { start: number; count: number } | undefined;
  const endRun = (): void => {
    if (run) parts.push({ keep: [run.start, run.count] });
    run = undefined;
  };
  for (const [index, member] of to.entries()) {
    const origin = originOf(index);
    const change = origin === undefined ? undefined : deltaBetween(from[origin], member);
    if (origin !== undefined && change === undefined) {
      if (run && run.start + run.count === origin) run.count += 1;
      else {
        endRun();
        run = { start: origin, count: 1 };
      }
      continue;
    }
    endRun();
    parts.push(origin === undefined || change === undefined ? { add: member } : { from: origin, change });
  }
  const isSame = parts.length === 0 && from.length === to.length && (to.length === 0 || (run?.start === 0 && run.count === to.length));
  endRun();
  return isSame ? undefined : { list: parts };
}

function misfit(): Fault {
  return new Fault('storage', 'A step of undo does not fit the design it belongs to.');
}

/** The later value. Throws a Fault (`storage`) where the delta is of another value. */
export function applyDelta(value: unknown, delta: Delta): unknown {
  if ('set' in delta) return delta.set;
  if ('keys' in delta) {
    if (!isRecord(value)) throw misfit();
    const changed = new Map(Object.entries(value));
    for (const [name, change] of Object.entries(delta.keys)) {
      if (change === null) changed.delete(name);
      else changed.set(name, applyDelta(changed.get(name), change));
    }
    return Object.fromEntries(changed);
  }
  if (!Array.isArray(value) || !Array.isArray(delta.list)) throw misfit();
  const earlier: readonly unknown[] = value;
  const later: unknown[] = [];
  for (const part of delta.list) putPart(later, earlier, part);
  return later;
}

function putPart(later: unknown[], earlier: readonly unknown[], part: Part): void {
  if ('add' in part) later.push(part.add);
  else if ('keep' in part) {
    const [start, count] = part.keep;
    if (start < 0 || start + count > earlier.length) throw misfit();
    for (let index = start; index < start + count; index += 1) later.push(earlier[index]);
  } else {
    if (part.from < 0 || part.from >= earlier.length) throw misfit();
    later.push(applyDelta(earlier[part.from], part.change));
  }
}
