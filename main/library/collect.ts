// Lets go of files in the library that nothing uses: no design, version, post, spreadsheet or pack. Safe beside other programs over the same
// library: what was put within the grace time stays, and putting a file again makes it new.

import { lstat, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { textAt, type Database } from '../database/database.ts';
import { isAssetId } from './assets.ts';
import type { Library } from './library.ts';
import { makeFolders, storageFault, systemCode } from './storage.ts';

/** Longer than any step between putting a file and saving what names it. */
export const graceMs = 3_600_000;

export interface CollectRequest {
  readonly library: Pick<Library, 'folder' | 'database'>;
  readonly now: Date;
  /** Known to have been let go just now, so that no grace time is due. They stay where something else uses them. */
  readonly letGo?: ReadonlySet<string>;
  /** What is used, if it was looked up already. */
  readonly used?: ReadonlySet<string>;
  /** Only counts. */
  readonly dryRun?: boolean;
}

export interface Collected {
  readonly files: number;
  readonly bytes: number;
  /** Scaled copies kept for the screen. */
  readonly copies: number;
  /** Unused, but too new to be sure. */
  readonly young: number;
}

/** Tables that mention files without using them: what is known of pictures and how they look, and proofs of what was sent. */
const mentioning = new Set(['pictures', 'picture_looks', 'receipts']);
/** Tables that say something of a file, which goes with it. */
const knowing = ['pictures', 'picture_looks'] as const;
const ids = /(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])/g;
const rowsAtATime = 500;

/** Every asset that any table names, whichever part of the program the table belongs to. */
export function assetsInDatabase(database: Database): ReadonlySet<string> {
  // As one transaction: rows that another program removes meanwhile must not let others be passed over.
  return database.transaction(() => {
    const used = new Set<string>();
    const tables = database.all("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'").map((row) => textAt(row, 'name'));
    for (const table of tables) if (!mentioning.has(table)) addAssetsOf(database, table, used);
    return used;
  });
}

function addAssetsOf(database: Database, table: string, used: Set<string>): void {
  const columns = database.all('SELECT name FROM pragma_table_info(?)', table).map((row) => quoted(textAt(row, 'name')));
  for (let start = 0; ; start += rowsAtATime) {
    const rows = database.all(`SELECT ${columns.join(', ')} FROM ${quoted(table)} LIMIT ${rowsAtATime} OFFSET ${start}`);
    for (const value of rows.flatMap((row) => Object.values(row))) {
      if (typeof value === 'string' && value.length >= 64) for (const [id] of value.matchAll(ids)) used.add(id);
    }
    if (rows.length < rowsAtATime) return;
  }
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** Every asset of the installed packs, of all their versions. */
async function assetsOfPacks(folder: string): Promise<ReadonlySet<string>> {
  const used = new Set<string>();
  for (const name of await listFolder(join(folder, 'packs'))) {
    if (!name.endsWith('.json')) continue;
    const text = await readFile(join(folder, 'packs', name), 'utf8');
    for (const [id] of text.matchAll(ids)) used.add(id);
  }
  return used;
}

/** Removes unused files and the copies made of them. Throws a Fault (`storage`) where the disk refuses; what was removed is. */
export async function collectAssets({ library, now, letGo = new Set(), used, dryRun = false }: CollectRequest): Promise<Collected> {
  const assets = join(library.folder, 'assets');
  try {
    const inUse = new Set([...(used ?? assetsInDatabase(library.database)), ...(await assetsOfPacks(library.folder))]);
    const gone = new Set<string>();
    let [bytes, young] = [0, 0];
    for (const folder of await listFolder(assets)) {
      if (!/^[0-9a-f]{2}$/.test(folder)) continue;
      for (const id of await listFolder(join(assets, folder))) {
        if (!isAssetId(id) || inUse.has(id)) continue;
        const newestMs = letGo.has(id) ? now.getTime() : now.getTime() - graceMs;
        const taken = await takeAway(assets, id, newestMs, dryRun);
        if (taken === undefined) young += 1;
        else {
          gone.add(id);
          bytes += taken;
          if (!dryRun) for (const known of knowing) library.database.run(`DELETE FROM ${known} WHERE asset = ?`, id);
        }
      }
    }
    return { files: gone.size, bytes, copies: await removeCopies(join(library.folder, 'cache', 'derivatives'), gone, dryRun), young };
  } catch (thrown) {
    throw storageFault('Removing unused files of', library.folder, thrown);
  }
}

/** Removes one file that is no newer than a time; answers its length, or undefined where it is newer. */
async function takeAway(assets: string, id: string, newestMs: number, dryRun: boolean): Promise<number | undefined> {
  const path = join(assets, id.slice(0, 2), id);
  const found = await lstat(path);
  if (found.mtimeMs > newestMs) return undefined;
  if (dryRun) return found.size;
  // Out of sight first: whoever puts it from now on writes it anew, and whoever did so just before has made it new.
  const leaving = join(assets, 'leaving');
  await makeFolders(leaving);
  await rename(path, join(leaving, id));
  if ((await lstat(join(leaving, id))).mtimeMs > newestMs) {
    await rename(join(leaving, id), path);
    return undefined;
  }
  await rm(join(leaving, id));
  return found.size;
}

async function removeCopies(folder: string, gone: ReadonlySet<string>, dryRun: boolean): Promise<number> {
  const copies = (await listFolder(folder)).filter((name) => gone.has(name.slice(0, 64)));
  if (!dryRun) for (const name of copies) await rm(join(folder, name), { force: true });
  return copies.length;
}

async function listFolder(folder: string): Promise<readonly string[]> {
  try {
    return (await readdir(folder)).sort();
  } catch (thrown) {
    if (systemCode(thrown) === 'ENOENT') return [];
    throw thrown;
  }
}
