// Small pictures of rows on the page: asked for while a row is in view, taken back when it leaves, kept for when it returns.

import type { BatchDoorway } from './batchStore.ts';

export interface ThumbKey {
  readonly batch: string;
  readonly template: string;
  readonly number: number;
  readonly stamp: number;
  readonly size: string;
  readonly longPx: number;
}

/** Pictures kept: some screens full. */
const kept = 500;
/** Asked for at a time. */
const lanes = 3;

const known = new Map<string, string>();
const waiting: { readonly run: () => Promise<void> }[] = [];
let running = 0;

const nameOf = ({ batch, template, number, stamp, size, longPx }: ThumbKey): string => [batch, template, number, stamp, size, longPx].join('/');

/** The picture's address if it is here. */
export function knownThumb(key: ThumbKey): string | undefined {
  return known.get(nameOf(key));
}

function next(): void {
  while (running < lanes) {
    // What came into view last is what a person looks at.
    const one = waiting.pop();
    if (!one) return;
    running += 1;
    void one.run().finally(() => {
      running -= 1;
      next();
    });
  }
}

/** Has main make the picture of a row; answers how to take that back. */
export function askThumb(studio: BatchDoorway, key: ThumbKey, onReady: (url: string | undefined) => void): () => void {
  const asking = new AbortController();
  const entry = {
    async run() {
      try {
        const picture = await studio.batches.thumbnail({ ...key }, { signal: asking.signal });
        if (!asking.signal.aborted) onReady(keep(nameOf(key), URL.createObjectURL(picture)));
      } catch {
        // The row says itself what is wrong with it; its picture stays empty.
        if (!asking.signal.aborted) onReady(undefined);
      }
    },
  };
  waiting.push(entry);
  next();
  return () => {
    asking.abort();
    const place = waiting.indexOf(entry);
    if (place >= 0) waiting.splice(place, 1);
  };
}

function keep(name: string, url: string): string {
  known.set(name, url);
  for (const [oldest, old] of known) {
    if (known.size <= kept) break;
    known.delete(oldest);
    URL.revokeObjectURL(old);
  }
  return url;
}
