// What a run of the press needs besides its jobs, as plain data that can be sent to a worker; and the same, loaded there.

import { readFile } from 'node:fs/promises';
import type { Brand } from '../../shared/brand.ts';
import type { Design } from '../../shared/design.ts';
import { emojiOf } from '../../shared/paint.ts';
import type { PaintAssets } from '../../shared/paint.ts';
import type { PictureInfo } from '../../shared/picture.ts';
import type { Point } from '../../shared/point.ts';
import type { Scene, SceneAssets } from '../../shared/scene.ts';
import type { Size } from '../../shared/size.ts';
import { createFontBook } from '../../shared/text/fontBook.ts';
import type { FontBook, FontFace } from '../../shared/text/text.ts';
import { demandUnchanged } from '../pictures/fileMark.ts';
import type { FileMark } from '../pictures/fileMark.ts';
import { createPhotos, type Completed } from './photos.ts';
import { loadEmoji, loadEmojiKeys, loadHarfBuzz } from '../text.ts';

/** Structured-clonable. Files are absolute paths. */
export interface ExportKit {
  readonly brand: Brand;
  readonly fonts: readonly { readonly face: FontFace; readonly file: string }[];
  /** Pictures of the pack, the brand and the points, by the asset id in their info. Those that stay where a person has them are marked. */
  readonly pictures: readonly { readonly info: PictureInfo; readonly file: string; readonly mark?: FileMark }[];
}

export interface LoadedKit extends SceneAssets {
  /** What a picture is drawn from: its file, or the bytes it was converted to. */
  sourceOf(id: string): string | Uint8Array | undefined;
  /** Looks at all of those pictures of a point of which only the head was read; the point is without those that cannot be used. */
  complete(design: Design, size: Size, point: Point, page?: number): Promise<Completed>;
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
      const photos = createPhotos((id) => {
        const picture = pictures.get(id);
        return picture?.info.unread ? picture : undefined;
      });
      const loaded: LoadedKit = {
        brand: kit.brand,
        fonts,
        picture: (id) => photos.find(id) ?? pictures.get(id)?.info,
        sourceOf: (id) => photos.converted(id) ?? pictures.get(id)?.file,
        complete: (design, size, point, page = 0) => photos.complete(point, { design, size, page, assets: loaded }),
        async demandUnchanged(id) {
          const { file, info, mark } = pictures.get(id) ?? {};
          if (file !== undefined && info && mark) await demandUnchanged(file, info, mark);
        },
        paintAssets: async (scene) => ({ fonts, emoji: emojiOf(scene).length > 0 ? await loadEmoji() : noEmoji }),
      };
      return loaded;
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
