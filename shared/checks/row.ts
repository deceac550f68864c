// What reading a spreadsheet finds wrong with a row by itself: its cells do not fit the columns, so none of them can be trusted.

import type { Check } from './check.ts';

/** Found by `main/sheets`, not in a scene; it has the same severity and effect as the checks of the table. */
export const rowCheck: Omit<Check, 'find'> = { id: 'row', name: 'Row of the spreadsheet', severity: 'error', blocks: true };
