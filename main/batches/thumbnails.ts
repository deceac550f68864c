// Small pictures of rows for the grid, made by a press of their own, so that neither an export nor a check keeps them waiting. What was
// asked for last is made first; what nobody waits for any more is not made.

import type { Row } from '../../shared/batch.ts';
import type { Design } from '../../shared/design.ts';
import { Fault } from '../../shared/fault.ts';
import type { Size } from '../../shared/size.ts';
import { createByteCache } from '../pictures/byteCache.ts';
import type { ExportKit } from '../press/kit.ts';
import { createPress, type Press } from '../press/press.ts';

export interface ThumbnailRequest {
  readonly design: Design;
  readonly kit: ExportKit;
  readonly row: Row;
  /** The size it is a small picture of; its longer side comes to `longPx`. */
  readonly size: Size;
  readonly longPx: number;
  /** Names the picture; the same key is the same picture. */
  readonly key: string;
}

export interface Thumbnails {
  /** A JPEG. @throws Fault `cancelled` when the signal aborts before it was made */
  make(request: ThumbnailRequest, signal?: AbortSignal): Promise<Uint8Array>;
  close(): Promise<void>;
}

const keptBytes = 24_000_000;
const quality = 82;
/** Pictures under way at a time: one being made, one ready to be. */
const atOnce = 2;

interface Waiting {
  readonly request: ThumbnailRequest;
  settle(made: Promise<Uint8Array>): void;
}

export function createThumbnails(makePress: () => Press = () => createPress({ workers: 1 })): Thumbnails {
  const kept = createByteCache<Uint8Array>(keptBytes, (bytes) => bytes.length);
  const waiting: Waiting[] = [];
  let press: Press | undefined;
  let busy = 0;

  const draw = async ({ design, kit, row, size, longPx, key }: ThumbnailRequest): Promise<Uint8Array> => {
    press ??= makePress();
    const scale = longPx / Math.max(size.width, size.height);
    const small = { id: size.id, network: size.network, name: size.name, width: Math.max(1, Math.round(size.width * scale)), height: Math.max(1, Math.round(size.height * scale)) };
    const rest = { use: size.use, recommended: false, types: [], confidence: size.confidence, limitsConfidence: size.limitsConfidence, sources: [] };
    const made = await press.renderPicture({ kit, design, size: { ...small, ...rest }, point: row.point, alt: '', type: 'jpeg', quality });
    kept.set(key, made.bytes);
    return made.bytes;
  };

  const next = (): void => {
    while (busy < atOnce) {
      const one = waiting.pop();
      if (!one) return;
      busy += 1;
      const made = draw(one.request).finally(() => {
        busy -= 1;
        next();
      });
      one.settle(made);
    }
  };

  return {
    make(request, signal) {
      const known = kept.get(request.key);
      if (known) return Promise.resolve(known);
      return new Promise((resolve, reject) => {
        const entry: Waiting = { request, settle: (made) => void made.then(resolve, reject) };
        const leave = (): void => {
          const place = waiting.indexOf(entry);
          if (place >= 0) waiting.splice(place, 1);
          reject(new Fault('cancelled', `The small picture of row ${request.row.number} is no longer wanted.`));
        };
        if (signal?.aborted) return leave();
        signal?.addEventListener('abort', leave, { once: true });
        waiting.push(entry);
        next();
      });
    },
    async close() {
      await press?.close();
    },
  };
}
