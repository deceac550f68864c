// Posts, their deliveries, and the record of every change of a delivery's state. The record is written by the database itself in the
// transaction of the change, and cannot be changed afterwards.

import type { Migration } from '../migrate.ts';

export const queue: Migration = {
  number: 2,
  name: 'posts, deliveries and their record',
  sql: `
    CREATE TABLE posts (
      id TEXT PRIMARY KEY,
      campaign TEXT NOT NULL,
      -- Captions by network id, as JSON.
      captions TEXT NOT NULL CHECK (json_valid(captions)),
      -- The instant, and the wall clock and zone a person chose it by.
      due_at TEXT NOT NULL,
      due_wall TEXT NOT NULL,
      zone TEXT NOT NULL,
      grace_minutes INTEGER NOT NULL CHECK (grace_minutes >= 0),
      created_at TEXT NOT NULL,
      changed_at TEXT NOT NULL,
      -- Raised by every change that a calendar should take over (iCalendar SEQUENCE).
      sequence INTEGER NOT NULL DEFAULT 0
    ) STRICT;
    CREATE INDEX posts_by_due ON posts (due_at);

    CREATE TABLE post_pictures (
      post TEXT NOT NULL REFERENCES posts (id),
      position INTEGER NOT NULL,
      asset TEXT NOT NULL,
      size TEXT NOT NULL,
      width INTEGER NOT NULL,
      height INTEGER NOT NULL,
      alt TEXT NOT NULL,
      PRIMARY KEY (post, position)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE deliveries (
      id TEXT PRIMARY KEY,
      post TEXT NOT NULL REFERENCES posts (id),
      position INTEGER NOT NULL,
      network TEXT NOT NULL,
      -- '' is a hand-over to a person.
      account TEXT NOT NULL,
      state TEXT NOT NULL,
      link TEXT NOT NULL DEFAULT '',
      reason TEXT NOT NULL DEFAULT '',
      -- What a connector stored before publishing (its record key, its upload ids), as JSON.
      prepared TEXT NOT NULL DEFAULT 'null' CHECK (json_valid(prepared)),
      -- Who works on it, until when (milliseconds since 1970), and how often it was taken: a lower number than this is out of date.
      lease_holder TEXT NOT NULL DEFAULT '',
      lease_until INTEGER NOT NULL DEFAULT 0,
      fence INTEGER NOT NULL DEFAULT 0,
      changed_at TEXT NOT NULL,
      changed_by TEXT NOT NULL,
      UNIQUE (post, network, account)
    ) STRICT;
    CREATE INDEX deliveries_by_state ON deliveries (state);

    -- Accounts that a limit, a retry-after or an expired sign-in holds back.
    CREATE TABLE account_holds (
      network TEXT NOT NULL,
      account TEXT NOT NULL,
      until INTEGER NOT NULL,
      reason TEXT NOT NULL,
      PRIMARY KEY (network, account)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE delivery_record (
      number INTEGER PRIMARY KEY AUTOINCREMENT,
      delivery TEXT NOT NULL REFERENCES deliveries (id),
      at TEXT NOT NULL,
      by TEXT NOT NULL,
      from_state TEXT NOT NULL,
      to_state TEXT NOT NULL,
      link TEXT NOT NULL,
      reason TEXT NOT NULL,
      fence INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX delivery_record_by_delivery ON delivery_record (delivery, number);

    CREATE TRIGGER delivery_added AFTER INSERT ON deliveries BEGIN
      INSERT INTO delivery_record (delivery, at, by, from_state, to_state, link, reason, fence)
      VALUES (NEW.id, NEW.changed_at, NEW.changed_by, '', NEW.state, NEW.link, NEW.reason, NEW.fence);
    END;
    CREATE TRIGGER delivery_moved AFTER UPDATE OF state ON deliveries WHEN NEW.state <> OLD.state BEGIN
      INSERT INTO delivery_record (delivery, at, by, from_state, to_state, link, reason, fence)
      VALUES (NEW.id, NEW.changed_at, NEW.changed_by, OLD.state, NEW.state, NEW.link, NEW.reason, NEW.fence);
    END;
    CREATE TRIGGER delivery_record_is_kept BEFORE DELETE ON delivery_record BEGIN
      SELECT RAISE(ABORT, 'the record of deliveries is never deleted');
    END;
    CREATE TRIGGER delivery_record_is_final BEFORE UPDATE ON delivery_record BEGIN
      SELECT RAISE(ABORT, 'the record of deliveries is never changed');
    END;
  `,
};
