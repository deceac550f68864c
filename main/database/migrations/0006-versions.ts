// Names of versions, tags, the files that designs came from or were saved to, and undo that outlasts the program.

import type { Migration } from '../migrate.ts';

export const versions: Migration = {
  number: 6,
  name: 'named versions, tags, files of designs, steps of undo',
  sql: `
    -- '' for one that nobody named: such are thinned out.
    ALTER TABLE design_versions ADD COLUMN name TEXT NOT NULL DEFAULT '';
    -- Which opened page saved it, so that one whose answer was lost can go on; '' where nobody says.
    ALTER TABLE design_versions ADD COLUMN saved_by TEXT NOT NULL DEFAULT '';

    CREATE TABLE design_tags (
      design TEXT NOT NULL REFERENCES designs (id) ON DELETE CASCADE,
      tag TEXT NOT NULL,
      PRIMARY KEY (design, tag)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE design_files (
      design TEXT PRIMARY KEY REFERENCES designs (id) ON DELETE CASCADE,
      -- Whole path.
      path TEXT NOT NULL,
      -- Hex SHA-256 of the file as it was read or written last, and the revision that it is.
      sha256 TEXT NOT NULL,
      revision INTEGER NOT NULL,
      used_at TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX design_files_by_use ON design_files (used_at DESC);

    CREATE TABLE design_histories (
      design TEXT PRIMARY KEY REFERENCES designs (id) ON DELETE CASCADE,
      -- The number of the step that would be undone next, plus one.
      at INTEGER NOT NULL,
      -- Length of all its steps.
      length INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE design_steps (
      design TEXT NOT NULL REFERENCES designs (id) ON DELETE CASCADE,
      number INTEGER NOT NULL,
      length INTEGER NOT NULL,
      -- Deltas as JSON.
      back TEXT NOT NULL,
      forward TEXT NOT NULL,
      PRIMARY KEY (design, number)
    ) STRICT;
  `,
};
