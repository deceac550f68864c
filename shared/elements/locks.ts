// Locks and bindings as properties of elements: plain values that the editor and filling read.

import { isRecord } from '../record.ts';
import type { Property } from './property.ts';

/** What may not be changed. `delete` guards against taking the element away, `crop` which part of a picture is seen. */
export type Lock = 'content' | 'position' | 'style' | 'crop' | 'delete';

/** Locks as people read them, in the order in which they are offered. */
export const lockNames: Readonly<Record<Lock, string>> = { content: 'Content', position: 'Position', style: 'Style', crop: 'Crop', delete: 'Deleting' };

const isLockName = (value: unknown): value is Lock => typeof value === 'string' && Object.hasOwn(lockNames, value);
const lockOrder = Object.keys(lockNames);

export function locks(label: string): Property<readonly Lock[]> {
  return {
    label,
    input: { type: 'locks' },
    first: [],
    read: (value, fallback, say) => {
      if (!Array.isArray(value)) {
        say('were not locks and were put back');
        return fallback;
      }
      const known = [...new Set(value.filter(isLockName))];
      if (known.length < value.length) say('held locks that are none, which were left out');
      return known.sort((a, b) => lockOrder.indexOf(a) - lockOrder.indexOf(b));
    },
  };
}

const fieldPattern = /^[A-Za-z][\w-]{0,99}$/;
const mostBindings = 100;

/** Fields by the property they decide. */
export function bindings(label: string): Property<Readonly<Record<string, string>>> {
  return {
    label,
    input: { type: 'bindings' },
    first: {},
    read: (value, fallback, say) => {
      if (!isRecord(value)) {
        say('were not fields by property and were put back');
        return fallback;
      }
      const given = Object.entries(value);
      const known = given.flatMap(([name, field]) => (typeof field === 'string' && fieldPattern.test(field) && fieldPattern.test(name) ? [[name, field] as const] : []));
      if (known.length < given.length) say('named fields that are none, which were left out');
      return Object.fromEntries(known.slice(0, mostBindings));
    },
  };
}
