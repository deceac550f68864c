// The photos that go with a spreadsheet: the pictures of one folder, found by name. Nothing outside of the folder is read, and nothing
// in its sub-folders.

import { readFile, readdir, realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import type { Row } from '../../shared/batch.ts';
import type { PickedPicture } from '../../shared/cellPictures.ts';
import type { Problem } from '../../shared/checks/check.ts';
import { photoCheck } from '../../shared/checks/photo.ts';
import { Fault } from '../../shared/fault.ts';
import { isPhotoName, matchPhotos } from '../../shared/match.ts';
import { textOf, type Field, type Focus, type Picture, type Point, type PointValue } from '../../shared/point.ts';
import type { ColumnMapping } from '../../shared/sheet.ts';
import { storageFault, systemCode } from '../library/storage.ts';

/** Photos by file name; where they lie is the business of whoever made it. */
export interface PhotoSource {
  readonly names: readonly string[];
  /** The bytes of one of the names. */
  read(name: string): Promise<Uint8Array>;
  /** The file of one of the names, where each has one. */
  locate?(name: string): Promise<string>;
}

/** Larger than any camera's JPEG; a file beyond it is refused before it is read. */
const photoBytes = 200_000_000;

/** Where no folder of photos was given. */
export const noPhotos: PhotoSource = {
  names: [],
  read: (name) => Promise.reject(new Fault('notFound', `There is no photo ${name}.`)),
};

/**
 * The pictures directly in a folder.
 * @throws Fault `notFound` or `storage` where the folder cannot be read; reading a photo throws `denied` for a link that leads out.
 */
export async function openPhotoFolder(folder: string): Promise<PhotoSource> {
  const { root, names } = await listPhotos(folder);
  const known = new Set(names);
  const locate = async (name: string): Promise<string> => {
    const file = await realpath(join(root, name)).catch((error: unknown) => {
      throw storageFault('Reading the photo', name, error);
    });
    if (!known.has(name) || !file.startsWith(root + sep)) {
      throw new Fault('denied', `${name} lies outside of the folder of photos, so it was not read: copy the photo into the folder.`);
    }
    return file;
  };
  return { names, locate, read: async (name) => readPhoto(await locate(name), name) };
}

async function readPhoto(file: string, name: string): Promise<Uint8Array> {
  try {
    const { size } = await stat(file);
    if (size > photoBytes) throw new Fault('input', `${name} is larger than ${photoBytes / 1_000_000} MB: save a smaller copy.`);
    return await readFile(file);
  } catch (error) {
    throw storageFault('Reading the photo', name, error);
  }
}

async function listPhotos(folder: string): Promise<{ readonly root: string; readonly names: readonly string[] }> {
  try {
    const root = await realpath(folder);
    const entries = await readdir(root, { withFileTypes: true });
    const names = entries.filter((entry) => (entry.isFile() || entry.isSymbolicLink()) && isPhotoName(entry.name)).map((entry) => entry.name);
    return { root, names: names.sort() };
  } catch (error) {
    if (systemCode(error) === 'ENOENT') throw new Fault('notFound', `There is no folder ${folder}.`, { detail: { folder } });
    if (systemCode(error) === 'ENOTDIR') throw new Fault('input', `${folder} is not a folder.`, { detail: { folder } });
    throw storageFault('Reading', folder, error);
  }
}

/** Keeps a photo's bytes and answers its asset id. Throws a Fault where they are not a picture that can be used. */
export type KeepPhoto = (bytes: Uint8Array, name: string) => Promise<string>;

export interface PhotoOptions {
  /** Fields of the template; those of type image are filled. */
  readonly fields: readonly Field[];
  readonly mapping: ColumnMapping;
  readonly keep: KeepPhoto;
  /** The same for a photo whose source locates it: by its file, which need not be read whole; `keep` if absent. */
  readonly keepFile?: (file: string, name: string) => Promise<string>;
  /** Where the subject of a photo is, if somebody said. */
  readonly focusOf?: (name: string) => Promise<Focus | undefined>;
  /** Pictures in the cells of the sheet, by field and row; see `pickPictures`. */
  readonly inCells?: (field: Field) => ReadonlyMap<number, PickedPicture>;
  /** Keeps a picture that lies in a cell; `keep` if absent. */
  readonly keepFromCell?: KeepPhoto;
  /** Photos kept at a time. */
  readonly atOnce?: number;
  readonly signal?: AbortSignal;
}

/**
 * Gives each row its photos: the file names in image fields become pictures, kept once each; where a row has no value, the picture that
 * lies in its cell. A row whose photo is missing, ambiguous or unreadable keeps its other values, loses the file name and gets a problem.
 */
export async function attachPhotos(rows: readonly Row[], source: PhotoSource, options: PhotoOptions): Promise<readonly Row[]> {
  let attached = rows;
  for (const field of options.fields.filter(({ type }) => type === 'image')) attached = await attachField(attached, source, field, options);
  return attached;
}

async function attachField(rows: readonly Row[], source: PhotoSource, field: Field, options: PhotoOptions): Promise<readonly Row[]> {
  const hasColumn = options.mapping[field.name] !== undefined;
  const inCells = withoutValue(options.inCells?.(field), rows, field);
  if (!hasColumn && source.names.length === 0 && inCells.size === 0) return rows;
  const wishes = rows
    .filter(({ number }) => !inCells.has(number))
    .map(({ number, point }) => (hasColumn ? { row: number, cell: textOf(point, field.name) } : { row: number, name: textOf(point, 'name') }));
  const { files, problems } = matchPhotos(wishes, source.names, field.name);
  const kept = await keepAll(new Set(files.values()), source, options);
  const keptFromCells = await keepAllFromCells(inCells, options);
  return rows.map((row) => {
    const picked = inCells.get(row.number);
    const file = files.get(row.number);
    const photo = picked && 'picture' in picked ? keptFromCells.get(picked.picture.name) : kept.get(file ?? '');
    const ownProblem = picked && 'problem' in picked ? picked.problem : problems.get(row.number);
    const problem = photo && 'fault' in photo ? unreadable(photo.fault, field) : ownProblem;
    const picture = photo && 'asset' in photo ? photo : undefined;
    return { ...row, point: withPicture(row.point, field.name, picture), problems: problem ? [...row.problems, problem] : row.problems };
  });
}

/** Pictures in cells of those rows that name no file: a name says more than a place. */
function withoutValue(inCells: ReadonlyMap<number, PickedPicture> | undefined, rows: readonly Row[], field: Field): ReadonlyMap<number, PickedPicture> {
  const left = new Map(inCells);
  if (left.size > 0) for (const { number, point } of rows) if (textOf(point, field.name).trim() !== '') left.delete(number);
  return left;
}

/** Pictures in cells by their names, each kept once. */
async function keepAllFromCells(inCells: ReadonlyMap<number, PickedPicture>, options: PhotoOptions): Promise<ReadonlyMap<string, Kept>> {
  const pictures = new Map([...inCells.values()].flatMap((picked) => ('picture' in picked ? [[picked.picture.name, picked.picture] as const] : [])));
  const source: PhotoSource = { names: [...pictures.keys()], read: (name) => pictures.get(name)!.read() };
  return await keepAll(new Set(source.names), source, { keep: options.keepFromCell ?? options.keep, signal: options.signal, atOnce: options.atOnce });
}

type Kept = { readonly asset: string; readonly focus?: Focus } | { readonly fault: Fault };

type Keeping = Pick<PhotoOptions, 'keep' | 'keepFile' | 'focusOf' | 'signal' | 'atOnce'>;

/** Each photo once, some at a time. A photo that cannot be used is the business of its rows; a full disk is not. */
async function keepAll(names: ReadonlySet<string>, source: PhotoSource, options: Keeping): Promise<ReadonlyMap<string, Kept>> {
  const { signal, atOnce = 4 } = options;
  const kept = new Map<string, Kept>();
  const waiting = [...names];
  const work = async (): Promise<void> => {
    for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
      if (signal?.aborted) throw new Fault('cancelled', 'Reading the photos was cancelled.');
      kept.set(name, await keepOne(name, source, options));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return kept;
}

async function keepOne(name: string, source: PhotoSource, options: Keeping): Promise<Kept> {
  let keep: () => Promise<string>;
  try {
    keep = await ready(name, source, options);
  } catch (error) {
    if (error instanceof Fault) return { fault: error };
    throw error;
  }
  try {
    const [asset, focus] = await Promise.all([keep(), options.focusOf?.(name)]);
    return focus ? { asset, focus } : { asset };
  } catch (error) {
    if (error instanceof Fault && error.code === 'input') return { fault: error };
    throw error;
  }
}

/** What keeps a photo, once its file or its bytes are there. */
async function ready(name: string, source: PhotoSource, { keep, keepFile }: Keeping): Promise<() => Promise<string>> {
  if (keepFile && source.locate) {
    const file = await source.locate(name);
    return () => keepFile(file, name);
  }
  const bytes = await source.read(name);
  return () => keep(bytes, name);
}

const unreadable = (fault: Fault, field: Field): Problem => ({
  check: photoCheck.id,
  severity: photoCheck.severity,
  message: fault.message,
  field: field.name,
});

function withPicture(point: Point, field: string, picture: Picture | undefined): Point {
  const rest: Record<string, PointValue> = { ...point };
  delete rest[field];
  return picture === undefined ? rest : { ...rest, [field]: picture };
}
