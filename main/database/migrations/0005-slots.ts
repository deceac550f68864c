// Posting slots, by the place that they are for, and days on which nothing goes out.

import type { Migration } from '../migrate.ts';

export const slots: Migration = {
  number: 5,
  name: 'posting slots and days without posts',
  sql: `
    CREATE TABLE slots (
      -- Id of an account or of a network.
      place TEXT NOT NULL,
      -- 1 is Monday.
      weekday INTEGER NOT NULL CHECK (weekday BETWEEN 1 AND 7),
      time TEXT NOT NULL CHECK (time GLOB '[0-2][0-9]:[0-5][0-9]'),
      zone TEXT NOT NULL,
      PRIMARY KEY (place, weekday, time, zone)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE blackout_days (day TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
  `,
};
