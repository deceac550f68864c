// Removes the supporters' data and pictures of a finished campaign, and says what was removed: the export's files, its posts' words and
// pictures, its spreadsheets and photos, and what nothing else uses then. What is not certainly ours stays, and is named.

import { access, readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Fault } from '../../shared/fault.ts';
import { endStates } from '../../shared/post.ts';
import type { PurgeReport } from '../../shared/purge.ts';
import { instantText } from '../../shared/time.ts';
import { createBatchStore } from '../batches/store.ts';
import type { Database } from '../database/database.ts';
import { assetsInDatabase, collectAssets } from '../library/collect.ts';
import { lockFolder } from '../press/folderLock.ts';
import { keptFolder } from '../press/place.ts';
import { createRunStore } from '../runs/store.ts';
import type { Studio } from '../studio.ts';
import { findExportFiles, removeExportFiles, type ExportFiles } from './exportFiles.ts';
import { findHandOvers, removeHandOvers } from './handOvers.ts';
import { emptyPost, findPosts } from './posts.ts';

export interface PurgeRequest {
  /** Folder of the export. */
  readonly folder: string;
  /** Posts of this campaign too, besides those that show the export's pictures. */
  readonly campaign?: string;
  /** Cancels posts that are still to be sent, and empties them too. */
  readonly withPosts?: boolean;
  /** Only says what would be removed. */
  readonly dryRun?: boolean;
  readonly signal?: AbortSignal;
}

export type { PurgedKind, PurgeReport } from '../../shared/purge.ts';

/** What the database would forget, found before anything is. */
interface Forgetting {
  readonly posts: readonly string[];
  readonly batches: readonly string[];
  readonly exports: readonly string[];
  /** Files they used, which no grace time keeps. */
  readonly assets: ReadonlySet<string>;
  /** Pictures of posts that stay. */
  readonly staying: ReadonlySet<string>;
}

type Parts = Pick<Studio, 'library' | 'queue' | 'clock' | 'events'>;

/**
 * Purges a campaign. A dry run counts the same without removing anything.
 *
 * @throws Fault `notFound` where the folder holds no export, `conflict` while one is being made there, `storage` where the disk refuses
 */
export async function purgeCampaign(studio: Parts, request: PurgeRequest): Promise<PurgeReport> {
  const { folder, dryRun = false } = request;
  const files = await findExportFiles(resolve(folder), request.signal);
  const release = await lockExport(files.folder);
  const { library } = studio;
  try {
    const kept = files.changed.map((file) => `${file} was changed after it was made, so it is not certain whose it is.`);
    const forgetting = planForgetting(studio, files, request, kept);
    const handOvers = await findHandOvers(join(library.folder, 'hand-over'), files.pictures, forgetting.staying);
    for (const path of handOvers.mixed) kept.push(`${path} holds pictures of this export and others; remove it once everything in it is posted.`);
    const used = dryRun ? usedAfter(studio, forgetting) : undefined;
    if (!dryRun) {
      forget(studio, forgetting);
      // Before the folder goes: an open lock keeps it on some systems.
      release();
      await removeExportFiles(files);
      await removeHandOvers(handOvers);
    }
    const collected = await collectAssets({ library, now: new Date(), letGo: forgetting.assets, dryRun, ...(used ? { used } : {}) });
    // Last: until then a purge that the disk broke off can be run again.
    if (!dryRun) forgetExports(studio, forgetting);
    kept.push(...(await backupsOf(library.folder)));
    if (collected.young > 0) kept.push(`${collected.young} files of the library that nothing uses were added within the last hour; purge again later.`);
    return {
      folder: files.folder,
      dryRun,
      removed: {
        pictures: total(files, 'picture'),
        results: total(files, 'result'),
        records: total(files, 'record'),
        handOvers: { count: handOvers.whole.length, bytes: handOvers.whole.reduce((sum, { bytes }) => sum + bytes, 0) },
        posts: { count: forgetting.posts.length, bytes: 0 },
        spreadsheets: { count: forgetting.batches.length, bytes: 0 },
        exports: { count: forgetting.exports.length, bytes: 0 },
        libraryFiles: { count: collected.files, bytes: collected.bytes },
        copies: { count: collected.copies, bytes: 0 },
      },
      kept,
    };
  } finally {
    release();
  }
}

function total({ files }: ExportFiles, kind: ExportFiles['files'][number]['kind']): { readonly count: number; readonly bytes: number } {
  const found = files.filter((file) => file.kind === kind);
  return { count: found.length, bytes: found.reduce((sum, { bytes }) => sum + bytes, 0) };
}

/** Copies of the database that were made before it got a new form: what they hold is not known here. */
async function backupsOf(folder: string): Promise<readonly string[]> {
  const path = join(folder, 'backups');
  const backups = await readdir(path).catch((): readonly string[] => []);
  return backups.length === 0 ? [] : [`Backups of the library in ${path} may still hold names; remove them when you need them no longer.`];
}

/** Keeps exports out of the folder; nothing where none was ever begun there. */
async function lockExport(folder: string): Promise<() => void> {
  const file = join(folder, keptFolder, 'lock');
  const isThere = await access(file).then(() => true, () => false);
  if (!isThere) return () => undefined;
  const lock = lockFolder(file, folder);
  let isHeld = true;
  return () => {
    if (isHeld) lock.release();
    isHeld = false;
  };
}

function planForgetting({ library, clock }: Parts, files: ExportFiles, request: PurgeRequest, kept: string[]): Forgetting {
  const { database } = library;
  const posts = findPosts(database, { pictures: files.pictures, ...(request.campaign === undefined ? {} : { campaign: request.campaign }) });
  const wanted = [...posts.ended];
  for (const post of posts.open) {
    const isSending = post.deliveries.some(({ state }) => state === 'sending');
    if (request.withPosts === true && !isSending) wanted.push(post);
    else kept.push(`The post ${post.id} for ${post.wall.replace('T', ' ')}${post.campaign === '' ? '' : ` (${post.campaign})`} is ${isSending ? 'being sent' : 'still to be sent'}, so it and its pictures stay.`);
  }
  const runs = createRunStore(database, clock).list();
  const ofFolder = runs.filter((run) => resolve(run.folder) === resolve(request.folder) || run.folder === files.folder);
  const batchStore = createBatchStore(database, clock);
  const batches = new Set(ofFolder.flatMap(({ source }) => ('batch' in source ? [source.batch] : [])));
  const assets = new Set(wanted.flatMap(({ pictures }) => pictures.map(({ asset }) => asset)));
  for (const batch of batches) {
    const other = runs.find((run) => 'batch' in run.source && run.source.batch === batch && !ofFolder.includes(run));
    if (other) {
      kept.push(`The spreadsheet of ${other.name} and its photos stay, since the export in ${other.folder} is made from them too.`);
      batches.delete(batch);
      continue;
    }
    const stored = batchStore.list().find(({ id }) => id === batch);
    if (!stored) batches.delete(batch);
    else for (const asset of [stored.file, ...batchStore.photos(batch).map((photo) => photo.asset)]) assets.add(asset);
  }
  const staying = new Set(posts.open.filter((post) => !wanted.includes(post)).flatMap(({ pictures }) => pictures.map(({ asset }) => asset)));
  return { posts: wanted.map(({ id }) => id), batches: [...batches], exports: ofFolder.map(({ id }) => id), assets, staying };
}

/** Removes rows so that their bytes are overwritten in the file too. */
function forget({ library, queue, clock, events }: Parts, forgetting: Forgetting): void {
  overwriting(library.database, () => {
    for (const id of forgetting.posts) {
      for (const { id: delivery, state } of queue.get(id).deliveries) if (!endStates.includes(state)) queue.cancel(delivery);
    }
    forgetRows({ library, clock }, forgetting);
  });
  if (forgetting.posts.length > 0) events.send({ type: 'queueChanged' });
}

function forgetExports({ library, clock, events }: Parts, { exports }: Forgetting): void {
  const runs = createRunStore(library.database, clock);
  overwriting(library.database, () => {
    for (const id of exports) runs.remove(id);
  });
  for (const id of exports) events.send({ type: 'exportsChanged', id });
}

/** Runs work as one transaction; what it removes is gone from the files too. */
function overwriting(database: Database, work: () => void): void {
  database.exec('PRAGMA secure_delete = ON');
  try {
    database.transaction(work);
    database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  } finally {
    database.exec('PRAGMA secure_delete = OFF');
  }
}

function forgetRows({ library, clock }: Pick<Parts, 'library' | 'clock'>, { posts, batches }: Forgetting): void {
  const { database } = library;
  const at = instantText(clock().getTime());
  for (const id of posts) emptyPost(database, id, at);
  const batchStore = createBatchStore(database, clock);
  for (const id of batches) batchStore.remove(id);
}

/** The assets that would still be used: the rows are removed, looked at, and put back. */
function usedAfter({ library, clock }: Parts, forgetting: Forgetting): ReadonlySet<string> {
  const undone = new Fault('internal', 'A dry run was not undone.');
  let used: ReadonlySet<string> = new Set();
  try {
    library.database.transaction(() => {
      forgetRows({ library, clock }, forgetting);
      used = assetsInDatabase(library.database);
      throw undone;
    });
  } catch (thrown) {
    if (thrown !== undone) throw thrown;
  }
  return used;
}
