// Focal points of photos, kept beside them in `focal-points.json`: by file name, each with the hash of the photo it was set on, so that it is
// never used for another photo of the same name.

import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { Fault } from '../../shared/fault.ts';
import { focalPointsFile } from '../../shared/picture.ts';
import type { Focus } from '../../shared/point.ts';
import { storageFault, systemCode } from '../library/storage.ts';

const share = z.number().min(0).max(1);
const focalPoint = z.object({ x: share, y: share, sha256: z.string().regex(/^[0-9a-f]{64}$/).optional() });
const focalPoints = z.object({ version: z.literal(1), photos: z.record(z.string(), focalPoint) });

export interface FocalPoint extends Focus {
  /** Of the photo's bytes; absent where somebody wrote the file by hand: then it is for whatever has the name. */
  readonly sha256?: string;
}

/** By file name. */
export type FocalPoints = ReadonlyMap<string, FocalPoint>;

/** @throws Fault `input` naming the file (`where`) and what in it cannot be used */
export function parseFocalPoints(text: string, where = focalPointsFile): FocalPoints {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (thrown) {
    throw new Fault('input', `${where} is not JSON: repair or remove it.`, { detail: { file: where }, cause: thrown });
  }
  const read = focalPoints.safeParse(json);
  if (read.success) return new Map(Object.entries(read.data.photos));
  const [issue] = read.error.issues;
  throw new Fault('input', `${where} cannot be used: ${issue?.path.join(' > ') || 'the file'}: ${issue?.message ?? 'unknown form'}. Repair or remove it.`, {
    detail: { file: where },
  });
}

/** The file's text, photos in the order of their names. */
export function focalPointsText(points: FocalPoints): string {
  const photos = Object.fromEntries([...points].sort(([one], [other]) => (one < other ? -1 : 1)));
  return `${JSON.stringify({ version: 1, photos }, undefined, 2)}\n`;
}

/** Photos that the library keeps as the bytes they came in; a HEIC's asset is the JPEG that was made from it. */
const keptAsIs = /\.(?:jpe?g|png|webp|avif|tiff?|gif|svg)$/i;

/** The focal points of photos of the library, each for the bytes it was set on. */
export function focalPointsOf(photos: readonly { readonly name: string; readonly asset: string; readonly focus?: Focus }[]): FocalPoints {
  return new Map(
    photos.flatMap(({ name, asset, focus }) => (focus ? [[name, { x: focus.x, y: focus.y, ...(keptAsIs.test(name) ? { sha256: asset } : {}) }] as const] : [])),
  );
}

/** Those kept in a folder; none where there is no such file. @throws Fault `input` or `storage` where it cannot be used or read */
export async function readFocalPoints(folder: string): Promise<FocalPoints> {
  const file = join(folder, focalPointsFile);
  try {
    return parseFocalPoints(await readFile(file, 'utf8'), file);
  } catch (thrown) {
    if (systemCode(thrown) === 'ENOENT') return new Map();
    throw thrown instanceof Fault ? thrown : storageFault('Reading', file, thrown);
  }
}

/** The point that was set on these bytes under this name. */
export function focusOf(points: FocalPoints, name: string, sha256: string): Focus | undefined {
  const point = points.get(name);
  return point && (point.sha256 ?? sha256) === sha256 ? { x: point.x, y: point.y } : undefined;
}

/** The same for a photo that lies in the folder; its bytes are read only where a point has its name. */
export async function focusOfFile(points: FocalPoints, file: string): Promise<Focus | undefined> {
  const name = basename(file);
  return points.has(name) ? focusOf(points, name, await hashOf(file)) : undefined;
}

async function hashOf(file: string): Promise<string> {
  try {
    return createHash('sha256').update(await readFile(file)).digest('hex');
  } catch (thrown) {
    throw systemCode(thrown) === 'ENOENT' ? new Fault('notFound', `There is no photo ${file}.`, { detail: { file } }) : storageFault('Reading', file, thrown);
  }
}
