// What the text engine needs of Node: HarfBuzz, whose package reads its WASM from beside its own script in node_modules, and the
// compiled emoji.

import { readFile } from 'node:fs/promises';
import { type EmojiTable, readEmojiFile, readEmojiKeys } from '../shared/text/emoji.ts';
import type { HarfBuzz } from '../shared/text/harfbuzz.ts';
import { inRoot } from './here.ts';

/** Loads and starts HarfBuzz when it is first asked for; later calls answer the same module. */
export function loadHarfBuzz(): Promise<HarfBuzz> {
  return import('harfbuzzjs');
}

let emojiKeys: Promise<ReadonlySet<string>> | undefined;
let emojiTable: Promise<EmojiTable> | undefined;

/** The keys of all emoji: what a font book must know before it lays out a text. */
export function loadEmojiKeys(): Promise<ReadonlySet<string>> {
  emojiKeys ??= readFile(inRoot('./assets/emoji/keys.json'), 'utf8').then((json) => readEmojiKeys(JSON.parse(json)));
  return emojiKeys;
}

/** The shapes of all emoji, some 4 MB: only for texts that hold any. */
export function loadEmoji(): Promise<EmojiTable> {
  emojiTable ??= readFile(inRoot('./assets/emoji/shapes.json'), 'utf8').then((json) => readEmojiFile(JSON.parse(json)));
  return emojiTable;
}
