// Designs as files: a `.point` file taken into the library, a design written to one, and the tie between a design and a file of the disk, so
// that nobody's change is overwritten unseen. The library's copy is the one that is worked on; the file is written when a person says so.

import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { DesignFile } from '../shared/api.ts';
import { fontsOf } from '../shared/designFonts.ts';
import type { Design } from '../shared/design.ts';
import { asFault, Fault } from '../shared/fault.ts';
import { safeName } from '../shared/fileName.ts';
import type { PictureInfo } from '../shared/picture.ts';
import { pointExtension } from '../shared/pointExtension.ts';
import { readDesign } from '../shared/readDesign.ts';
import { instantText } from '../shared/time.ts';
import { addPicture, drawingKit } from './kits.ts';
import type { DesignTie } from './library/designFiles.ts';
import type { StoredDesign } from './library/designs.ts';
import type { PointFileInput } from './library/pointFile.ts';
import { storageFault, systemCode, writeWhole } from './library/storage.ts';
import { assetsIn, mapAssets } from './packs/references.ts';
import type { Studio } from './studio.ts';

type Parts = Pick<Studio, 'library' | 'packs' | 'clock'>;

/** Files larger than this are no `.point` files; they are not even read. */
const mostBytes = 300_000_000;

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

type FilePicture = PointFileInput['pictures'][number];

/** A picture as a file carries it, and the name it has in the library. A file goes to strangers: where a photo was taken is not theirs to know. */
async function pictureToSend({ library }: Parts, { id, name, type }: PictureInfo): Promise<{ readonly from: string; readonly picture: FilePicture }> {
  const { withoutMetadata } = await import('./pictures/withoutMetadata.ts');
  const bytes = await withoutMetadata(await library.assets.read(id));
  return { from: id, picture: { asset: hashOf(bytes), name, type, bytes } };
}

/** The design with its pictures named as they are sent. */
function renamed(design: Design, names: ReadonlyMap<string, string>): Design {
  if ([...names].every(([from, to]) => from === to)) return design;
  return readDesign(mapAssets(design, (asset) => names.get(asset) ?? asset)).design;
}

/** A design as the bytes of a `.point` file, and a name for it. Throws a Fault (`notFound`) where there is no such design. */
export async function writeDesignFile(parts: Parts, id: string): Promise<{ readonly name: string; readonly bytes: Uint8Array<ArrayBuffer>; readonly revision: number }> {
  const { writePointFile } = await import('./library/pointFile.ts');
  const { design, revision } = parts.library.designs.open(id);
  const kit = await drawingKit(parts, design);
  const named = new Set(assetsIn([design.pages, design.point]));
  const infos = kit.pictures.map(({ info }) => info).filter((info) => named.has(info.id));
  const sent = await Promise.all(infos.map((info) => pictureToSend(parts, info)));
  // Two photos that differ in what they tell alone are one.
  const pictures = [...new Map(sent.map(({ picture }) => [picture.asset, picture])).values()];
  const names = new Map(sent.map(({ from, picture }) => [from, picture.asset]));
  const families = fontsOf(design).map((font) => kit.brand.fonts[font]?.family ?? font);
  const { tags = [] } = parts.library.designs.list().find((summary) => summary.id === id) ?? {};
  const bytes = writePointFile({ design: renamed(design, names), brand: kit.brand, fonts: [...new Set(families)].sort(), tags, pictures });
  return { name: safeName(design.name, pointExtension), bytes, revision };
}

/**
 * What a file holds, its pictures kept in the library, drawn with its pack or, where that is not installed, as it looked there. Throws a
 * Fault (`input`) whose sentence begins with its name.
 */
export async function takeInDesign(parts: Pick<Studio, 'library' | 'packs'>, bytes: Uint8Array, name: string): Promise<{ readonly design: Design; readonly tags: readonly string[]; readonly repairs: readonly string[] }> {
  const { readPointFile } = await import('./library/pointFile.ts');
  const read = await readPointFile(bytes, name);
  const repairs = [...read.repairs];
  for (const picture of read.pictures) {
    try {
      await addPicture(parts, picture.bytes, picture.name);
    } catch (thrown) {
      const fault = asFault(thrown);
      if (fault.code !== 'input') throw thrown;
      repairs.push(fault.message);
    }
  }
  const pack = read.design.pack.split('@')[0]!;
  const isAtHand = pack === '' || (await parts.packs.list()).some(({ manifest }) => manifest.id === pack);
  if (isAtHand) return { design: read.design, tags: read.tags, repairs };
  repairs.push(`Its pack "${pack}" is not installed here; the design keeps its colours, and fonts that are missing are set in others.`);
  return { design: read.baked ?? { ...read.design, pack: '' }, tags: read.tags, repairs };
}

/** Takes a file into the library as a design of its own. Throws a Fault (`input`) whose sentence says why it cannot be opened. */
export async function takeDesignFile(parts: Parts, bytes: Uint8Array, name: string): Promise<StoredDesign> {
  const { designs, database } = parts.library;
  const { design, tags, repairs } = await takeInDesign(parts, bytes, name);
  const stored = database.transaction(() => {
    const created = designs.create(design, '');
    designs.tag(created.design.id, tags);
    return created;
  });
  return { ...stored, repairs };
}

/** The bytes of a file of the disk. Throws a Fault (`input`, `storage`) that names it. */
async function readDesignFile(path: string): Promise<Uint8Array> {
  try {
    const { size } = await stat(path);
    if (size > mostBytes) throw new Fault('input', `${basename(path)} is larger than ${mostBytes / 1_000_000} MB, so it is no .point file.`, { detail: { file: basename(path) } });
    return await readFile(path);
  } catch (thrown) {
    throw storageFault('Opening', path, thrown);
  }
}

function tie({ library, clock }: Parts, { design, path, sha256, revision }: Omit<DesignTie, 'usedAt'>): void {
  library.files.put({ design, path, sha256, revision, usedAt: instantText(clock().getTime()) });
}

/**
 * Opens a file of the disk: the design that is tied to it where the file is the same as then, or where only the file changed (which makes a
 * new version); else a new design, tied to it.
 */
export async function openDesignFile(parts: Parts, path: string): Promise<StoredDesign> {
  const bytes = await readDesignFile(path);
  const sha256 = hashOf(bytes);
  const known = parts.library.files.find(path);
  if (known?.sha256 === sha256) {
    tie(parts, known);
    return parts.library.designs.open(known.design);
  }
  const again = known && (await takeUnlessChanged(parts, known, bytes));
  if (again) return again;
  const stored = await takeDesignFile(parts, bytes, basename(path));
  tie(parts, { design: stored.design.id, path, sha256, revision: stored.revision });
  return stored;
}

/** The file as a new version of its design; undefined where that has changed since, be it while the file was read. */
async function takeUnlessChanged(parts: Parts, known: DesignTie, bytes: Uint8Array): Promise<StoredDesign | undefined> {
  if (parts.library.designs.open(known.design).revision !== known.revision) return undefined;
  try {
    return await takeAgain(parts, known, bytes, known.revision);
  } catch (thrown) {
    if (asFault(thrown).code === 'conflict') return undefined;
    throw thrown;
  }
}

/** Throws a Fault (`conflict`) where the design is no longer at `since`, the revision that the person saw. */
async function takeAgain(parts: Parts, known: DesignTie, bytes: Uint8Array, since: number): Promise<StoredDesign> {
  const { designs } = parts.library;
  const { design, repairs } = await takeInDesign(parts, bytes, basename(known.path));
  const { revision } = designs.save({ ...design, id: known.design }, since);
  tie(parts, { ...known, sha256: hashOf(bytes), revision });
  return { ...designs.open(known.design), repairs };
}

function tieOf({ library }: Parts, id: string): DesignTie {
  const known = library.files.get(id);
  if (known) return known;
  const { design } = library.designs.open(id);
  throw new Fault('notFound', `'${design.name}' belongs to no file. Save it to one first.`, { detail: { design: id } });
}

/** Takes what the tied file holds now as a new version of its design. Throws a Fault (`conflict`) where that is changed while the file is read. */
export async function readFileAgain(parts: Parts, id: string): Promise<StoredDesign> {
  const known = tieOf(parts, id);
  const { revision } = parts.library.designs.open(id);
  return await takeAgain(parts, known, await readDesignFile(known.path), revision);
}

/** How a tied file and its design stand to each other; undefined where the design has no file. */
export async function fileOf(parts: Parts, id: string): Promise<DesignFile | undefined> {
  const known = parts.library.files.get(id);
  return known && (await stateOf(parts, known));
}

async function stateOf({ library }: Parts, { design, path, sha256, revision }: DesignTie): Promise<DesignFile> {
  const about = { design, name: basename(path), path, isBehind: library.designs.open(design).revision !== revision };
  try {
    return { ...about, state: hashOf(await readDesignFile(path)) === sha256 ? 'same' : 'changed' };
  } catch (thrown) {
    const { cause } = asFault(thrown);
    return { ...about, state: systemCode(cause) === 'ENOENT' ? 'gone' : 'changed' };
  }
}

/** The files of designs, the last used first. */
export async function recentFiles(parts: Parts, count = 10): Promise<readonly DesignFile[]> {
  return await Promise.all(parts.library.files.recent(count).map((known) => stateOf(parts, known)));
}

/** Writes a design to a path and ties it to that. Throws a Fault: `conflict` where another program changed its file since, unless `isOver`. */
export async function saveDesignFile(parts: Parts, id: string, path: string, isOver: boolean): Promise<DesignFile> {
  const known = parts.library.files.get(id);
  if (known?.path === path && !isOver && (await stateOf(parts, known)).state === 'changed') {
    throw new Fault('conflict', `${basename(path)} was changed by another program since. Open what is in it, or write over it.`, { detail: { file: path } });
  }
  const { bytes, revision } = await writeDesignFile(parts, id);
  await writeWhole(path, bytes);
  const made: Omit<DesignTie, 'usedAt'> = { design: id, path, sha256: hashOf(bytes), revision };
  tie(parts, made);
  return { design: id, name: basename(path), path, state: 'same', isBehind: false };
}

/** Writes a design back to its file. */
export async function saveToOwnFile(parts: Parts, id: string, isOver: boolean): Promise<DesignFile> {
  return await saveDesignFile(parts, id, tieOf(parts, id).path, isOver);
}
