// Accounts that connectors publish to, without their secrets; and receipts: a proof of what was sent to a network, kept when sending begins.

import type { Migration } from '../migrate.ts';

export const accounts: Migration = {
  number: 4,
  name: 'accounts and receipts',
  sql: `
    CREATE TABLE accounts (
      id TEXT PRIMARY KEY,
      connector TEXT NOT NULL,
      network TEXT NOT NULL,
      name TEXT NOT NULL,
      handle TEXT NOT NULL,
      server TEXT NOT NULL,
      settings TEXT NOT NULL CHECK (json_valid(settings)),
      state TEXT NOT NULL CHECK (state IN ('ready', 'signInNeeded')),
      created_at TEXT NOT NULL,
      changed_at TEXT NOT NULL
    ) STRICT;

    -- BCP 47, of the captions; '' where it is not known.
    ALTER TABLE posts ADD COLUMN language TEXT NOT NULL DEFAULT '';

    CREATE TABLE receipts (
      number INTEGER PRIMARY KEY AUTOINCREMENT,
      delivery TEXT NOT NULL REFERENCES deliveries (id),
      at TEXT NOT NULL,
      -- Assets (hex SHA-256 of the files) in order, as JSON.
      pictures TEXT NOT NULL CHECK (json_valid(pictures)),
      -- Hex SHA-256 of caption, alt texts and pictures: enough to prove what was sent, and nothing of a person's is kept for good.
      sha256 TEXT NOT NULL
    ) STRICT;
    CREATE INDEX receipts_by_delivery ON receipts (delivery, number);
    CREATE TRIGGER receipts_are_kept BEFORE DELETE ON receipts BEGIN
      SELECT RAISE(ABORT, 'receipts are never deleted');
    END;
    CREATE TRIGGER receipts_are_final BEFORE UPDATE ON receipts BEGIN
      SELECT RAISE(ABORT, 'receipts are never changed');
    END;
  `,
};
