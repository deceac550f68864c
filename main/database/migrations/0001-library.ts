// Designs with their versions, what is known of pictures, and settings. Times are UTC, ISO 8601 with milliseconds, so that they sort
// as text.

import type { Migration } from '../migrate.ts';

export const library: Migration = {
  number: 1,
  name: 'designs, pictures, settings',
  sql: `
    CREATE TABLE designs (
      id TEXT PRIMARY KEY,
      name TEXT NOT NULL,
      -- Id of the template it was made from.
      template TEXT NOT NULL,
      -- The canonical text of the design, as of 'revision'.
      content TEXT NOT NULL,
      revision INTEGER NOT NULL CHECK (revision >= 1),
      created_at TEXT NOT NULL,
      changed_at TEXT NOT NULL,
      -- When it went to the trash; '' while it is in use.
      removed_at TEXT NOT NULL DEFAULT ''
    ) STRICT;
    CREATE INDEX designs_by_change ON designs (removed_at, changed_at DESC);

    CREATE TABLE design_versions (
      design TEXT NOT NULL REFERENCES designs (id) ON DELETE CASCADE,
      revision INTEGER NOT NULL,
      content TEXT NOT NULL,
      saved_at TEXT NOT NULL,
      UNIQUE (design, revision)
    ) STRICT;

    CREATE TABLE pictures (
      -- Hex SHA-256 of the file.
      asset TEXT PRIMARY KEY,
      -- A PictureInfo as JSON.
      info TEXT NOT NULL CHECK (json_valid(info))
    ) STRICT;

    CREATE TABLE settings (
      key TEXT PRIMARY KEY,
      value TEXT NOT NULL
    ) STRICT;
  `,
};
