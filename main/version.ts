// The version of this program, as package.json has it, and what tells one build of it from another.

import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { inRoot } from './here.ts';

export function readVersion(): string {
  return z.object({ version: z.string() }).parse(JSON.parse(readFileSync(inRoot('./package.json'), 'utf8'))).version;
}

const isSource = import.meta.url.endsWith('.ts');

/** The version, and as built in a checkout the digest of the sources it was built from: the same text for the same program. */
export function readBuild(): string {
  return `${readVersion()} ${isSource ? '' : builtFrom()}`;
}

function builtFrom(): string {
  try {
    return readFileSync(inRoot('./out/built-from'), 'utf8');
  } catch {
    // A packaged application is told by its version alone.
    return '';
  }
}
