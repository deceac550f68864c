// Derivatives as PNG files for the page, kept on disk by their key. A file is there whole or not at all, and the folder stays
// below its bound.

import { randomUUID } from 'node:crypto';
import { readFile, readdir, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { derivativeKey } from '../../shared/picture.ts';
import type { DerivativeRequest, PictureInfo } from '../../shared/picture.ts';
import { makeFolders } from '../library/storage.ts';
import { derive } from './derive.ts';
import { sharp } from './sharp.ts';

export interface DerivativeStore {
  /** The derivative as a PNG, from disk or made now. */
  png(file: string | Uint8Array, info: PictureInfo, request: DerivativeRequest): Promise<Uint8Array>;
}

/**
 * PNG bytes of a derivative: exactly its pixels, with nothing that a page could convert them by. Opaque pictures keep their alpha channel,
 * since Chromium blends the edges of a turned picture without one by another sum than the press (1259 of 1.2 million pixels, by up to 2).
 */
export async function derivativePng(
  file: string | Uint8Array,
  info: PictureInfo,
  request: DerivativeRequest,
): Promise<Uint8Array> {
  const { width, height, data } = await derive(file, info, request);
  return sharp(data, { raw: { width, height, channels: 4 } }).png({ compressionLevel: 1 }).toBuffer();
}

/** A store in `folder`, made when first needed; files used least lately are removed once it holds more than `maxBytes`. */
export function createDerivativeStore(folder: string, maxBytes = 500_000_000): DerivativeStore {
  const underway = new Map<string, Promise<Uint8Array>>();
  let written = Infinity;

  const make = async (file: string | Uint8Array, info: PictureInfo, request: DerivativeRequest, name: string): Promise<Uint8Array> => {
    const path = join(folder, name);
    const kept = await readKept(path);
    if (kept) return kept;
    const bytes = await derivativePng(file, info, request);
    await makeFolders(folder);
    const temporary = join(folder, `${randomUUID()}.tmp`);
    await writeFile(temporary, bytes);
    await rename(temporary, path);
    written += bytes.length;
    if (written > maxBytes / 10) {
      written = 0;
      await prune(folder, maxBytes);
    }
    return bytes;
  };

  return {
    png(file, info, request) {
      const name = `${derivativeKey(request)}.png`;
      const running = underway.get(name) ?? make(file, info, request, name).finally(() => underway.delete(name));
      underway.set(name, running);
      return running;
    },
  };
}

/** The kept bytes, if there are any; reading marks them as used. */
async function readKept(path: string): Promise<Uint8Array | undefined> {
  try {
    const bytes = await readFile(path);
    const now = new Date();
    await utimes(path, now, now);
    return bytes;
  } catch (thrown) {
    if (isMissing(thrown)) return undefined;
    throw thrown;
  }
}

async function prune(folder: string, maxBytes: number): Promise<void> {
  const files = [];
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    const found = await stat(path).catch((thrown: unknown) => {
      if (isMissing(thrown)) return undefined;
      throw thrown;
    });
    if (found) files.push({ path, bytes: found.size, usedMs: found.mtimeMs });
  }
  files.sort((one, other) => other.usedMs - one.usedMs);
  let total = 0;
  for (const file of files) {
    total += file.bytes;
    if (total > maxBytes) await rm(file.path, { force: true });
  }
}

function isMissing(thrown: unknown): boolean {
  return thrown instanceof Error && 'code' in thrown && thrown.code === 'ENOENT';
}
