// Fonts and emoji on the page: bytes by hash from main, once for all designs that use them, and one book per set of faces.

import type { Kit } from '../../shared/api.ts';
import type { FaceFile } from '../../shared/text/faces.ts';
import { createFontBook } from '../../shared/text/fontBook.ts';
import { readEmojiFile, type EmojiTable } from '../../shared/text/emoji.ts';
import type { FontBook } from '../../shared/text/text.ts';
import { Fault } from '../../shared/fault.ts';
import type { Connection } from '../shell/connection.ts';
import { loadHarfBuzz } from '../text.ts';
import emojiUrl from '../../assets/emoji/shapes.json?url';

export interface Lettering {
  readonly fonts: FontBook;
  /** Empty until a text needs emoji. */
  readonly emoji: EmojiTable;
}

const fontBytes = new Map<string, Promise<Uint8Array>>();
const books = new Map<string, Promise<Lettering>>();
let emojiTable: Promise<EmojiTable> | undefined;

/** The book of a kit's faces. With `withEmoji` it also knows emoji; those are loaded once, when first asked for. */
export function loadLettering(connection: Connection, kit: Kit, withEmoji: boolean): Promise<Lettering> {
  const key = [withEmoji, ...kit.brand.fallback, ...kit.fonts.map((face) => face.id)].join();
  let book = books.get(key);
  if (!book) {
    book = makeBook(connection, kit, withEmoji);
    book.catch(() => books.delete(key));
    books.set(key, book);
  }
  return book;
}

async function makeBook(connection: Connection, kit: Kit, withEmoji: boolean): Promise<Lettering> {
  const [harfbuzz, emoji, files] = await Promise.all([
    loadHarfBuzz(),
    withEmoji ? loadEmoji() : noEmoji,
    Promise.all(kit.fonts.map(async (face) => ({ face, bytes: await loadFont(connection, face.id) }))),
  ]);
  lendToInterface(kit, files);
  return { fonts: createFontBook(harfbuzz, files, { fallback: kit.brand.fallback, emoji: emoji.keys }), emoji };
}

const lent = new Set<string>();

/** Lends the pack's fallback faces to the interface: forms and tables show scripts that this computer has no font for. */
function lendToInterface(kit: Kit, files: readonly FaceFile[]): void {
  for (const { face, bytes } of files) {
    if (face.italic || lent.has(face.id) || !kit.brand.fallback.includes(face.family)) continue;
    lent.add(face.id);
    document.fonts.add(new FontFace(face.family, new Uint8Array(bytes), { weight: String(face.weight) }));
  }
  document.documentElement.style.setProperty('--font-fallback', kit.brand.fallback.map((family) => JSON.stringify(family)).join(', '));
}

const noEmoji: EmojiTable = { keys: new Set(), shapes: () => [] };

function loadFont(connection: Connection, id: string): Promise<Uint8Array> {
  let bytes = fontBytes.get(id);
  if (!bytes) {
    bytes = fetchBytes(connection.assetUrl(id), 'A font of this design').then((buffer) => new Uint8Array(buffer));
    bytes.catch(() => fontBytes.delete(id));
    fontBytes.set(id, bytes);
  }
  return bytes;
}

function loadEmoji(): Promise<EmojiTable> {
  if (!emojiTable) {
    emojiTable = fetchBytes(emojiUrl, 'The table of emoji').then((buffer) => readEmojiFile(JSON.parse(new TextDecoder().decode(buffer))));
    emojiTable.catch(() => {
      emojiTable = undefined;
    });
  }
  return emojiTable;
}

async function fetchBytes(url: string, what: string): Promise<ArrayBuffer> {
  const response = await fetch(url);
  if (!response.ok) throw new Fault('notFound', `${what} could not be loaded (status ${response.status}). Reload this page.`);
  return response.arrayBuffer();
}
