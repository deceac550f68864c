// A field the template cannot do without has nothing in it.

import { isEmptyValue } from '../point.ts';
import type { Check } from './check.ts';

export const requiredCheck: Check = {
  id: 'required',
  name: 'Required field',
  severity: 'error',
  blocks: true,
  find({ design, point }) {
    return design.fields
      .filter((field) => field.required && isEmptyValue(point[field.name]))
      .map((field) => ({ message: `"${field.label}" is empty, and this template needs it: fill it in.`, field: field.name }));
  },
};
