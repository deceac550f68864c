// Opening a pack that may come from a stranger: strictly, in memory, all or nothing. What passes is whole, holds nothing unlisted,
// and refers to nothing outside of itself.

import { createHash } from 'node:crypto';
import type { Design } from '../../shared/design.ts';
import { Fault } from '../../shared/fault.ts';
import { brandPath, manifestPath, packFiles, readBrand, readManifest, type Pack, type PackManifest } from '../../shared/pack.ts';
import { readZip, type ZipEntries } from '../zip.ts';
import { assertKind, packParts, readJsonFile } from './files.ts';
import { assertReferences } from './references.ts';
import { readTemplate } from './templates.ts';

export const packLimits = { entries: 2_000, bytes: 200_000_000, ratio: 200 } as const;

export interface OpenPack extends Pack {
  /** The bytes of a file of the pack by its hash. Throws a Fault (`notFound`) where it has none. */
  bytes(sha256: string): Uint8Array;
}

/**
 * Opens the bytes of a `.pointpack`.
 * @throws Fault `input` with one sentence that names the pack and what is wrong with it.
 */
export async function openPack(bytes: Uint8Array, name: string): Promise<OpenPack> {
  const refuse = (message: string): Fault => new Fault('input', `${name} ${message}.`, { detail: { file: name } });
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) throw refuse('is not a pack');
  if (bytes.byteLength > packLimits.bytes) throw refuse(`is larger than ${packLimits.bytes / 1_000_000} MB`);
  const entries = await readZip(bytes, name, packLimits);
  const manifestBytes = entries.get(manifestPath);
  if (!manifestBytes) throw refuse(`is not a pack: it has no ${manifestPath}`);
  const manifest = readManifest(readJsonFile(manifestBytes, manifestPath, name), `${name}: ${manifestPath}`);
  assertFiles(manifest, entries, refuse);
  for (const part of packParts) for (const { path } of manifest[part]) assertKind(part, path, entries.get(path)!, name);
  const brandBytes = manifest.others.some(({ path }) => path === brandPath) ? entries.get(brandPath) : undefined;
  if (!brandBytes) throw refuse(`has no ${brandPath}`);
  const brand = readBrand(readJsonFile(brandBytes, brandPath, name), `${name}: ${brandPath}`);
  const pack: Pack = { manifest, brand, templates: readTemplates(manifest, entries, name, refuse) };
  assertReferences(pack, name);
  const byHash = new Map(packFiles(manifest).map((file) => [file.sha256, entries.get(file.path)!]));
  return {
    ...pack,
    bytes(sha256) {
      const found = byHash.get(sha256);
      if (!found) throw new Fault('notFound', `${name} has no file ${sha256}.`);
      return found;
    },
  };
}

/** Exactly the files that the manifest lists are there, each with its size and hash. */
function assertFiles(manifest: PackManifest, entries: ZipEntries, refuse: (message: string) => Fault): void {
  const listed = new Set([manifestPath]);
  for (const { path, sha256, bytes } of packFiles(manifest)) {
    if (listed.has(path)) throw refuse(`lists ${path} twice`);
    listed.add(path);
    const contents = entries.get(path);
    if (!contents) throw refuse(`lists ${path}, but does not hold it`);
    const hash = createHash('sha256').update(contents).digest('hex');
    if (contents.byteLength !== bytes || hash !== sha256) throw refuse(`was changed or damaged: ${path} is not the file it lists`);
  }
  const unlisted = [...entries.keys()].find((path) => !listed.has(path));
  if (unlisted !== undefined) throw refuse(`holds a file it does not list (${unlisted})`);
}

function readTemplates(manifest: PackManifest, entries: ZipEntries, name: string, refuse: (message: string) => Fault): readonly Design[] {
  const pack = `${manifest.id}@${manifest.version}`;
  const templates = manifest.templates.map(({ path }) => ({
    ...readTemplate(readJsonFile(entries.get(path)!, path, name), `${name}: ${path}`).design,
    pack,
  }));
  const ids = templates.map(({ id }) => id);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined) throw refuse(`has two templates "${twice}"`);
  return templates;
}
