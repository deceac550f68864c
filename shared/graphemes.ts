// Counting what people see as characters: graphemes, as Unicode cuts them (UAX #29).

let segmenter: Intl.Segmenter | undefined;

/** Printable ASCII with plain line ends, where every unit is a grapheme. */
const isPlain = /^[\n\x20-\x7e]*$/;

/** The graphemes of a text, in order. */
export function graphemesOf(text: string): Iterable<{ readonly segment: string; readonly index: number }> {
  segmenter ??= new Intl.Segmenter('und', { granularity: 'grapheme' });
  return segmenter.segment(text);
}

/** Number of graphemes of a text. */
export function graphemeCount(text: string): number {
  if (isPlain.test(text)) return text.length;
  let count = 0;
  for (const _ of graphemesOf(text)) count += 1;
  return count;
}

/** The first of a text; '' of none. */
export function firstGrapheme(text: string): string {
  for (const { segment } of graphemesOf(text)) return segment;
  return '';
}
