// Brings a database to the newest form, one numbered migration at a time. Each is one transaction; a copy of the file is kept before
// the first of them, so that an older program can go on with it.

import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { Fault } from '../../shared/fault.ts';
import type { Database, OpenDriver } from './database.ts';

/** A step to the next form. Never changed once it was released. */
export interface Migration {
  /** 1 for the first, each one more than the last. */
  readonly number: number;
  /** What it adds, in a few words. */
  readonly name: string;
  readonly sql: string;
}

/** Marks the file as ours (PRAGMA application_id): "PtSt". */
const applicationId = 0x50_74_53_74;

function pragma(database: Database, name: 'user_version' | 'application_id'): number {
  return Number(database.get(`PRAGMA ${name}`)?.[name]);
}

function assertOurs(database: Database, file: string, newest: number): void {
  const version = pragma(database, 'user_version');
  const application = pragma(database, 'application_id');
  const isEmpty = database.get('SELECT count(*) AS count FROM sqlite_schema')?.count === 0;
  if (application !== applicationId && !isEmpty) {
    throw new Fault('storage', `${file} belongs to another program. Choose another folder with --library.`, { detail: { file } });
  }
  if (version > newest) {
    throw new Fault('storage', `The library in ${dirname(file)} was used by a newer Point Studio. Install the newer one, or choose another folder with --library.`, {
      detail: { file, version },
    });
  }
}

/**
 * A consistent copy in the folder `backups`, named for the form it has. VACUUM INTO reads as one transaction, so it takes in the
 * write-ahead log and other processes may go on writing.
 */
function keepCopy(database: Database, file: string, open: OpenDriver): void {
  const folder = join(dirname(file), 'backups');
  mkdirSync(folder, { recursive: true });
  const unfinished = join(folder, `.${process.pid}-${basename(file)}`);
  rmSync(unfinished, { force: true });
  database.run('VACUUM INTO ?', unfinished);
  // Another process may have migrated meanwhile: the copy itself says which form it has.
  const copy = open(unfinished);
  const version = pragma(copy, 'user_version');
  copy.exec('PRAGMA journal_mode = DELETE');
  copy.close();
  renameSync(unfinished, join(folder, `${basename(file, '.sqlite')}-before-${version + 1}.sqlite`));
}

function apply(database: Database, migration: Migration): void {
  database.transaction(() => {
    // Asked again inside the transaction: two processes may have opened the file at once.
    if (pragma(database, 'user_version') !== migration.number - 1) return;
    database.exec(migration.sql);
    database.exec(`PRAGMA application_id = ${applicationId}; PRAGMA user_version = ${migration.number}`);
  });
}

/**
 * Applies what is missing; answers the migrations that were. Throws a Fault (`storage`) where the file is another program's or newer
 * than this one, and leaves it as it was.
 */
export function migrate(database: Database, file: string, migrations: readonly Migration[], open: OpenDriver): readonly Migration[] {
  const newest = migrations[migrations.length - 1]?.number ?? 0;
  assertOurs(database, file, newest);
  const version = pragma(database, 'user_version');
  const missing = migrations.filter((migration) => migration.number > version);
  if (missing.length > 0 && version > 0 && existsSync(file)) keepCopy(database, file, open);
  for (const migration of missing) apply(database, migration);
  return missing;
}
