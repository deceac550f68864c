// Whether a picture that stays where it is still has the bytes that were looked at: its length and time of change tell cheaply, and its hash
// where they differ.

import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import type { PictureInfo } from '../../shared/picture.ts';
import { pictureFault } from './pictureFault.ts';

/** A file as it was when it was looked at. */
export interface FileMark {
  readonly bytes: number;
  readonly changedMs: number;
}

export async function markFile(file: string): Promise<FileMark> {
  const { size, mtimeMs } = await stat(file);
  return { bytes: size, changedMs: mtimeMs };
}

/**
 * Sees that a file is as it was marked, or has the same bytes. Asked before and after it is read.
 *
 * @throws Fault `input` naming the picture, where it was changed or is gone
 */
export async function demandUnchanged(file: string, info: PictureInfo, mark: FileMark): Promise<void> {
  const now = await markFile(file).catch((thrown: unknown) => {
    throw pictureFault(info.name, 'was removed while pictures were made of it; put it back, then export again', thrown);
  });
  if (now.bytes === mark.bytes && now.changedMs === mark.changedMs) return;
  if (now.bytes === mark.bytes && createHash('sha256').update(await readFile(file)).digest('hex') === info.id) return;
  throw pictureFault(info.name, 'was changed while pictures were made of it; export again, and those of its rows are made of what it is now');
}
