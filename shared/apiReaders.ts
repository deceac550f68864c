// What the parts of the doorway read alike.

import { z } from 'zod';

/** Names a thing of the library. */
export const id = z.string().min(1).max(200);
const pointValue = z.union([
  z.string().max(20_000),
  z.object({ asset: z.string().regex(/^[0-9a-f]{64}$/), focus: z.object({ x: z.number().min(0).max(1), y: z.number().min(0).max(1) }).optional() }),
]);
export const point = z.record(z.string().max(100), pointValue);
/** A design as the page sends it; `readDesign` checks and repairs it inside. */
export const designValue = z.record(z.string(), z.unknown());
export const file = z.instanceof(Blob);
