// The table of verbs, in the order help shows them.

import { checkVerb } from './check.ts';
import { exportVerb } from './export.ts';
import { packVerb } from './pack.ts';
import { queueVerb } from './queue.ts';
import { serveVerb } from './serve.ts';
import { sizesVerb } from './sizes.ts';
import { templatesVerb } from './templates.ts';
import type { Verb } from './verb.ts';

export const verbs: readonly Verb[] = [templatesVerb, sizesVerb, exportVerb, checkVerb, packVerb, queueVerb, serveVerb];
