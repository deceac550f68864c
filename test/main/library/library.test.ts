// Where the library lives, and what it remembers.

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { inRoot } from '../../../main/here.ts';
import { libraryFolder, makeLibraryFolder } from '../../../main/library/home.ts';
import { openLibrary } from '../../../main/library/library.ts';
import { loadNetworks, shippedNetworks } from '../../../main/networks.ts';
import type { PictureInfo } from '../../../shared/picture.ts';
import { makeFolder } from '../../helpers/folder.ts';

describe('the folder', () => {
  test('is the one named, else the environment’s, else the system’s', () => {
    const env = { POINT_STUDIO_HOME: '/data/studio' };
    expect(libraryFolder('campaign', env)).toBe(resolve('campaign'));
    expect(libraryFolder(undefined, env)).toBe('/data/studio');
    expect(libraryFolder('', {})).toMatch(/point-studio/);
  });

  test('is made when it is opened, not before', async () => {
    const folder = join(makeFolder(), 'deep', 'library');
    expect(existsSync(libraryFolder(folder, {}))).toBe(false);
    const library = await openLibrary(folder);
    expect(library.folder).toBe(folder);
    expect(existsSync(join(folder, 'library.sqlite'))).toBe(true);
    library.close();
  });

  test('that cannot be made is said to be so', async () => {
    const file = join(makeFolder(), 'letter.txt');
    writeFileSync(file, 'A letter.');
    await expect(makeLibraryFolder(join(file, 'library'))).rejects.toMatchObject({ code: 'storage', message: expect.stringContaining('part of the path is a file') });
    await expect(openLibrary('/proc/nowhere/library')).rejects.toMatchObject({ code: 'storage' });
  });
});

const picture: PictureInfo = {
  id: 'a'.repeat(64),
  width: 1200,
  height: 800,
  type: 'jpeg',
  name: 'ana.jpg',
  hasAlpha: false,
  focus: { x: 0.5, y: 0.3 },
  tones: { columns: 1, rows: 1, darkest: [0.1], lightest: [0.9] },
};

test('settings and what is known of pictures stay', async () => {
  const folder = makeFolder();
  const first = await openLibrary(folder);
  expect(first.settings.get('theme')).toBeUndefined();
  first.settings.set('theme', 'light');
  first.settings.set('theme', 'dark');
  first.pictures.put(picture);
  first.pictures.put({ ...picture, name: 'ana-2.jpg' });
  first.close();

  const again = await openLibrary(folder);
  expect(again.settings.get('theme')).toBe('dark');
  expect(again.pictures.get(picture.id)).toEqual({ ...picture, name: 'ana-2.jpg' });
  expect(again.pictures.get('b'.repeat(64))).toBeUndefined();
  // As an earlier version might have kept it.
  again.database.run('UPDATE pictures SET info = ?', JSON.stringify({ id: picture.id, width: 1200 }));
  expect(again.pictures.get(picture.id)).toBeUndefined();
  again.close();
});

describe('the table of networks', () => {
  const shipped = readFileSync(inRoot('./assets/networks.json'), 'utf8');
  const changed = (change: object): string => JSON.stringify({ ...JSON.parse(shipped), ...change });

  test('is the shipped one without a file of one’s own', async () => {
    expect(await loadNetworks(makeFolder())).toEqual({ table: await shippedNetworks(), notice: '' });
  });

  test('is the library’s own where that is newer', async () => {
    const folder = makeFolder();
    writeFileSync(join(folder, 'networks.json'), changed({ compiledOn: '2031-01-01' }));
    const { table, notice } = await loadNetworks(folder);
    expect([table.compiledOn, notice]).toEqual(['2031-01-01', '']);
  });

  test.each([
    ['older', changed({ compiledOn: '2020-01-01' }), 'is not newer than'],
    ['broken', changed({ compiledOn: '2031-01-01', networks: [] }), 'networks:'],
    ['not JSON', '{"compiledOn": ', 'it is not JSON'],
  ])('is the shipped one where the library’s is %s, and says so', async (_, text, why) => {
    const folder = makeFolder();
    writeFileSync(join(folder, 'networks.json'), text);
    const { table, notice } = await loadNetworks(folder);
    expect(table).toEqual(await shippedNetworks());
    expect(notice).toContain(why);
  });
});
