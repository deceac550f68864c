// Itemising: the characters of a word are divided where the face, script, direction or look changes, or an emoji stands, and each
// part is shaped.

import { emojiKey, mayHoldEmoji, wantsEmojiStyle } from './emoji.ts';
import type { LoadedFace } from './face.ts';
import type { Levels } from './levels.ts';
import { commonScript, isContextual, isJoining, isPlainLatin, scriptOf, scriptsOf } from './script.ts';
import type { Shaper } from './shape.ts';
import type { Source } from './source.ts';
import { type EmojiStretch, glyphStretch, type Look, type Stretch } from './stretch.ts';

/** Advance of an emoji in em, and the side of the square in the middle of it. */
export const emojiAdvance = 1.06;
export const emojiSize = 0.96;

export interface Itemiser {
  /** The stretches of a range that holds no line end, in logical order. */
  stretches(start: number, end: number): Stretch[];
  /** The hyphen that shows at a soft hyphen where a line ends. */
  hyphen(offset: number): Stretch;
  /** Characters no face has, each once, in order of appearance. */
  readonly missing: ReadonlySet<string>;
  /** Scripts of the text's letters. */
  readonly scripts: ReadonlySet<string>;
}

export interface ItemiseRequest {
  readonly source: Source;
  /** By index of the source's run. */
  readonly looks: readonly Look[];
  readonly levels: Levels;
  readonly graphemes: Uint8Array;
  readonly emoji: ReadonlySet<string>;
  readonly language: string;
  readonly shaper: Shaper;
}

interface Item {
  readonly start: number;
  end: number;
  readonly level: number;
  readonly look: Look;
  readonly script: string;
  readonly face: LoadedFace;
}

/** Words kept of each look, and the longest of them. */
const keptWords = 4_000;
const longestWord = 40;

/** How much of its surroundings a joining script is shaped with. */
const contextLength = 4;

export function createItemiser(request: ItemiseRequest): Itemiser {
  const { source, looks, levels, graphemes, shaper, language } = request;
  const { text, runOf } = source;
  const isPlain = isPlainLatin(text);
  const scripts = isPlain ? undefined : scriptsOf(text);
  const scriptAt = (offset: number) => scripts?.[offset] ?? 'Latn';
  const emoji = !isPlain && mayHoldEmoji(text) ? request.emoji : undefined;
  const missing = new Set<string>();
  const scriptFaces = new Map<Look, Map<string, LoadedFace>>();

  /** The face that draws the letters of a script, found by the first of them in the text. */
  const faceOfScript = (look: Look, script: string): LoadedFace => {
    const faces = scriptFaces.get(look) ?? new Map<string, LoadedFace>();
    scriptFaces.set(look, faces);
    const known = faces.get(script);
    if (known) return known;
    let sample = '';
    for (let i = 0; i < text.length && sample === ''; i++) {
      const codePoint = text.codePointAt(i)!;
      if (scripts?.[i] === script && scriptOf(codePoint) === script) sample = String.fromCodePoint(codePoint);
    }
    const face = look.chain.find((each) => each.coversAll(sample)) ?? look.chain.first;
    faces.set(script, face);
    return face;
  };

  /** Letters take the first face of the chain that has them; what is common to scripts stays with the letters around it if it can. */
  const faceOf = (look: Look, cluster: string, script: string): LoadedFace => {
    const { chain } = look;
    if (!isPlain && script !== commonScript && script !== 'Latn' && scriptOf(cluster.codePointAt(0)!) === commonScript) {
      const neighbour = faceOfScript(look, script);
      if (neighbour.coversAll(cluster)) return neighbour;
    }
    const whole = chain.find((face) => face.coversAll(cluster));
    if (whole) return whole;
    const best = chain.find((face) => face.covers(cluster.codePointAt(0)!)) ?? chain.first;
    for (const character of cluster) if (!best.covers(character.codePointAt(0)!)) missing.add(character);
    return best;
  };

  const emojiOf = (cluster: string, look: Look): string | undefined => {
    if (!emoji) return undefined;
    const key = emojiKey(cluster, emoji);
    if (key === undefined) return undefined;
    return wantsEmojiStyle(cluster) || look.chain.find((face) => face.coversAll(cluster)) === undefined ? key : undefined;
  };

  const shapeItem = (item: Item, wordStart: number, wordEnd: number): Stretch => {
    const { start, end, level, look, script, face } = item;
    const hasContext = isContextual(script);
    const spacing = isJoining(script) ? 0 : look.spacing;
    const shaped = shaper.shape({
      face,
      text: text.slice(start, end),
      before: hasContext ? text.slice(Math.max(wordStart, start - contextLength), start) : '',
      after: hasContext ? text.slice(end, Math.min(wordEnd, end + contextLength)) : '',
      script,
      rightToLeft: level % 2 === 1,
      language,
      ligatures: spacing === 0,
    });
    return glyphStretch({ start, end, level, look, face, shaped, from: 0, to: shaped.glyphs.length, offset: start, spacing });
  };

  const stretchesNow = (start: number, end: number): Stretch[] => {
    const found: Stretch[] = [];
    let item: Item | undefined;
    const finish = () => {
      if (item) found.push(shapeItem(item, start, end));
      item = undefined;
    };
    for (let at = start; at < end; ) {
      let next = at + 1;
      while (next < end && graphemes[next] === 0) next++;
      const cluster = text.slice(at, next);
      const look = looks[runOf[at]!]!;
      const level = levels.at(at);
      const key = emojiOf(cluster, look);
      if (key !== undefined) {
        finish();
        found.push(emojiStretch(at, next, level, look, key));
      } else {
        const script = scriptAt(at);
        const face = faceOf(look, cluster, script);
        if (item && item.face === face && item.look === look && item.level === level && item.script === script) item.end = next;
        else {
          finish();
          item = { start: at, end: next, level, look, script, face };
        }
      }
      at = next;
    }
    finish();
    return found;
  };

  /** Whether a range is plain Latin of one look, so that its words look the same wherever they stand. */
  const lookOfWord = (start: number, end: number): Look | undefined => {
    if (!isPlain || !levels.areFlat || end - start > longestWord) return undefined;
    const run = runOf[start]!;
    for (let at = start + 1; at < end; at++) if (runOf[at] !== run) return undefined;
    return looks[run];
  };

  return {
    stretches(start, end) {
      const look = lookOfWord(start, end);
      const word = look && text.slice(start, end);
      const known = look?.words.get(word!);
      if (known) return [{ ...known, start, end, offset: start }];
      const found = stretchesNow(start, end);
      const only = found[0];
      if (look && found.length === 1 && only?.kind === 'glyphs' && missing.size === 0) {
        if (look.words.size >= keptWords) look.words.clear();
        look.words.set(word!, only);
      }
      return found;
    },
    hyphen(offset) {
      const look = looks[runOf[offset]!]!;
      const face = look.chain.first;
      const hasHyphen = face.covers(0x2010);
      const level = levels.at(offset);
      const parts = { face, script: scriptAt(offset), language, before: '', after: '', rightToLeft: level % 2 === 1, ligatures: true };
      const shaped = shaper.shape({ ...parts, text: hasHyphen ? '\u2010' : '-' });
      return glyphStretch({ start: offset, end: offset + 1, level, look, face, shaped, from: 0, to: shaped.glyphs.length, offset, spacing: 0 });
    },
    missing,
    scripts: new Set(scripts?.filter((script) => script !== commonScript)),
  };
}

function emojiStretch(start: number, end: number, level: number, look: Look, key: string): EmojiStretch {
  return { kind: 'emoji', start, end, level, look, key, width: emojiAdvance * look.scale };
}
