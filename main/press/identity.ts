// What decides a picture's bytes, as one short text: two jobs of the same identity give the same file with the same findings, so that what
// is there already need not be made again.

import { hash } from 'node:crypto';
import type { Job } from '../../shared/batch.ts';
import type { PictureInfo } from '../../shared/picture.ts';
import type { Point } from '../../shared/point.ts';
import type { Size } from '../../shared/size.ts';
import { readBuild } from '../version.ts';
import type { Ground } from './messages.ts';
import type { ExportRequest } from './press.ts';

/** Of how identities are made; a new one makes every picture anew. */
const form = 1;

/** The identity of each job of an export. The row's number and the path of its photo do not count: their contents do. */
export function createIdentities({ kit, design, asksConsent }: Ground, { quality, palette }: Pick<ExportRequest, 'quality' | 'palette'>): (job: Job) => string {
  const pictures = new Map(kit.pictures.map(({ info }) => [info.id, info]));
  const ground = digest(
    JSON.stringify([form, readBuild(), design, kit.brand, kit.fonts.map(({ face }) => face), asksConsent, quality, palette, picturesIn([design, kit.brand], pictures)]),
  );
  const sizes = new Map<Size, string>();
  const sizeText = (size: Size): string => {
    const text = sizes.get(size) ?? JSON.stringify(size);
    sizes.set(size, text);
    return text;
  };
  let last: { readonly point: Point; readonly text: string } | undefined;
  // The sizes of a row follow each other.
  const pointText = (point: Point): string => {
    if (last?.point !== point) last = { point, text: JSON.stringify([point, picturesIn(point, pictures)]) };
    return last.text;
  };
  return ({ size, point, type, alt, file, page = 0 }) =>
    digest(`${ground}\n${sizeText(size)}\n${pointText(point)}\n${JSON.stringify(page === 0 ? [type, alt, file] : [type, alt, file, page])}`);
}

/** What is known of the pictures that a value names by their content. */
function picturesIn(value: unknown, pictures: ReadonlyMap<string, PictureInfo>): readonly PictureInfo[] {
  const named = JSON.stringify(value).match(/\b[0-9a-f]{64}\b/g) ?? [];
  return [...new Set(named)].flatMap((id) => pictures.get(id) ?? []);
}

/** 128 bits: enough that no two of any number of jobs meet by chance. */
function digest(text: string): string {
  return hash('sha256', text, 'hex').slice(0, 32);
}
