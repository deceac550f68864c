// Commands of the spreadsheet on show.

import { askForView, closeSheet, filterRows, hasSheet, rowBlocks, useBatch } from '../batch/batchStore.ts';
import { toggleSelected } from '../batch/changes.ts';
import { beginEdit, moveTo, selectAll } from '../batch/cursor.ts';
import { stopChecking } from '../batch/preflightRun.ts';
import type { Command } from './commands.ts';

const isChecking = (): boolean => hasSheet() && useBatch.getState().isChecking;

export const batchCommands: readonly Command[] = [
  {
    id: 'rows.edit',
    keys: ['F2'],
    when: hasSheet,
    run: ({ studio }) => beginEdit(rowBlocks(studio).row(useBatch.getState().cursor.place)),
  },
  { id: 'rows.leaveOut', keys: ['Mod+Shift+X'], when: hasSheet, run: ({ studio }) => toggleSelected(studio) },
  { id: 'rows.selectAll', keys: [], when: hasSheet, run: selectAll },
  { id: 'rows.search', keys: ['Mod+F'], when: hasSheet, run: () => document.querySelector<HTMLElement>('[data-search="rows"]')?.focus() },
  { id: 'rows.all', keys: [], when: hasSheet, run: () => askForView({ filter: 'all', check: '', search: '' }) },
  { id: 'rows.errors', keys: ['Alt+E'], when: hasSheet, run: () => filterRows('errors') },
  { id: 'rows.warnings', keys: ['Alt+W'], when: hasSheet, run: () => filterRows('warnings') },
  {
    id: 'rows.problemsFirst',
    keys: ['Alt+P'],
    when: hasSheet,
    run: () => askForView({ order: useBatch.getState().view.order === 'problems' ? 'sheet' : 'problems' }),
  },
  { id: 'rows.next', keys: ['Alt+ArrowDown'], repeats: true, when: hasSheet, run: () => moveTo({ place: useBatch.getState().cursor.place + 1 }) },
  { id: 'rows.previous', keys: ['Alt+ArrowUp'], repeats: true, when: hasSheet, run: () => moveTo({ place: useBatch.getState().cursor.place - 1 }) },
  { id: 'rows.stopChecking', keys: [], when: isChecking, run: stopChecking },
  { id: 'rows.close', keys: [], when: hasSheet, run: closeSheet },
];
