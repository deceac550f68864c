// Names of files that no two jobs share, even where case does not count.

import type { Problem } from './checks/check.ts';
import { nameKey } from './fileName.ts';
import { rowText } from './namePattern.ts';

/** What is named: a job, as far as its name goes. */
export interface Named {
  readonly row: number;
  readonly file: string;
}

export interface UniqueNames {
  /** The name by the index of whoever gets another than its own. */
  readonly renamed: ReadonlyMap<number, { readonly file: string; readonly problem?: Problem }>;
  readonly problems: readonly Problem[];
}

/** Gives those of the same name their row number, then a counter; folders count as names that are taken. `endings` are those of files. */
export function uniqueNames(named: readonly Named[], rowDigits: number, endingOf: (index: number) => string): UniqueNames {
  const keys = named.map(({ file }) => nameKey(file));
  const folders = foldersOf(named);
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  const isPlain = (key: string): boolean => counts.get(key) === 1 && !folders.has(key);
  if (keys.every(isPlain)) return { renamed: new Map(), problems: [] };

  const groups = new Map<string, number[]>();
  const taken = new Set(folders);
  for (const [index, key] of keys.entries()) {
    if (isPlain(key)) taken.add(key);
    else if (groups.has(key)) groups.get(key)!.push(index);
    else groups.set(key, [index]);
  }
  const clashes = new Map([...groups].filter(([, group]) => group.length > 1).map(([key, group]) => [key, clashProblem(group.map((index) => named[index]!))]));
  const renamed = new Map<number, { readonly file: string; readonly problem?: Problem }>();
  for (const [index, key] of keys.entries()) {
    if (isPlain(key)) continue;
    const file = freeName(named[index]!, rowDigits, endingOf(index), taken);
    taken.add(nameKey(file));
    const problem = clashes.get(key);
    renamed.set(index, { file, ...(problem ? { problem } : {}) });
  }
  return { renamed, problems: [...clashes.values()] };
}

function freeName({ row, file }: Named, rowDigits: number, ending: string, taken: ReadonlySet<string>): string {
  const stem = `${file.slice(0, -ending.length)}-${rowText({ row, rowDigits })}`;
  let name = stem;
  for (let count = 2; taken.has(nameKey(name + ending)); count += 1) name = `${stem}-${count}`;
  return name + ending;
}

/** Keys of all folders that the files lie in. */
function foldersOf(named: readonly Named[]): ReadonlySet<string> {
  const paths = new Set<string>();
  for (const { file } of named) {
    // Once a folder is known, so are those it lies in.
    for (let end = file.lastIndexOf('/'); end > 0 && !paths.has(file.slice(0, end)); end = file.lastIndexOf('/', end - 1)) paths.add(file.slice(0, end));
  }
  return new Set([...paths].map(nameKey));
}

function clashProblem(group: readonly Named[]): Problem {
  const rows = [...new Set(group.map(({ row }) => row))];
  const shown = rows.length > 5 ? `${rows.slice(0, 5).join(', ')} and ${rows.length - 5} more` : rows.join(', ');
  const message =
    rows.length > 1
      ? `Rows ${shown} come to the same file name, ${group[0]!.file}; the row number was added to tell them apart.`
      : `Row ${shown} comes to the same file name, ${group[0]!.file}, ${group.length} times; numbers were added to tell them apart.`;
  return { check: 'file-name', severity: 'notice', message };
}
