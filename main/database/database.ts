// The port to the database: what the library and the queue ask of it. A driver is one function that opens a file (nodeSqlite.ts),
// so it can be exchanged without touching them.

import { Fault } from '../../shared/fault.ts';

export type SqlValue = string | number | null | Uint8Array;

/** A row by column name. Columns are read with `textAt` and `wholeAt`. */
export type SqlRow = Readonly<Record<string, SqlValue | bigint>>;

/**
 * An open database. All calls are synchronous; a statement is prepared once and kept. Faults are `storage` (the disk or the file
 * refused) or `internal` (the statement is wrong or breaks a constraint).
 */
export interface Database {
  /** Runs statements that take no values and answer nothing. */
  exec(sql: string): void;
  /** Runs one statement; answers how many rows it changed. */
  run(sql: string, ...values: SqlValue[]): number;
  /** The first row; undefined if there is none. */
  get(sql: string, ...values: SqlValue[]): SqlRow | undefined;
  all(sql: string, ...values: SqlValue[]): readonly SqlRow[];
  /**
   * Runs the work as one transaction that may write, from its first statement on: all of it is on disk when this returns, or none
   * is. The work is synchronous. One inside another joins it.
   */
  transaction<T>(work: () => T): T;
  close(): void;
}

export type OpenDriver = (file: string) => Database;

function misread(column: string, wanted: string): Fault {
  return new Fault('internal', `Something went wrong inside Point Studio: the library's column '${column}' is not ${wanted}.`);
}

/** The text of a column. Tables are STRICT, so anything else is a defect of the query. */
export function textAt(row: SqlRow, column: string): string {
  const value = row[column];
  if (typeof value !== 'string') throw misread(column, 'text');
  return value;
}

/** The whole number of a column. */
export function wholeAt(row: SqlRow, column: string): number {
  const value = row[column];
  if (typeof value !== 'number') throw misread(column, 'a number');
  return value;
}
