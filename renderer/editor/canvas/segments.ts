// How a page is cut into layers while a gesture runs: what moves, and what lies below, between and above it and stays as it was drawn.

export interface Leaf {
  readonly id: string;
  readonly blends: boolean;
}

export interface Segment {
  readonly moves: boolean;
  readonly leaves: ReadonlySet<string>;
  /** Mixes with what lies beneath, so it cannot be drawn on a sheet of its own. */
  readonly blends: boolean;
}

/** More layers than this cost more than they show: then all that moves is drawn above all that stays. */
const mostSegments = 9;

function segmentOf(leaves: readonly Leaf[], moves: boolean): Segment {
  return { moves, leaves: new Set(leaves.map(({ id }) => id)), blends: leaves.some(({ blends }) => blends) };
}

/** Runs of leaves that move and that do not, bottom first. A copy moves above everything. */
export function segmentsOf(leaves: readonly Leaf[], moving: ReadonlySet<string>, isCopy: boolean): readonly Segment[] {
  const movers = leaves.filter(({ id }) => moving.has(id));
  const stayers = isCopy ? leaves : leaves.filter(({ id }) => !moving.has(id));
  const apart = [segmentOf(stayers, false), segmentOf(movers, true)];
  if (isCopy) return apart;
  const runs: Leaf[][] = [];
  for (const leaf of leaves) {
    const run = runs.at(-1);
    if (run && moving.has(run[0]!.id) === moving.has(leaf.id)) run.push(leaf);
    else runs.push([leaf]);
    if (runs.length > mostSegments) return apart;
  }
  return runs.map((run) => segmentOf(run, moving.has(run[0]!.id)));
}
