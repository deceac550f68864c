// The index of an installed pack: what opening it found, kept so that it need not be opened again.

import { readFile } from 'node:fs/promises';
import { designSchema } from '../../shared/design.ts';
import type { Pack } from '../../shared/pack.ts';
import { writeWhole } from '../library/storage.ts';

export interface PackIndex {
  /** Hex SHA-256 of the `.pointpack` it was made from. */
  readonly digest: string;
  /** It came with Point Studio. */
  readonly bundled: boolean;
  readonly pack: Pack;
}

/** What the file says besides; another value means another program wrote it, and the pack is to be opened anew. */
const schema = `1.${designSchema}`;

/** The index in a file; undefined where there is none that this program wrote whole. */
export async function readIndex(file: string): Promise<PackIndex | undefined> {
  try {
    const value: unknown = JSON.parse(await readFile(file, 'utf8'));
    return isOurs(value) ? value : undefined;
  } catch {
    // Missing or cut short: it is derived from the pack and can be made again.
    return undefined;
  }
}

/** Nobody else writes into the library's folder: the mark of the program vouches for the rest. */
function isOurs(value: unknown): value is PackIndex {
  return typeof value === 'object' && value !== null && 'schema' in value && value.schema === schema;
}

export async function writeIndex(file: string, index: PackIndex): Promise<void> {
  await writeWhole(file, JSON.stringify({ schema, ...index }));
}
