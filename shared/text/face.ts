// One font file, parsed by HarfBuzz when it is first needed: which characters it has, its vertical metrics, its glyph outlines.

import type { Font } from 'harfbuzzjs';
import type { HarfBuzz } from './harfbuzz.ts';
import type { FontFace, Ink } from './text.ts';

/** An outline in font units, y upwards: one letter a command (M, L, Q, C, Z) and the coordinates they consume in turn. */
export interface GlyphOutline {
  readonly commands: string;
  readonly coordinates: readonly number[];
}

/** Reads glyph outlines. Made once a book, since its callbacks take entries of the WASM function table. */
export type Pen = (font: Font, glyph: number) => GlyphOutline;

export function createPen(harfbuzz: HarfBuzz): Pen {
  let commands = '';
  let coordinates: number[] = [];
  const record = (command: string, ...values: number[]) => {
    commands += command;
    coordinates.push(...values);
  };
  const funcs = new harfbuzz.DrawFuncs();
  funcs.setMoveToFunc((x, y) => record('M', x, y));
  funcs.setLineToFunc((x, y) => record('L', x, y));
  funcs.setQuadraticToFunc((cx, cy, x, y) => record('Q', cx, cy, x, y));
  funcs.setCubicToFunc((c1x, c1y, c2x, c2y, x, y) => record('C', c1x, c1y, c2x, c2y, x, y));
  funcs.setClosePathFunc(() => record('Z'));
  return (font, glyph) => {
    commands = '';
    coordinates = [];
    font.drawGlyph(glyph, funcs);
    return { commands, coordinates };
  };
}

/** Characters that HarfBuzz draws with another one of the font (hb-ot-shape-fallback, hb-ot-shape-normalize). */
const standIns: ReadonlyMap<number, number> = new Map([
  ...[0xa0, 0x1680, 0x202f, 0x205f, 0x3000].map((space): [number, number] => [space, 0x20]),
  ...Array.from({ length: 11 }, (_, i): [number, number] => [0x2000 + i, 0x20]),
  [0x2011, 0x2010],
]);
const usualFullStopWidth = 0.14;
const ignorable = /\p{Default_Ignorable_Code_Point}/u;

export class LoadedFace {
  readonly face: FontFace;
  /** Its place in the book; part of cache keys. */
  readonly index: number;
  readonly #harfbuzz: HarfBuzz;
  readonly #file: { readonly bytes: Uint8Array };
  readonly #pen: () => Pen;
  readonly #covered = new Map<number, boolean>();
  readonly #outlines = new Map<number, GlyphOutline>();
  readonly #depths = new Map<number, number>();
  readonly #inks = new Map<number, Ink | undefined>();
  #font: Font | null | undefined;
  #fullStopWidth: number | undefined;
  #extents: { ascent: number; descent: number } | undefined;

  constructor(harfbuzz: HarfBuzz, file: { readonly face: FontFace; readonly bytes: Uint8Array }, index: number, pen: () => Pen) {
    this.#harfbuzz = harfbuzz;
    this.#file = file;
    this.#pen = pen;
    this.face = file.face;
    this.index = index;
  }

  /** Whether the file is a font with a character map and glyphs. Parses it. */
  get isReadable(): boolean {
    if (this.#font === undefined) this.#font = this.#open();
    return this.#font !== null;
  }

  #open(): Font | null {
    const face = new this.#harfbuzz.Face(new this.#harfbuzz.Blob(this.#file.bytes));
    const isFont = face.upem > 0 && face.referenceTable('cmap') !== undefined && face.referenceTable('head') !== undefined;
    return isFont ? new this.#harfbuzz.Font(face) : null;
  }

  /** Only to be asked of a readable face. */
  get font(): Font {
    if (!this.isReadable) throw new TypeError(`${this.face.family} ${this.face.weight} is not a readable font`);
    return this.#font!;
  }

  get unitsPerEm(): number {
    return this.font.face.upem;
  }

  /** Ascent and descent in em, both positive, as the font asks line boxes to be made. */
  get extents(): { readonly ascent: number; readonly descent: number } {
    if (this.#extents === undefined) {
      const { ascender, descender } = this.font.hExtents();
      this.#extents = { ascent: ascender / this.unitsPerEm, descent: -descender / this.unitsPerEm };
    }
    return this.#extents;
  }

  /** Width of the full stop's ink in em; that of a usual text face where it has none. */
  get fullStopWidth(): number {
    if (this.#fullStopWidth === undefined) {
      const glyph = this.font.nominalGlyph(0x2e);
      const width = glyph === undefined ? 0 : (this.font.glyphExtents(glyph)?.width ?? 0);
      this.#fullStopWidth = width > 0 ? width / this.unitsPerEm : usualFullStopWidth;
    }
    return this.#fullStopWidth;
  }

  /** Whether the face can draw a character: it has a glyph, or nothing is to be drawn, or HarfBuzz puts another of its glyphs there. */
  covers(codePoint: number): boolean {
    const known = this.#covered.get(codePoint);
    if (known !== undefined) return known;
    const covered =
      this.font.nominalGlyph(codePoint) !== undefined ||
      ignorable.test(String.fromCodePoint(codePoint)) ||
      (standIns.has(codePoint) && this.font.nominalGlyph(standIns.get(codePoint)!) !== undefined);
    this.#covered.set(codePoint, covered);
    return covered;
  }

  /** Whether the face can draw a whole cluster, be it composed or decomposed. */
  coversAll(cluster: string): boolean {
    if (cluster.length === 1) return this.covers(cluster.charCodeAt(0)) || this.#coversEach(cluster.normalize('NFD'));
    return this.#coversEach(cluster) || this.#coversEach(cluster.normalize('NFC')) || this.#coversEach(cluster.normalize('NFD'));
  }

  #coversEach(text: string): boolean {
    for (const character of text) if (!this.covers(character.codePointAt(0)!)) return false;
    return true;
  }

  /** How far a glyph's ink reaches below the baseline, in em; 0 where it does not. */
  depth(glyph: number): number {
    const known = this.#depths.get(glyph);
    if (known !== undefined) return known;
    const extents = this.font.glyphExtents(glyph);
    const depth = extents ? Math.max(0, -(extents.yBearing + extents.height) / this.unitsPerEm) : 0;
    this.#depths.set(glyph, depth);
    return depth;
  }

  /** A box around a glyph's outline with its control points, in em, y downwards; undefined where there is none. */
  ink(glyph: number): Ink | undefined {
    if (this.#inks.has(glyph)) return this.#inks.get(glyph);
    const { coordinates } = this.outline(glyph);
    const [across, down] = [0, 1].map((from) => coordinates.filter((_, index) => index % 2 === from).map((value) => value / this.unitsPerEm));
    const ink = coordinates.length === 0 ? undefined : { left: Math.min(...across!), top: -Math.max(...down!), right: Math.max(...across!), bottom: -Math.min(...down!) };
    this.#inks.set(glyph, ink);
    return ink;
  }

  outline(glyph: number): GlyphOutline {
    const known = this.#outlines.get(glyph);
    if (known) return known;
    const outline = this.#pen()(this.font, glyph);
    this.#outlines.set(glyph, outline);
    return outline;
  }
}
