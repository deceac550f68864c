// Bases: the leaves that pages of one look have in common, drawn once for all. A leaf that nothing else lies beneath can be drawn before
// all others, wherever it stands in their order, and no pixel differs. Which bases there are decides how fast a page is drawn, never how
// it looks.

import { intersection } from '../../shared/geometry.ts';
import { createSurface } from './canvas.ts';
import type { Surface } from './canvas.ts';
import type { Leaf } from './leaves.ts';

export interface Base {
  /** No other has it. */
  readonly id: number;
  readonly surface: Surface;
  /** Names of the leaves it shows, bottom first. */
  readonly leaves: readonly number[];
}

type Named = Pick<Leaf, 'name' | 'ink'>;

export interface BaseRequest<L extends Named> {
  readonly width: number;
  readonly height: number;
  /** See `LeafReader.namePage`. */
  readonly page: number;
  readonly leaves: readonly L[];
  /** Puts background and leaves on an empty surface. */
  readonly draw: (surface: Surface, leaves: readonly L[]) => void;
}

export interface Bases {
  /** The base with the most of a page's leaves. It is drawn where pages of the same name had more in common, twice, than any base shows. */
  find<L extends Named>(request: BaseRequest<L>): Base | undefined;
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
  let lastId = 0;

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
    find({ width, height, page, leaves, draw }) {
      time += 1;
      const seen = seenOf(page);
      const lowest = lowestOf(leaves, seen.last);
      const common = lowest.map(({ name }) => name);
      const isUsual = common.length > 0 && isWithin(common, seen.common);
      seen.last = leaves.map(({ name }) => name);
      seen.common = common;
      const fitting = seen.bases.filter(({ base }) => fits(base, leaves)).toSorted((a, b) => b.base.leaves.length - a.base.leaves.length)[0];
      const bytes = width * height * 4;
      if (isUsual && common.length > (fitting?.base.leaves.length ?? 0) && makeRoom(bytes)) {
        const surface = createSurface(width, height);
        draw(surface, lowest);
        lastId += 1;
        const made = { base: { id: lastId, surface, leaves: common }, bytes, used: time };
        // One with fewer leaves is not needed for a page like this; another kind of page may come again.
        seen.bases = [...seen.bases, made];
        return made.base;
      }
      if (fitting) fitting.used = time;
      return fitting?.base;
    },
  };
}

/** Of the named leaves of a page those that can be drawn before all others: beneath which lies none that is not among them. */
function lowestOf<L extends Named>(leaves: readonly L[], names: readonly number[]): readonly L[] {
  const others: L[] = [];
  return leaves.filter((leaf) => {
    const isLowest = names.includes(leaf.name) && !others.some(({ ink }) => intersection(ink, leaf.ink));
    if (!isLowest) others.push(leaf);
    return isLowest;
  });
}

/** Whether a page shows all leaves of a base, in its order, and can be drawn on it. */
function fits({ leaves: names }: Base, leaves: readonly Named[]): boolean {
  const lowest = lowestOf(leaves, names);
  return lowest.length === names.length && lowest.every(({ name }, index) => name === names[index]);
}

/** Whether all of some names are among others. */
function isWithin(some: readonly number[], others: readonly number[]): boolean {
  return some.every((name) => others.includes(name));
}
