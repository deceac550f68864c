// Zips as other programs read them: whole, the same each time, and larger than 4 GB where they must be.

import { execFile, spawnSync } from 'node:child_process';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { crc32 } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import yauzl, { type Entry } from 'yauzl';
import { writeResults } from '../../../main/results/index.ts';
import { writeZip } from '../../../main/results/zip.ts';
import { zipChunks, type ZipEntry } from '../../../main/results/zipWriter.ts';
import { asFault } from '../../../shared/fault.ts';
import { makeFolder } from '../../helpers/folder.ts';
import { isProof } from '../../helpers/proof.ts';
import { finishedExport } from './exports.ts';

const run = promisify(execFile);
const hasUnzip = spawnSync('unzip', ['-v']).status === 0;

/** A zip that lies in memory as the parts it was written in: what they share takes no room twice. */
class Parts extends yauzl.RandomAccessReader {
  readonly #starts: number[] = [];
  readonly #parts: Uint8Array[] = [];
  size = 0;

  add(part: Uint8Array): void {
    if (part.byteLength === 0) return;
    this.#starts.push(this.size);
    this.#parts.push(part);
    this.size += part.byteLength;
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from(this.#range(start, end));
  }

  *#range(start: number, end: number): Generator<Uint8Array, void> {
    let [low, high] = [0, this.#starts.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (this.#starts[middle]! <= start) low = middle;
      else high = middle - 1;
    }
    for (let index = low; index < this.#parts.length && this.#starts[index]! < end; index += 1) {
      const at = this.#starts[index]!;
      yield this.#parts[index]!.subarray(Math.max(0, start - at), end - at);
    }
  }
}

async function readBack(entries: Iterable<ZipEntry>): Promise<{ readonly zip: Parts; readonly found: readonly Entry[]; readonly contents: (entry: Entry) => Promise<Buffer> }> {
  const zip = new Parts();
  for await (const chunk of zipChunks(entries)) for (const part of chunk) zip.add(part);
  const opened = await yauzl.fromRandomAccessReaderPromise(zip, zip.size, { lazyEntries: true, autoClose: false });
  const found: Entry[] = [];
  for await (const entry of opened.eachEntry()) found.push(entry);
  return { zip, found, contents: async (entry) => await buffer(await opened.openReadStreamPromise(entry)) };
}

describe('a zip', () => {
  test('gives back names of any script and every byte', async () => {
    const entries = ['a/ليلى.jpg', 'b/अनन्या 1.png', 'empty.txt', '名.webp'].map((path, index) => ({ path, bytes: Buffer.alloc(index === 2 ? 0 : 1000 + index, index) }));
    const { found, contents } = await readBack(entries);
    expect(found.map(({ fileName }) => fileName)).toEqual(entries.map(({ path }) => path));
    for (const [index, entry] of found.entries()) {
      expect(Buffer.compare(await contents(entry), entries[index]!.bytes)).toBe(0);
      expect(entry.crc32).toBe(crc32(entries[index]!.bytes));
      expect(entry.compressionMethod).toBe(0);
    }
  });

  test('holds more than 65,535 files', async () => {
    const bytes = Buffer.from('x');
    const parts: Uint8Array[] = [];
    for await (const chunk of zipChunks(Array.from({ length: 70_000 }, (_, index) => ({ path: `${index}.jpg`, bytes })))) parts.push(...chunk);
    const opened = await yauzl.fromBufferPromise(Buffer.concat(parts), { lazyEntries: true });
    let last = '';
    for await (const entry of opened.eachEntry()) last = entry.fileName;
    expect([opened.entryCount, last]).toEqual([70_000, '69999.jpg']);
  });

  test.runIf(isProof)('holds more than 4 GB', async () => {
    const large = Buffer.alloc(100_000_000, 7);
    const entries = [...Array.from({ length: 45 }, (_, index) => ({ path: `${index}.jpg`, bytes: large })), { path: 'last.txt', bytes: Buffer.from('the last') }];
    const { zip, found, contents } = await readBack(entries);
    expect(zip.size).toBeGreaterThan(4_500_000_000);
    expect(found.length).toBe(46);
    expect((await contents(found[45]!)).toString()).toBe('the last');
  });

  test.runIf(hasUnzip)('is read by unzip', async () => {
    const folder = makeFolder();
    await writeZip(join(folder, 'a.zip'), [{ path: 'one/ü.txt', bytes: Buffer.from('one') }, { path: 'two.txt', bytes: Buffer.alloc(100_000, 2) }]);
    expect((await run('unzip', ['-t', join(folder, 'a.zip')])).stdout).toContain('No errors detected');
  });
});

describe('the zip of an export', () => {
  test('lies beside the folder with the report and all pictures, and has the same bytes in another folder', async () => {
    const folders = [join(makeFolder(), 'campaign'), join(makeFolder(), 'other')];
    const zips: Buffer[] = [];
    for (const folder of folders) {
      const made = await writeResults(await finishedExport(folder), ['zip', 'report', 'files', 'sidecars']);
      expect(made.map(({ result }) => result)).toEqual(['report', 'files', 'sidecars', 'zip']);
      expect(made.at(-1)!.file).toBe(`${folder}.zip`);
      zips.push(await readFile(`${folder}.zip`));
      expect((await readdir(join(folder, '..'))).length).toBe(2);
      expect(await readdir(join(folder, '.point-studio-export'))).toEqual(['results']);
    }
    expect(Buffer.compare(zips[0]!, zips[1]!)).toBe(0);
    const { readZip } = await import('../../../main/zip.ts');
    const entries = await readZip(zips[0]!, 'campaign.zip', { entries: 100, bytes: 10_000_000, ratio: 100 });
    expect([...entries.keys()]).toEqual(expect.arrayContaining(['report.html', 'files.csv', 'manifest.json', 'ig/1-amina.jpg', 'ig/1-amina.jpg.txt']));
    expect([...entries.keys()]).not.toContain('ig/3-none.jpg');
  });

  test('replaces an earlier one, and is not made where a picture has gone: nothing is left behind', async () => {
    const folder = join(makeFolder(), 'campaign');
    const finished = await finishedExport(folder);
    await writeResults(finished, ['zip']);
    const before = await readFile(`${folder}.zip`);
    await rm(join(folder, 'ig/1-amina.jpg'));
    const fault = await writeResults(finished, ['zip']).then(() => undefined, asFault);
    expect(fault!.message).toContain('ig/1-amina.jpg is no longer in');
    expect(Buffer.compare(await readFile(`${folder}.zip`), before)).toBe(0);
    expect(await readdir(join(folder, '..'))).toEqual(['campaign', 'campaign.zip']);
    expect(await readdir(join(folder, '.point-studio-export'))).toEqual(['results']);
  });

  test('is not made after a cancel, and what a killed run left is cleared', async () => {
    const folder = join(makeFolder(), 'campaign');
    const finished = await finishedExport(folder);
    await mkdir(join(folder, '.point-studio-export/making'), { recursive: true });
    await writeFile(join(folder, '.point-studio-export/making/beside'), 'half a zip');
    const fault = await writeResults(finished, ['zip'], { signal: AbortSignal.abort() }).then(() => undefined, asFault);
    expect(fault!.code).toBe('cancelled');
    expect(await readdir(join(folder, '..'))).toEqual(['campaign']);
    expect(await readdir(join(folder, '.point-studio-export'))).toEqual(['results']);
  });
});
