// How long a caption is, by each network's own rule. Every rule counts what it is given as a whole; none changes the text.

import { graphemeCount, graphemesOf } from '../graphemes.ts';
import type { Network } from './network.ts';
import { findLinks } from './links.ts';

export interface CountingRule {
  readonly id: string;
  /** What the count counts, in the plural. */
  readonly unit: string;
  count(text: string): number;
}

/** Plain ASCII without line ends of two characters: every counter but X's then agrees with `length`. */
const isPlain = /^[\n\x20-\x7e]*$/;

function countCodePoints(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

function countBytes(text: string): number {
  return new TextEncoder().encode(text).length;
}

/**
 * An emoji sequence (Unicode TS #51): a flag, a keycap, or emoji joined by U+200D. A character that is text unless U+FE0F follows
 * (such as the copyright sign) is an emoji only with it. It asks for properties, not a list, so newer sequences are found too.
 */
const emojiSource = (() => {
  const start = String.raw`(?:\p{Emoji_Presentation}|\p{Emoji}(?=\uFE0F(?!\u20E3)|\p{Emoji_Modifier})|\p{Extended_Pictographic}(?=\u200D\p{Emoji}))`;
  const modification = String.raw`(?:\uFE0F|\p{Emoji_Modifier})?(?:[\u{E0020}-\u{E007E}]+\u{E007F})?`;
  const flag = String.raw`\p{Regional_Indicator}{2}`;
  const keycap = String.raw`[0-9#*]\uFE0F?\u20E3`;
  return String.raw`${flag}|${keycap}|${start}${modification}(?:\u200D\p{Emoji}${modification})*`;
})();
const emoji = new RegExp(emojiSource, 'gu');
const hasEmoji = new RegExp(emojiSource, 'u');

/** Code points of weight 1 at X (configuration 3 of twitter-text); all others weigh 2, as every emoji sequence does. */
const lightRanges: readonly (readonly [number, number])[] = [
  [0, 4351],
  [8192, 8205],
  [8208, 8223],
  [8242, 8247],
];
const linkLength = 23;

function weigh(text: string): number {
  let weight = 0;
  for (const character of text) {
    const point = character.codePointAt(0)!;
    weight += lightRanges.some(([first, last]) => point >= first && point <= last) ? 1 : 2;
  }
  return weight;
}

/** Sums over a text cut at ranges: each range counts as `each`, what lies between by `between`. */
function sumBetween(text: string, ranges: Iterable<{ readonly start: number; readonly end: number }>, each: number, between: (part: string) => number): number {
  let sum = 0;
  let from = 0;
  for (const { start, end } of ranges) {
    sum += between(text.slice(from, start)) + each;
    from = end;
  }
  return sum + between(text.slice(from));
}

function emojiRanges(text: string): readonly { readonly start: number; readonly end: number }[] {
  return Array.from(text.matchAll(emoji), (match) => ({ start: match.index, end: match.index + match[0].length }));
}

function countForX(text: string): number {
  const normal = text.normalize('NFC');
  return sumBetween(normal, findLinks(normal, { bare: true }), linkLength, (part) => sumBetween(part, emojiRanges(part), 2, weigh));
}

/** `@user@server`, of which Mastodon counts `@user` alone. */
const remoteMention = /(?<![=/\p{L}\p{N}_])@([a-z0-9_]+(?:[.-]+[a-z0-9_]+)*)@[\p{L}\p{N}_.-]*[\p{L}\p{N}_]/giu;

function countForMastodon(text: string): number {
  let short = '';
  let from = 0;
  for (const { start, end } of findLinks(text, { bare: false })) {
    short += text.slice(from, start) + 'x'.repeat(linkLength);
    from = end;
  }
  return graphemeCount((short + text.slice(from)).replace(remoteMention, '@$1'));
}

function countForThreads(text: string): number {
  if (isPlain.test(text)) return text.length;
  let count = 0;
  for (const { segment } of graphemesOf(text)) count += hasEmoji.test(segment) ? countBytes(segment) : 1;
  return count;
}

/** The counting rules by id. */
export const countingRules: ReadonlyMap<string, CountingRule> = new Map(
  (
    [
      { id: 'graphemes', unit: 'characters', count: graphemeCount },
      { id: 'codePoints', unit: 'characters', count: countCodePoints },
      { id: 'utf16', unit: 'characters', count: (text) => text.length },
      { id: 'bytes', unit: 'bytes', count: countBytes },
      { id: 'xWeighted', unit: 'characters', count: countForX },
      { id: 'mastodon', unit: 'characters', count: countForMastodon },
      { id: 'threads', unit: 'characters', count: countForThreads },
    ] satisfies readonly CountingRule[]
  ).map((rule) => [rule.id, rule]),
);

export interface CaptionCount {
  readonly count: number;
  /** What is counted: `characters` or `bytes`. */
  readonly unit: string;
  /** Undefined where no limit is known. */
  readonly max: number | undefined;
  /** Whether either limit is exceeded. */
  readonly over: boolean;
  /** UTF-8 bytes, where the network limits them as well. */
  readonly bytes?: number;
  readonly maxBytes?: number;
}

/** The length of a caption as the network counts it, beside its limits. */
export function countCaption(network: Pick<Network, 'id' | 'caption'>, text: string): CaptionCount {
  const rule = countingRules.get(network.caption.counting);
  if (!rule) throw new TypeError(`${network.id} has no counting rule '${network.caption.counting}'`);
  const count = rule.count(text);
  const max = network.caption.max?.value;
  const maxBytes = network.caption.maxBytes?.value;
  const isOver = max !== undefined && count > max;
  if (maxBytes === undefined) return { count, unit: rule.unit, max, over: isOver };
  const bytes = countBytes(text);
  return { count, unit: rule.unit, max, over: isOver || bytes > maxBytes, bytes, maxBytes };
}

/** The hashtags of a caption, with their `#`, in order. */
export function hashtagsOf(text: string): readonly string[] {
  return Array.from(text.matchAll(/(?<![\p{L}\p{N}_&/])[#\uFF03](?=[\p{L}\p{N}_]*\p{L})[\p{L}\p{M}\p{N}_]+/gu), (match) => match[0]);
}
