// One spreadsheet's bytes to a Sheet, where it is called.

import type { Sheet } from '../../shared/sheet.ts';
import { formatOf } from './formats.ts';
import { toSheet } from './table.ts';

/** @throws Fault as `readSheet` does. */
export async function parseSheet(bytes: Uint8Array, name: string, sheet?: string): Promise<Sheet> {
  return toSheet(await formatOf(bytes, name).read(bytes, name, sheet), name);
}
