// Ink below the line box: where lines are set tighter than the face's own height, a comma or a descender may reach into what stands
// below the text. Such a text is taller than its line boxes.

import type { Piece } from './pieces.ts';

/** Ink may leave its line box by so much, in em: descenders of close-set lines always do a little. */
const tolerance = 0.06;

/**
 * By how much the deepest ink of a text reaches below a line box, in em of the text's size; 0 where it stays within the tolerance. It
 * counts once, whatever the breaks, so that a text which fits at one size fits at every smaller one.
 */
export function hangOf(pieces: readonly Piece[], lineHeight: number): number {
  let hang = 0;
  for (const { look, ink } of pieces) {
    const { ascent, descent } = look.chain.first.extents;
    const bottom = (lineHeight + descent - ascent) / 2;
    if (bottom >= descent - tolerance) continue;
    for (const stretch of ink) {
      if (stretch.kind !== 'glyphs') continue;
      for (let i = stretch.from; i < stretch.to; i++) {
        hang = Math.max(hang, (stretch.face.depth(stretch.shaped.glyphs[i]!) - bottom) * look.scale);
      }
    }
  }
  return hang > tolerance ? hang : 0;
}
