// Outlines: the glyphs and end points of a layout as path data, one path a run, in painting order.

import type { LoadedFace } from './face.ts';
import type { Faces } from './faces.ts';
import { PathBytes } from './pathBytes.ts';
import type { GlyphRun, Ink, Outline, PlacedCircle, PlacedUnderline, TextLayout } from './text.ts';

export function outlinesOf(layout: TextLayout, faces: Faces): readonly Outline[] {
  const outlines: Outline[] = [];
  const bytes = new PathBytes();
  const finish = (colour: string) => {
    if (!bytes.isEmpty) outlines.push({ path: bytes.take(), colour });
  };
  for (const line of layout.lines) {
    for (const run of line.runs) {
      const face = faces.byId(run.font);
      if (face) writeRun(bytes, run, face);
      finish(run.colour);
    }
    for (const underline of line.underlines ?? []) {
      writeUnderline(bytes, underline);
      finish(underline.colour);
    }
    for (const circle of line.circles) {
      writeCircle(bytes, circle);
      finish(circle.colour);
    }
  }
  return outlines;
}

/** A box around the glyphs, emoji and end points of a layout. Paths are written in hundredths, so it may be off by that. */
export function inkOf(layout: TextLayout, faces: Faces): Ink | undefined {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  const add = (x: number, y: number, scale: number, ink: Ink): void => {
    left = Math.min(left, x + ink.left * scale);
    top = Math.min(top, y + ink.top * scale);
    right = Math.max(right, x + ink.right * scale);
    bottom = Math.max(bottom, y + ink.bottom * scale);
  };
  for (const line of layout.lines) {
    for (const { font, size, glyphs } of line.runs) {
      const face = faces.byId(font);
      for (const { glyph, x, y } of glyphs) {
        const ink = face?.ink(glyph);
        if (ink) add(x, y, size, ink);
      }
    }
    for (const { x, y, radius } of line.circles) add(x, y, radius, aroundCircle);
    for (const { x, y, width, thickness } of line.underlines ?? []) add(x, y, 1, { left: 0, top: 0, right: width, bottom: thickness });
    for (const { x, y, size } of line.emoji) add(x, y, size, aroundEmoji);
  }
  return right < left ? undefined : { left, top, right, bottom };
}

/** In radii. */
const aroundCircle: Ink = { left: -1, top: -1, right: 1, bottom: 1 };
/** In sides of the emoji's square: shapes may reach a little out of it. */
const aroundEmoji: Ink = { left: -0.25, top: -0.25, right: 1.25, bottom: 1.25 };

const pairsOf: Readonly<Record<string, number>> = { M: 1, L: 1, Q: 2, C: 3, Z: 0 };

function writeRun(bytes: PathBytes, run: GlyphRun, face: LoadedFace): void {
  const scale = run.size / face.unitsPerEm;
  for (const { glyph, x, y } of run.glyphs) {
    const { commands, coordinates } = face.outline(glyph);
    let next = 0;
    for (let i = 0; i < commands.length; i++) {
      bytes.command(commands.charCodeAt(i));
      for (let pairs = pairsOf[commands[i]!]!; pairs > 0; pairs--) {
        bytes.number(x + coordinates[next++]! * scale);
        bytes.number(y - coordinates[next++]! * scale);
      }
    }
  }
}

function writeUnderline(bytes: PathBytes, { x, y, width, thickness }: PlacedUnderline): void {
  const corners: readonly (readonly [string, number, number])[] = [['M', x, y], ['L', x + width, y], ['L', x + width, y + thickness], ['L', x, y + thickness]];
  for (const [letter, ...place] of corners) {
    bytes.command(letter.charCodeAt(0));
    for (const value of place) bytes.number(value);
  }
  bytes.command('Z'.charCodeAt(0));
}

/** Distance of the control points of a cubic quarter circle, in radii. */
const kappa = 0.5522847498;
/** Four quarter circles from the right, clockwise, in radii. */
const quarters: readonly (readonly number[])[] = [
  [1, kappa, kappa, 1, 0, 1],
  [-kappa, 1, -1, kappa, -1, 0],
  [-1, -kappa, -kappa, -1, 0, -1],
  [kappa, -1, 1, -kappa, 1, 0],
];

function writeCircle(bytes: PathBytes, { x, y, radius }: PlacedCircle): void {
  const write = (letter: string, values: readonly number[]) => {
    bytes.command(letter.charCodeAt(0));
    values.forEach((value, index) => bytes.number((index % 2 === 0 ? x : y) + value * radius));
  };
  write('M', [1, 0]);
  for (const quarter of quarters) write('C', quarter);
  write('Z', []);
}
