// The packed icons: the file that hosts load when somebody looks for one, and the search in it. A design that uses an icon keeps its
// outline, so it opens where the set is not.

import { Fault } from './fault.ts';
import { isRecord } from './record.ts';

/** One icon of the set; `solid` and `line` are outlines as `iconPath.ts` has them. */
export interface PackedIcon {
  /** Words joined by `-`: `sun-horizon`. */
  readonly name: string;
  readonly tags: readonly string[];
  readonly solid: string;
  readonly line: string;
  /** Points left or right, and the other way in a language written from right to left. */
  readonly directional: boolean;
}

export interface IconSet {
  readonly icons: readonly PackedIcon[];
}

/** The looks an icon comes in. */
export type IconStyle = 'solid' | 'line';

/** The set of a compiled file, parsed. @throws Fault `storage` where it is damaged. */
export function readIconSet(parsed: unknown): IconSet {
  const list = isRecord(parsed) ? parsed['icons'] : undefined;
  if (!Array.isArray(list)) throw new Fault('storage', 'The file of icons is damaged. Install Point Studio again.');
  return { icons: list.map(readIcon) };
}

function readIcon(entry: unknown): PackedIcon {
  const { name, tags, solid, line, directional } = isRecord(entry) ? entry : { name: undefined, tags: undefined, solid: undefined, line: undefined, directional: undefined };
  if (typeof name !== 'string' || typeof solid !== 'string' || typeof line !== 'string' || !Array.isArray(tags)) {
    throw new Fault('storage', 'The file of icons is damaged: one has no name or no outline. Install Point Studio again.');
  }
  return { name, tags: tags.filter((tag) => typeof tag === 'string'), solid, line, directional: directional === true };
}

/** Letters and digits alone, without case and accents: what is compared. */
function folded(text: string): readonly string[] {
  return text.normalize('NFKD').toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

const ranks = { whole: 0, name: 1, nameStart: 2, tag: 3, tagStart: 4 } as const;

/** How well a word fits an icon, best first; undefined where it does not. */
function rankOf(word: string, icon: PackedIcon): number | undefined {
  const names = folded(icon.name);
  if (names.length === 1 && names[0] === word) return ranks.whole;
  if (names.includes(word)) return ranks.name;
  if (names.some((name) => name.startsWith(word))) return ranks.nameStart;
  const tags = icon.tags.flatMap(folded);
  if (tags.includes(word)) return ranks.tag;
  return tags.some((tag) => tag.startsWith(word)) ? ranks.tagStart : undefined;
}

/**
 * Icons that fit every word of what is looked for, by name before tags and whole words before beginnings; the order of the set among
 * equals, and all of it where nothing is looked for.
 */
export function searchIcons(set: IconSet, query: string): readonly PackedIcon[] {
  const words = folded(query);
  if (words.length === 0) return set.icons;
  const found = set.icons.flatMap((icon, index) => {
    const each = words.map((word) => rankOf(word, icon));
    return each.every((rank) => rank !== undefined) ? [{ icon, index, rank: each.reduce((sum, rank) => sum + rank, 0) }] : [];
  });
  return found.sort((a, b) => a.rank - b.rank || a.index - b.index).map(({ icon }) => icon);
}
