// Bases: the lowest leaves of pages, drawn once for all pages that begin alike. Which there are decides how fast a page is drawn, never
// how it looks.

import { createSurface } from './canvas.ts';
import type { Surface } from './canvas.ts';

export interface Base {
  readonly surface: Surface;
  /** Names of the leaves it shows: the page's lowest. */
  readonly leaves: readonly number[];
}

export interface Bases {
  /**
   * The base with the most of a page's lowest leaves. It is drawn where pages of the same name (see `LeafReader.namePage`) had more in
   * common, twice, than any base shows. `draw` puts background and so many leaves on an empty surface.
   */
  find(size: { readonly width: number; readonly height: number }, page: number, leaves: readonly number[], draw: (surface: Surface, count: number) => void): Base | undefined;
}

const keptBytes = 24_000_000;
/** Pages after which a base that none of them used makes room for another. */
const idlePages = 200;
const pagesKept = 200;

interface Kept {
  readonly base: Base;
  readonly bytes: number;
  used: number;
}

interface Seen {
  last: readonly number[];
  /** What the last two had in common. */
  common: readonly number[];
  bases: readonly Kept[];
}

export function createBases(): Bases {
  const pages = new Map<number, Seen>();
  let time = 0;

  const makeRoom = (bytes: number): boolean => {
    const all = [...pages.values()].flatMap(({ bases }) => bases);
    let held = all.reduce((sum, kept) => sum + kept.bytes, 0);
    for (const kept of all.toSorted((a, b) => a.used - b.used)) {
      if (held + bytes <= keptBytes || time - kept.used < idlePages) break;
      for (const seen of pages.values()) seen.bases = seen.bases.filter((one) => one !== kept);
      kept.base.surface.release();
      held -= kept.bytes;
    }
    return held + bytes <= keptBytes;
  };

  const seenOf = (page: number): Seen => {
    const seen = pages.get(page) ?? { last: [], common: [], bases: [] };
    pages.delete(page);
    pages.set(page, seen);
    for (const [oldest, { bases }] of pages) {
      if (pages.size <= pagesKept) break;
      for (const { base } of bases) base.surface.release();
      pages.delete(oldest);
    }
    return seen;
  };

  return {
    find({ width, height }, page, leaves, draw) {
      time += 1;
      const seen = seenOf(page);
      const common = seen.last.slice(0, countCommon(seen.last, leaves));
      const isUsual = common.length > 0 && countCommon(seen.common, common) === common.length && seen.common.length >= common.length;
      seen.last = leaves;
      seen.common = common;
      const fitting = seen.bases.filter(({ base }) => countCommon(base.leaves, leaves) === base.leaves.length).toSorted((a, b) => b.base.leaves.length - a.base.leaves.length)[0];
      const bytes = width * height * 4;
      if (isUsual && common.length > (fitting?.base.leaves.length ?? 0) && makeRoom(bytes)) {
        const surface = createSurface(width, height);
        draw(surface, common.length);
        const made = { base: { surface, leaves: common }, bytes, used: time };
        // A shorter one of the same beginning is not needed for a page like this; another beginning may come again.
        seen.bases = [...seen.bases, made];
        return made.base;
      }
      if (fitting) fitting.used = time;
      return fitting?.base;
    },
  };
}

function countCommon(a: readonly number[], b: readonly number[]): number {
  let count = 0;
  while (count < a.length && count < b.length && a[count] === b[count]) count += 1;
  return count;
}
