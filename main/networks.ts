// The table of networks in force: a newer one in the library's folder replaces the shipped one, so that facts can be updated without
// a new build.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { asFault } from '../shared/fault.ts';
import { readNetworks } from '../shared/networks/index.ts';
import type { NetworkTable } from '../shared/networks/network.ts';
import { inRoot } from './here.ts';
import { storageFault, systemCode } from './library/storage.ts';

export interface LoadedNetworks {
  readonly table: NetworkTable;
  /** Why the library's own table is not in use, as a sentence; '' where there is none, or it is. */
  readonly notice: string;
}

async function readTable(file: string): Promise<NetworkTable> {
  const text = await readFile(file, 'utf8');
  return readNetworks(JSON.parse(text));
}

/** The shipped table. */
export async function shippedNetworks(): Promise<NetworkTable> {
  const file = inRoot('./assets/networks.json');
  try {
    return await readTable(file);
  } catch (thrown) {
    throw storageFault('Reading', file, thrown);
  }
}

/** The newer of the shipped table and the library's `networks.json`. One that cannot be used is passed over, and the notice says why. */
export async function loadNetworks(libraryFolder: string): Promise<LoadedNetworks> {
  const shipped = await shippedNetworks();
  const file = join(libraryFolder, 'networks.json');
  try {
    const own = await readTable(file);
    if (own.compiledOn > shipped.compiledOn) return { table: own, notice: '' };
    return { table: shipped, notice: `${file} is not newer than the table that came with Point Studio, which is used instead.` };
  } catch (thrown) {
    if (systemCode(thrown) === 'ENOENT' || systemCode(thrown) === 'ENOTDIR') return { table: shipped, notice: '' };
    const why = thrown instanceof SyntaxError ? `it is not JSON (${thrown.message})` : asFault(thrown).message;
    return { table: shipped, notice: `${file} was passed over, and the table that came with Point Studio is used instead: ${why}` };
  }
}
