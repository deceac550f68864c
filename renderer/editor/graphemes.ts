// Counting what people see as characters.

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** Number of graphemes of a text. */
export function graphemeCount(text: string): number {
  let count = 0;
  for (const _ of segmenter.segment(text)) count += 1;
  return count;
}
