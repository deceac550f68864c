// Steps of undo in the library, kept in the transaction of the save that they belong to, so that they always fit the design beside them.

import type { Delta } from '../../shared/delta.ts';
import { stepBetween, type HistoryChange, type HistoryStep, type KeptHistory } from '../../shared/historySteps.ts';
import { textAt, wholeAt, type Database } from '../database/database.ts';

/** Characters that the steps of one design may take; the oldest are forgotten first. */
const mostLength = 8_000_000;

/** What is kept for a design, the oldest step first. */
export function readHistory(database: Database, design: string): KeptHistory {
  const rows = database.all('SELECT number, back, forward FROM design_steps WHERE design = ? ORDER BY number', design);
  const history = database.get('SELECT at FROM design_histories WHERE design = ?', design);
  const first = rows[0] ? wholeAt(rows[0], 'number') : history ? wholeAt(history, 'at') : 0;
  return {
    first,
    at: history ? wholeAt(history, 'at') : first,
    steps: rows.map((row) => ({ back: deltaOf(textAt(row, 'back')), forward: deltaOf(textAt(row, 'forward')) })),
  };
}

function deltaOf(text: string): Delta {
  const delta: Delta = JSON.parse(text);
  return delta;
}

/** Changes what is kept as the page says. */
export function writeHistory(database: Database, design: string, { first, keepTo, at, add }: HistoryChange): void {
  database.run('INSERT INTO design_histories (design, at, length) VALUES (?, ?, 0) ON CONFLICT DO UPDATE SET at = excluded.at', design, at);
  forget(database, design, 'number < ?', first);
  forget(database, design, 'number >= ?', keepTo);
  add.forEach((step, index) => addStep(database, design, keepTo + index, step));
  let length = lengthOf(database, design);
  while (length > mostLength) {
    const oldest = database.get('SELECT number FROM design_steps WHERE design = ? ORDER BY number LIMIT 1 OFFSET 50', design);
    forget(database, design, 'number < ?', oldest ? wholeAt(oldest, 'number') : keepTo + add.length);
    length = lengthOf(database, design);
  }
}

/** Keeps a change that came from elsewhere than a page (a version restored, a file read again) as one step. */
export function writeStep(database: Database, design: string, before: unknown, after: unknown): void {
  const step = stepBetween(before, after);
  const history = database.get('SELECT at FROM design_histories WHERE design = ?', design);
  const oldest = database.get('SELECT min(number) AS first FROM design_steps WHERE design = ?', design)?.['first'];
  const at = history ? wholeAt(history, 'at') : 0;
  if (step) writeHistory(database, design, { first: typeof oldest === 'number' ? oldest : at, keepTo: at, at: at + 1, add: [step] });
}

function lengthOf(database: Database, design: string): number {
  const row = database.get('SELECT length FROM design_histories WHERE design = ?', design);
  return row ? wholeAt(row, 'length') : 0;
}

function addStep(database: Database, design: string, number: number, { back, forward }: HistoryStep): void {
  const [backText, forwardText] = [JSON.stringify(back), JSON.stringify(forward)];
  const length = backText.length + forwardText.length;
  database.run('INSERT INTO design_steps (design, number, length, back, forward) VALUES (?, ?, ?, ?, ?)', design, number, length, backText, forwardText);
  database.run('UPDATE design_histories SET length = length + ? WHERE design = ?', length, design);
}

function forget(database: Database, design: string, which: 'number < ?' | 'number >= ?', number: number): void {
  const row = database.get(`SELECT coalesce(sum(length), 0) AS length FROM design_steps WHERE design = ? AND ${which}`, design, number);
  const length = row ? wholeAt(row, 'length') : 0;
  if (database.run(`DELETE FROM design_steps WHERE design = ? AND ${which}`, design, number) === 0) return;
  database.run('UPDATE design_histories SET length = length - ? WHERE design = ?', length, design);
}
