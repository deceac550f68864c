// Derivatives as PNG files for the page, kept on disk by their key. A file is there whole or not at all, and the folder stays
// below its bound.

import { randomUUID } from 'node:crypto';
import { readFile, readdir, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { derivativeKey } from '../../shared/picture.ts';
import type { DerivativeRequest, PictureInfo } from '../../shared/picture.ts';
import { discard, makeFolders } from '../library/storage.ts';
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
    // A disk that cannot keep it (full, read-only) costs time and nothing else: the picture is there.
    await keep(path, bytes).catch(() => undefined);
    return bytes;
  };

  const keep = async (path: string, bytes: Uint8Array): Promise<void> => {
    await makeFolders(folder);
    const temporary = join(folder, `${randomUUID()}.tmp`);
    try {
      await writeFile(temporary, bytes);
      await rename(temporary, path);
    } catch (thrown) {
      await discard(temporary);
      throw thrown;
    }
    written += bytes.length;
    if (written <= maxBytes / 10) return;
    written = 0;
    await prune(folder, maxBytes);
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

/** The kept bytes, if they are there and can be read; reading marks them as used. */
async function readKept(path: string): Promise<Uint8Array | undefined> {
  const bytes = await readFile(path).catch(() => undefined);
  if (!bytes || !isWholePng(bytes)) return undefined;
  const now = new Date();
  // On a read-only disk the order in which files are let go does not matter.
  await utimes(path, now, now).catch(() => undefined);
  return bytes;
}

const pngStart = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
const pngEnd = Buffer.from('IEND\xaeB`\x82', 'latin1');

/** Whether it begins and ends as a PNG does: files are not synced, and a power cut may leave them empty, short or without their bytes. */
function isWholePng(bytes: Buffer): boolean {
  return bytes.subarray(0, pngStart.length).equals(pngStart) && bytes.subarray(-pngEnd.length).equals(pngEnd);
}

async function prune(folder: string, maxBytes: number): Promise<void> {
  const files = [];
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    // Another program may have removed it meanwhile.
    const found = await stat(path).catch(() => undefined);
    if (found) files.push({ path, bytes: found.size, usedMs: found.mtimeMs });
  }
  files.sort((one, other) => other.usedMs - one.usedMs);
  let total = 0;
  for (const file of files) {
    total += file.bytes;
    if (total > maxBytes) await rm(file.path, { force: true });
  }
}
