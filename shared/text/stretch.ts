// A stretch: what is drawn in one go, in one direction, of one look. Lengths are in em of the text's size, so that one shaping serves
// every size.

import type { LoadedFace } from './face.ts';
import type { FaceChain } from './faces.ts';
import type { Shaped } from './shape.ts';

/** What decides shaping: runs that differ in colour alone share a look, so that letters join and kern across them. */
export interface Look {
  readonly chain: FaceChain;
  readonly scale: number;
  /** Letter spacing in em of the run's size. */
  readonly spacing: number;
  /** Words of plain Latin set lately in this look and language, as if each began its text: those of a batch come again. */
  readonly words: Map<string, GlyphStretch>;
}

interface StretchBase {
  /** UTF-16 range in the source's text. */
  readonly start: number;
  readonly end: number;
  readonly level: number;
  readonly look: Look;
  readonly width: number;
}

export interface GlyphStretch extends StretchBase {
  readonly kind: 'glyphs';
  readonly face: LoadedFace;
  readonly shaped: Shaped;
  /** Range of its glyphs in `shaped`. */
  readonly from: number;
  readonly to: number;
  /** Added to a cluster of `shaped`: the offset in the source's text. */
  readonly offset: number;
  /** Letter spacing after each cluster; 0 in joining scripts. */
  readonly spacing: number;
}

export interface EmojiStretch extends StretchBase {
  readonly kind: 'emoji';
  readonly key: string;
}

export interface PointStretch extends StretchBase {
  readonly kind: 'point';
  readonly radius: number;
  readonly gap: number;
}

export type Stretch = GlyphStretch | EmojiStretch | PointStretch;

/** Measures the glyphs of a range of `shaped`. */
export function glyphStretch(parts: Omit<GlyphStretch, 'kind' | 'width'>): GlyphStretch {
  const { shaped, from, to, look, spacing } = parts;
  let width = 0;
  for (let i = from; i < to; i++) {
    width += shaped.advances[i]!;
    if (spacing !== 0 && endsCluster(shaped, i, to)) width += spacing;
  }
  return { kind: 'glyphs', ...parts, width: width * look.scale };
}

/** Whether the next glyph (in visual order) belongs to another cluster. */
export function endsCluster(shaped: Shaped, glyph: number, to: number): boolean {
  return glyph + 1 >= to || shaped.clusters[glyph + 1] !== shaped.clusters[glyph];
}

/**
 * The parts of a stretch, in logical order, cut before each offset that is asked for; a cut that one glyph stands on both sides of
 * is left out.
 */
export function splitStretch(stretch: Stretch, isCut: (offset: number) => boolean): Stretch[] {
  if (stretch.kind !== 'glyphs') return [stretch];
  const { shaped, from, to, offset, level } = stretch;
  const isForward = level % 2 === 0;
  const step = isForward ? 1 : -1;
  const parts: Stretch[] = [];
  let start = stretch.start;
  let first = isForward ? from : to - 1;
  const close = (end: number, next: number) => {
    const range = isForward ? { from: first, to: next } : { from: next + 1, to: first + 1 };
    parts.push(glyphStretch({ ...stretch, ...range, start, end }));
    start = end;
    first = next;
  };
  for (let i = first; i >= from && i < to; i += step) {
    const at = shaped.clusters[i]! + offset;
    if (at > start && isCut(at)) close(at, i);
  }
  if (parts.length === 0) return [stretch];
  close(stretch.end, isForward ? to : from - 1);
  return parts;
}
