// What the text engine needs of the page: HarfBuzz, whose script and WASM the build emits, and the compiled emoji; all fetched from
// the page's own origin when first asked for.

import keysAddress from '../assets/emoji/keys.json?url';
import shapesAddress from '../assets/emoji/shapes.json?url';
import { type EmojiTable, readEmojiFile, readEmojiKeys } from '../shared/text/emoji.ts';
import { Fault } from '../shared/fault.ts';
import type { HarfBuzz } from '../shared/text/harfbuzz.ts';

/** Fetches and starts HarfBuzz when it is first asked for; later calls answer the same module. */
export function loadHarfBuzz(): Promise<HarfBuzz> {
  return import('harfbuzzjs');
}

let emojiKeys: Promise<ReadonlySet<string>> | undefined;
let emojiTable: Promise<EmojiTable> | undefined;

/** The keys of all emoji: what a font book must know before it lays out a text. */
export function loadEmojiKeys(): Promise<ReadonlySet<string>> {
  emojiKeys ??= fetchJson(keysAddress).then(readEmojiKeys);
  return emojiKeys;
}

/** The shapes of all emoji, some 4 MB: only for texts that hold any. */
export function loadEmoji(): Promise<EmojiTable> {
  emojiTable ??= fetchJson(shapesAddress).then(readEmojiFile);
  return emojiTable;
}

async function fetchJson(address: string): Promise<unknown> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Fault('storage', `The studio's own file ${address} could not be fetched (${answer.status}).`);
  return answer.json();
}
