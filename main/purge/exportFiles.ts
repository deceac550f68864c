// The files of an export's folder that are ours by its manifest, its journal and its record of results, and that nobody has changed since. Never
// anything else in the folder, and never through a link.

import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { lstat, readdir, readFile, realpath, rm, rmdir } from 'node:fs/promises';
import { basename, dirname, join, sep } from 'node:path';
import { z } from 'zod';
import { Fault } from '../../shared/fault.ts';
import { storageFault, systemCode } from '../library/storage.ts';
import { readJournal } from '../press/journalText.ts';
import { manifestFile } from '../press/manifest.ts';
import { keptFolder } from '../press/place.ts';
import { readRecord } from '../results/record.ts';

export interface FoundFile {
  /** Absolute. */
  readonly path: string;
  readonly kind: 'picture' | 'result' | 'record';
  readonly bytes: number;
}

export interface ExportFiles {
  readonly folder: string;
  readonly files: readonly FoundFile[];
  /** Files under our names that somebody changed or replaced: they stay. Relative to the folder. */
  readonly changed: readonly string[];
  /** Hex SHA-256 of every picture that the export made, there or not. */
  readonly pictures: ReadonlySet<string>;
}

/** A file as it was written. */
interface Written {
  readonly file: string;
  readonly bytes: number;
  readonly sha256: string;
}

const manifest = z.object({ jobs: z.array(z.object({ file: z.string(), bytes: z.number(), sha256: z.string(), status: z.string() })) });

/**
 * Everything of an export that is still as it was made.
 *
 * @throws Fault `notFound` where the folder holds no export, `input` where its manifest cannot be read, `cancelled`
 */
export async function findExportFiles(folder: string, signal?: AbortSignal): Promise<ExportFiles> {
  const real = await realpath(folder).catch((thrown: unknown) => {
    throw new Fault('notFound', `There is no folder ${folder}. Check the path.`, { detail: { folder }, cause: thrown });
  });
  const journal = await readJournal(folder);
  const jobs = await readJobs(folder);
  if (!journal && !jobs) {
    throw new Fault('notFound', `There is no export in ${folder}: it has neither ${manifestFile} nor a journal. Nothing was removed.`, { detail: { folder } });
  }
  const pictures = new Map<string, Written>();
  for (const { file, bytes, sha256, status } of jobs ?? []) if (status === 'written') pictures.set(file, { file, bytes, sha256 });
  for (const [file, { bytes, sha256 }] of journal?.records ?? []) pictures.set(file, { file, bytes, sha256 });
  const found: FoundFile[] = [];
  const changed: string[] = [];
  const look = async (written: Written, kind: FoundFile['kind'], path: string | undefined): Promise<void> => {
    if (signal?.aborted) throw new Fault('cancelled', 'Stopped before anything was removed.');
    if (path === undefined || !(await isPlainFile(real, path))) return;
    if (await isAsWritten(path, written)) found.push({ path, kind, bytes: written.bytes });
    else changed.push(written.file);
  };
  for (const written of pictures.values()) await look(written, 'picture', pathInside(real, written.file));
  for (const written of (await readRecord(folder)).values()) await look(written, 'result', pathInside(real, written.file) ?? zipPath(real, written.file));
  const ownManifest = join(real, manifestFile);
  if (jobs && (await isPlainFile(real, ownManifest))) found.push({ path: ownManifest, kind: 'record', bytes: (await lstat(ownManifest)).size });
  return { folder: real, files: found, changed, pictures: new Set([...pictures.values()].map(({ sha256 }) => sha256)) };
}

async function readJobs(folder: string): Promise<z.infer<typeof manifest>['jobs'] | undefined> {
  const path = join(folder, manifestFile);
  const text = await readFile(path, 'utf8').catch((thrown: unknown) => {
    if (systemCode(thrown) === 'ENOENT') return undefined;
    throw storageFault('Reading', path, thrown);
  });
  if (text === undefined) return undefined;
  try {
    return manifest.parse(JSON.parse(text)).jobs;
  } catch (thrown) {
    throw new Fault('input', `${path} is not the manifest of an export, so nothing was removed.`, { detail: { file: path }, cause: thrown });
  }
}

/** The place of a `/`-separated path below the folder; undefined where it would leave it. */
function pathInside(folder: string, file: string): string | undefined {
  const parts = file.split('/');
  const isSafe = parts.every((part) => part !== '' && part !== '.' && part !== '..' && !/[\\\0]/.test(part) && !/^[A-Za-z]:/.test(part));
  return isSafe ? join(folder, ...parts) : undefined;
}

/** The zip beside the folder: the one file of an export that is not in it. */
function zipPath(folder: string, file: string): string | undefined {
  const name = `${basename(folder)}.zip`;
  return file === `../${name}` ? join(dirname(folder), name) : undefined;
}

/** A file that is no link, below no link. */
async function isPlainFile(folder: string, path: string): Promise<boolean> {
  try {
    const parent = dirname(path);
    const isBelow = parent === folder || parent === dirname(folder) || parent.startsWith(folder + sep);
    return isBelow && (await lstat(path)).isFile() && (await realpath(parent)) === parent;
  } catch (thrown) {
    if (['ENOENT', 'ENOTDIR'].includes(systemCode(thrown))) return false;
    throw storageFault('Reading', path, thrown);
  }
}

async function isAsWritten(path: string, { bytes, sha256 }: Written): Promise<boolean> {
  if ((await lstat(path)).size !== bytes) return false;
  if (sha256 === '') return true;
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) {
    const piece: Uint8Array = chunk;
    hash.update(piece);
  }
  return hash.digest('hex') === sha256;
}

/** Removes the files, what the export kept for itself, and folders that are empty then. Throws a Fault (`storage`) naming what could not be removed. */
export async function removeExportFiles({ folder, files }: ExportFiles): Promise<void> {
  // The manifest last: until then another purge knows what is left to remove.
  const order = [...files].sort((one, other) => Number(one.kind === 'record') - Number(other.kind === 'record'));
  const parents = new Set<string>();
  let path = folder;
  try {
    for (const file of order) {
      ({ path } = file);
      await rm(path, { force: true });
      for (let parent = dirname(path); parent.startsWith(folder + sep); parent = dirname(parent)) parents.add(parent);
    }
    path = join(folder, keptFolder);
    if ((await lstat(path).catch(() => undefined))?.isDirectory() === true) await rm(path, { recursive: true, force: true });
    for (const parent of [...parents].sort((one, other) => other.length - one.length)) await removeEmpty(parent);
    await removeEmpty(folder);
  } catch (thrown) {
    throw storageFault('Removing', path, thrown);
  }
}

async function removeEmpty(folder: string): Promise<void> {
  if ((await readdir(folder)).length === 0) await rmdir(folder);
}
