// Builds a pack from a folder: `pack.json` with the files by path, the brand, templates, fonts, pictures and licences. The same folder
// gives the same bytes on every machine, at any time.

import { createHash } from 'node:crypto';
import { readFile, realpath } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { Fault } from '../../shared/fault.ts';
import { brandPath, manifestPath, readPackSource, type PackFile, type PackManifest, type PackSource } from '../../shared/pack.ts';
import { writeDesign } from '../../shared/writeDesign.ts';
import { isInside } from '../zip.ts';
import { zipFiles } from '../zipFiles.ts';
import { readJsonFile } from './files.ts';
import { withoutMetadata } from '../pictures/withoutMetadata.ts';
import { openPack } from './open.ts';
import { mapAssets } from './references.ts';
import { readTemplate } from './templates.ts';

/** Files of the pack being built, by path. */
type Files = Map<string, Uint8Array>;

/**
 * The bytes of the `.pointpack` of a source folder. It is opened again before it is given out, so what is built can be installed.
 * @throws Fault `input` or `notFound` that names the folder, the file and what is wrong with it.
 */
export async function buildPack(folder: string): Promise<Uint8Array> {
  const manifestBytes = await readInside(folder, manifestPath);
  const source = readPackSource(readJsonFile(manifestBytes, manifestPath, folder), `${folder}: ${manifestPath}`);
  const files: Files = new Map();
  for (const path of sourcePaths(source)) files.set(path, await readInside(folder, path));
  // A pack goes to strangers: where a photo was taken, and with whose camera, is not theirs to know.
  for (const path of source.pictures) files.set(path, await withoutMetadata(files.get(path)!));
  resolvePictures(source, files, folder);
  const manifest = manifestOf(source, files);
  files.set(manifestPath, toJson(manifest));
  const bytes = zipFiles(files);
  await openPack(bytes, folder);
  return bytes;
}

/** All files of a source but `pack.json`; each once. */
function sourcePaths(source: PackSource): readonly string[] {
  const licences = source.fonts.map((font) => font.licence);
  return [...new Set([...source.templates, ...source.fonts.map((font) => font.path), ...source.pictures, brandPath, ...source.others, ...licences])];
}

/** Reads a file of the folder; a link that leads out of it is refused. */
async function readInside(folder: string, path: string): Promise<Uint8Array> {
  if (!isInside(path)) throw new Fault('denied', `${folder}: "${path}" is not a path inside the folder.`);
  try {
    const [root, file] = await Promise.all([realpath(folder), realpath(join(folder, path))]);
    if (!file.startsWith(root + sep)) throw new Fault('denied', `${folder}: ${path} is a link that leads out of the folder.`);
    return await readFile(file);
  } catch (error) {
    if (error instanceof Fault) throw error;
    throw new Fault('notFound', `${folder}: ${path} is missing or cannot be read.`, { detail: { file: folder, path }, cause: error });
  }
}

/** In the brand and the templates, names each picture by its hash instead of its path. */
function resolvePictures(source: PackSource, files: Files, folder: string): void {
  const hashes = new Map(source.pictures.map((path) => [path, hashOf(files.get(path)!)]));
  const known = new Set(hashes.values());
  const resolve = (place: string) => (asset: string): string => {
    const hash = hashes.get(asset) ?? (known.has(asset) ? asset : undefined);
    if (hash === undefined) throw new Fault('input', `${folder}: ${place} names the picture "${asset}", which is not among "pictures" in ${manifestPath}.`);
    return hash;
  };
  files.set(brandPath, toJson(mapAssets(readJsonFile(files.get(brandPath)!, brandPath, folder), resolve(brandPath))));
  for (const path of source.templates) {
    const value = mapAssets(readJsonFile(files.get(path)!, path, folder), resolve(path));
    const { design, repairs } = readTemplate(value, `${folder}: ${path}`);
    if (repairs.length > 0) throw new Fault('input', `${folder}: ${path} needs repair: ${repairs[0]}`, { detail: { file: folder, path } });
    const packed = { ...design, pack: `${source.id}@${source.version}` };
    files.set(path, Buffer.from(writeDesign(packed), 'utf8'));
  }
}

function manifestOf(source: PackSource, files: Files): PackManifest {
  const describe = (path: string): PackFile => ({ path, sha256: hashOf(files.get(path)!), bytes: files.get(path)!.byteLength });
  const others = [...new Set([brandPath, ...source.others, ...source.fonts.map((font) => font.licence)])].sort();
  const { schema, id, name, version, description, author, licence } = source;
  return {
    schema,
    id,
    name,
    version,
    description,
    author,
    licence,
    templates: source.templates.map(describe),
    fonts: source.fonts.map(({ path, ...face }) => ({ ...describe(path), ...face })),
    pictures: source.pictures.map(describe),
    others: others.map(describe),
  };
}

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const toJson = (value: unknown): Uint8Array => Buffer.from(`${JSON.stringify(value, null, 2)}\n`, 'utf8');
