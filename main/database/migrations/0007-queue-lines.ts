// What makes the queue quick whatever its length: due times beside the states, what each post has still to do as numbers that are counted in
// the transaction of each change; and what reviewers said, and how pictures look, to find those that are nearly the same.

import type { Migration } from '../migrate.ts';

/** What a post's deliveries add up to: see `standings` in main/posting/lines.ts. Each line is one number of the sum. */
const standing = `
  max(d.state IN ('needsApproval', 'awaitingPerson', 'rejected', 'unconfirmed', 'missed'))
  + 2 * max(d.state IN ('draft', 'needsApproval', 'scheduled', 'sending'))
  + 4 * max(d.state = 'published')
  + 8 * max(d.state = 'cancelled')
  + 16 * max(d.state = 'draft')
  + 32 * max(d.state = 'scheduled')`;

/** Lines of all places together ('*') and of each account ('' is by hand). */
const lines = (where: string): string => `
  INSERT INTO queue_lines (place, post, campaign, due_at, created_at, standing)
    SELECT '*', p.id, p.campaign, p.due_at, p.created_at, ${standing}
    FROM posts p JOIN deliveries d ON d.post = p.id WHERE ${where} GROUP BY p.id
    ON CONFLICT (place, post) DO UPDATE SET standing = excluded.standing;
  INSERT INTO queue_lines (place, post, campaign, due_at, created_at, standing)
    SELECT d.account, p.id, p.campaign, p.due_at, p.created_at, ${standing}
    FROM posts p JOIN deliveries d ON d.post = p.id WHERE ${where} GROUP BY d.account, p.id
    ON CONFLICT (place, post) DO UPDATE SET standing = excluded.standing;`;

const count = (row: 'NEW' | 'OLD', by: 1 | -1): string => `
  INSERT INTO queue_counts (place, campaign, standing, posts) VALUES (${row}.place, ${row}.campaign, ${row}.standing, ${by})
    ON CONFLICT DO UPDATE SET posts = posts + ${by};`;

export const queueLines: Migration = {
  number: 7,
  name: 'lines and counts of the queue, reviews, looks of pictures',
  sql: `
    ALTER TABLE deliveries ADD COLUMN due_at TEXT NOT NULL DEFAULT '';
    UPDATE deliveries SET due_at = (SELECT due_at FROM posts WHERE id = deliveries.post);
    DROP INDEX deliveries_by_state;
    CREATE INDEX deliveries_by_state ON deliveries (state, due_at);
    CREATE INDEX deliveries_by_account ON deliveries (account, state);

    CREATE TABLE queue_lines (
      -- '*', or the account of some of its deliveries.
      place TEXT NOT NULL,
      post TEXT NOT NULL REFERENCES posts (id),
      campaign TEXT NOT NULL,
      due_at TEXT NOT NULL,
      created_at TEXT NOT NULL,
      standing INTEGER NOT NULL,
      PRIMARY KEY (place, post)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX queue_lines_in_order ON queue_lines (place, due_at, created_at, post, standing, campaign);
    CREATE INDEX queue_lines_by_post ON queue_lines (post);
    -- What needs a person is a few among many.
    CREATE INDEX queue_lines_to_look_at ON queue_lines (place, due_at, created_at, post, standing, campaign) WHERE standing & 17 <> 0;

    CREATE TABLE queue_counts (
      place TEXT NOT NULL,
      campaign TEXT NOT NULL,
      standing INTEGER NOT NULL,
      posts INTEGER NOT NULL,
      PRIMARY KEY (place, campaign, standing)
    ) STRICT, WITHOUT ROWID;

    CREATE TRIGGER queue_line_added AFTER INSERT ON queue_lines BEGIN ${count('NEW', 1)} END;
    CREATE TRIGGER queue_line_removed AFTER DELETE ON queue_lines BEGIN ${count('OLD', -1)} END;
    CREATE TRIGGER queue_line_changed AFTER UPDATE OF standing, campaign ON queue_lines
      WHEN NEW.standing <> OLD.standing OR NEW.campaign <> OLD.campaign BEGIN ${count('OLD', -1)} ${count('NEW', 1)} END;
    ${lines('true')}

    CREATE TRIGGER delivery_lined AFTER INSERT ON deliveries BEGIN
      UPDATE deliveries SET due_at = (SELECT due_at FROM posts WHERE id = NEW.post) WHERE id = NEW.id;
      ${lines('p.id = NEW.post')}
    END;
    CREATE TRIGGER delivery_lined_anew AFTER UPDATE OF state ON deliveries WHEN NEW.state <> OLD.state BEGIN
      ${lines('p.id = NEW.post')}
    END;
    CREATE TRIGGER post_lined_anew AFTER UPDATE OF due_at, campaign ON posts BEGIN
      UPDATE deliveries SET due_at = NEW.due_at WHERE post = NEW.id AND due_at <> NEW.due_at;
      UPDATE queue_lines SET due_at = NEW.due_at, campaign = NEW.campaign WHERE post = NEW.id;
    END;

    CREATE TABLE post_reviews (
      number INTEGER PRIMARY KEY AUTOINCREMENT,
      post TEXT NOT NULL REFERENCES posts (id),
      at TEXT NOT NULL,
      -- As they named themselves.
      reviewer TEXT NOT NULL,
      verdict TEXT NOT NULL CHECK (verdict IN ('approve', 'change', 'comment')),
      comment TEXT NOT NULL
    ) STRICT;
    CREATE INDEX post_reviews_by_post ON post_reviews (post, number);

    -- A difference hash of pictures in the queue: 256 bits, as hex.
    CREATE TABLE picture_looks (asset TEXT PRIMARY KEY, look TEXT NOT NULL) STRICT, WITHOUT ROWID;
    CREATE INDEX post_pictures_by_asset ON post_pictures (asset);
  `,
};
