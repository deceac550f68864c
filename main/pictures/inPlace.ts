// Pictures that stay where a person has them: thousands of photos are not copied into the library.

import { Fault } from '../../shared/fault.ts';
import type { PictureFile } from '../kits.ts';
import { systemCode } from '../library/storage.ts';
import { readHead, readWhole, type PhotoHead } from './head.ts';
import { pictureFault } from './pictureFault.ts';

/**
 * A photo by its file. Its head is read; `looksAtAll` also sees that the rest can be used.
 *
 * @throws Fault `input` naming the photo where it cannot be read or used
 */
export async function pictureInPlace(file: string, name: string, looksAtAll = false): Promise<PictureFile> {
  const { info, mark } = await headOf(file, name);
  if (!looksAtAll || !info.unread) return { info, file, mark };
  const whole = await readWhole(file, info);
  // A HEIC photo stays unread: whoever draws it converts it.
  return { info: whole.converted ? info : whole.info, file, mark };
}

async function headOf(file: string, name: string): Promise<PhotoHead> {
  try {
    return await readHead(file, name);
  } catch (thrown) {
    if (thrown instanceof Fault) throw thrown;
    throw pictureFault(name, systemCode(thrown) === 'ENOENT' ? 'is not there any more; put it back' : 'cannot be read; see that you may open it', thrown);
  }
}
