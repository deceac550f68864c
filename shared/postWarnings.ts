// What a person should know of a post beside others: too close, the same picture or words again, a day without posts. It never keeps anybody
// from anything.

import { leastApartMinutes } from './schedule.ts';

export type WarningKind = 'clash' | 'close' | 'samePicture' | 'nearPicture' | 'nearCaption' | 'blackout';

export interface PostWarning {
  readonly kind: WarningKind;
  /** A sentence. */
  readonly message: string;
  /** The other post. */
  readonly post?: string;
}

/** Letters and figures alone: links, hashtags and marks say little of whether words were said before. */
function plainWords(caption: string): string {
  return caption.toLowerCase().replaceAll(/https?:\/\/\S+|#[\p{L}\p{N}_]+/gu, '').replaceAll(/[^\p{L}\p{N}]+/gu, ' ').trim();
}

function trigrams(text: string): ReadonlySet<string> {
  const found = new Set<string>();
  for (let index = 0; index + 3 <= text.length; index += 1) found.add(text.slice(index, index + 3));
  return found;
}

/** How alike two captions are: 1 for the same words, 0 for none in common (Jaccard index of their trigrams). */
export function captionLikeness(one: string, other: string): number {
  const [a, b] = [plainWords(one), plainWords(other)];
  if (a === b) return a === '' ? 0 : 1;
  const [first, second] = [trigrams(a), trigrams(b)];
  if (first.size === 0 || second.size === 0) return 0;
  let common = 0;
  for (const part of first) if (second.has(part)) common += 1;
  return common / (first.size + second.size - common);
}

/** From here on captions are nearly the same. Rows of one pattern that differ in a name and a figure stay below. */
export const nearCaption = 0.85;

/** How many bits of two looks differ; Infinity where they are of different lengths. A look is hex. */
export function lookDistance(one: string, other: string): number {
  if (one.length !== other.length) return Infinity;
  let bits = 0;
  for (let at = 0; at < one.length; at += 8) {
    let left = (parseInt(one.slice(at, at + 8), 16) ^ parseInt(other.slice(at, at + 8), 16)) >>> 0;
    for (; left !== 0; left &= left - 1) bits += 1;
  }
  return bits;
}

/** Of 256 bits: the same picture in another size, type or quality stays below; the same template with other words is above. */
export const nearLook = 6;

/** A sentence about two posts at one place. */
export function closeWarning(place: string, minutes: number, post: string): PostWarning {
  if (minutes === 0) return { kind: 'clash', post, message: `Another post goes out at ${place} at the same time.` };
  return { kind: 'close', post, message: `Another post goes out at ${place} ${minutes} ${minutes === 1 ? 'minute' : 'minutes'} apart; ${leastApartMinutes} or more are better.` };
}
