// Which photo belongs to which row, by name. Nothing is guessed: a photo goes to a row only where exactly one file fits and no other
// row has a claim to it; all else is a problem of the row that names the candidates.

import type { Problem, Severity } from './checks/check.ts';
import { photoCheck } from './checks/photo.ts';
import { foldName } from './foldName.ts';

/** What one row asks for. */
export interface PhotoWish {
  /** 1-based data row. */
  readonly row: number;
  /** Text of its photo cell; absent where the sheet has no such column, then the row's name is looked for. */
  readonly cell?: string;
  readonly name?: string;
}

export interface PhotoMatches {
  /** File by row number. */
  readonly files: ReadonlyMap<number, string>;
  readonly problems: ReadonlyMap<number, Problem>;
}

const photoExtension = /\.(jpe?g|png|webp|avif|gif|svg|tiff?|heic|heif|bmp)$/i;

/** Whether a file's name is that of a picture. */
export function isPhotoName(file: string): boolean {
  return photoExtension.test(file) && !file.startsWith('.');
}

/** The extension in one spelling; '' for a name without one. */
function extensionOf(name: string): string {
  const extension = photoExtension.exec(name)?.[0].toLowerCase() ?? '';
  return { '.jpeg': '.jpg', '.tif': '.tiff' }[extension] ?? extension;
}

const exactKey = (name: string): string => name.normalize('NFC');
const likeKey = (name: string): string => foldName(name.trim().replace(photoExtension, ''));

type Groups = ReadonlyMap<string, readonly string[]>;

/** Files by their exact name, and by what remains without case, accents, spaces, `_`, `-` and extension. */
interface Index {
  readonly exact: Groups;
  readonly like: Groups;
}

function indexFiles(files: readonly string[]): Index {
  let like: Groups | undefined;
  return {
    exact: grouped(files, exactKey),
    // Where every name is exact nobody asks for it.
    get like() {
      return (like ??= grouped(files, likeKey));
    },
  };
}

function grouped<T>(list: readonly T[], keyOf: (member: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const member of list) {
    const key = keyOf(member);
    const group = groups.get(key);
    if (group) group.push(member);
    else groups.set(key, [member]);
  }
  return groups;
}

/** Rows that ask for a photo by the same words, and the files these fit. */
interface Claim {
  readonly words: string;
  readonly isCell: boolean;
  readonly rows: readonly number[];
  readonly files: readonly string[];
  readonly isExact: boolean;
}

/** The file's own name of a cell that gives a path; undefined for one that points out of the folder. */
function fileNameOf(cell: string): string | undefined {
  const parts = cell.split(/[/\\]/);
  return parts.includes('..') ? undefined : parts[parts.length - 1];
}

function claimOf(words: string, isCell: boolean, rows: readonly number[], index: Index): Claim {
  const sought = isCell ? (fileNameOf(words) ?? '') : words;
  // A person's name is no file name: it cannot be that of a file exactly.
  const exact = isCell ? index.exact.get(exactKey(sought)) : undefined;
  return { words, isCell, rows, files: exact ?? likeFiles(sought, index), isExact: exact !== undefined };
}

/** Files of a like name; of those of one extension, where the name gives one that any has. */
function likeFiles(name: string, index: Index): readonly string[] {
  const key = likeKey(name);
  const files = key === '' ? [] : (index.like.get(key) ?? []);
  const extension = extensionOf(name);
  const same = files.filter((file) => extensionOf(file) === extension);
  return same.length > 0 ? same : files;
}

/** Files a person may have meant by a few words: those of a like name first, then those whose name holds them or is held by them. */
export function candidatesFor(words: string, files: readonly string[]): readonly string[] {
  const key = likeKey(fileNameOf(words) ?? words);
  if (key === '') return [];
  const like = files.filter((file) => likeKey(file) === key);
  const near = files.filter((file) => {
    const other = likeKey(file);
    return other !== key && other !== '' && (other.includes(key) || key.includes(other));
  });
  return [...like, ...near];
}

/**
 * Matches photos to rows. A cell fits a file by its exact name, else by a like one: without regard to case, accents, spaces, `_`, `-` and
 * extension, if no other file is as like. Folders in a cell are passed over. Rows with the same cell share a photo; an exact name wins a
 * file against other spellings, and between several inexact ones nobody gets it. Without a photo column the row's name must fit one file, and no
 * other row may have that name. Rows whose cell is empty get no photo and no problem.
 */
export function matchPhotos(wishes: readonly PhotoWish[], files: readonly string[], field = 'photo'): PhotoMatches {
  const index = indexFiles(files);
  const asking = wishes
    .map(({ row, cell, name }) => ({ row, isCell: cell !== undefined, words: (cell ?? name ?? '').trim() }))
    .filter(({ words }) => words !== '');
  const claims = [...grouped(asking, ({ isCell, words }) => `${isCell}:${words}`).values()].map((group) =>
    claimOf(group[0]!.words, group[0]!.isCell, group.map(({ row }) => row), index),
  );
  const byFile = grouped(claims.flatMap((claim) => claim.files.map((file) => ({ file, claim }))), ({ file }) => file);
  const found = new Map<number, string>();
  const problems = new Map<number, Problem>();
  for (const claim of claims) {
    const rivals = (byFile.get(claim.files[0] ?? '') ?? []).map(({ claim: other }) => other).filter((other) => isRival(claim, other));
    const wrong = whatIsWrong(claim, rivals[0]);
    for (const row of claim.rows) {
      if (wrong === undefined) found.set(row, claim.files[0]!);
      else problems.set(row, { check: photoCheck.id, severity: wrong.severity, message: `${wrong.message(row)}.`, field });
    }
  }
  return { files: found, problems };
}

/** Whether a claim stands against another to the same file. */
function isRival(claim: Claim, other: Claim): boolean {
  if (other === claim) return !claim.isCell && claim.rows.length > 1;
  return !claim.isExact || other.isExact;
}

/** Why a claim gets no photo, told for one of its rows; undefined where it gets one. */
function whatIsWrong(claim: Claim, rival: Claim | undefined): { readonly severity: Severity; message(row: number): string } | undefined {
  const { words, files, isCell } = claim;
  const [file] = files;
  if (file === undefined) return noFile(claim);
  const { severity } = photoCheck;
  if (files.length > 1) {
    return { severity, message: () => `"${words}" could be any of ${list(files)}, so no photo was taken: write the file's exact name` };
  }
  if (rival === undefined) return undefined;
  const advice = isCell ? "write each file's exact name" : 'add a column "photo" with the file names';
  const otherRow = (row: number): number => rival.rows.find((other) => other !== row) ?? rival.rows[0]!;
  return { severity, message: (row) => `"${file}" fits row ${otherRow(row)} ("${rival.words}") too, so it was not taken: ${advice}` };
}

function noFile({ words, isCell }: Claim): { readonly severity: Severity; message(row: number): string } {
  const { severity } = photoCheck;
  // Without a photo column a row may well be meant to have none.
  if (!isCell) return { severity: 'warning', message: () => `No photo is named like "${words}": add one, or a column "photo" with the file names` };
  return fileNameOf(words) === undefined
    ? { severity, message: () => `"${words}" points out of the folder of photos: write the file's name alone` }
    : { severity, message: () => `The photo "${words}" is not in the folder of photos: add it, or correct the name` };
}

function list(files: readonly string[]): string {
  const shown = files.slice(0, 5).map((file) => `"${file}"`).join(', ');
  return files.length > 5 ? `${shown} and ${files.length - 5} more` : shown;
}
