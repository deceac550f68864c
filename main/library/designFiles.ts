// Which design belongs to which file of the disk: the path it was read from or saved to, what the file held then, and the revision that
// was.

import { textAt, wholeAt, type Database, type SqlRow } from '../database/database.ts';

export interface DesignTie {
  readonly design: string;
  /** Whole path. */
  readonly path: string;
  /** Hex SHA-256 of the file as it was read or written last. */
  readonly sha256: string;
  readonly revision: number;
  /** UTC, ISO 8601. */
  readonly usedAt: string;
}

export interface DesignFiles {
  get(design: string): DesignTie | undefined;
  /** The design of a path that is not in the trash. */
  find(path: string): DesignTie | undefined;
  /** Ties a design to a file; another design that was tied to it no longer is. */
  put(tie: DesignTie): void;
  /** The last used first, of designs that are not in the trash. */
  recent(count: number): readonly DesignTie[];
}

function readTie(row: SqlRow): DesignTie {
  return {
    design: textAt(row, 'design'),
    path: textAt(row, 'path'),
    sha256: textAt(row, 'sha256'),
    revision: wholeAt(row, 'revision'),
    usedAt: textAt(row, 'used_at'),
  };
}

const columns = 'f.design, f.path, f.sha256, f.revision, f.used_at';
const inUse = `FROM design_files f JOIN designs d ON d.id = f.design WHERE d.removed_at = ''`;

/** The ties in a database. */
export function createDesignFiles(database: Database): DesignFiles {
  return {
    get(design) {
      const row = database.get(`SELECT ${columns} FROM design_files f WHERE f.design = ?`, design);
      return row && readTie(row);
    },
    find(path) {
      const row = database.get(`SELECT ${columns} ${inUse} AND f.path = ?`, path);
      return row && readTie(row);
    },
    put({ design, path, sha256, revision, usedAt }) {
      database.transaction(() => {
        database.run('DELETE FROM design_files WHERE path = ? AND design <> ?', path, design);
        database.run(
          `INSERT INTO design_files (design, path, sha256, revision, used_at) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT DO UPDATE SET path = excluded.path, sha256 = excluded.sha256, revision = excluded.revision, used_at = excluded.used_at`,
          design,
          path,
          sha256,
          revision,
          usedAt,
        );
      });
    },
    recent: (count) => database.all(`SELECT ${columns} ${inUse} ORDER BY f.used_at DESC LIMIT ?`, count).map(readTie),
  };
}
