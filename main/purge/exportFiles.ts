// The files of an export's folder that are ours by its manifest, its journal and its record of results, and that nobody has changed since. Never
// anything else in the folder, and never through a link.

import { hash } from 'node:crypto';
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
  const isPlainFile = plainFiles(real);
  const found: FoundFile[] = [];
  const changed: string[] = [];
  const look = async (written: Written, kind: FoundFile['kind'], path: string | undefined): Promise<void> => {
    if (signal?.aborted) throw new Fault('cancelled', 'Stopped before anything was removed.');
    if (path === undefined || !(await isPlainFile(path))) return;
    if (await isAsWritten(path, written)) found.push({ path, kind, bytes: written.bytes });
    else changed.push(written.file);
  };
  for (const group of inGroups([...pictures.values()], atATime)) await Promise.all(group.map((written) => look(written, 'picture', pathInside(real, written.file))));
  for (const written of (await readRecord(folder)).values()) await look(written, 'result', pathInside(real, written.file) ?? zipPath(real, written.file));
  const ownManifest = join(real, manifestFile);
  if (jobs && (await isPlainFile(ownManifest))) found.push({ path: ownManifest, kind: 'record', bytes: (await lstat(ownManifest)).size });
  return { folder: real, files: found, changed, pictures: new Set([...pictures.values()].map(({ sha256 }) => sha256)) };
}

/** Files that are looked at together. */
const atATime = 8;

function* inGroups<T>(members: readonly T[], size: number): Generator<readonly T[], void> {
  for (let start = 0; start < members.length; start += size) yield members.slice(start, start + size);
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

/** Whether a path is a file that is no link, below no link, in the folder or beside it. A folder's answer is remembered for the files in it. */
function plainFiles(folder: string): (path: string) => Promise<boolean> {
  const parents = new Map<string, Promise<boolean>>();
  const isPlainFolder = async (parent: string): Promise<boolean> => {
    const isNear = parent === folder || parent === dirname(folder) || parent.startsWith(folder + sep);
    return isNear && (await realpath(parent)) === parent;
  };
  return async (path) => {
    const parent = dirname(path);
    const known = parents.get(parent) ?? isPlainFolder(parent);
    parents.set(parent, known);
    try {
      return (await known) && (await lstat(path)).isFile();
    } catch (thrown) {
      if (['ENOENT', 'ENOTDIR'].includes(systemCode(thrown))) return false;
      throw storageFault('Reading', path, thrown);
    }
  };
}

async function isAsWritten(path: string, { bytes, sha256 }: Written): Promise<boolean> {
  if ((await lstat(path)).size !== bytes) return false;
  return sha256 === '' || hash('sha256', await readFile(path)) === sha256;
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
