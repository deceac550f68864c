// Where boxes go when they are aligned, spread evenly, or tidied into rows. Boxes are given as they are seen, turned ones with their turn.
//   alignBoxes  spreadBoxes  tidyBoxes  -> new places by id

import { around, boundsOfTurned, tidy, type Place } from './geometry.ts';
import type { Box } from './scene.ts';

/** A box to arrange, and how it is turned about its middle, in degrees. */
export interface Arranged extends Box {
  readonly id: string;
  readonly rotation: number;
}

/** Physical edges and middles. */
export type AlignEdge = 'left' | 'centre' | 'right' | 'top' | 'middle' | 'bottom';
export type Axis = 'x' | 'y';

/** New places of the boxes that move. */
export type Moves = ReadonlyMap<string, Place>;

/** How far a box must move for its bounds to lie at an edge of others. */
const offsets: { readonly [E in AlignEdge]: (bounds: Box, within: Box) => Place } = {
  left: (bounds, within) => ({ x: within.x - bounds.x, y: 0 }),
  centre: (bounds, within) => ({ x: within.x + within.width / 2 - (bounds.x + bounds.width / 2), y: 0 }),
  right: (bounds, within) => ({ x: within.x + within.width - (bounds.x + bounds.width), y: 0 }),
  top: (bounds, within) => ({ x: 0, y: within.y - bounds.y }),
  middle: (bounds, within) => ({ x: 0, y: within.y + within.height / 2 - (bounds.y + bounds.height / 2) }),
  bottom: (bounds, within) => ({ x: 0, y: within.y + within.height - (bounds.y + bounds.height) }),
};

const boundsOf = (box: Arranged): Box => boundsOfTurned(box, box.rotation);

function moved(boxes: readonly Arranged[], by: (box: Arranged) => Place): Moves {
  const moves = boxes.flatMap((box) => {
    const { x, y } = by(box);
    const place = { x: tidy(box.x + x), y: tidy(box.y + y) };
    return place.x === box.x && place.y === box.y ? [] : [[box.id, place] as const];
  });
  return new Map(moves);
}

/** Lays each box at an edge or the middle: of the page where it is alone, else of all of them. */
export function alignBoxes(boxes: readonly Arranged[], edge: AlignEdge, page: Box): Moves {
  const within = boxes.length === 1 ? page : around(boxes.map(boundsOf));
  return within ? moved(boxes, (box) => offsets[edge](boundsOf(box), within)) : new Map();
}

const sides = { x: { at: 'x', length: 'width' }, y: { at: 'y', length: 'height' } } as const;

/** Makes the gaps between boxes equal; the first and the last stay. Fewer than three have nothing to spread. */
export function spreadBoxes(boxes: readonly Arranged[], axis: Axis): Moves {
  if (boxes.length < 3) return new Map();
  const { at, length } = sides[axis];
  const bounds = boxes.map((box) => ({ box, bounds: boundsOf(box) })).sort((a, b) => a.bounds[at] - b.bounds[at] || a.bounds[length] - b.bounds[length]);
  const start = bounds[0]!.bounds[at];
  const end = Math.max(...bounds.map((one) => one.bounds[at] + one.bounds[length]));
  const taken = bounds.reduce((sum, one) => sum + one.bounds[length], 0);
  const gap = (end - start - taken) / (boxes.length - 1);
  const places = new Map<string, number>();
  let next = start;
  for (const one of bounds) {
    places.set(one.box.id, next - one.bounds[at]);
    next += one.bounds[length] + gap;
  }
  return moved(boxes, (box) => (axis === 'x' ? { x: places.get(box.id)!, y: 0 } : { x: 0, y: places.get(box.id)! }));
}

/** Rows of boxes, top first, each left to right: those whose middle lies within the first one's height share its row. */
function rowsOf(boxes: readonly Arranged[]): readonly (readonly Arranged[])[] {
  const waiting = [...boxes].sort((a, b) => boundsOf(a).y - boundsOf(b).y || a.x - b.x);
  const rows: Arranged[][] = [];
  for (const box of waiting) {
    const middle = boundsOf(box).y + boundsOf(box).height / 2;
    const row = rows.at(-1);
    const first = row && boundsOf(row[0]!);
    if (row && first && middle <= first.y + first.height) row.push(box);
    else rows.push([box]);
  }
  return rows.map((row) => row.sort((a, b) => boundsOf(a).x - boundsOf(b).x));
}

/** The gap that most neighbours have about; between a pixel and `most`. */
function usualGap(gaps: readonly number[], most: number): number {
  const kept = gaps.filter((gap) => gap >= 0).sort((a, b) => a - b);
  return Math.min(most, Math.max(1, Math.round(kept[Math.floor(kept.length / 2)] ?? most)));
}

/**
 * Puts boxes that lie about in rows into proper ones: tops aligned, with one gap between boxes and one between rows, from the first
 * box's corner. What lies in one row or one column stays one.
 */
export function tidyBoxes(boxes: readonly Arranged[]): Moves {
  if (boxes.length < 2) return new Map();
  const rows = rowsOf(boxes);
  const whole = around(boxes.map(boundsOf))!;
  const widest = Math.max(...boxes.map((box) => boundsOf(box).width));
  const tallest = Math.max(...boxes.map((box) => boundsOf(box).height));
  const gapX = usualGap(rows.flatMap((row) => row.slice(1).map((box, index) => boundsOf(box).x - boundsOf(row[index]!).x - boundsOf(row[index]!).width)), widest / 2);
  const tops = rows.map((row) => Math.min(...row.map((box) => boundsOf(box).y)));
  const heights = rows.map((row) => Math.max(...row.map((box) => boundsOf(box).height)));
  const gapY = usualGap(tops.slice(1).map((top, index) => top - tops[index]! - heights[index]!), tallest / 2);
  const places = new Map<string, Place>();
  let y = whole.y;
  for (const [index, row] of rows.entries()) {
    let { x } = whole;
    for (const box of row) {
      places.set(box.id, { x: x - boundsOf(box).x, y: y - boundsOf(box).y });
      x += boundsOf(box).width + gapX;
    }
    y += heights[index]! + gapY;
  }
  return moved(boxes, (box) => places.get(box.id)!);
}
