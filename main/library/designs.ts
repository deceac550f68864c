// The designs of the library. Every save is one transaction that keeps a version too, and names the revision it changes, so that two
// windows never overwrite each other; removing puts into the trash.

import type { DesignSummary } from '../../shared/api.ts';
import type { Design } from '../../shared/design.ts';
import { Fault } from '../../shared/fault.ts';
import { parseDesign, readDesign } from '../../shared/readDesign.ts';
import { instantText } from '../../shared/time.ts';
import { writeDesign } from '../../shared/writeDesign.ts';
import { textAt, wholeAt } from '../database/database.ts';
import type { Database, SqlRow } from '../database/database.ts';
import { newId } from './identity.ts';

/** The newest versions that are all kept; of older ones the last of each minute is. */
const keptVersions = 50;

export interface StoredDesign {
  readonly design: Design;
  /** Id of the template it was made from; '' for none. */
  readonly template: string;
  readonly revision: number;
  /** What reading it had to mend; empty as a rule. */
  readonly repairs: readonly string[];
}

export interface DesignVersion {
  readonly revision: number;
  /** UTC, ISO 8601. */
  readonly savedAt: string;
}

export interface DesignStore {
  /** The designs in use, last changed first. */
  list(): readonly DesignSummary[];
  /** Those in the trash, last changed first. */
  trash(): readonly DesignSummary[];
  /** Keeps a copy of a design (as a rule a filled template) under a new id. */
  create(design: Design, template: string): StoredDesign;
  /** Throws a Fault (`notFound`) for one that does not exist or is in the trash. */
  open(id: string): StoredDesign;
  /**
   * Keeps a changed design, mended like any that is read; answers its new revision, or the same where nothing changed. Throws a Fault:
   * `conflict` where `revision` is not the last one, `notFound` where it is gone.
   */
  save(design: unknown, revision: number): { readonly revision: number };
  duplicate(id: string): StoredDesign;
  /** Puts into the trash. */
  remove(id: string): void;
  /** Takes out of the trash. */
  restore(id: string): void;
  /** Newest first. */
  versions(id: string): readonly DesignVersion[];
  openVersion(id: string, revision: number): StoredDesign;
}

export interface DesignStoreParts {
  readonly database: Database;
  readonly clock: () => Date;
  readonly createId?: () => string;
}

function readSummary(row: SqlRow): DesignSummary {
  return { id: textAt(row, 'id'), name: textAt(row, 'name'), template: textAt(row, 'template'), changedAt: textAt(row, 'changed_at') };
}

function notFound(id: string, message: string): Fault {
  return new Fault('notFound', message, { detail: { design: id } });
}

function noDesign(id: string): Fault {
  return notFound(id, `The library has no design '${id.slice(0, 80)}'. See the library for those there are.`);
}

class DatabaseDesigns implements DesignStore {
  readonly #database: Database;
  readonly #clock: () => Date;
  readonly #createId: () => string;

  constructor(parts: DesignStoreParts) {
    this.#database = parts.database;
    this.#clock = parts.clock;
    this.#createId = parts.createId ?? newId;
  }

  list(): readonly DesignSummary[] {
    return this.#database.all(`SELECT id, name, template, changed_at FROM designs WHERE removed_at = '' ORDER BY changed_at DESC, id`).map(readSummary);
  }

  trash(): readonly DesignSummary[] {
    return this.#database.all(`SELECT id, name, template, changed_at FROM designs WHERE removed_at <> '' ORDER BY changed_at DESC, id`).map(readSummary);
  }

  create(given: Design, template: string): StoredDesign {
    const design = { ...given, id: this.#createId() };
    const content = writeDesign(design);
    const now = this.#now();
    this.#database.transaction(() => {
      this.#database.run(
        'INSERT INTO designs (id, name, template, content, revision, created_at, changed_at) VALUES (?, ?, ?, ?, 1, ?, ?)',
        design.id,
        design.name,
        template,
        content,
        now,
        now,
      );
      this.#keepVersion(design.id, 1, content, now);
    });
    return { design, template, revision: 1, repairs: [] };
  }

  open(id: string): StoredDesign {
    const row = this.#find(id);
    const { design, repairs } = parseDesign(textAt(row, 'content'));
    return { design, template: textAt(row, 'template'), revision: wholeAt(row, 'revision'), repairs };
  }

  save(given: unknown, revision: number): { readonly revision: number } {
    const { design } = readDesign(given);
    const content = writeDesign(design);
    return this.#database.transaction(() => {
      const row = this.#find(design.id);
      const last = wholeAt(row, 'revision');
      if (last !== revision) {
        throw new Fault('conflict', `'${textAt(row, 'name')}' was changed elsewhere meanwhile. Open it again, then repeat your change.`, {
          detail: { design: design.id, revision: last },
        });
      }
      if (textAt(row, 'content') === content) return { revision };
      const now = this.#now();
      this.#database.run('UPDATE designs SET name = ?, content = ?, revision = ?, changed_at = ? WHERE id = ?', design.name, content, revision + 1, now, design.id);
      this.#keepVersion(design.id, revision + 1, content, now);
      return { revision: revision + 1 };
    });
  }

  duplicate(id: string): StoredDesign {
    const { design, template } = this.open(id);
    return this.create({ ...design, name: `${design.name} (copy)` }, template);
  }

  remove(id: string): void {
    if (this.#database.run(`UPDATE designs SET removed_at = ? WHERE id = ? AND removed_at = ''`, this.#now(), id) === 0) this.#assertKnown(id);
  }

  restore(id: string): void {
    if (this.#database.run(`UPDATE designs SET removed_at = '' WHERE id = ?`, id) === 0) throw noDesign(id);
  }

  versions(id: string): readonly DesignVersion[] {
    this.#assertKnown(id);
    return this.#database
      .all('SELECT revision, saved_at FROM design_versions WHERE design = ? ORDER BY revision DESC', id)
      .map((row) => ({ revision: wholeAt(row, 'revision'), savedAt: textAt(row, 'saved_at') }));
  }

  openVersion(id: string, revision: number): StoredDesign {
    const row = this.#database.get(
      'SELECT v.content, d.template FROM design_versions v JOIN designs d ON d.id = v.design WHERE v.design = ? AND v.revision = ?',
      id,
      revision,
    );
    if (!row) throw notFound(id, `The library has no version ${revision} of the design '${id.slice(0, 80)}'.`);
    const { design, repairs } = parseDesign(textAt(row, 'content'));
    return { design, template: textAt(row, 'template'), revision, repairs };
  }

  #now(): string {
    return instantText(this.#clock().getTime());
  }

  #find(id: string): SqlRow {
    const row = this.#database.get('SELECT name, template, content, revision, removed_at FROM designs WHERE id = ?', id);
    if (!row) throw noDesign(id);
    if (textAt(row, 'removed_at') !== '') throw notFound(id, `'${textAt(row, 'name')}' is in the trash. Restore it first.`);
    return row;
  }

  #assertKnown(id: string): void {
    if (!this.#database.get('SELECT 1 FROM designs WHERE id = ?', id)) throw noDesign(id);
  }

  /** Keeps a version; of the one that is now beyond the newest, only the last of its minute stays. */
  #keepVersion(design: string, revision: number, content: string, now: string): void {
    this.#database.run('INSERT INTO design_versions (design, revision, content, saved_at) VALUES (?, ?, ?, ?)', design, revision, content, now);
    const minuteOf = `SELECT substr(saved_at, 1, 16) FROM design_versions WHERE design = ? AND revision = ?`;
    const old = revision - keptVersions;
    this.#database.run(
      `DELETE FROM design_versions WHERE design = ? AND revision = ? AND (${minuteOf}) = (${minuteOf})`,
      design,
      old,
      design,
      old,
      design,
      old + 1,
    );
  }
}

/** The designs in a database. */
export function createDesignStore(parts: DesignStoreParts): DesignStore {
  return new DatabaseDesigns(parts);
}
