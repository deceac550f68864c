// What a run of the press needs besides its jobs, as plain data that can be sent to a worker; and the same, loaded there.

import { readFile } from 'node:fs/promises';
import type { Brand } from '../../shared/brand.ts';
import { emojiOf } from '../../shared/paint.ts';
import type { PaintAssets } from '../../shared/paint.ts';
import type { PictureInfo } from '../../shared/picture.ts';
import type { Scene, SceneAssets } from '../../shared/scene.ts';
import { createFontBook } from '../../shared/text/fontBook.ts';
import type { FontBook, FontFace } from '../../shared/text/text.ts';
import { demandUnchanged } from '../pictures/fileMark.ts';
import type { FileMark } from '../pictures/fileMark.ts';
import { loadEmoji, loadEmojiKeys, loadHarfBuzz } from '../text.ts';

/** Structured-clonable. Files are absolute paths. */
export interface ExportKit {
  readonly brand: Brand;
  readonly fonts: readonly { readonly face: FontFace; readonly file: string }[];
  /** Pictures of the pack, the brand and the points, by the asset id in their info. Those that stay where a person has them are marked. */
  readonly pictures: readonly { readonly info: PictureInfo; readonly file: string; readonly mark?: FileMark }[];
}

export interface LoadedKit extends SceneAssets {
  /** The file of a picture. */
  fileOf(id: string): string | undefined;
  /** Sees that a picture's file is what was looked at when the export was planned. @throws Fault `input` where it is not */
  demandUnchanged(id: string): Promise<void>;
  /** What painting a scene needs: the shapes of emoji are loaded once a text holds one. */
  paintAssets(scene: Scene): Promise<PaintAssets>;
}

export interface KitLoader {
  load(kit: ExportKit): Promise<LoadedKit>;
}

/** Loads kits, keeping the fonts of the last one: kits of one pack differ in their pictures alone. */
export function createKitLoader(): KitLoader {
  let book: { readonly key: string; readonly fonts: Promise<FontBook> } | undefined;
  return {
    async load(kit) {
      const key = JSON.stringify([kit.brand.fallback, kit.fonts.map(({ face }) => face)]);
      if (book?.key !== key) book = { key, fonts: loadFonts(kit) };
      const fonts = await book.fonts;
      const pictures = new Map(kit.pictures.map((picture) => [picture.info.id, picture]));
      return {
        brand: kit.brand,
        fonts,
        picture: (id) => pictures.get(id)?.info,
        fileOf: (id) => pictures.get(id)?.file,
        async demandUnchanged(id) {
          const { file, info, mark } = pictures.get(id) ?? {};
          if (file !== undefined && info && mark) await demandUnchanged(file, info, mark);
        },
        paintAssets: async (scene) => ({ fonts, emoji: emojiOf(scene).length > 0 ? await loadEmoji() : noEmoji }),
      };
    },
  };
}

const noEmoji: PaintAssets['emoji'] = { shapes: () => [] };

async function loadFonts(kit: ExportKit): Promise<FontBook> {
  const [harfbuzz, emoji, ...files] = await Promise.all([
    loadHarfBuzz(),
    loadEmojiKeys(),
    ...kit.fonts.map(async ({ face, file }) => ({ face, bytes: new Uint8Array(await readFile(file)) })),
  ]);
  return createFontBook(harfbuzz, files, { fallback: kit.brand.fallback, emoji });
}
