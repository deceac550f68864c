// What the library lets go of: files that nothing uses, and never one that something does or that is new.

import { mkdir, readdir, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { collectAssets } from '../../../main/library/collect.ts';
import { openLibrary, type Library } from '../../../main/library/library.ts';
import { newDesign } from '../../../shared/design.ts';
import { makeFolder } from '../../helpers/folder.ts';

const day = 86_400_000;

async function openTestLibrary(): Promise<Library> {
  return await openLibrary(join(makeFolder(), 'library'));
}

/** Keeps a text as a file that was put two days ago. */
async function putOld({ assets }: Library, text: string): Promise<string> {
  const id = await assets.put(Buffer.from(text));
  const then = new Date(Date.now() - 2 * day);
  await utimes(assets.path(id), then, then);
  return id;
}

const collect = (library: Library, more: { dryRun?: boolean; letGo?: ReadonlySet<string> } = {}) => collectAssets({ library, now: new Date(), ...more });

test('what a design shows, has shown, or shows in the trash stays; what nothing uses goes with its copies', async () => {
  const library = await openTestLibrary();
  const [now, before, binned, unused] = await Promise.all(['now', 'before', 'binned', 'unused'].map((text) => putOld(library, text)));
  const made = library.designs.create(newDesign({ id: 'x', name: 'X', point: { photo: { asset: before! } } }), '');
  library.designs.save({ ...made.design, point: { photo: { asset: now! } } }, made.revision);
  library.designs.remove(library.designs.create(newDesign({ id: 'y', name: 'Y', point: { photo: { asset: binned! } } }), '').design.id);
  const copies = join(library.folder, 'cache/derivatives');
  await mkdir(copies, { recursive: true });
  await writeFile(join(copies, `${unused}-0.000_0.000_1.000_1.000-10x10.png`), 'copy');
  await writeFile(join(copies, `${now}-0.000_0.000_1.000_1.000-10x10.png`), 'copy');
  expect(await collect(library, { dryRun: true })).toEqual({ files: 1, bytes: 6, copies: 1, young: 0 });
  expect(library.assets.has(unused!)).toBe(true);
  expect(await collect(library)).toEqual({ files: 1, bytes: 6, copies: 1, young: 0 });
  expect([now, before, binned, unused].map((id) => library.assets.has(id!))).toEqual([true, true, true, false]);
  expect(await readdir(copies)).toHaveLength(1);
  library.close();
});

test('what a post or a pack uses stays, and so does what a table of the future names', async () => {
  const library = await openTestLibrary();
  const [posted, packed, future] = await Promise.all(['posted', 'packed', 'future'].map((text) => putOld(library, text)));
  library.database.run("INSERT INTO posts (id, campaign, captions, due_at, due_wall, zone, grace_minutes, created_at, changed_at) VALUES ('p', '', '{}', '', '', '', 0, '', '')");
  library.database.run("INSERT INTO post_pictures (post, position, asset, size, width, height, alt) VALUES ('p', 0, ?, 's', 1, 1, '')", posted!);
  await mkdir(join(library.folder, 'packs'), { recursive: true });
  await writeFile(join(library.folder, 'packs', 'old@1.0.0.json'), JSON.stringify({ files: [{ sha256: packed }] }));
  library.database.exec('CREATE TABLE future (note TEXT) STRICT');
  library.database.run('INSERT INTO future (note) VALUES (?)', `uses ${future}.`);
  expect((await collect(library)).files).toBe(0);
  library.close();
});

test('what is new stays for an hour, and what is put again is new again', async () => {
  const library = await openTestLibrary();
  await library.assets.put(Buffer.from('new'));
  const again = await putOld(library, 'again');
  await library.assets.put(Buffer.from('again'));
  expect(await collect(library)).toMatchObject({ files: 0, young: 2 });
  expect(library.assets.has(again)).toBe(true);
  expect(await collect(library, { letGo: new Set([again]) })).toMatchObject({ files: 1, young: 1 });
  library.close();
});

test('putting files while unused ones are collected loses none of them', async () => {
  const library = await openTestLibrary();
  const texts = Array.from({ length: 60 }, (_, index) => `text ${index}`);
  for (const text of texts) await putOld(library, text);
  const [ids] = await Promise.all([Promise.all(texts.map((text) => library.assets.put(Buffer.from(text)))), collect(library)]);
  for (const [index, id] of ids.entries()) expect((await library.assets.read(id)).toString()).toBe(texts[index]);
  library.close();
});
