// What a photo is about, where nobody said: the heads in it, else where libvips finds that the eye is drawn to.

import type { Crop, PictureInfo } from '../../shared/picture.ts';
import { faceDetector } from './faces.ts';
import { sharp } from './sharp.ts';
import type { SmallPicture } from './tones.ts';

/** `faces` or `focus` of a picture, from a small copy of it; neither where it is all alike. */
export async function findSubject(small: SmallPicture): Promise<Pick<PictureInfo, 'faces' | 'focus'>> {
  const found = (await faceDetector()).find(small);
  if (found.length > 0) return { faces: byImportance(found).map((box) => insidePicture(box, small)) };
  return await drawnTo(small);
}

/** Large heads first: those who stand in front are whom the photo is of. */
function byImportance<T extends Crop>(found: readonly T[]): readonly T[] {
  return [...found].sort((one, other) => other.width * other.height - one.width * one.height);
}

const share = (value: number, whole: number): number => Math.round(Math.min(Math.max(value / whole, 0), 1) * 10_000) / 10_000;

/** The box within the picture, as shares rounded to 1/10,000: finer than anyone sees, and short in a file. */
function insidePicture({ x, y, width, height }: Crop, picture: SmallPicture): Crop {
  const [left, top] = [share(x, picture.width), share(y, picture.height)];
  const [right, bottom] = [share(x + width, picture.width), share(y + height, picture.height)];
  return { x: left, y: top, width: Math.max(right - left, 0), height: Math.max(bottom - top, 0) };
}

/** The point of attention (libvips: luminance, saturation and the colours of skin). */
async function drawnTo({ width, height, data }: SmallPicture): Promise<Pick<PictureInfo, 'focus'>> {
  if (width < 8 || height < 8) return {};
  const side = Math.min(width, height);
  const { info } = await sharp(data, { raw: { width, height, channels: 4 } })
    .resize(side, side, { fit: 'cover', position: 'attention' })
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { attentionX, attentionY } = info;
  if (attentionX === undefined || attentionY === undefined) return {};
  return { focus: { x: Math.min(attentionX / width, 1), y: Math.min(attentionY / height, 1) } };
}
