// The text engine: from runs of text and font files to placed glyphs and their outlines. The same request and files give the same
// answer on every machine; no text makes it throw.

import { findBreaks } from './breaks.ts';
import { withEndPoint } from './endPoint.ts';
import { caretsOf, caretsOfBlank } from './caretLines.ts';
import { createFaces, type FaceFile } from './faces.ts';
import { fit } from './fit.ts';
import type { HarfBuzz } from './harfbuzz.ts';
import { createItemiser } from './itemise.ts';
import { findLevels } from './levels.ts';
import { inkOf, outlinesOf } from './outlines.ts';
import { makePieces } from './pieces.ts';
import { place } from './place.ts';
import { leadingOf } from './script.ts';
import { createShaper } from './shape.ts';
import { readSource, type Source } from './source.ts';
import type { Look } from './stretch.ts';
import type { FontBook, TextCarets, TextLayout, TextRequest, TextRun } from './text.ts';

export interface FontBookOptions {
  /** Families tried in this order for characters the requested one lacks. */
  readonly fallback: readonly string[];
  /** Keys of the emoji there are shapes for. */
  readonly emoji: ReadonlySet<string>;
}

/**
 * A book of fonts. A face costs nothing until a text needs it.
 *
 * Its `layout` throws a Fault `input` if none of the files is a readable font; a damaged file among others counts as not packed.
 */
export function createFontBook(harfbuzz: HarfBuzz, files: readonly FaceFile[], options: FontBookOptions): FontBook {
  const faces = createFaces(harfbuzz, files, options.fallback);
  const shaper = createShaper(harfbuzz);

  /** One look an appearance: neighbours that differ in colour only get the same object. */
  const looks = new Map<string, Look>();
  const looksOf = (runs: readonly TextRun[], language: string): readonly Look[] => {
    if (looks.size > keptLooks) looks.clear();
    return runs.map((run) => {
      const key = `${run.family}|${run.weight}|${run.italic}|${run.scale}|${run.letterSpacing}|${language}`;
      const known = looks.get(key);
      if (known) return known;
      const look: Look = { chain: faces.chain(run.family, run.weight, run.italic), scale: run.scale, spacing: run.letterSpacing, words: new Map() };
      looks.set(key, look);
      return look;
    });
  };

  const set = (request: TextRequest, given: Source) => {
    const ended: ReturnType<typeof withEndPoint> = request.endPoint === undefined ? { source: given, hasPoint: false } : withEndPoint(given);
    const { source, hasPoint, stop } = ended;
    const { text, runOf } = source;
    const language = languageOf(request);
    const looks = looksOf(source.runs, language);
    const breaks = findBreaks(text);
    const levels = findLevels(text, request.direction);
    const itemiser = createItemiser({ source, looks, levels, graphemes: breaks.graphemes, emoji: options.emoji, language, shaper });
    const lookAt = (offset: number) => looks[runOf[offset]!]!;
    const pieces = makePieces({ text, breaks, itemiser, levels, lookAt, hasEndPoint: hasPoint });
    const lineHeight = leadingOf(request.lineHeight, itemiser.scripts);
    const fitted = fit(request, pieces, breaks, lineHeight);
    return { source, stop, looks, breaks, levels, itemiser, lineHeight, fitted };
  };

  const layOut = (request: TextRequest): TextLayout => {
    const given = readSource(request.runs);
    if (given.text.trim() === '') return emptyLayout(request);
    const { source, looks, itemiser, lineHeight, fitted } = set(request, given);
    const substituted = new Map(looks.flatMap(({ chain }) => (chain.substituted ? [[chain.substituted.wanted, chain.substituted]] : [])));
    return {
      ...place(request, source, fitted, lineHeight),
      size: fitted.size,
      shrunk: fitted.size < request.largest,
      cut: fitted.cut,
      missing: [...itemiser.missing],
      substituted: [...substituted.values()],
    };
  };

  const kept = new Map<string, TextLayout>();
  const isMetAgain = createMemory();
  const layout = (request: TextRequest): TextLayout => {
    const key = keyOf(request);
    const known = kept.get(key);
    if (known) {
      // Those asked for again outlive those that are not.
      kept.delete(key);
      kept.set(key, known);
      return known;
    }
    const made = layOut(request);
    if (key.length > longestKey || !isMetAgain(key)) return made;
    for (const oldest of kept.keys()) if (kept.size >= keptLayouts) kept.delete(oldest);
    kept.set(key, made);
    return made;
  };

  const carets = (request: TextRequest): TextCarets => {
    const given = readSource(request.runs);
    if (given.text.trim() !== '') return caretsOf(request, given, set(request, given));
    return caretsOfBlank(request, given, looksOf(request.runs.slice(0, 1), languageOf(request))[0], leadingOf(request.lineHeight, new Set()));
  };

  return {
    layout,
    carets,
    outlines: (laidOut) => outlinesOf(laidOut, faces),
    inkOf: (laidOut) => inkOf(laidOut, faces),
    faces: files.map((file) => file.face),
  };
}

/** Looks kept before they are made anew; a design has few. */
const keptLooks = 100;
/** Layouts kept, of those asked for more than once lately: rows share words such as a hashtag, and a text is asked for by scene, checks and painter. */
const keptLayouts = 256;
/** Longer texts are hardly ever met twice, and their layouts are large. */
const longestKey = 1_000;

/** Texts remembered by a number each, to see whether they come again; two with the same number only mean that one is kept too early. */
const remembered = 2_048;

/** Whether a text was met lately. Keeping what comes only once would fill the memory with what has already been let go. */
function createMemory(): (text: string) => boolean {
  const numbers = new Int32Array(remembered);
  return (text) => {
    let number = 1;
    for (let i = 0; i < text.length; i++) number = (Math.imul(number, 31) + text.charCodeAt(i)) | 0;
    const place = (number >>> 8) % remembered;
    const isKnown = numbers[place] === number;
    numbers[place] = number;
    return isKnown;
  };
}

/** Equal for requests that are answered alike. */
function keyOf({ runs, smallest, largest, width, height, lineHeight, align, verticalAlign, balance, maxLines, language, direction, endPoint }: TextRequest): string {
  let key = `${smallest} ${largest} ${width} ${height} ${lineHeight} ${align} ${verticalAlign} ${balance} ${maxLines} ${direction} ${language} ${endPoint}`;
  for (const { text, family, weight, italic, colour, scale, letterSpacing, underline } of runs) key += `\n${family} ${weight} ${italic} ${colour} ${scale} ${letterSpacing}${underline ? ' _' : ''}\n${text.length} ${text}`;
  return key;
}

/** HarfBuzz keeps every language it is given for good, so only plausible tags reach it. */
const languageTag = /^[a-z]{2,3}(?:-[a-z0-9]{1,8}){0,3}$/i;

function languageOf({ language }: TextRequest): string {
  return languageTag.test(language) ? language : '';
}

function emptyLayout(request: TextRequest): TextLayout {
  return { lines: [], size: request.largest, height: 0, top: 0, width: 0, shrunk: false, cut: false, missing: [], substituted: [] };
}
