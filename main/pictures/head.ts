// What the head of a photo's file tells, so that thousands of photos can be planned with in seconds: kind, size, orientation. The rest, and
// whether the file is whole, is found by `readWhole` when the photo is needed.

import { createHash } from 'node:crypto';
import { open, readFile, type FileHandle } from 'node:fs/promises';
import type { PictureInfo, Tones } from '../../shared/picture.ts';
import { isAnimated } from './animation.ts';
import { markFile, type FileMark } from './fileMark.ts';
import { convertHeic, isHeic } from './heic.ts';
import { inspectPicture, lookAtPicture, readHeader } from './inspect.ts';
import { pictureFault } from './pictureFault.ts';
import type { SmallPicture } from './tones.ts';

export interface PhotoHead {
  readonly info: PictureInfo;
  readonly mark: FileMark;
}

/** Read at the beginning and at the end of a file to know it by. */
const headBytes = 65_536;
const tailBytes = 16_384;

/** From black to white everywhere: what nobody looked at may be anything. */
const anyTones: Tones = { columns: 1, rows: 1, darkest: [0], lightest: [1] };

/**
 * What can be known of a photo by its head, marked `unread` (but an SVG, which is small, is read whole). Its id stands for the file as it
 * is now: it is made of its length, its time of change, and its first and last bytes, so a changed file is another picture.
 *
 * @throws Fault `input` with one sentence naming the file: empty, too large, not a picture, damaged in its head
 */
export async function readHead(file: string, name: string): Promise<PhotoHead> {
  const mark = await markFile(file);
  const handle = await open(file);
  try {
    const first = await readAt(handle, 0, Math.min(headBytes, mark.bytes));
    const header = await readHeader({ first, bytes: mark.bytes, file }, name);
    if (header.type === 'svg') return { info: await inspectPicture(await readFile(file), name), mark };
    const last = await readAt(handle, Math.max(0, mark.bytes - tailBytes), Math.min(tailBytes, mark.bytes));
    const id = createHash('sha256').update(`photo ${mark.bytes} ${mark.changedMs}\n`).update(first).update(last).digest('hex');
    const { frames, ...known } = header;
    const animated = frames > 1 || isAnimated(first, header.type);
    return { info: { ...known, id, name, ...(animated ? { animated: true } : {}), unread: true, tones: anyTones }, mark };
  } finally {
    await handle.close();
  }
}

async function readAt(handle: FileHandle, position: number, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length);
  const { bytesRead } = await handle.read(bytes, 0, length, position);
  return bytes.subarray(0, bytesRead);
}

export interface WholePhoto {
  /** Under the id that the head gave it; its subject was not looked for. */
  readonly info: PictureInfo;
  /** The small copy in which its subject can be found. */
  readonly small: SmallPicture;
  /** What a HEIC photo became; absent: the file itself is what is drawn. */
  readonly converted?: Uint8Array;
}

/**
 * Looks at all of a photo whose head was read: its tones, and that it is whole.
 *
 * @throws Fault `input` naming the file where it cannot be used
 */
export async function readWhole(file: string, { id, name }: PictureInfo): Promise<WholePhoto> {
  const bytes = await readFile(file).catch((thrown: unknown) => {
    throw pictureFault(name, 'cannot be read any more; put it back, then export again', thrown);
  });
  const converted = isHeic(bytes) ? await convertHeic(bytes, name) : undefined;
  const { info, small } = await lookAtPicture(converted ?? bytes, name);
  return { info: { ...info, id }, small, ...(converted ? { converted } : {}) };
}
