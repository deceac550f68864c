// The proof of a picture through the doorway: what an export of the design as it stands would write, in the exporter's own bytes.

import { oc, type } from '@orpc/contract';
import { z } from 'zod';
import { designValue, id } from './apiReaders.ts';
import type { FileType } from './size.ts';

export interface Proof {
  /** The file as the exporter writes it. */
  readonly picture: Blob;
  /** What `auto` came to. */
  readonly type: FileType;
  readonly width: number;
  readonly height: number;
  /** What the size's network takes at most; absent where no limit is known. */
  readonly maxBytes?: number;
}

export const proofContract = oc
  .input(
    z.object({
      design: designValue,
      size: id,
      /** Index of the page. */
      page: z.number().int().nonnegative().max(499),
      type: z.enum(['auto', 'jpeg', 'png', 'webp', 'avif']),
      quality: z.number().int().min(1).max(100),
    }),
  )
  .output(type<Proof>());
