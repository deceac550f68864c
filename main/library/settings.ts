// Settings by key, as texts.

import { textAt } from '../database/database.ts';
import type { Database } from '../database/database.ts';

export interface Settings {
  /** Undefined where it was never set. */
  get(key: string): string | undefined;
  set(key: string, value: string): void;
}

/** The settings in a database. */
export function createSettings(database: Database): Settings {
  return {
    get(key) {
      const row = database.get('SELECT value FROM settings WHERE key = ?', key);
      return row && textAt(row, 'value');
    },
    set(key, value) {
      database.run('INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value', key, value);
    },
  };
}
