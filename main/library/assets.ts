// The store of files by content: an asset's id is the hex SHA-256 of its bytes, so the same bytes are kept once, and what is read is
// what was put. Several processes may use one store at a time.

import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { open, readFile, rename, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { Fault } from '../../shared/fault.ts';
import { discard, makeFolders, storageFault, syncFolder, systemCode } from './storage.ts';

export interface AssetStore {
  /** Keeps bytes; answers their id. Once it has answered, they survive a power cut. Putting them again changes nothing. */
  put(bytes: Uint8Array): Promise<string>;
  /** Keeps a copy of a file of any length. Throws a Fault (`storage`) where the file cannot be read. */
  putFile(file: string): Promise<string>;
  /** Where an asset lies. It need not exist; Faults `input` for what is not an id. */
  path(id: string): string;
  /** The bytes. Throws a Fault: `notFound`, or `storage` where they no longer match their id. */
  read(id: string): Promise<Buffer>;
  has(id: string): boolean;
}

const idPattern = /^[0-9a-f]{64}$/;

/** Whether a text is an asset's id. */
export function isAssetId(text: string): boolean {
  return idPattern.test(text);
}

class FileStore implements AssetStore {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  path(id: string): string {
    if (!isAssetId(id)) throw new Fault('input', `'${id.slice(0, 80)}' is not the id of a file in the library.`);
    return join(this.#folder, id.slice(0, 2), id);
  }

  has(id: string): boolean {
    return existsSync(this.path(id));
  }

  async put(bytes: Uint8Array): Promise<string> {
    const id = createHash('sha256').update(bytes).digest('hex');
    if (await this.#isKeptAnew(id)) return id;
    return this.#keep('Keeping a file in', async (write) => {
      await write(bytes);
      return id;
    });
  }

  /** Whether the bytes are there; they count as new again, so that what nobody used so far is not collected now. */
  async #isKeptAnew(id: string): Promise<boolean> {
    const now = new Date();
    try {
      await utimes(this.path(id), now, now);
      return true;
    } catch (thrown) {
      // A disk that keeps no new time loses nothing either: nothing is collected from it.
      return systemCode(thrown) !== 'ENOENT' && this.has(id);
    }
  }

  async putFile(file: string): Promise<string> {
    return this.#keep(`Keeping ${file} in`, async (write) => {
      const hash = createHash('sha256');
      try {
        for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 })) {
          const bytes: Uint8Array = chunk;
          hash.update(bytes);
          await write(bytes);
        }
      } catch (thrown) {
        throw systemCode(thrown) === 'ENOENT' ? new Fault('notFound', `There is no file ${file}.`, { detail: { file } }) : thrown;
      }
      return hash.digest('hex');
    });
  }

  async read(id: string): Promise<Buffer> {
    const path = this.path(id);
    let bytes: Buffer;
    try {
      bytes = await readFile(path);
    } catch (thrown) {
      if (systemCode(thrown) === 'ENOENT') throw new Fault('notFound', `The library has no file ${id}.`, { detail: { asset: id } });
      throw storageFault('Reading', path, thrown);
    }
    if (createHash('sha256').update(bytes).digest('hex') !== id) {
      throw new Fault('storage', `${path} was changed or damaged: its content no longer matches its name. Add the file again.`, { detail: { asset: id } });
    }
    return bytes;
  }

  /** Fills a file that nobody looks for, syncs it, and renames it to the id that filling it answered. */
  async #keep(what: string, fill: (write: (bytes: Uint8Array) => Promise<void>) => Promise<string>): Promise<string> {
    const arriving = join(this.#folder, 'arriving');
    const unfinished = join(arriving, randomUUID());
    try {
      await makeFolders(arriving);
      const handle = await open(unfinished, 'wx');
      let id: string;
      try {
        id = await fill(async (bytes) => {
          await handle.writeFile(bytes);
        });
        await handle.sync();
      } finally {
        await handle.close();
      }
      await this.#place(unfinished, id);
      return id;
    } catch (thrown) {
      await discard(unfinished);
      throw storageFault(what, this.#folder, thrown);
    }
  }

  async #place(unfinished: string, id: string): Promise<void> {
    const path = this.path(id);
    const folder = join(this.#folder, id.slice(0, 2));
    const isNewFolder = await makeFolders(folder);
    try {
      await rename(unfinished, path);
    } catch (thrown) {
      // Windows refuses to replace a file that is open; it has the same bytes.
      if (!existsSync(path)) throw thrown;
      await discard(unfinished);
    }
    await syncFolder(folder);
    if (isNewFolder) await syncFolder(this.#folder);
  }
}

/** The store in a folder, which is made when something is first put. */
export function createAssetStore(folder: string): AssetStore {
  return new FileStore(folder);
}
