// What reading a spreadsheet finds with a row by itself: its cells do not fit the columns, so that none of them can be trusted; or
// something to look at.

import type { Check } from './check.ts';

/** Found by `main/sheets`, not in a scene; it has the same severity and effect as the checks of the table. */
export const rowCheck: Omit<Check, 'find'> = { id: 'row', name: 'Row of the spreadsheet', severity: 'error', blocks: true };

/** What reading a spreadsheet noticed about a row that is used all the same: short of cells, hidden, merged, in another encoding. */
export const sheetCheck: Omit<Check, 'find'> = { id: 'sheet', name: 'Reading of the spreadsheet', severity: 'warning', blocks: false };
