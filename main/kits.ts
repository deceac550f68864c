// What drawing a design takes: its pack's brand and fonts, and the pictures it names, each with the file its bytes lie in.

import type { Kit } from '../shared/api.ts';
import type { Brand } from '../shared/brand.ts';
import type { Design } from '../shared/design.ts';
import { asFault, Fault } from '../shared/fault.ts';
import type { PictureInfo } from '../shared/picture.ts';
import type { FontFace } from '../shared/text/text.ts';
import { assetsIn } from './packs/references.ts';
import type { FileMark } from './pictures/fileMark.ts';
import type { InstalledPack } from './packs/store.ts';
import type { Studio } from './studio.ts';

/** The bundled pack: designs that belong to none are drawn with its brand and fonts. */
const bundledPackId = 'make-your-point';

export interface FontFile {
  readonly face: FontFace;
  readonly file: string;
}

export interface PictureFile {
  readonly info: PictureInfo;
  readonly file: string;
  /** Of a file that a person may change; those of the library never change. */
  readonly mark?: FileMark;
}

export interface DrawingKit {
  /** As `id@version`. */
  readonly pack: string;
  readonly brand: Brand;
  readonly fonts: readonly FontFile[];
  /** Pictures of the pack, and those that the design names and that are there. */
  readonly pictures: readonly PictureFile[];
  /** Pictures that are named but gone or unreadable, and why. */
  readonly missing: readonly { readonly asset: string; readonly reason: string }[];
}

type Parts = Pick<Studio, 'library' | 'packs'>;

/** What is known of a picture of the library; it is inspected once. Throws a Fault (`notFound`, `input`) where it cannot be used. */
export async function pictureFile({ library }: Pick<Studio, 'library'>, asset: string, name = asset): Promise<PictureFile> {
  const file = library.assets.path(asset);
  const known = library.pictures.get(asset);
  if (known && library.assets.has(asset)) return { info: known, file };
  const { inspectPicture } = await import('./pictures/inspect.ts');
  const info = await inspectPicture(await library.assets.read(asset), name);
  library.pictures.put(info);
  return { info, file };
}

/** Keeps a picture's bytes in the library once they have proved to be one; of a HEIC photo the JPEG made from it. Throws a Fault (`input`) naming the file. */
export async function addPicture({ library }: Pick<Studio, 'library'>, bytes: Uint8Array, name: string): Promise<PictureInfo> {
  const { preparePicture } = await import('./pictures/prepare.ts');
  const { info, bytes: kept } = await preparePicture(bytes, name);
  await library.assets.put(kept);
  if (!library.pictures.get(info.id)) library.pictures.put(info);
  return info;
}

/** The pack of a design, by the name it carries; the version that is installed serves for any other. */
async function packOf({ packs }: Pick<Studio, 'packs'>, design: Design): Promise<InstalledPack> {
  return await packs.open(design.pack === '' ? bundledPackId : design.pack.split('@')[0]!);
}

/** Everything that drawing a design takes. Throws a Fault (`notFound`) where its pack is not installed. */
export async function drawingKit(parts: Parts, design: Design): Promise<DrawingKit> {
  const { manifest, brand } = await packOf(parts, design);
  const named = new Map(manifest.pictures.map(({ sha256, path }) => [sha256, path]));
  for (const asset of assetsIn(design)) if (!named.has(asset)) named.set(asset, asset);
  const pictures: PictureFile[] = [];
  const missing: { asset: string; reason: string }[] = [];
  for (const [asset, name] of named) {
    try {
      pictures.push(await pictureFile(parts, asset, name));
    } catch (thrown) {
      const fault = asFault(thrown);
      if (!(thrown instanceof Fault) || fault.code === 'internal') throw thrown;
      missing.push({ asset, reason: fault.message });
    }
  }
  const fonts = manifest.fonts.map(({ sha256, family, weight, italic }) => ({
    face: { id: sha256, family, weight, italic },
    file: parts.library.assets.path(sha256),
  }));
  return { pack: `${manifest.id}@${manifest.version}`, brand, fonts, pictures, missing };
}

/** The kit as the page gets it: bytes are fetched by their hash. */
export function pageKit(kit: DrawingKit): Kit {
  return { brand: kit.brand, fonts: kit.fonts.map(({ face }) => face), pictures: kit.pictures.map(({ info }) => info) };
}

/** The template ready to be filled: it knows the pack it came with. */
export function fromPack(template: Design, pack: InstalledPack): Design {
  return { ...template, pack: `${pack.manifest.id}@${pack.manifest.version}` };
}
