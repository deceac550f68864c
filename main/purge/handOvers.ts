// Hand-over folders of the library that show an export's pictures: those that show nothing else, and that nobody added to, go with it.

import { hash } from 'node:crypto';
import { lstat, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { storageFault, systemCode } from '../library/storage.ts';
import { isOurs } from '../posting/ownFolder.ts';

export interface HandOvers {
  /** Absolute paths of folders with their files' lengths. */
  readonly whole: readonly { readonly path: string; readonly bytes: number }[];
  /** Folders that hold something else too. */
  readonly mixed: readonly string[];
}

const pictureEnding = /\.(?:jpg|png|webp|avif)$/;

/** Looks through the folders of `parent`. `pictures` are hex SHA-256; those in `staying` belong to posts that are still to be placed. Throws a Fault (`storage`). */
export async function findHandOvers(parent: string, pictures: ReadonlySet<string>, staying: ReadonlySet<string>): Promise<HandOvers> {
  const whole: { readonly path: string; readonly bytes: number }[] = [];
  const mixed: string[] = [];
  try {
    for (const entry of await readdir(parent, { withFileTypes: true }).catch(noneIfMissing)) {
      if (!entry.isDirectory()) continue;
      const path = join(parent, entry.name);
      const found = await lookInto(path, pictures, staying);
      if (found.own === 0) continue;
      if (found.others === 0 && (await isOurs(path))) whole.push({ path, bytes: found.bytes });
      else mixed.push(path);
    }
    return { whole, mixed };
  } catch (thrown) {
    throw storageFault('Reading', parent, thrown);
  }
}

function noneIfMissing(thrown: unknown): [] {
  if (systemCode(thrown) === 'ENOENT') return [];
  throw thrown;
}

async function lookInto(folder: string, pictures: ReadonlySet<string>, staying: ReadonlySet<string>): Promise<{ readonly own: number; readonly others: number; readonly bytes: number }> {
  let [own, others, bytes] = [0, 0, 0];
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    const found = await lstat(path);
    if (!found.isFile()) {
      others += 1;
      continue;
    }
    bytes += found.size;
    if (!pictureEnding.test(name)) continue;
    const picture = hash('sha256', await readFile(path), 'hex');
    if (pictures.has(picture)) own += 1;
    if (!pictures.has(picture) || staying.has(picture)) others += 1;
  }
  return { own, others, bytes };
}

export async function removeHandOvers({ whole }: HandOvers): Promise<void> {
  for (const { path } of whole) {
    await rm(path, { recursive: true, force: true }).catch((thrown: unknown) => {
      throw storageFault('Removing', path, thrown);
    });
  }
}
