// Tells whether a picture has flat colours that meet in sharp edges (coloured letters, shapes), which 4:2:0 would blur; photographs
// do not. The answer depends on the pixels alone.

import { bandRows } from './bands.ts';
import type { BandedPage, BandStore } from './bands.ts';

/** A step of red or blue against green between two neighbours that the eye sees as two colours; photographs rarely have it. */
const strongStep = 80;
/** Share of the looked-at pairs above which the colour is worth keeping sharp: an outline of some 1,000 pixels at 1080 x 1080. */
const worthwhileShare = 0.001;
/** Every eighth pair of rows is looked at: outlines are taller than that, and the whole would cost as much as encoding. */
const rowStep = 16;

/** Whether 4:4:4 is worth its bytes: pixels that would share one chroma sample differ strongly in hue or saturation. */
export function hasSharpColourEdges(page: BandedPage, store: BandStore): boolean {
  const { width } = page;
  const strong = store.sum(page, 'colour edges', (pixels, { top, bottom }) => countEdges(pixels, width, bottom - top));
  const pairs = Math.floor(width / 2) * page.bands.reduce((sum, { top, bottom }) => sum + lookedAt(bottom - top), 0);
  return pairs > 0 && strong / pairs > worthwhileShare;
}

/** Pairs of rows looked at: a band begins with one, since its rows are a multiple of their distance. */
function lookedAt(rows: number): number {
  return Math.ceil((rows - 1) / rowStep);
}

if (bandRows % rowStep !== 0) throw new Error('bands would be looked at other than the whole');

function countEdges(data: Buffer, width: number, height: number): number {
  let strong = 0;
  for (let y = 0; y + 1 < height; y += rowStep) {
    const row = y * width * 4;
    for (let x = 0; x + 1 < width; x += 2) {
      const at = row + x * 4;
      const redGreen = data[at]! - data[at + 1]!;
      const blueGreen = data[at + 2]! - data[at + 1]!;
      if (differs(data, at + 4, redGreen, blueGreen) || differs(data, at + width * 4, redGreen, blueGreen)) strong += 1;
    }
  }
  return strong;
}

function differs(data: Uint8Array, at: number, redGreen: number, blueGreen: number): boolean {
  return (
    Math.abs(data[at]! - data[at + 1]! - redGreen) > strongStep || Math.abs(data[at + 2]! - data[at + 1]! - blueGreen) > strongStep
  );
}
