// Takes a picture in: what is to be kept of it, and what is known of that.

import type { PictureInfo } from '../../shared/picture.ts';
import { convertHeic, isHeic } from './heic.ts';
import { inspectPicture } from './inspect.ts';

export interface PreparedPicture {
  readonly info: PictureInfo;
  /** The picture to use: the file itself, or what a HEIC photo became. */
  readonly bytes: Uint8Array;
}

/** @throws Fault `input` as `inspectPicture` and `convertHeic` do */
export async function preparePicture(bytes: Uint8Array, name: string): Promise<PreparedPicture> {
  const usable = isHeic(bytes) ? await convertHeic(bytes, name) : bytes;
  return { info: await inspectPicture(usable, name, { subject: true }), bytes: usable };
}
