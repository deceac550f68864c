// The bundled pack read from its source folder, with all that scenes and paintings ask for, for tests that draw.

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { loadHarfBuzz } from '../../main/text.ts';
import { mapAssets } from '../../main/packs/references.ts';
import { derive } from '../../main/pictures/derive.ts';
import type { Derivative } from '../../main/pictures/derive.ts';
import { inspectPicture } from '../../main/pictures/inspect.ts';
import type { Brand } from '../../shared/brand.ts';
import type { Design } from '../../shared/design.ts';
import { readDesign } from '../../shared/design.ts';
import { parseDerivativeKey } from '../../shared/picture.ts';
import type { PictureInfo } from '../../shared/picture.ts';
import type { SceneAssets } from '../../shared/scene.ts';
import type { EmojiFile } from '../../shared/text/emoji.ts';
import { readEmojiFile } from '../../shared/text/emoji.ts';
import { createFontBook } from '../../shared/text/fontBook.ts';
import type { FontFace } from '../../shared/text/text.ts';

const root = new URL('../../assets/', import.meta.url);
const packFolder = new URL('packs/make-your-point/', root);

function hash(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

export interface FontFile {
  readonly face: FontFace;
  readonly bytes: Uint8Array;
}

function readFonts(): readonly FontFile[] {
  const manifest = JSON.parse(readFileSync(new URL('pack.json', packFolder), 'utf8')) as { fonts: readonly { path: string; family: string; weight: number; italic?: boolean }[] };
  return manifest.fonts.map(({ path, family, weight, italic = false }) => {
    const bytes = new Uint8Array(readFileSync(new URL(path, packFolder)));
    return { face: { id: hash(bytes), family, weight, italic }, bytes };
  });
}

/** What a page needs, as JSON and bytes, to draw what Node draws. */
export interface TestPack {
  readonly brand: Brand;
  readonly templates: readonly Design[];
  readonly fonts: readonly FontFile[];
  readonly pictures: readonly PictureInfo[];
  readonly emojiFile: EmojiFile;
  readonly assets: SceneAssets;
  /** Adds a picture, as a person would. */
  add(name: string, bytes: Uint8Array): Promise<PictureInfo>;
  /** The pixels of a derivative. */
  derivative(key: string): Promise<Derivative>;
}

export async function loadTestPack(): Promise<TestPack> {
  const files = new Map<string, Uint8Array>();
  const infos = new Map<string, PictureInfo>();
  const idOf = new Map<string, string>();
  const add = async (name: string, bytes: Uint8Array): Promise<PictureInfo> => {
    const info = await inspectPicture(bytes, name);
    files.set(info.id, bytes);
    infos.set(info.id, info);
    return info;
  };
  for (const name of readdirSync(new URL('pictures/', packFolder))) {
    const info = await add(name, new Uint8Array(await readFile(new URL(`pictures/${name}`, packFolder))));
    idOf.set(`pictures/${name}`, info.id);
  }
  const json = (path: string): unknown => mapAssets(JSON.parse(readFileSync(new URL(path, packFolder), 'utf8')), (asset) => idOf.get(asset) ?? asset);
  const brand = json('brand.json') as Brand;
  const names = readdirSync(new URL('templates/', packFolder)).sort();
  const fonts = readFonts();
  const emojiFile = JSON.parse(readFileSync(new URL('emoji/shapes.json', root), 'utf8')) as EmojiFile;
  const emoji = readEmojiFile(emojiFile);
  const book = createFontBook(await loadHarfBuzz(), fonts, { fallback: brand.fallback, emoji: emoji.keys });
  return {
    brand,
    templates: names.map((name) => readDesign(json(`templates/${name}`)).design),
    fonts,
    get pictures() {
      return [...infos.values()];
    },
    emojiFile,
    assets: { fonts: book, brand, picture: (id) => infos.get(id) },
    add,
    derivative: (key) => {
      const request = parseDerivativeKey(key)!;
      return derive(files.get(request.asset)!, infos.get(request.asset)!, request);
    },
  };
}
