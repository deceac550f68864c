// What a service takes of pictures, checked before anything is sent: how many, of which kinds, how many bytes.

import type { Refused, Task } from './connector.ts';
import { mediaTypeOf } from '../../shared/mediaType.ts';
import { mediaName } from './media.ts';

export interface PictureRules {
  /** How the service is called in a sentence. */
  readonly service: string;
  /** Media types that it takes. */
  readonly types: readonly string[];
  /** Of one picture. */
  readonly mostBytes: number;
  /** Of a post. */
  readonly mostPictures: number;
}

export interface ReadPicture {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Media type. */
  readonly type: string;
  /** File name. */
  readonly name: string;
  readonly alt: string;
  readonly width: number;
  readonly height: number;
}

const names: Readonly<Record<string, string>> = { 'image/jpeg': 'JPEG', 'image/png': 'PNG', 'image/webp': 'WebP', 'image/avif': 'AVIF' };

/** Why a service would refuse a picture, as a sentence; undefined where it would not. */
export function pictureProblem(bytes: Uint8Array, index: number, { service, types, mostBytes }: PictureRules): string | undefined {
  const type = mediaTypeOf(bytes);
  const picture = `Picture ${index + 1}`;
  if (type === undefined || !types.includes(type)) return `${picture} is no ${types.map((one) => names[one] ?? one).join(', ')}, and ${service} takes nothing else. Export it anew.`;
  if (bytes.length > mostBytes) return `${picture} has ${bytes.length} bytes; ${service} takes at most ${mostBytes}. Export it anew.`;
  return undefined;
}

/** Why a service would refuse so many pictures; undefined where it would not. */
export function countProblem(count: number, { service, mostPictures }: Pick<PictureRules, 'service' | 'mostPictures'>): string | undefined {
  return count > mostPictures ? `${service} takes at most ${mostPictures} pictures a post; this one has ${count}. Leave some out.` : undefined;
}

/** Reads the pictures of a task, one after the other; refused at the first that the service would not take. */
export async function readPictures(task: Task, rules: PictureRules): Promise<{ readonly type: 'read'; readonly pictures: readonly ReadPicture[] } | Refused> {
  const reason = countProblem(task.pictures.length, rules);
  if (reason !== undefined) return { type: 'refused', reason };
  const pictures: ReadPicture[] = [];
  for (const [index, picture] of task.pictures.entries()) {
    const bytes = new Uint8Array(await picture.bytes());
    const problem = pictureProblem(bytes, index, rules);
    if (problem !== undefined) return { type: 'refused', reason: problem };
    const type = mediaTypeOf(bytes) ?? '';
    pictures.push({ bytes, type, name: mediaName(index, type), alt: picture.alt, width: picture.width, height: picture.height });
  }
  return { type: 'read', pictures };
}

/** A picture as a part of a form. */
export function blobOf({ bytes, type }: ReadPicture): Blob {
  return new Blob([bytes], { type });
}
