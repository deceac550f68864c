// The end point: a coloured circle in place of a text's final full stop or danda, or of its absence. Here it is decided whether a
// text gets one, and its measures.

import { type Source, withoutUnit } from './source.ts';
import type { Look } from './stretch.ts';

/** A dot somewhat larger than the full stop it replaces, so that it reads as a mark of its own. */
const largerThanStop = 1.3;
const smallestRadius = 0.06;
const largestRadius = 0.16;
/** Between the last glyph's advance and the circle, in radii. */
const gapInRadii = 0.4;

/** The circle of a look, standing on the baseline at its face's weight. Lengths in em of the text's size. */
export function endPointOf({ chain, scale }: Look): { readonly radius: number; readonly gap: number; readonly width: number } {
  const ofStop = (chain.first.fullStopWidth / 2) * largerThanStop;
  const radius = Math.max(smallestRadius, Math.min(largestRadius, ofStop)) * scale;
  const gap = radius * gapInRadii;
  return { radius, gap, width: gap + 2 * radius };
}

const fullStop = /[.。．।॥۔։።]/;
/** What ends a text by itself, or announces that something follows. */
const otherEnd = /[?!…‽⁇⁈⁉‼؟？！;:,؛،、：；，]/;
const closing = /[\p{Pe}\p{Pf}"'\s]/u;

/**
 * The text as it is set with an end point, and whether it gets one: never after ? ! an ellipsis or a mark that announces more. A full
 * stop within closing quotation marks gives way too, and the circle stands after them. `stop` is where it was in the text.
 */
export function withEndPoint(source: Source): { readonly source: Source; readonly hasPoint: boolean; readonly stop?: number } {
  const { text } = source;
  let last = text.length - 1;
  while (last >= 0 && closing.test(text[last]!)) last--;
  const mark = text[last];
  if (mark === undefined) return { source, hasPoint: text.trim() !== '' };
  if (otherEnd.test(mark)) return { source, hasPoint: false };
  if (!fullStop.test(mark)) return { source, hasPoint: true };
  if (fullStop.test(text[last - 1] ?? '')) return { source, hasPoint: false };
  const rest = withoutUnit(source, last);
  return rest.text.trim() === '' ? { source, hasPoint: false } : { source: rest, hasPoint: true, stop: last };
}
