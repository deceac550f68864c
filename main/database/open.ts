// Opens the library's database at its newest form. The one way in: who opens it here gets WAL, full synchronisation, foreign keys and
// every migration.

import type { Database, OpenDriver } from './database.ts';
import { migrate } from './migrate.ts';
import type { Migration } from './migrate.ts';
import { migrations as allMigrations } from './migrations/index.ts';
import { openNodeSqlite } from './nodeSqlite.ts';

/**
 * The database in a file, made where there is none. Throws a Fault (`storage`) that says why it cannot be used. The options exist for
 * tests of older forms and other drivers.
 */
export function openDatabase(file: string, options: { readonly migrations?: readonly Migration[]; readonly driver?: OpenDriver } = {}): Database {
  const driver = options.driver ?? openNodeSqlite;
  const database = driver(file);
  try {
    migrate(database, file, options.migrations ?? allMigrations, driver);
    return database;
  } catch (thrown) {
    database.close();
    throw thrown;
  }
}
