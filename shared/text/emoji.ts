// Emoji as vector shapes: how a cluster of characters names one, and the table the hosts load. Sequences, file names and shapes
// are those of Twemoji 16.

import { Fault } from '../fault.ts';

/** A filled stretch of an emoji: path data in the 36 x 36 square, y downwards. */
export interface EmojiShape {
  /** `#RRGGBB` or `#RRGGBBAA`. */
  readonly fill: string;
  readonly path: string;
}

export interface EmojiTable {
  readonly keys: ReadonlySet<string>;
  /** The shapes of an emoji in painting order; none for a key that is not there. */
  shapes(key: string): readonly EmojiShape[];
}

/** The side of the square that shapes are drawn in. */
export const emojiSide = 36;

/** The compiled file (see main/emoji/compile.ts): fills and paths once each, and by emoji the indices of fill and path in turn. */
export interface EmojiFile {
  readonly fills: readonly string[];
  readonly paths: readonly string[];
  readonly emoji: Readonly<Record<string, readonly number[]>>;
}

/** The table of a compiled file, parsed. Shapes are put together when they are first asked for. @throws Fault `storage`. */
export function readEmojiFile(parsed: unknown): EmojiTable {
  if (!isEmojiFile(parsed)) throw damaged();
  const { fills, paths, emoji } = parsed;
  const shapes = new Map<string, readonly EmojiShape[]>();
  return {
    keys: new Set(Object.keys(emoji)),
    shapes(key) {
      const known = shapes.get(key);
      if (known) return known;
      const pairs = Object.hasOwn(emoji, key) ? emoji[key]! : [];
      const made = Array.from({ length: pairs.length / 2 }, (_, i) => ({ fill: fills[pairs[2 * i]!]!, path: paths[pairs[2 * i + 1]!]! }));
      shapes.set(key, made);
      return made;
    },
  };
}

/** The keys of all emoji from their own file, parsed. @throws Fault `storage`. */
export function readEmojiKeys(parsed: unknown): ReadonlySet<string> {
  if (!isTexts(parsed)) throw damaged();
  return new Set(parsed);
}

function isEmojiFile(parsed: unknown): parsed is EmojiFile {
  if (typeof parsed !== 'object' || parsed === null || !('fills' in parsed) || !('paths' in parsed) || !('emoji' in parsed)) return false;
  return isTexts(parsed.fills) && isTexts(parsed.paths) && typeof parsed.emoji === 'object' && parsed.emoji !== null;
}

function isTexts(parsed: unknown): parsed is string[] {
  return Array.isArray(parsed) && parsed.every((each) => typeof each === 'string');
}

function damaged(): Fault {
  return new Fault('storage', 'The emoji that come with Point Studio cannot be read: the file is damaged. Install Point Studio again.');
}

const variation = /-fe0[ef]/g;
const textStyle = '\ufe0e';
const emojiStyle = '\ufe0f';
const presented = /^\p{Emoji_Presentation}/u;
const candidate = /[\p{Extended_Pictographic}\p{Regional_Indicator}\u20e3]/u;

/** Keys without variation selectors, since people's keyboards leave them out or put too many in. */
const bareKeys = new WeakMap<ReadonlySet<string>, ReadonlyMap<string, string>>();

function bareKeysOf(keys: ReadonlySet<string>): ReadonlyMap<string, string> {
  let bare = bareKeys.get(keys);
  if (!bare) {
    bare = new Map([...keys].map((key) => [key.replaceAll(variation, ''), key]));
    bareKeys.set(keys, bare);
  }
  return bare;
}

/** Whether a text holds anything that could be an emoji; false spares the look-ups. */
export function mayHoldEmoji(text: string): boolean {
  return candidate.test(text);
}

/** The key of the emoji a grapheme cluster is, or undefined where it is none of the table's. */
export function emojiKey(cluster: string, keys: ReadonlySet<string>): string | undefined {
  if (!candidate.test(cluster)) return undefined;
  const key = Array.from(cluster, (character) => character.codePointAt(0)!.toString(16)).join('-');
  return keys.has(key) ? key : bareKeysOf(keys).get(key.replaceAll(variation, ''));
}

/** Whether a cluster asks to be drawn as an emoji even where a font has its character, as © and ☀ without U+FE0F do not. */
export function wantsEmojiStyle(cluster: string): boolean {
  if (cluster.includes(textStyle)) return false;
  return cluster.includes(emojiStyle) || cluster.includes('\u20e3') || presented.test(cluster) || cluster.includes('\u200d');
}
