// Groups: elements that move together. As a column they are stacked, and close up over what has nothing to show.

import type { Kind } from './kind.ts';
import type { Property } from './property.ts';
import { optional, readChoice, readNumber } from './property.ts';
import type { GroupElement } from '../design.ts';
import { isRecord } from '../record.ts';

type Column = NonNullable<GroupElement['column']>;

const column: Property<Column> = {
  label: 'Column',
  input: { type: 'column' },
  first: { gap: 24, align: 'top' },
  read: (value, fallback, say) => {
    const given: Readonly<Record<string, unknown>> = { ...fallback, ...(isRecord(value) ? value : {}) };
    return {
      gap: readNumber(given['gap'], fallback.gap, -2000, 4000, say),
      align: readChoice(given['align'], fallback.align, ['top', 'middle', 'bottom'], say),
    };
  },
  scale: (value, by) => ({ ...value, gap: value.gap * by }),
};

export const groupKind: Kind<'group'> = {
  kind: 'group',
  name: 'Group',
  mayBleed: true,
  holdsChildren: true,
  firstValues: { children: [] },
  properties: { column: optional(column) },
  outside: (element, box, context) => context.childItems(element.children, box),
  toScene(element, box, context) {
    const items = context.childItems(element.children, box);
    return items.length === 0 ? undefined : { type: 'group', items };
  },
};
