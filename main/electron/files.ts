// Files that a person opens with the studio from outside: by a double click, or dropped on its icon.

import { open } from 'node:fs/promises';
import { basename, extname, isAbsolute } from 'node:path';
import { Fault } from '../../shared/fault.ts';

/** What the studio does with a file, by its extension. */
export type FileOpeners = Readonly<Record<string, (file: OutsideFile) => Promise<void>>>;

export interface OutsideFile {
  /** Without its folder. */
  readonly name: string;
  readonly path: string;
  /** Its bytes; throws a fault whose sentence names it. */
  readonly read: () => Promise<Blob>;
}

/** More than any pack may hold. */
const limitBytes = 512 * 1024 * 1024;

/** The files among a command line's words: absolute paths with an extension that the studio opens. */
export function filesAmong(words: readonly string[], openers: FileOpeners): string[] {
  return words.filter((word) => isAbsolute(word) && extname(word).toLowerCase() in openers);
}

/** Opens a file; throws a fault whose sentence names it. */
export async function openFile(path: string, openers: FileOpeners): Promise<void> {
  const name = basename(path);
  const act = openers[extname(path).toLowerCase()];
  if (!act) throw new Fault('input', `${name} is no file that Point Studio opens.`, { detail: { file: name } });
  await act({ name, path, read: async () => new Blob([await readAtMost(path, name)]) });
}

async function readAtMost(path: string, name: string): Promise<Uint8Array<ArrayBuffer>> {
  try {
    const file = await open(path);
    try {
      const { size } = await file.stat();
      if (size > limitBytes) throw new Fault('input', `${name} is too large to be opened.`, { detail: { file: name, bytes: size } });
      return new Uint8Array(await file.readFile());
    } finally {
      await file.close();
    }
  } catch (cause) {
    if (cause instanceof Fault) throw cause;
    throw new Fault('input', `${name} cannot be read.`, { detail: { file: name }, cause });
  }
}
