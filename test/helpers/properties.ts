// Property tests run from a fixed seed, so that a failure comes back; proofs run many more examples.

import fc from 'fast-check';
import { amount, isProof } from './proof.ts';

fc.configureGlobal({ seed: 20120620, numRuns: amount(100, 2_000), ...(isProof ? { interruptAfterTimeLimit: 120_000 } : {}) });
