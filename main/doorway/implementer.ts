// The contract as procedures to be filled in: inputs are read by its zod readers before a handler sees them.

import { implement } from '@orpc/server';
import { z } from 'zod';
import { contract } from '../../shared/api.ts';

// zod's probe for `new Function` is refused by the page's policy, and one behaviour everywhere is easier to trust.
z.config({ jitless: true });

export const procedures = implement(contract);
