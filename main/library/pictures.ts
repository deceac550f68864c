// What is known of pictures by their asset id, so that each is inspected once.

import { z } from 'zod';
import type { PictureInfo } from '../../shared/picture.ts';
import { textAt } from '../database/database.ts';
import type { Database } from '../database/database.ts';

const share = z.number().min(0).max(1);
const pictureInfo = z.object({
  id: z.string(),
  width: z.number().int().positive(),
  height: z.number().int().positive(),
  type: z.enum(['jpeg', 'png', 'webp', 'avif', 'gif', 'svg', 'tiff']),
  name: z.string(),
  hasAlpha: z.boolean(),
  focus: z.object({ x: share, y: share }).optional(),
  faces: z.array(z.object({ x: share, y: share, width: share, height: share })).optional(),
  animated: z.literal(true).optional(),
  unread: z.literal(true).optional(),
  tones: z.object({
    columns: z.number().int().positive(),
    rows: z.number().int().positive(),
    darkest: z.array(z.number()),
    lightest: z.array(z.number()),
  }),
}) satisfies z.ZodType<PictureInfo>;

export interface PictureCatalogue {
  /** Undefined: not inspected yet, or by a version that knew less. */
  get(asset: string): PictureInfo | undefined;
  /** Keeps what an inspection found, in place of what was known. */
  put(info: PictureInfo): void;
}

/** The catalogue in a database. */
export function createPictureCatalogue(database: Database): PictureCatalogue {
  return {
    get(asset) {
      const row = database.get('SELECT info FROM pictures WHERE asset = ?', asset);
      return row && pictureInfo.safeParse(JSON.parse(textAt(row, 'info'))).data;
    },
    put(info) {
      database.run('INSERT INTO pictures (asset, info) VALUES (?, ?) ON CONFLICT DO UPDATE SET info = excluded.info', info.id, JSON.stringify(info));
    },
  };
}
