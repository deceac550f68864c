// Emoji as vector shapes: how a cluster of characters names one, and the table the hosts load. Sequences, file names and shapes
// are those of Twemoji 16.

/** A filled stretch of an emoji: path data in the 36 x 36 square, y downwards. */
export interface EmojiShape {
  /** `#RRGGBB` or `#RRGGBBAA`. */
  readonly fill: string;
  readonly path: string;
}

/** Shapes in painting order by key. */
export type EmojiTable = ReadonlyMap<string, readonly EmojiShape[]>;

/** The side of the square that shapes are drawn in. */
export const emojiSide = 36;

/** The compiled file: fills once, and per emoji pairs of an index into them and a path. */
export interface EmojiFile {
  readonly fills: readonly string[];
  readonly emoji: Readonly<Record<string, readonly (readonly [fill: number, path: string])[]>>;
}

export function readEmojiFile(file: EmojiFile): EmojiTable {
  return new Map(
    Object.entries(file.emoji).map(([key, shapes]) => [key, shapes.map(([fill, path]) => ({ fill: file.fills[fill]!, path }))]),
  );
}

const variation = /-fe0f/g;
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
