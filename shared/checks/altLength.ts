// The alt text is longer than the network of this size takes.

import { countingRules } from '../networks/counting.ts';
import type { Check } from './check.ts';

/** As for posts: see postProblems.ts. */
const characters = countingRules.get('codePoints')!;

export const altLengthCheck: Check = {
  id: 'alt-length',
  name: 'Alt text too long',
  severity: 'warning',
  blocks: false,
  find({ alt, size }) {
    const limit = size.altLimit;
    // A character has at least one UTF-16 unit, so most texts need no closer look.
    if (!limit || alt.length <= limit.characters) return [];
    const length = characters.count(alt);
    if (length <= limit.characters) return [];
    return [{ message: `The alt text has ${length} characters, and ${limit.network} takes ${limit.characters} at most: shorten it.`, field: 'alt' }];
  },
};
