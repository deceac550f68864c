// Names for new things in the library.

import { randomBytes } from 'node:crypto';

/** A new id: 16 hex digits, short enough to type. */
export function newId(): string {
  return randomBytes(8).toString('hex');
}
