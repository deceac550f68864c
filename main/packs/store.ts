// The installed packs of a library. A pack is in whole or not at all; its files lie in the asset store, its parsed contents in an index
// file, so that using it reads one small file and checks nothing twice.

import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Design } from '../../shared/design.ts';
import { asFault, Fault } from '../../shared/fault.ts';
import { nearest } from '../../shared/nearest.ts';
import { compareVersions, packExtension, packFiles, type Pack, type PackManifest } from '../../shared/pack.ts';
import type { AssetStore } from '../library/assets.ts';
import { storageFault, systemCode, writeWhole } from '../library/storage.ts';
import { readIndex, writeIndex, type PackIndex } from './index.ts';
import type { OpenPack } from './open.ts';

/** A pack in the library; its fonts and pictures are in the asset store by their hashes. */
export interface InstalledPack extends Pack {
  /** It came with Point Studio. */
  readonly bundled: boolean;
}

export interface FoundTemplate {
  readonly pack: InstalledPack;
  readonly template: Design;
}

export interface PackStoreOptions {
  /** Folder of the installed packs; made when the first is installed. */
  readonly folder: string;
  readonly assets: AssetStore;
  /** Path of the bundled pack, installed at first use and again when the file changes; '' for none. */
  readonly bundledFile: string;
}

interface Installed {
  readonly packs: readonly InstalledPack[];
  readonly damaged: readonly Fault[];
}

export class PackStore {
  readonly #options: PackStoreOptions;
  /** What is installed, read once; every installation has it read anew. */
  #installed: Promise<Installed> | undefined;

  constructor(options: PackStoreOptions) {
    this.#options = options;
  }

  /** The newest version of every pack, of the bundled one the newest that came with Point Studio: the bundled one first, then by name. */
  async list(): Promise<readonly InstalledPack[]> {
    return (await this.#read()).packs;
  }

  /** What is wrong with files in the packs folder that could not be used. */
  async damaged(): Promise<readonly Fault[]> {
    return (await this.#read()).damaged;
  }

  /** The newest version of a pack. Throws a Fault (`notFound`) that says what was probably meant. */
  async open(id: string): Promise<InstalledPack> {
    const packs = await this.list();
    const found = packs.find(({ manifest }) => manifest.id === id);
    if (found) return found;
    throw notFound('pack', id, packs.map(({ manifest }) => manifest.id));
  }

  /**
   * A template by its id, or by `pack/id` where several packs have it.
   * Throws a Fault: `notFound` that says what was probably meant, or `usage` that lists the packs.
   */
  async findTemplate(id: string): Promise<FoundTemplate> {
    const packs = await this.list();
    const all = packs.flatMap((pack) => pack.templates.map((template) => ({ pack, template })));
    const found = all.filter(({ pack, template }) => template.id === id || `${pack.manifest.id}/${template.id}` === id);
    if (found.length === 1) return found[0]!;
    if (found.length === 0) throw notFound('template', id, all.map(({ template }) => template.id));
    const names = found.map(({ pack, template }) => `${pack.manifest.id}/${template.id}`);
    throw new Fault('usage', `Several packs have a template "${id}". Write one of: ${names.join(', ')}.`, { detail: { template: id } });
  }

  /**
   * Installs the bytes of a `.pointpack`; installing it again changes nothing. Throws a Fault as `openPack` does, and `conflict`
   * for other contents of a version that is there, or for another pack under the id of the bundled one.
   */
  async install(bytes: Uint8Array, name: string): Promise<PackManifest> {
    const pack = await unpack(bytes, name);
    await this.#assertNotBundled(pack.manifest, bytes, name);
    await this.#keep(pack, bytes, name, false);
    this.#installed = undefined;
    return pack.manifest;
  }

  /** Checks every file of an installed pack against its hash. Throws a Fault (`storage`) that names the damaged one. */
  async verify(id: string): Promise<PackManifest> {
    const { manifest } = await this.open(id);
    for (const { sha256 } of packFiles(manifest)) await this.#options.assets.read(sha256);
    return manifest;
  }

  #read(): Promise<Installed> {
    this.#installed ??= this.#load().catch((error: unknown) => {
      this.#installed = undefined;
      throw error;
    });
    return this.#installed;
  }

  async #load(): Promise<Installed> {
    await this.#installBundled();
    const labels = (await listFolder(this.#options.folder)).filter(isPackFile).map((file) => basename(file, packExtension));
    const packs: InstalledPack[] = [];
    const damaged: Fault[] = [];
    for (const label of labels) {
      try {
        const index = (await this.#readIndex(label)) ?? (await this.#reindex(label));
        packs.push({ ...index.pack, bundled: index.bundled });
      } catch (error) {
        damaged.push(asFault(error));
      }
    }
    return { packs: newestOf(packs), damaged };
  }

  #packFile(label: string): string {
    return join(this.#options.folder, `${label}${packExtension}`);
  }

  #indexFile(label: string): string {
    return join(this.#options.folder, `${label}.json`);
  }

  /** The index, unless a file it speaks of has gone. */
  async #readIndex(label: string): Promise<PackIndex | undefined> {
    const index = await readIndex(this.#indexFile(label));
    const isWhole = index && packFiles(index.pack.manifest).every(({ sha256 }) => this.#options.assets.has(sha256));
    return isWhole ? index : undefined;
  }

  /** The files first, the index last: what has an index is complete. */
  async #keep(pack: OpenPack, bytes: Uint8Array, name: string, bundled: boolean): Promise<void> {
    const { manifest, brand, templates } = pack;
    const label = `${manifest.id}@${manifest.version}`;
    const digest = createHash('sha256').update(bytes).digest('hex');
    const before = await readIndex(this.#indexFile(label));
    if (before && before.digest !== digest && !bundled) {
      throw new Fault('conflict', `${label} is installed already, with other contents. Ask for a pack with a new version.`, { detail: { file: name } });
    }
    for (const { sha256 } of packFiles(manifest)) await this.#options.assets.put(pack.bytes(sha256));
    await writeWhole(this.#packFile(label), bytes);
    await writeIndex(this.#indexFile(label), { digest, bundled: bundled || before?.bundled === true, pack: { manifest, brand, templates } });
  }

  /** Other people's packs may not take the place of the bundled one, whatever version they say they are. */
  async #assertNotBundled({ id }: PackManifest, bytes: Uint8Array, name: string): Promise<void> {
    const { bundledFile } = this.#options;
    if (bundledFile === '' || (await this.#isBundled(bytes))) return;
    const { manifest } = await unpack(await readWhole(bundledFile), basename(bundledFile));
    if (manifest.id !== id) return;
    throw new Fault('conflict', `${name} calls itself ${id}, which is the pack that comes with Point Studio. Ask for a pack with an id of its own.`, {
      detail: { file: name },
    });
  }

  async #isBundled(bytes: Uint8Array): Promise<boolean> {
    const { bundledFile } = this.#options;
    return bundledFile !== '' && Buffer.compare(await readWhole(bundledFile), bytes) === 0;
  }

  /** Opens an installed pack whose index is missing, incomplete or of another program. */
  async #reindex(label: string): Promise<PackIndex> {
    const bytes = await readWhole(this.#packFile(label));
    const pack = await unpack(bytes, `${label}${packExtension}`);
    const { manifest } = pack;
    await this.#keep(pack, bytes, `${label}${packExtension}`, await this.#isBundled(bytes));
    if (`${manifest.id}@${manifest.version}` !== label) {
      throw new Fault('input', `${label}${packExtension} holds ${manifest.id}@${manifest.version}; install it under its own name.`);
    }
    return (await readIndex(this.#indexFile(label)))!;
  }

  /** Looks into the bundled file only when its size or time is not that of the one installed. */
  async #installBundled(): Promise<void> {
    const { bundledFile, folder } = this.#options;
    if (bundledFile === '') return;
    const found = await stat(bundledFile).catch((error: unknown) => {
      throw storageFault('Reading the bundled pack', bundledFile, error);
    });
    const stamp = `${found.size} ${found.mtimeMs}`;
    const stampFile = join(folder, 'bundled.txt');
    if ((await readText(stampFile)) === stamp) return;
    const bytes = await readWhole(bundledFile);
    await this.#keep(await unpack(bytes, basename(bundledFile)), bytes, basename(bundledFile), true);
    await writeWhole(stampFile, stamp);
  }
}

/** Opens a pack's bytes. It is needed when a pack arrives, not when one is used. */
async function unpack(bytes: Uint8Array, name: string): Promise<OpenPack> {
  const { openPack } = await import('./open.ts');
  return await openPack(bytes, name);
}

const isPackFile = (file: string): boolean => file.endsWith(packExtension) && !file.startsWith('.');

const notFound = (what: string, id: string, known: readonly string[]): Fault => {
  const near = nearest(id, known);
  const hint = near.length > 0 ? `Did you mean ${near.join(' or ')}?` : `There are: ${known.join(', ') || 'none'}.`;
  return new Fault('notFound', `There is no ${what} "${id}". ${hint}`, { detail: { [what]: id } });
};

/** What came with Point Studio is ahead of whatever else goes by its id; otherwise the newer version is. */
function isAhead(pack: InstalledPack, other: InstalledPack): boolean {
  if (pack.bundled !== other.bundled) return pack.bundled;
  return compareVersions(pack.manifest.version, other.manifest.version) > 0;
}

function newestOf(packs: readonly InstalledPack[]): readonly InstalledPack[] {
  const newest = new Map<string, InstalledPack>();
  for (const pack of packs) {
    const other = newest.get(pack.manifest.id);
    if (!other || isAhead(pack, other)) newest.set(pack.manifest.id, pack);
  }
  return [...newest.values()].sort((a, b) => Number(b.bundled) - Number(a.bundled) || (a.manifest.name < b.manifest.name ? -1 : 1));
}

async function listFolder(folder: string): Promise<readonly string[]> {
  try {
    return (await readdir(folder)).sort();
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return [];
    throw storageFault('Reading', folder, error);
  }
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return '';
    throw storageFault('Reading', file, error);
  }
}

async function readWhole(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file);
  } catch (error) {
    throw storageFault('Reading', file, error);
  }
}
