// Versions of designs: every save keeps one. Old ones are thinned out; those that a person named are kept for ever.

import type { DesignVersion } from '../../shared/api.ts';
import { Fault } from '../../shared/fault.ts';
import { textAt, wholeAt, type Database } from '../database/database.ts';

/** The newest versions that are all kept; of older ones the last of each minute is. */
const keptVersions = 50;

export interface NewVersion {
  readonly design: string;
  readonly revision: number;
  readonly content: string;
  /** UTC, ISO 8601. */
  readonly now: string;
  /** Which opened page saved it; '' where nobody says. */
  readonly by?: string;
}

/** Keeps a version; of the one that is now beyond the newest, only the last of its minute stays, or one with a name. */
export function keepVersion(database: Database, { design, revision, content, now, by = '' }: NewVersion): void {
  database.run('INSERT INTO design_versions (design, revision, content, saved_at, saved_by) VALUES (?, ?, ?, ?, ?)', design, revision, content, now, by);
  const minuteOf = `SELECT substr(saved_at, 1, 16) FROM design_versions WHERE design = ? AND revision = ?`;
  const old = revision - keptVersions;
  database.run(
    `DELETE FROM design_versions WHERE design = ? AND revision = ? AND name = '' AND (${minuteOf}) = (${minuteOf})`,
    design,
    old,
    design,
    old,
    design,
    old + 1,
  );
}

/** Whether a page saved every version after one: it did not hear of them, but they are its own. */
export function isOwnSince(database: Database, design: string, revision: number, by: string): boolean {
  return by !== '' && !database.get('SELECT 1 FROM design_versions WHERE design = ? AND revision > ? AND saved_by <> ?', design, revision, by);
}

/** Newest first. */
export function listVersions(database: Database, design: string): readonly DesignVersion[] {
  return database
    .all('SELECT revision, saved_at, name FROM design_versions WHERE design = ? ORDER BY revision DESC', design)
    .map((row) => ({ revision: wholeAt(row, 'revision'), savedAt: textAt(row, 'saved_at'), name: textAt(row, 'name') }));
}

function noVersion(design: string, revision: number): Fault {
  return new Fault('notFound', `The library has no version ${revision} of the design '${design.slice(0, 80)}'.`, { detail: { design } });
}

/** Names a version, which is kept from then on; '' takes the name away. Throws a Fault (`notFound`). */
export function nameVersion(database: Database, design: string, revision: number, name: string): void {
  const changed = database.run('UPDATE design_versions SET name = ? WHERE design = ? AND revision = ?', name.trim(), design, revision);
  if (changed === 0) throw noVersion(design, revision);
}

/** The canonical text of a version. Throws a Fault (`notFound`). */
export function versionContent(database: Database, design: string, revision: number): string {
  const row = database.get('SELECT content FROM design_versions WHERE design = ? AND revision = ?', design, revision);
  if (!row) throw noVersion(design, revision);
  return textAt(row, 'content');
}
