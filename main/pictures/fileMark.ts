// Whether a picture that stays where a person has it is still the one that was looked at, by its length and its time of change: of most only
// the head was read, so that nothing else of them is known.

import { stat } from 'node:fs/promises';
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
 * Sees that a file is as it was marked. Asked before and after it is read.
 *
 * @throws Fault `input` naming the picture, where it was changed or is gone
 */
export async function demandUnchanged(file: string, { name }: Pick<PictureInfo, 'name'>, mark: FileMark): Promise<void> {
  const now = await markFile(file).catch((thrown: unknown) => {
    throw pictureFault(name, 'was removed while pictures were made of it; put it back, then export again', thrown);
  });
  if (now.bytes === mark.bytes && now.changedMs === mark.changedMs) return;
  throw pictureFault(name, 'was changed while pictures were made of it; export again, and those of its rows are made of what it is now');
}
