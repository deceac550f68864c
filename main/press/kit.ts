// What a run of the press needs besides its jobs, as plain data that can be sent to a worker; and the same, loaded there.

import { readFile } from 'node:fs/promises';
import type { Brand } from '../../shared/brand.ts';
import { emojiOf } from '../../shared/paint.ts';
import type { PaintAssets } from '../../shared/paint.ts';
import type { PictureInfo } from '../../shared/picture.ts';
import type { Point } from '../../shared/point.ts';
import type { Scene, SceneAssets } from '../../shared/scene.ts';
import { createFontBook } from '../../shared/text/fontBook.ts';
import type { FontBook, FontFace } from '../../shared/text/text.ts';
import { createByteCache } from '../pictures/byteCache.ts';
import { demandUnchanged } from '../pictures/fileMark.ts';
import type { FileMark } from '../pictures/fileMark.ts';
import type { WholePhoto } from '../pictures/head.ts';
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
  /** What a picture is drawn from: its file, or the bytes it was converted to. */
  sourceOf(id: string): string | Uint8Array | undefined;
  /** Looks at all of those pictures of a point of which only the head was read. @throws Fault `input` naming one that cannot be used */
  complete(point: Point): Promise<void>;
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
      const whole = createByteCache<WholePhoto>(wholeBytes, ({ converted }) => tonesBytes + (converted?.length ?? 0));
      const complete = async (id: string): Promise<void> => {
        const { file, info } = pictures.get(id) ?? {};
        if (file === undefined || !info?.unread || whole.get(id)) return;
        const { readWhole } = await import('../pictures/head.ts');
        whole.set(id, await readWhole(file, info));
      };
      return {
        brand: kit.brand,
        fonts,
        picture: (id) => whole.get(id)?.info ?? pictures.get(id)?.info,
        fileOf: (id) => pictures.get(id)?.file,
        sourceOf: (id) => whole.get(id)?.converted ?? pictures.get(id)?.file,
        async complete(point) {
          for (const value of Object.values(point)) if (typeof value !== 'string') await complete(value.asset);
        },
        async demandUnchanged(id) {
          const { file, info, mark } = pictures.get(id) ?? {};
          if (file !== undefined && info && mark) await demandUnchanged(file, info, mark);
        },
        paintAssets: async (scene) => ({ fonts, emoji: emojiOf(scene).length > 0 ? await loadEmoji() : noEmoji }),
      };
    },
  };
}

/** Photos looked at are kept for the sizes of their rows: a few HEIC photos, or some thousand others. */
const wholeBytes = 40_000_000;
/** What is known of a photo takes about as much. */
const tonesBytes = 20_000;

const noEmoji: PaintAssets['emoji'] = { shapes: () => [] };

async function loadFonts(kit: ExportKit): Promise<FontBook> {
  const [harfbuzz, emoji, ...files] = await Promise.all([
    loadHarfBuzz(),
    loadEmojiKeys(),
    ...kit.fonts.map(async ({ face, file }) => ({ face, bytes: new Uint8Array(await readFile(file)) })),
  ]);
  return createFontBook(harfbuzz, files, { fallback: kit.brand.fallback, emoji });
}
