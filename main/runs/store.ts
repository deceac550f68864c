// Exports in the library's database: what each was made from, how, into which folder, and how it ended. One that is said to run though
// nobody runs it was interrupted.

import { z } from 'zod';
import type { ExportSource } from '../../shared/api.ts';
import { folderLayouts } from '../../shared/namePattern.ts';
import { resultNames } from '../../shared/results.ts';
import { textAt, wholeAt, type Database } from '../database/database.ts';
import { Fault } from '../../shared/fault.ts';

/** How an export is made, as it is kept. */
export interface KeptOptions {
  /** Ids. */
  readonly sizes: readonly string[];
  readonly type: (typeof fileTypes)[number];
  readonly quality: number;
  readonly name: string;
  readonly folders: (typeof folderLayouts)[number];
  readonly results: readonly (typeof resultNames)[number][];
  readonly strict: boolean;
  /** The day that file names may hold, `YYYY-MM-DD`: the same when the export goes on another day. */
  readonly date: string;
}

export interface RunCounts {
  readonly written: number;
  /** Of those written: made by an earlier export and still right. */
  readonly kept: number;
  readonly skipped: number;
  readonly failed: number;
}

export type RunState = 'running' | 'stopped' | 'failed' | 'finished';

export interface StoredRun extends RunCounts {
  readonly id: string;
  readonly name: string;
  readonly folder: string;
  readonly source: ExportSource;
  readonly options: KeptOptions;
  readonly state: RunState;
  readonly jobs: number;
  readonly reason: string;
  readonly startedAt: string;
  readonly endedAt: string;
}

export interface RunStore {
  /** Begins a run, or begins one anew that did not come to its end. */
  begin(run: Pick<StoredRun, 'id' | 'name' | 'folder' | 'source' | 'options' | 'jobs'>): void;
  end(id: string, state: Exclude<RunState, 'running'>, counts: RunCounts, reason: string): void;
  /** The newest first. */
  list(): readonly StoredRun[];
  /** @throws Fault `notFound` */
  find(id: string): StoredRun;
  remove(id: string): void;
}

/** Exports remembered; their folders stay, whatever is forgotten. */
const kept = 100;

const fileTypes = ['auto', 'jpeg', 'png', 'webp', 'avif'] as const;
const source = z.union([z.object({ design: z.string() }), z.object({ batch: z.string(), template: z.string() })]);
const options = z.object({
  sizes: z.array(z.string()),
  type: z.enum(fileTypes),
  quality: z.number(),
  name: z.string(),
  folders: z.enum(folderLayouts),
  results: z.array(z.enum(resultNames)),
  strict: z.boolean(),
  date: z.string(),
});
const states = z.enum(['running', 'stopped', 'failed', 'finished']);

export function createRunStore(database: Database, clock: () => Date): RunStore {
  return {
    begin: ({ id, name, folder, source: from, options: how, jobs }) =>
      database.transaction(() => {
        database.run(
          `INSERT INTO exports (id, name, folder, source, options, state, jobs, started_at) VALUES (?, ?, ?, ?, ?, 'running', ?, ?)
           ON CONFLICT DO UPDATE SET state = 'running', jobs = excluded.jobs, reason = '', ended_at = ''`,
          id, name, folder, JSON.stringify(from), JSON.stringify(how), jobs, clock().toISOString(),
        );
        database.run(`DELETE FROM exports WHERE state <> 'running' AND id NOT IN (SELECT id FROM exports ORDER BY started_at DESC LIMIT ${kept})`);
      }),
    end: (id, state, { written, kept: right, skipped, failed }, reason) =>
      void database.run(
        'UPDATE exports SET state = ?, written = ?, kept = ?, skipped = ?, failed = ?, reason = ?, ended_at = ? WHERE id = ?',
        state, written, right, skipped, failed, reason, clock().toISOString(), id,
      ),
    list: () => database.all('SELECT * FROM exports ORDER BY started_at DESC').map(runOf),
    find(id) {
      const row = database.get('SELECT * FROM exports WHERE id = ?', id);
      if (!row) throw new Fault('notFound', 'This export is no longer known. Its folder is among the exports of the library.');
      return runOf(row);
    },
    remove: (id) => void database.run('DELETE FROM exports WHERE id = ?', id),
  };
}

function runOf(row: Parameters<typeof textAt>[0]): StoredRun {
  return {
    id: textAt(row, 'id'),
    name: textAt(row, 'name'),
    folder: textAt(row, 'folder'),
    source: source.parse(JSON.parse(textAt(row, 'source'))),
    options: options.parse(JSON.parse(textAt(row, 'options'))),
    state: states.parse(textAt(row, 'state')),
    jobs: wholeAt(row, 'jobs'),
    written: wholeAt(row, 'written'),
    kept: wholeAt(row, 'kept'),
    skipped: wholeAt(row, 'skipped'),
    failed: wholeAt(row, 'failed'),
    reason: textAt(row, 'reason'),
    startedAt: textAt(row, 'started_at'),
    endedAt: textAt(row, 'ended_at'),
  };
}
