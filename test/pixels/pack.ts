// The bundled pack built and opened in memory, with all that scenes and paintings ask for, for tests that draw.

import { inRoot } from '../../main/here.ts';
import { buildPack } from '../../main/packs/build.ts';
import { openPack } from '../../main/packs/open.ts';
import type { Derivative } from '../../main/pictures/derive.ts';
import { derive } from '../../main/pictures/derive.ts';
import { derivativePng } from '../../main/pictures/derivativeStore.ts';
import { inspectPicture } from '../../main/pictures/inspect.ts';
import { loadEmojiKeys, loadHarfBuzz } from '../../main/text.ts';
import type { Design } from '../../shared/design.ts';
import type { PictureInfo } from '../../shared/picture.ts';
import { parseDerivativeKey } from '../../shared/picture.ts';
import type { SceneAssets } from '../../shared/scene.ts';
import type { FaceFile } from '../../shared/text/faces.ts';
import { createFontBook } from '../../shared/text/fontBook.ts';

export interface TestPack {
  readonly templates: readonly Design[];
  readonly fonts: readonly FaceFile[];
  readonly pictures: readonly PictureInfo[];
  readonly assets: SceneAssets;
  /** The pixels of a derivative, as the press draws them. */
  derivative(key: string): Promise<Derivative>;
  /** The same as the file that pages are given. */
  derivativeFile(key: string): Promise<Uint8Array>;
}

export async function loadTestPack(): Promise<TestPack> {
  const pack = await openPack(await buildPack(inRoot('./assets/packs/make-your-point')), 'make-your-point');
  const { brand, manifest, templates } = pack;
  const pictures = await Promise.all(manifest.pictures.map(({ sha256, path }) => inspectPicture(pack.bytes(sha256), path)));
  const fonts = manifest.fonts.map(({ sha256, family, weight, italic }) => ({ face: { id: sha256, family, weight, italic }, bytes: pack.bytes(sha256) }));
  const [harfbuzz, emoji] = await Promise.all([loadHarfBuzz(), loadEmojiKeys()]);
  const byId = new Map(pictures.map((picture) => [picture.id, picture]));
  const requested = (key: string) => {
    const request = parseDerivativeKey(key);
    const info = request && byId.get(request.asset);
    if (!request || !info) throw new Error(`${key} is no derivative of the pack`);
    return [pack.bytes(info.id), info, request] as const;
  };
  return {
    templates,
    fonts,
    pictures,
    assets: { brand, fonts: createFontBook(harfbuzz, fonts, { fallback: brand.fallback, emoji }), picture: (id) => byId.get(id) },
    derivative: (key) => derive(...requested(key)),
    derivativeFile: (key) => derivativePng(...requested(key)),
  };
}
