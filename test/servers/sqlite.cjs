// What the Bluesky server uses of better-sqlite3, by Node's own SQLite: there is nothing to compile or to fetch.

const { DatabaseSync } = require('node:sqlite');

/** Blobs as buffers, as better-sqlite3 gives them. */
function withBuffers(row) {
  for (const [name, value] of Object.entries(row)) {
    if (value instanceof Uint8Array) row[name] = Buffer.from(value.buffer, value.byteOffset, value.byteLength);
  }
  return row;
}

const plain = (values) => values.flat().map((value) => (value === undefined ? null : typeof value === 'boolean' ? Number(value) : value));

class Statement {
  #statement;

  constructor(statement) {
    this.#statement = statement;
    /** Whether it answers rows. */
    this.reader = statement.columns().length > 0;
  }

  all(...values) {
    return this.#statement.all(...plain(values)).map(withBuffers);
  }

  get(...values) {
    const row = this.#statement.get(...plain(values));
    return row && withBuffers(row);
  }

  run(...values) {
    return this.#statement.run(...plain(values));
  }

  *iterate(...values) {
    for (const row of this.#statement.iterate(...plain(values))) yield withBuffers(row);
  }
}

class Database {
  #database;

  constructor(file) {
    this.#database = new DatabaseSync(file || ':memory:');
  }

  prepare(sql) {
    return new Statement(this.#database.prepare(sql));
  }

  exec(sql) {
    this.#database.exec(sql);
    return this;
  }

  pragma(text) {
    return this.prepare(`PRAGMA ${text}`).all();
  }

  close() {
    this.#database.close();
  }
}

module.exports = Database;
