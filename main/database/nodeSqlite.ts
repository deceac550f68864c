// The driver of the database port over Node's own SQLite. Sets every PRAGMA that matters explicitly, so that no default of a build
// decides about safety: a commit is on disk when the call returns, and survives a killed process and a power cut.

import { DatabaseSync } from 'node:sqlite';
import type { StatementSync } from 'node:sqlite';
import { Fault } from '../../shared/fault.ts';
import type { Database, SqlRow, SqlValue } from './database.ts';

/** Older ones can lose a write-ahead log that is reset while another connection reads. */
const oldestSqlite = '3.51.3';
/** How long a statement waits for another process to finish writing. */
const busyTimeoutMs = 10_000;

/** Primary result codes of SQLite (https://www.sqlite.org/rescode.html) that are the disk's or the file's doing, and what to do. */
const storageAdvice: ReadonlyMap<number, string> = new Map([
  [5, 'another program kept it busy for too long; try again'],
  [6, 'another program kept it busy for too long; try again'],
  [8, 'it cannot be written; give yourself the right to change the folder, or choose another with --library'],
  [10, 'the disk failed to read or write; check the disk, then try again'],
  [11, 'its contents are damaged; put a copy from the folder "backups" in its place'],
  [13, 'the disk is full; free some space, then try again'],
  [14, 'it cannot be opened; check that the folder exists and that you may write to it'],
  [22, 'the file system cannot hold it; choose a folder on a local disk with --library'],
  [26, 'it is not a database; put a copy from the folder "backups" in its place'],
]);

function sqliteCode(error: unknown): number | undefined {
  const code: unknown = error instanceof Error ? Reflect.get(error, 'errcode') : undefined;
  return typeof code === 'number' ? code & 0xff : undefined;
}

/** What the driver threw, as a Fault that names the file. */
function databaseFault(file: string, thrown: unknown): Fault {
  if (thrown instanceof Fault) return thrown;
  const advice = storageAdvice.get(sqliteCode(thrown) ?? -1);
  if (advice !== undefined) return new Fault('storage', `The library's file ${file} could not be used: ${advice}.`, { detail: { file }, cause: thrown });
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return new Fault('internal', `Something went wrong inside Point Studio: the library's file refused a step (${message}).`, { detail: { file }, cause: thrown });
}

function isOlder(version: string, than: string): boolean {
  const [have, want] = [version, than].map((text) => text.split('.').map(Number));
  for (let part = 0; part < want!.length; part += 1) {
    if ((have![part] ?? 0) !== want![part]) return (have![part] ?? 0) < want![part]!;
  }
  return false;
}

/** Throws a Fault (`internal`) where SQLite is older than is safe. */
export function assertSafeSqlite(version: string): void {
  if (!isOlder(version, oldestSqlite)) return;
  throw new Fault('internal', `This Node carries SQLite ${version}, which can lose data; install Node 24.18 or newer (SQLite ${oldestSqlite}).`);
}

function applyPragmas(connection: DatabaseSync): void {
  // First, so that the ones after it wait for other processes too.
  connection.exec(`PRAGMA busy_timeout = ${busyTimeoutMs}`);
  const mode = connection.prepare('PRAGMA journal_mode = WAL').get()?.['journal_mode'];
  if (mode !== 'wal' && mode !== 'memory') {
    throw new Fault('storage', 'The library cannot be kept here: this disk has no write-ahead log. Choose a folder on a local disk with --library.');
  }
  connection.exec(`
    PRAGMA synchronous = FULL;
    PRAGMA foreign_keys = ON;
    PRAGMA recursive_triggers = ON;
    PRAGMA trusted_schema = OFF;
    PRAGMA cell_size_check = ON;
    PRAGMA secure_delete = OFF;
    PRAGMA wal_autocheckpoint = 1000;
    PRAGMA journal_size_limit = 33554432;
    PRAGMA cache_size = -16000;
    PRAGMA temp_store = MEMORY;
    PRAGMA mmap_size = 0;
  `);
}

class NodeSqlite implements Database {
  readonly #file: string;
  readonly #connection: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();
  #depth = 0;

  constructor(file: string, connection: DatabaseSync) {
    this.#file = file;
    this.#connection = connection;
  }

  #statement(sql: string): StatementSync {
    const known = this.#statements.get(sql);
    if (known) return known;
    const made = this.#connection.prepare(sql);
    this.#statements.set(sql, made);
    return made;
  }

  #guard<T>(step: () => T): T {
    try {
      return step();
    } catch (thrown) {
      throw databaseFault(this.#file, thrown);
    }
  }

  exec(sql: string): void {
    this.#guard(() => this.#connection.exec(sql));
  }

  run(sql: string, ...values: SqlValue[]): number {
    return this.#guard(() => Number(this.#statement(sql).run(...values).changes));
  }

  get(sql: string, ...values: SqlValue[]): SqlRow | undefined {
    return this.#guard(() => this.#statement(sql).get(...values));
  }

  all(sql: string, ...values: SqlValue[]): readonly SqlRow[] {
    return this.#guard(() => this.#statement(sql).all(...values));
  }

  transaction<T>(work: () => T): T {
    if (this.#depth > 0) return work();
    // IMMEDIATE: a transaction that reads first and writes later would fail where another process wrote in between.
    this.exec('BEGIN IMMEDIATE');
    this.#depth += 1;
    try {
      const result = work();
      this.exec('COMMIT');
      return result;
    } catch (thrown) {
      // A full disk may have rolled back already.
      if (this.#connection.isTransaction) this.exec('ROLLBACK');
      throw thrown;
    } finally {
      this.#depth -= 1;
    }
  }

  close(): void {
    this.#statements.clear();
    if (this.#connection.isOpen) this.#connection.close();
  }
}

/** Opens a file, making it where there is none. Throws a Fault (`storage`) that names the file where that cannot be. */
export function openNodeSqlite(file: string): Database {
  assertSafeSqlite(process.versions['sqlite'] ?? '0');
  let connection: DatabaseSync | undefined;
  try {
    connection = new DatabaseSync(file, { timeout: busyTimeoutMs, enableForeignKeyConstraints: true, allowExtension: false });
    applyPragmas(connection);
    return new NodeSqlite(file, connection);
  } catch (thrown) {
    connection?.close();
    throw databaseFault(file, thrown);
  }
}
