// How strong a scrim must be: just so much that the texts above it reach their contrast over the picture's own tones.

import type { Rgb } from './colour.ts';
import { contrastOf, greyOf, luminanceOf, luminanceOfRgb, mix } from './colour.ts';
import type { Scrim, ShapeElement, TextElement } from './design.ts';
import type { Ground, Placed, SceneContext } from './elements/kind.ts';
import { coloursOver, tonesUnder } from './ground.ts';
import type { PathFill } from './paintNode.ts';
import type { Box, SceneItem, ScenePaint } from './scene.ts';
import type { TextLayout, TextLine } from './text/text.ts';

/** A scrim never hides its picture: its opacity stays at or below this. */
const strongest = 0.92;

/** Scaling a picture may sharpen its edges beyond the tones it had, so a little more than asked is aimed for. */
const reserve = 1.03;

/** Above and below the baseline, in sizes of the text: the ink of capitals, ascenders and descenders. */
const [ascent, descent] = [0.85, 0.27];

interface Stretch {
  /** Page pixels. */
  readonly box: Box;
  /** Luminances of the letters' colours; the end point is an ornament and need not be read. */
  readonly texts: readonly number[];
}

function stretchOf(line: TextLine, layout: TextLayout, at: Box): Stretch {
  const largest = Math.max(layout.size, ...line.runs.map((run) => run.size));
  const colours = new Set(line.runs.map((run) => run.colour));
  return {
    box: {
      x: at.x + line.x,
      y: at.y + line.baseline - largest * ascent,
      width: line.width,
      height: largest * (ascent + descent),
    },
    texts: [...colours].map(luminanceOf),
  };
}

function isText(placed: Placed | undefined): placed is Placed<TextElement> {
  return placed !== undefined && 'runs' in placed.element && !placed.element.hidden;
}

/** The lines of the texts to be read, each with its ink. */
function stretches(scrim: Scrim, context: SceneContext): readonly Stretch[] {
  return scrim.texts.flatMap((id) => {
    const placed = context.find(id);
    if (!isText(placed)) return [];
    const layout = context.textLayout(placed.element);
    return layout.lines.map((line) => stretchOf(line, layout, placed.box));
  });
}

/** The least luminance contrast of texts over a ground that is veiled this much. */
function contrastAt(opacity: number, veil: Rgb, ground: Ground, texts: readonly number[]): number {
  const veiled = [ground.darkest, ground.lightest].map((tone) => {
    const grey = greyOf(tone);
    return luminanceOfRgb(mix({ r: grey, g: grey, b: grey, alpha: 1 }, veil, opacity));
  });
  return Math.min(...texts.flatMap((text) => veiled.map((tone) => contrastOf(text, tone))));
}

/** Opacities found lately: neighbouring cells of a picture, and rows with the same photo, ask for the same ones. */
const opacities = new Map<string, number>();
const opacitiesKept = 2_000;

function opacityNeeded(veil: Rgb, ground: Ground, texts: readonly number[], contrast: number): number {
  const key = `${veil.r} ${veil.g} ${veil.b} ${ground.darkest} ${ground.lightest} ${contrast} ${texts.join(' ')}`;
  const known = opacities.get(key);
  if (known !== undefined) return known;
  const opacity = findOpacity(veil, ground, texts, contrast);
  if (opacities.size >= opacitiesKept) opacities.clear();
  opacities.set(key, opacity);
  return opacity;
}

/** An opacity at which the texts just reach the contrast; where none does, full or none, whichever is better to read. */
function findOpacity(veil: Rgb, ground: Ground, texts: readonly number[], contrast: number): number {
  if (texts.length === 0 || contrastAt(0, veil, ground, texts) >= contrast) return 0;
  const best = contrastAt(1, veil, ground, texts);
  if (best < contrast) return best > contrastAt(0, veil, ground, texts) ? 1 : 0;
  let [low, high] = [0, 1];
  for (let step = 0; step < 12; step += 1) {
    const half = (low + high) / 2;
    if (contrastAt(half, veil, ground, texts) >= contrast) high = half;
    else low = half;
  }
  return high;
}

/** Cells per text line along which a gradient's own opacity is looked at. */
const cells = 4;

function cellsOf(stretch: Stretch): readonly Stretch[] {
  const width = stretch.box.width / cells;
  return Array.from({ length: cells }, (_, index) => ({ ...stretch, box: { ...stretch.box, x: stretch.box.x + width * index, width } }));
}

/** By how much the fill's own opacity must be multiplied for one cell. */
function strengthFor(cell: Stretch, picture: Ground, paint: PathFill, box: Box, contrast: number): number {
  const own = coloursOver(paint, box, cell.box).reduce((faintest, colour) => (colour.alpha < faintest.alpha ? colour : faintest));
  const needed = opacityNeeded({ ...own, alpha: 1 }, picture, cell.texts, contrast * reserve);
  return needed === 0 ? 0 : needed / Math.max(own.alpha, 0.001);
}

function strongestOpacity(paint: PathFill): number {
  const alphas = paint.type === 'solid' ? coloursOver(paint, zero, zero) : paint.stops.flatMap(([, hex]) => coloursOver({ type: 'solid', colour: hex }, zero, zero));
  return Math.max(...alphas.map((colour) => colour.alpha), 0.001);
}

const zero: Box = { x: 0, y: 0, width: 0, height: 0 };

function isPicture(item: SceneItem | undefined): item is Extract<SceneItem, { type: 'picture' }> {
  return item?.type === 'picture';
}

/** All that a scrim's strength depends on besides itself: the picture it veils, and the texts with their places. */
export function scrimInputs(scrim: Scrim, context: SceneContext): readonly unknown[] {
  const texts = scrim.texts.flatMap((id) => {
    const placed = context.find(id);
    return isText(placed) ? [context.textLayout(placed.element), placed.box.x, placed.box.y] : [undefined];
  });
  return [context.itemBelow(scrim.over), ...texts];
}

/**
 * What to multiply the opacity of a scrim's fill by: 0 where the picture is not there or its tones need none, and never so much that
 * the fill passes `strongest`.
 */
export function scrimStrength(element: ShapeElement, box: Box, scrim: Scrim, paint: ScenePaint, context: SceneContext): number {
  const item = context.itemBelow(scrim.over);
  const info = isPicture(item) ? context.picture(item.derivative.asset) : undefined;
  // A picture is no veil: what it does to the contrast cannot be told from its colours.
  if (paint.type === 'picture') return 1;
  if (!isPicture(item) || !info) return 0;
  const strengths = stretches(scrim, context).flatMap(cellsOf).map((cell) => {
    const tones = tonesUnder(item, info, cell.box);
    return tones ? strengthFor(cell, tones, paint, box, scrim.contrast) / Math.max(element.opacity, 0.001) : 0;
  });
  return Math.min(Math.max(0, ...strengths), strongest / strongestOpacity(paint));
}
