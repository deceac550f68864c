// The designs of the library. Every save is one transaction that keeps a version and the steps of undo too, and names the revision it
// changes, so that two windows never overwrite each other; removing puts into the trash.

import type { DesignSummary, DesignVersion } from '../../shared/api.ts';
import type { Design } from '../../shared/design.ts';
import { Fault } from '../../shared/fault.ts';
import type { HistoryChange, KeptHistory } from '../../shared/historySteps.ts';
import { parseDesign, readDesign } from '../../shared/readDesign.ts';
import { instantText } from '../../shared/time.ts';
import { plainDesign, writeDesign } from '../../shared/writeDesign.ts';
import { textAt, wholeAt } from '../database/database.ts';
import type { Database, SqlRow } from '../database/database.ts';
import { readHistory, writeHistory, writeStep } from './designHistory.ts';
import { isOwnSince, keepVersion, listVersions, nameVersion, versionContent } from './designVersions.ts';
import { foldWords, hasWords, wordsOf } from './designWords.ts';
import { newId } from './identity.ts';

/** How long a design stays in the trash at least. */
export const trashDays = 30;
const dayMs = 86_400_000;
const mostTags = 30;

export interface StoredDesign {
  readonly design: Design;
  /** Id of the template it was made from; '' for none. */
  readonly template: string;
  readonly revision: number;
  /** What reading it had to mend; empty as a rule. */
  readonly repairs: readonly string[];
}

export interface DesignQuery {
  /** Words that must all be on it, in its name or among its tags; '' for any. */
  readonly words?: string;
  /** A tag that it must have; '' for any. */
  readonly tag?: string;
  readonly isInTrash?: boolean;
}

export interface DesignStore {
  /** The designs in use, or those in the trash; last changed first. */
  list(query?: DesignQuery): readonly DesignSummary[];
  /** Keeps a copy of a design (as a rule a filled template) under a new id. */
  create(design: Design, template: string): StoredDesign;
  /** Throws a Fault (`notFound`) for one that does not exist or is in the trash. */
  open(id: string): StoredDesign;
  /** The same for one that may be in the trash. */
  openAnywhere(id: string): StoredDesign;
  /**
   * Keeps a changed design, mended like any that is read, with the steps of undo that led there (one step if absent); answers its new
   * revision, or the same where the design did not change. Throws a Fault: `conflict` where somebody else than `by` (an opened page; '' for
   * nobody) saved a later one, `notFound` where it is gone, `input` where elements of it would have to be left out.
   */
  save(design: unknown, revision: number, steps?: HistoryChange, by?: string): { readonly revision: number };
  /** The steps of undo, as of a revision; none where that is not the last one. */
  history(id: string, revision: number): KeptHistory;
  rename(id: string, name: string): void;
  /** Gives a design these tags in place of those it has; answers them as they are kept. */
  tag(id: string, tags: readonly string[]): readonly string[];
  duplicate(id: string): StoredDesign;
  /** Puts into the trash; what has been there for longer than 30 days is removed for ever. */
  remove(id: string): void;
  /** Takes out of the trash. */
  restore(id: string): void;
  /** Removes designs of the trash for ever: those named, or all; answers how many. */
  emptyTrash(ids?: readonly string[]): number;
  /** Newest first. */
  versions(id: string): readonly DesignVersion[];
  openVersion(id: string, revision: number): StoredDesign;
  /** Names a version, which is never thinned out from then on; '' takes its name away. */
  nameVersion(id: string, revision: number, name: string): void;
  /** Makes a new version of an old one's content. */
  restoreVersion(id: string, revision: number): StoredDesign;
}

export interface DesignStoreParts {
  readonly database: Database;
  readonly clock: () => Date;
  readonly createId?: () => string;
}

function readSummary(row: SqlRow): DesignSummary {
  const tags = textAt(row, 'tags');
  return {
    id: textAt(row, 'id'),
    name: textAt(row, 'name'),
    template: textAt(row, 'template'),
    changedAt: textAt(row, 'changed_at'),
    revision: wholeAt(row, 'revision'),
    removedAt: textAt(row, 'removed_at'),
    tags: tags === '' ? [] : tags.split('\n').sort((a, b) => (foldWords(a) < foldWords(b) ? -1 : 1)),
  };
}

function notFound(id: string, message: string): Fault {
  return new Fault('notFound', message, { detail: { design: id } });
}

function noDesign(id: string): Fault {
  return notFound(id, `The library has no design '${id.slice(0, 80)}'. See the library for those there are.`);
}

/** Tags as they are kept: one line each, none twice whatever its case. */
function cleanTags(tags: readonly string[]): readonly string[] {
  const clean = new Map<string, string>();
  for (const tag of tags) {
    const text = tag.replace(/\s+/g, ' ').trim().slice(0, 60).toWellFormed();
    if (text !== '' && !clean.has(foldWords(text))) clean.set(foldWords(text), text);
  }
  return [...clean.values()].slice(0, mostTags);
}

class DatabaseDesigns implements DesignStore {
  readonly #database: Database;
  readonly #clock: () => Date;
  readonly #createId: () => string;
  readonly #words = new Map<string, { readonly revision: number; readonly words: string }>();

  constructor(parts: DesignStoreParts) {
    this.#database = parts.database;
    this.#clock = parts.clock;
    this.#createId = parts.createId ?? newId;
  }

  list({ words = '', tag = '', isInTrash = false }: DesignQuery = {}): readonly DesignSummary[] {
    const all = this.#database
      .all(
        `SELECT id, name, template, changed_at, revision, removed_at,
            coalesce((SELECT group_concat(tag, char(10)) FROM design_tags WHERE design = id), '') AS tags
          FROM designs WHERE (removed_at <> '') = ? ORDER BY changed_at DESC, id`,
        isInTrash ? 1 : 0,
      )
      .map(readSummary);
    const tagged = tag === '' ? all : all.filter(({ tags }) => tags.includes(tag));
    const asked = words.trim();
    return asked === '' ? tagged : tagged.filter((summary) => hasWords(`${this.#wordsOf(summary)}\n${foldWords(summary.tags.join('\n'))}`, asked));
  }

  /** Words of a design, read once for each revision that is asked about. */
  #wordsOf({ id, revision }: DesignSummary): string {
    const known = this.#words.get(id);
    if (known?.revision === revision) return known.words;
    const row = this.#database.get('SELECT content FROM designs WHERE id = ?', id);
    const words = row ? wordsOf(parseDesign(textAt(row, 'content')).design) : '';
    this.#words.set(id, { revision, words });
    return words;
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
      keepVersion(this.#database, { design: design.id, revision: 1, content, now });
    });
    return { design, template, revision: 1, repairs: [] };
  }

  open(id: string): StoredDesign {
    return this.#read(this.#find(id));
  }

  openAnywhere(id: string): StoredDesign {
    const row = this.#database.get('SELECT name, template, content, revision, removed_at FROM designs WHERE id = ?', id);
    if (!row) throw noDesign(id);
    return this.#read(row);
  }

  #read(row: SqlRow): StoredDesign {
    const { design, repairs } = parseDesign(textAt(row, 'content'));
    return { design, template: textAt(row, 'template'), revision: wholeAt(row, 'revision'), repairs };
  }

  save(given: unknown, revision: number, steps?: HistoryChange, by = ''): { readonly revision: number } {
    const { design, leftOut } = readDesign(given);
    if (leftOut !== undefined) throw new Fault('input', `This design is more than can be kept: ${leftOut} Undo the last step or take some out; then it is saved.`);
    const content = writeDesign(design);
    return this.#database.transaction(() => {
      const row = this.#find(design.id);
      const last = wholeAt(row, 'revision');
      if (last !== revision && !isOwnSince(this.#database, design.id, revision, by)) {
        throw new Fault('conflict', `'${textAt(row, 'name')}' was changed elsewhere meanwhile. Open it again, then repeat your change.`, {
          detail: { design: design.id, revision: last },
        });
      }
      const before = textAt(row, 'content');
      if (steps) writeHistory(this.#database, design.id, steps);
      if (before === content) return { revision: last };
      if (!steps) writeStep(this.#database, design.id, JSON.parse(before), plainDesign(design));
      const now = this.#now();
      this.#database.run('UPDATE designs SET name = ?, content = ?, revision = ?, changed_at = ? WHERE id = ?', design.name, content, last + 1, now, design.id);
      keepVersion(this.#database, { design: design.id, revision: last + 1, content, now, by });
      return { revision: last + 1 };
    });
  }

  history(id: string, revision: number): KeptHistory {
    return this.#database.transaction(() => {
      const last = wholeAt(this.#find(id), 'revision');
      return last === revision ? readHistory(this.#database, id) : { first: 0, at: 0, steps: [] };
    });
  }

  rename(id: string, name: string): void {
    const { design, revision } = this.open(id);
    this.save({ ...design, name }, revision);
  }

  tag(id: string, tags: readonly string[]): readonly string[] {
    const clean = cleanTags(tags);
    this.#database.transaction(() => {
      this.#assertKnown(id);
      this.#database.run('DELETE FROM design_tags WHERE design = ?', id);
      for (const tag of clean) this.#database.run('INSERT INTO design_tags (design, tag) VALUES (?, ?)', id, tag);
    });
    return clean;
  }

  duplicate(id: string): StoredDesign {
    const { design, template } = this.open(id);
    return this.#database.transaction(() => {
      const copy = this.create({ ...design, name: `${design.name} (copy)` }, template);
      this.#database.run('INSERT INTO design_tags (design, tag) SELECT ?, tag FROM design_tags WHERE design = ?', copy.design.id, id);
      return copy;
    });
  }

  remove(id: string): void {
    this.#database.transaction(() => {
      if (this.#database.run(`UPDATE designs SET removed_at = ? WHERE id = ? AND removed_at = ''`, this.#now(), id) === 0) this.#assertKnown(id);
      const before = instantText(this.#clock().getTime() - trashDays * dayMs);
      this.#database.run(`DELETE FROM designs WHERE removed_at <> '' AND removed_at < ?`, before);
    });
  }

  restore(id: string): void {
    if (this.#database.run(`UPDATE designs SET removed_at = '' WHERE id = ?`, id) === 0) throw noDesign(id);
  }

  emptyTrash(ids?: readonly string[]): number {
    return this.#database.transaction(() => {
      if (!ids) return this.#database.run(`DELETE FROM designs WHERE removed_at <> ''`);
      return ids.reduce((count, id) => count + this.#database.run(`DELETE FROM designs WHERE removed_at <> '' AND id = ?`, id), 0);
    });
  }

  versions(id: string): readonly DesignVersion[] {
    this.#assertKnown(id);
    return listVersions(this.#database, id);
  }

  openVersion(id: string, revision: number): StoredDesign {
    const template = this.#database.get('SELECT template FROM designs WHERE id = ?', id);
    if (!template) throw noDesign(id);
    const { design, repairs } = parseDesign(versionContent(this.#database, id, revision));
    return { design, template: textAt(template, 'template'), revision, repairs };
  }

  nameVersion(id: string, revision: number, name: string): void {
    nameVersion(this.#database, id, revision, name);
  }

  restoreVersion(id: string, revision: number): StoredDesign {
    return this.#database.transaction(() => {
      const { design } = this.openVersion(id, revision);
      this.save(design, wholeAt(this.#find(id), 'revision'));
      return this.open(id);
    });
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
}

/** The designs in a database. */
export function createDesignStore(parts: DesignStoreParts): DesignStore {
  return new DatabaseDesigns(parts);
}
