// Shaping: text of one face, script and direction becomes glyphs with advances. One HarfBuzz buffer serves all calls (each new one
// grows the WASM memory for good), and shaped words are kept, since the words of a batch repeat.

import type { Buffer, Feature } from 'harfbuzzjs';
import type { LoadedFace } from './face.ts';
import type { HarfBuzz } from './harfbuzz.ts';

/** Glyphs in visual order (left to right); parallel arrays, lengths in em. */
export interface Shaped {
  readonly glyphs: readonly number[];
  /** UTF-16 offset in the shaped text of the first character each glyph stands for. */
  readonly clusters: readonly number[];
  readonly advances: readonly number[];
  readonly dx: readonly number[];
  readonly dy: readonly number[];
}

export interface ShapeRequest {
  readonly face: LoadedFace;
  readonly text: string;
  /** What precedes and follows in the same word, for scripts whose letters join across a change of font; '' otherwise. */
  readonly before: string;
  readonly after: string;
  /** ISO 15924, or '' to let HarfBuzz guess. */
  readonly script: string;
  readonly rightToLeft: boolean;
  /** BCP 47 in ASCII, or ''. */
  readonly language: string;
  /** Optional ligatures are set unless letters are spaced. */
  readonly ligatures: boolean;
}

export interface Shaper {
  shape(request: ShapeRequest): Shaped;
}

const keptWords = 8_000;
/** Longer stretches are hardly ever met twice. */
const longestKept = 64;

export function createShaper(harfbuzz: HarfBuzz): Shaper {
  const kept = new Map<string, Shaped>();
  let buffer: Buffer | undefined;
  const noLigatures: Feature[] = ['liga', 'clig'].map((tag) => new harfbuzz.Feature(tag, 0));

  const shapeNow = (request: ShapeRequest): Shaped => {
    buffer ??= new harfbuzz.Buffer();
    const { face, text, before, after } = request;
    buffer.reset();
    buffer.addText(before + text + after, before.length, text.length);
    if (request.script !== '' && request.script !== 'Zzzz') buffer.setScript(request.script);
    buffer.setDirection(request.rightToLeft ? harfbuzz.Direction.RTL : harfbuzz.Direction.LTR);
    if (request.language !== '') buffer.setLanguage(request.language);
    buffer.guessSegmentProperties();
    harfbuzz.shape(face.font, buffer, request.ligatures ? undefined : noLigatures);
    return readGlyphs(buffer, face.unitsPerEm, before.length);
  };

  return {
    shape(request) {
      if (request.text.length > longestKept) return shapeNow(request);
      const { face, script, rightToLeft, language, ligatures, before, text, after } = request;
      const key = `${face.index}|${script}|${rightToLeft ? 1 : 0}${ligatures ? 1 : 0}|${language}|${before}\0${text}\0${after}`;
      const known = kept.get(key);
      if (known) return known;
      const shaped = shapeNow(request);
      if (kept.size >= keptWords) for (const [oldest] of [...kept].slice(0, keptWords / 2)) kept.delete(oldest);
      kept.set(key, shaped);
      return shaped;
    },
  };
}

function readGlyphs(buffer: Buffer, unitsPerEm: number, skipped: number): Shaped {
  const infos = buffer.getGlyphInfos();
  const positions = buffer.getGlyphPositions();
  return {
    glyphs: infos.map((info) => info.codepoint),
    clusters: infos.map((info) => info.cluster - skipped),
    advances: positions.map((position) => position.xAdvance / unitsPerEm),
    dx: positions.map((position) => position.xOffset / unitsPerEm),
    dy: positions.map((position) => position.yOffset / unitsPerEm),
  };
}
