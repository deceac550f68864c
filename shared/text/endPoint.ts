// The end point: a coloured circle in place of a text's final full stop or danda, or of its absence. Here it is decided whether a
// text gets one, and its measures.

import { type Source, withoutUnit } from './source.ts';

/** In em of the last run's size: a dot somewhat larger than the full stop of a heavy face, standing on the baseline. */
export const endPointRadius = 0.135;
/** Between the last glyph's advance and the circle, in em. */
export const endPointGap = 0.05;

const fullStop = /[.。．।॥۔։።]/;
/** What ends a text by itself, or announces that something follows. */
const otherEnd = /[?!…‽⁇⁈⁉‼؟？！;:,؛،、：；，]/;
const closing = /[\p{Pe}\p{Pf}"'\s]/u;

/**
 * The text as it is set with an end point, and whether it gets one: never after ? ! an ellipsis or a mark that announces more. A full
 * stop within closing quotation marks gives way too, and the circle stands after them.
 */
export function withEndPoint(source: Source): { readonly source: Source; readonly hasPoint: boolean } {
  const { text } = source;
  let last = text.length - 1;
  while (last >= 0 && closing.test(text[last]!)) last--;
  const mark = text[last];
  if (mark === undefined) return { source, hasPoint: text.trim() !== '' };
  if (otherEnd.test(mark)) return { source, hasPoint: false };
  if (!fullStop.test(mark)) return { source, hasPoint: true };
  if (fullStop.test(text[last - 1] ?? '')) return { source, hasPoint: false };
  const rest = withoutUnit(source, last);
  return rest.text.trim() === '' ? { source, hasPoint: false } : { source: rest, hasPoint: true };
}
