// Files are kept by their content: once, whole, and unchanged.

import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createAssetStore } from '../../../main/library/assets.ts';
import { Fault } from '../../../shared/fault.ts';
import { runChild } from '../../helpers/child.ts';
import { makeFolder } from '../../helpers/folder.ts';
import { amount } from '../../helpers/proof.ts';

const hash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Names of all files of a store, but those still arriving. */
function filesOf(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true }).flatMap((entry) => (entry.isFile() && !entry.parentPath.endsWith('arriving') ? entry.name : []));
}

test('what is put is read again, under the hash of its bytes', async () => {
  const store = createAssetStore(join(makeFolder(), 'assets'));
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 5_000 }), async (bytes) => {
      const id = await store.put(bytes);
      expect(id).toBe(hash(bytes));
      expect(store.has(id)).toBe(true);
      expect(new Uint8Array(await store.read(id))).toEqual(bytes);
    }),
    { numRuns: amount(20, 300) },
  );
});

test('the same bytes are kept once, from memory, from a file, and at the same time', async () => {
  const folder = makeFolder();
  const store = createAssetStore(join(folder, 'assets'));
  const bytes = new Uint8Array(3_000_000).fill(7);
  writeFileSync(join(folder, 'photo.jpg'), bytes);
  const ids = await Promise.all([store.put(bytes), store.putFile(join(folder, 'photo.jpg')), store.put(bytes), store.putFile(join(folder, 'photo.jpg'))]);
  expect(new Set(ids)).toEqual(new Set([hash(bytes)]));
  expect(filesOf(join(folder, 'assets'))).toEqual([hash(bytes)]);
  expect(readFileSync(store.path(ids[0])).equals(bytes)).toBe(true);
  expect(store.path(ids[0])).toBe(join(folder, 'assets', ids[0].slice(0, 2), ids[0]));
});

describe('refused', () => {
  test('what is not there', async () => {
    const store = createAssetStore(makeFolder());
    await expect(store.read('0'.repeat(64))).rejects.toMatchObject({ code: 'notFound' });
    await expect(store.putFile('/nowhere/photo.jpg')).rejects.toThrow('There is no file /nowhere/photo.jpg.');
    expect(store.has('0'.repeat(64))).toBe(false);
  });

  test('an id that is a path', () => {
    const store = createAssetStore(makeFolder());
    for (const id of ['', '../../etc/passwd', `${'a'.repeat(63)}/`, 'A'.repeat(64), `${'a'.repeat(64)}\n`]) expect(() => store.path(id)).toThrow(Fault);
  });

  test('bytes that were changed on the disk', async () => {
    const store = createAssetStore(makeFolder());
    const id = await store.put(new Uint8Array([1, 2, 3]));
    writeFileSync(store.path(id), 'changed');
    await expect(store.read(id)).rejects.toThrow('its content no longer matches its name');
  });

  test('a folder that is a file, as the disk’s doing', async () => {
    const folder = makeFolder();
    writeFileSync(join(folder, 'assets'), '');
    await expect(createAssetStore(join(folder, 'assets')).put(new Uint8Array([1]))).rejects.toMatchObject({ code: 'storage' });
  });

  test('a folder that is given as a file', async () => {
    const folder = makeFolder();
    mkdirSync(join(folder, 'photos'));
    const store = createAssetStore(join(folder, 'assets'));
    await expect(store.putFile(join(folder, 'photos'))).rejects.toMatchObject({ code: 'storage' });
    expect(filesOf(join(folder, 'assets'))).toEqual([]);
  });
});

test('a process killed while it puts leaves no half file behind an id', async () => {
  const folder = join(makeFolder(), 'assets');
  const writer = new URL('putter.ts', import.meta.url);
  for (let round = 1; round <= amount(3, 30); round += 1) {
    const { lines } = await runChild(writer, [folder, String(round)], 3 + (round % 7));
    const names = filesOf(folder);
    for (const line of lines) expect(names).toContain(line);
    for (const name of names) expect(hash(readFileSync(join(folder, name.slice(0, 2), name)))).toBe(name);
  }
});
