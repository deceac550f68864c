// A font book of the bundled pack's fonts, and requests as a template would make them.

import { readFile } from 'node:fs/promises';
import { loadEmojiKeys, loadHarfBuzz } from '../../../main/text.ts';
import { createFontBook } from '../../../shared/text/fontBook.ts';
import type { FaceFile } from '../../../shared/text/faces.ts';
import type { FontBook, TextLayout, TextRequest, TextRun } from '../../../shared/text/text.ts';

const pack = new URL('../../../assets/packs/make-your-point/fonts/', import.meta.url);

const packed: readonly (readonly [file: string, family: string, weight: number, italic?: boolean])[] = [
  ['BricolageGrotesque-700', 'Bricolage Grotesque', 700],
  ['BricolageGrotesque-800', 'Bricolage Grotesque', 800],
  ['Inter-400', 'Inter', 400],
  ['Inter-700', 'Inter', 700],
  ['InstrumentSerif-400', 'Instrument Serif', 400],
  ['InstrumentSerif-400-Italic', 'Instrument Serif', 400, true],
  ['NotoNaskhArabic-400', 'Noto Naskh Arabic', 400],
  ['NotoNaskhArabic-700', 'Noto Naskh Arabic', 700],
  ['NotoSansDevanagari-400', 'Noto Sans Devanagari', 400],
  ['NotoSansDevanagari-700', 'Noto Sans Devanagari', 700],
  ['NotoSans-400', 'Noto Sans', 400],
  ['NotoSans-700', 'Noto Sans', 700],
];

/** Font files named by their file name, so that a failing test says which font it means. */
export const files: readonly FaceFile[] = await Promise.all(
  packed.map(async ([file, family, weight, italic = false]) => ({
    face: { id: file, family, weight, italic },
    bytes: new Uint8Array(await readFile(new URL(`${file}.ttf`, pack))),
  })),
);
export const harfbuzz = await loadHarfBuzz();
const emoji = await loadEmojiKeys();
export const fallback = ['Noto Naskh Arabic', 'Noto Sans Devanagari', 'Noto Sans', 'Inter'];

export function openBook(with_: readonly FaceFile[] = files): FontBook {
  return createFontBook(harfbuzz, with_, { fallback, emoji });
}

export const book = openBook();

export function run(text: string, more: Partial<TextRun> = {}): TextRun {
  return { text, family: 'Bricolage Grotesque', weight: 700, italic: false, colour: '#10141A', scale: 1, letterSpacing: 0, ...more };
}

/** A claim in a roomy box at a fixed size of 100 pixels, unless told otherwise. */
export function claim(text: string | readonly TextRun[], more: Partial<TextRequest> = {}): TextRequest {
  return {
    runs: typeof text === 'string' ? [run(text)] : text,
    smallest: 100,
    largest: 100,
    width: 10_000,
    lineHeight: 1,
    align: 'left',
    verticalAlign: 'top',
    balance: false,
    language: 'en',
    direction: 'auto',
    ...more,
  };
}

/** The text of each line. */
export function linesOf(request: TextRequest, layout: TextLayout = book.layout(request)): string[] {
  const text = request.runs.map((each) => each.text).join('');
  return layout.lines.map(({ start, end }) => text.slice(start, end).trim());
}

/** All glyphs of a layout in visual order, each with its font. */
export function glyphsOf(layout: TextLayout) {
  return layout.lines.flatMap((line) => line.runs.flatMap(({ font, glyphs }) => glyphs.map((glyph) => ({ ...glyph, font }))));
}

export function glyphs(text: string, more: Partial<TextRequest> = {}): number[] {
  return glyphsOf(book.layout(claim(text, more))).map(({ glyph }) => glyph);
}
