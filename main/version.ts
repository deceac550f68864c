// The version of this program, as package.json has it.

import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { inRoot } from './here.ts';

export function readVersion(): string {
  return z.object({ version: z.string() }).parse(JSON.parse(readFileSync(inRoot('./package.json'), 'utf8'))).version;
}
