// A `.point` file: one design with its pictures, the names of its fonts and its brand, in one zip, so that it can be kept and sent as one
// thing. What is in it, and what its list of contents must say; other things in it are ignored.

import { z } from 'zod';
import { Fault } from './fault.ts';

/** The version of the container; the design in it has its own. */
export const pointFileSchema = 1;

/** Fixed places in the file. */
export const pointFilePaths = { contents: 'point.json', design: 'design.json', brand: 'brand.json', pictures: 'pictures/' } as const;

export interface PointFilePicture {
  /** Path in the file, `/`-separated. */
  readonly path: string;
  readonly sha256: string;
  /** Name of the file it once was. */
  readonly name: string;
}

export interface PointFileContents {
  readonly schema: number;
  readonly name: string;
  /** The pack that the design belongs to, as `id@version`; '' for none. */
  readonly pack: string;
  /** Families that its texts are set in; they are not in the file. */
  readonly fonts: readonly string[];
  readonly pictures: readonly PointFilePicture[];
  readonly tags: readonly string[];
}

const text = z.string().max(2_000);

const reader = z.object({
  schema: z.number().int().min(1),
  name: text.default(''),
  pack: text.default(''),
  fonts: z.array(text).max(1_000).default([]),
  pictures: z
    .array(z.object({ path: text, sha256: z.string().regex(/^[0-9a-f]{64}$/), name: text.default('') }))
    .max(2_000)
    .default([]),
  tags: z.array(text).max(100).default([]),
}) satisfies z.ZodType<PointFileContents>;

/** The list of contents; undefined where it cannot be read. Throws a Fault (`input`) where the file is of a newer version. */
export function readPointFileContents(value: unknown, name: string): PointFileContents | undefined {
  const version = z.object({ schema: z.number() }).safeParse(value).data?.schema ?? 0;
  if (version > pointFileSchema) {
    throw new Fault('input', `${name} was made by a newer Point Studio (its format is ${version}, this version reads up to ${pointFileSchema}). Update Point Studio to open it.`, {
      detail: { file: name },
    });
  }
  return reader.safeParse(value).data;
}
