// Spreadsheets that were opened, what was changed beside them, and exports, so that both outlast the program. Times are UTC, ISO 8601.

import type { Migration } from '../migrate.ts';

export const batches: Migration = {
  number: 3,
  name: 'spreadsheets, their edits, exports',
  sql: `
    CREATE TABLE batches (
      id TEXT PRIMARY KEY,
      -- Name of the file, and the asset that holds its bytes.
      name TEXT NOT NULL,
      file TEXT NOT NULL,
      -- The sheet of a workbook.
      sheet TEXT NOT NULL,
      template TEXT NOT NULL,
      -- Column index by field name, as JSON.
      mapping TEXT NOT NULL CHECK (json_valid(mapping)),
      row_count INTEGER NOT NULL,
      used_at TEXT NOT NULL
    ) STRICT;
    CREATE INDEX batches_by_use ON batches (used_at DESC);

    CREATE TABLE batch_photos (
      batch TEXT NOT NULL REFERENCES batches (id) ON DELETE CASCADE,
      name TEXT NOT NULL,
      -- '' where the file is no picture that can be used; then why.
      asset TEXT NOT NULL,
      reason TEXT NOT NULL DEFAULT '',
      -- Where its subject is, as JSON; '' where nobody said.
      focus TEXT NOT NULL DEFAULT '',
      PRIMARY KEY (batch, name)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE batch_cells (
      batch TEXT NOT NULL REFERENCES batches (id) ON DELETE CASCADE,
      row INTEGER NOT NULL,
      cell TEXT NOT NULL,
      text TEXT NOT NULL,
      PRIMARY KEY (batch, row, cell)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE batch_rows_out (
      batch TEXT NOT NULL REFERENCES batches (id) ON DELETE CASCADE,
      row INTEGER NOT NULL,
      PRIMARY KEY (batch, row)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE exports (
      id TEXT PRIMARY KEY,
      name TEXT NOT NULL,
      folder TEXT NOT NULL,
      -- What it was made from and how, as JSON.
      source TEXT NOT NULL CHECK (json_valid(source)),
      options TEXT NOT NULL CHECK (json_valid(options)),
      state TEXT NOT NULL CHECK (state IN ('running', 'stopped', 'failed', 'finished')),
      jobs INTEGER NOT NULL,
      written INTEGER NOT NULL DEFAULT 0,
      kept INTEGER NOT NULL DEFAULT 0,
      skipped INTEGER NOT NULL DEFAULT 0,
      failed INTEGER NOT NULL DEFAULT 0,
      reason TEXT NOT NULL DEFAULT '',
      started_at TEXT NOT NULL,
      ended_at TEXT NOT NULL DEFAULT ''
    ) STRICT;
    CREATE INDEX exports_by_start ON exports (started_at DESC);
  `,
};
