// The database loses nothing that was committed: not to a killed process, not to another writer, not to a migration.

import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { textAt, wholeAt } from '../../../main/database/database.ts';
import type { Database } from '../../../main/database/database.ts';
import type { Migration } from '../../../main/database/migrate.ts';
import { migrations } from '../../../main/database/migrations/index.ts';
import { assertSafeSqlite, openNodeSqlite } from '../../../main/database/nodeSqlite.ts';
import { openDatabase } from '../../../main/database/open.ts';
import { Fault } from '../../../shared/fault.ts';
import { runChild } from '../../helpers/child.ts';
import { makeFolder } from '../../helpers/folder.ts';
import { amount } from '../../helpers/proof.ts';

const writer = new URL('writer.ts', import.meta.url);
const pragma = (database: Database, name: string): unknown => Object.values(database.get(`PRAGMA ${name}`) ?? {})[0];

function newFile(): string {
  return join(makeFolder(), 'library.sqlite');
}

describe('a new database', () => {
  test('is safe by its own settings, not by a build', () => {
    const database = openDatabase(newFile());
    const settings = ['journal_mode', 'synchronous', 'foreign_keys', 'busy_timeout', 'trusted_schema'].map((name) => pragma(database, name));
    expect(settings).toEqual(['wal', 2, 1, 10_000, 0]);
    expect(pragma(database, 'user_version')).toBe(migrations.length);
    database.close();
  });

  test('has only STRICT tables', () => {
    const database = openDatabase(newFile());
    const loose = database.all(`SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite_%'`);
    expect(loose).toEqual([]);
    database.close();
  });

  test('keeps a transaction whole', () => {
    const database = openDatabase(newFile());
    const half = (): void =>
      database.transaction(() => {
        database.run(`INSERT INTO settings VALUES ('a', '1')`);
        database.transaction(() => database.run(`INSERT INTO settings VALUES ('b', '2')`));
        throw new Fault('cancelled', 'Stopped half-way.');
      });
    expect(half).toThrow('Stopped half-way.');
    expect(database.all('SELECT key FROM settings')).toEqual([]);
    database.transaction(() => database.run(`INSERT INTO settings VALUES ('c', '3')`));
    expect(database.all('SELECT key FROM settings').map((row) => textAt(row, 'key'))).toEqual(['c']);
    expect(() => wholeAt(database.get('SELECT key FROM settings')!, 'key')).toThrow(Fault);
    database.close();
  });
});

describe('migrations', () => {
  test('are numbered from 1 without gaps', () => {
    expect(migrations.map((migration) => migration.number)).toEqual(migrations.map((_, index) => index + 1));
  });

  test.each(migrations.slice(1).map((migration) => [migration.number] as const))('number %i finds what was there before, and keeps a copy of it', (number) => {
    const file = newFile();
    const before = openDatabase(file, { migrations: migrations.slice(0, number - 1) });
    before.run(`INSERT INTO settings VALUES ('theme', 'dark')`);
    before.close();

    const after = openDatabase(file, { migrations: migrations.slice(0, number) });
    expect(textAt(after.get('SELECT value FROM settings')!, 'value')).toBe('dark');
    expect(pragma(after, 'integrity_check')).toBe('ok');
    after.close();

    const copy = openNodeSqlite(join(file, '..', 'backups', `library-before-${number}.sqlite`));
    expect(pragma(copy, 'user_version')).toBe(number - 1);
    expect(textAt(copy.get('SELECT value FROM settings')!, 'value')).toBe('dark');
    copy.close();
  });

  test('that fail leave everything as it was', () => {
    const file = newFile();
    openDatabase(file).close();
    const failing: Migration = { number: migrations.length + 1, name: 'fails', sql: 'CREATE TABLE half (a TEXT) STRICT; INSERT INTO nowhere VALUES (1);' };
    expect(() => openDatabase(file, { migrations: [...migrations, failing] })).toThrow(Fault);
    const database = openDatabase(file);
    expect(pragma(database, 'user_version')).toBe(migrations.length);
    expect(database.get(`SELECT 1 FROM sqlite_schema WHERE name = 'half'`)).toBeUndefined();
    database.close();
  });

  test('are made once when processes open a new library at the same time', async () => {
    const file = newFile();
    const children = await Promise.all(['a', 'b', 'c', 'd'].map((name) => runChild(writer, [file, name, '5'])));
    expect(children.map(({ code }) => code)).toEqual([0, 0, 0, 0]);
    const database = openDatabase(file);
    expect(wholeAt(database.get('SELECT count(*) AS count FROM settings')!, 'count')).toBe(20);
    database.close();
  });
});

describe('a file that is not ours', () => {
  test('is refused and left alone', () => {
    const file = newFile();
    writeFileSync(file, 'This is a letter, not a database. '.repeat(100));
    expect(() => openDatabase(file)).toThrow('it is not a database');
    expect(readdirSync(join(file, '..'))).toEqual(['library.sqlite']);
  });

  test('nor another program’s database', () => {
    const file = newFile();
    const other = openNodeSqlite(file);
    other.exec('CREATE TABLE bookmarks (url TEXT); PRAGMA user_version = 1');
    other.close();
    expect(() => openDatabase(file)).toThrow('belongs to another program');
  });

  test('nor one of a newer Point Studio', () => {
    const file = newFile();
    const newer: Migration = { number: migrations.length + 1, name: 'later', sql: 'CREATE TABLE later (a TEXT) STRICT' };
    openDatabase(file, { migrations: [...migrations, newer] }).close();
    expect(() => openDatabase(file)).toThrow('newer Point Studio');
    expect(existsSync(join(file, '..', 'backups'))).toBe(false);
  });

  test('nor a folder that is not there', () => {
    expect(() => openDatabase('/nowhere/library.sqlite')).toThrow('it cannot be opened');
  });
});

test('an SQLite that can lose data is refused', () => {
  expect(() => assertSafeSqlite('3.51.2')).toThrow(Fault);
  expect(() => assertSafeSqlite('3.9.9')).toThrow('3.9.9');
  expect(() => assertSafeSqlite('3.51.3')).not.toThrow();
  expect(() => assertSafeSqlite('4.0.0')).not.toThrow();
});

describe('a process killed while it writes', () => {
  test('loses nothing that it had committed', async () => {
    const file = newFile();
    let written = 0;
    for (let round = 1; round <= amount(4, 40); round += 1) {
      const { lines } = await runChild(writer, [file, `round${round}`], 5 + ((round * 37) % 90));
      written += lines.length;
      const database = openDatabase(file);
      const kept = database.all('SELECT key FROM settings WHERE key LIKE ?', `round${round}-%`).map((row) => textAt(row, 'key'));
      expect(kept).toEqual(expect.arrayContaining(lines.map((line) => `round${round}-${line}`)));
      expect(wholeAt(database.get('SELECT (SELECT count(*) FROM settings) - (SELECT count(*) FROM pictures) AS difference')!, 'difference')).toBe(0);
      expect(pragma(database, 'integrity_check')).toBe('ok');
      database.close();
    }
    expect(written).toBeGreaterThan(0);
  });
});

test('two processes that write one file lose nothing of each other', async () => {
  const file = newFile();
  openDatabase(file).close();
  const count = amount(150, 5_000);
  const children = await Promise.all(['one', 'other'].map((name) => runChild(writer, [file, name, String(count)])));
  expect(children.map(({ code, lines }) => [code, lines.length])).toEqual([
    [0, count],
    [0, count],
  ]);
  const database = openDatabase(file);
  expect(wholeAt(database.get('SELECT count(*) AS count FROM settings')!, 'count')).toBe(2 * count);
  expect(pragma(database, 'integrity_check')).toBe('ok');
  database.close();
});
