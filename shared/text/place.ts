// Placing: wrapped lines at a size become glyphs, emoji and circles at their places in the box.

import { type Fitted, pitchOf } from './fit.ts';
import { emojiAdvance, emojiSize } from './itemise.ts';
import { toVisualOrder } from './levels.ts';
import type { Piece } from './pieces.ts';
import { givenOffset, type Source } from './source.ts';
import { endsCluster, type GlyphStretch, type Look, type Stretch } from './stretch.ts';
import type { GlyphRun, PlacedCircle, PlacedEmoji, PlacedGlyph, PlacedUnderline, TextLine, TextRequest } from './text.ts';
import type { Wrapped } from './wrap.ts';

/** How far an emoji's square reaches below the baseline, in em. */
const emojiDescent = 0.12;
/** A line under letters: its thickness, and its upper edge below the baseline, in em. */
const underlineThickness = 0.06;
const underlineDepth = 0.1;
/** What of the room left is before a text, by where it is aligned. */
export const shares = { left: 0, top: 0, centre: 0.5, middle: 0.5, right: 1, bottom: 1 } as const;

export interface Placed {
  readonly lines: readonly TextLine[];
  readonly height: number;
  readonly top: number;
  readonly width: number;
}

export function place(request: TextRequest, source: Source, fitted: Fitted, lineHeight: number): Placed {
  const { lines, pieces, size } = fitted;
  const pitches = lines.map((line) => pitchOf(pieces, line, lineHeight) * size);
  const height = pitches.reduce((sum, pitch) => sum + pitch, fitted.hang * size);
  const top = request.height === undefined ? 0 : (request.height - height) * shares[request.verticalAlign];
  let y = top;
  const placed = lines.map((line, index) => {
    const pitch = pitches[index]!;
    const baseline = y + baselineWithin(largestLook(pieces, line), pitch, size);
    y += pitch;
    return placeLine(request, source, fitted, index, baseline);
  });
  return { lines: placed, height, top, width: placed.reduce((widest, line) => Math.max(widest, line.width), 0) };
}

/** The look that gives a line its height: the largest. */
export function largestLook(pieces: readonly Piece[], line: Pick<Wrapped, 'from' | 'to'>): Look {
  let { look } = pieces[line.from]!;
  for (let i = line.from; i < line.to; i++) if (pieces[i]!.look.scale > look.scale) look = pieces[i]!.look;
  return look;
}

/**
 * The baseline's distance from the top of its line box: half of the leading is above the requested face's ascent. Fallback faces
 * do not move it, so that a line sits alike whatever its words.
 */
export function baselineWithin(look: Look, pitch: number, size: number): number {
  const { ascent, descent } = look.chain.first.extents;
  const em = look.scale * size;
  return (pitch - (ascent + descent) * em) / 2 + ascent * em;
}

function placeLine(request: TextRequest, source: Source, fitted: Fitted, index: number, baseline: number): TextLine {
  const { lines, pieces, size } = fitted;
  const line = lines[index]!;
  const width = line.width * size;
  const x = Number.isFinite(request.width) ? (request.width - width) * shares[request.align] : 0;
  const canvas = createCanvas(request, source, size, baseline);
  let at = x;
  for (const stretch of toVisualOrder(stretchesOf(pieces, line))) at = canvas.draw(stretch, at);
  const { underlines, ...drawn } = canvas.drawn;
  const isLast = index === lines.length - 1 && line.to === pieces.length;
  return {
    x,
    width,
    baseline,
    start: index === 0 ? 0 : givenOffset(source, pieces[line.from]!.start),
    end: isLast ? source.givenLength : givenOffset(source, pieces[line.to - 1]!.end),
    ...drawn,
    ...(underlines.length > 0 ? { underlines } : {}),
  };
}

function stretchesOf(pieces: readonly Piece[], line: Wrapped): Stretch[] {
  const stretches: Stretch[] = [];
  for (let i = line.from; i < line.to; i++) {
    const piece = pieces[i]!;
    stretches.push(...piece.ink, ...(i + 1 < line.to ? piece.space : piece.hyphen));
  }
  return stretches;
}

/** Takes the stretches of one line from left to right; neighbours of one font, size and colour become one run. */
function createCanvas(request: TextRequest, source: Source, size: number, baseline: number) {
  const runs: (GlyphRun & { readonly glyphs: PlacedGlyph[] })[] = [];
  const emoji: PlacedEmoji[] = [];
  const circles: PlacedCircle[] = [];
  const underlines: PlacedUnderline[] = [];

  /** Underlines what is drawn from one x to another, if its run is; goes on with the line before where that is the same. */
  const underline = (offset: number, x: number, right: number, em: number): void => {
    const run = source.runs[source.runOf[offset]!]!;
    if (!run.underline) return;
    const last = underlines.at(-1);
    const thickness = underlineThickness * em;
    const goesOn = last && last.colour === run.colour && last.thickness === thickness && Math.abs(last.x + last.width - x) < 0.01 * em;
    if (goesOn) underlines[underlines.length - 1] = { ...last, width: right - last.x };
    else underlines.push({ x, y: baseline + underlineDepth * em, width: right - x, thickness, colour: run.colour });
  };

  /** The glyphs of the last run, or of a new one where that differs. */
  const glyphsOf = (font: string, runSize: number, colour: string): PlacedGlyph[] => {
    const last = runs.at(-1);
    if (last && last.font === font && last.size === runSize && last.colour === colour) return last.glyphs;
    const glyphs: PlacedGlyph[] = [];
    runs.push({ font, size: runSize, colour, glyphs });
    return glyphs;
  };

  const drawGlyphs = (stretch: GlyphStretch, from: number): void => {
    const { shaped, face, look, offset, spacing, to } = stretch;
    const { glyphs, clusters, advances, dx, dy } = shaped;
    const em = look.scale * size;
    const isRightToLeft = stretch.level % 2 === 1;
    let x = from;
    let run = -1;
    let into: PlacedGlyph[] = [];
    for (let i = stretch.from; i < to; i++) {
      const cluster = offset + clusters[i]!;
      const gap = spacing !== 0 && endsCluster(shaped, i, to) ? spacing * em : 0;
      if (isRightToLeft) x += gap;
      if (run !== source.runOf[cluster]!) {
        run = source.runOf[cluster]!;
        into = glyphsOf(face.face.id, em, source.runs[run]!.colour);
      }
      into.push({ glyph: glyphs[i]!, x: x + dx[i]! * em, y: baseline - dy[i]! * em, cluster: givenOffset(source, cluster) });
      const right = x + advances[i]! * em + (isRightToLeft ? 0 : gap);
      underline(cluster, isRightToLeft ? x - gap : x, right, em);
      x = right;
    }
  };

  const draw = (stretch: Stretch, x: number): number => {
    const em = stretch.look.scale * size;
    if (stretch.kind === 'glyphs') drawGlyphs(stretch, x);
    else if (stretch.kind === 'emoji') {
      const side = emojiSize * em;
      const place = { x: x + ((emojiAdvance - emojiSize) / 2) * em, y: baseline + emojiDescent * em - side };
      underline(stretch.start, x, x + stretch.width * size, em);
      emoji.push({ key: stretch.key, ...place, size: side, cluster: givenOffset(source, stretch.start) });
    } else {
      const radius = stretch.radius * size;
      const isRightToLeft = stretch.level % 2 === 1;
      circles.push({ x: x + radius + (isRightToLeft ? 0 : stretch.gap * size), y: baseline - radius, radius, colour: request.endPoint ?? '' });
    }
    return x + stretch.width * size;
  };

  return { draw, drawn: { runs, emoji, circles, underlines } };
}
