// Installed packs: in whole or not at all, the newest wins, and using one again opens nothing twice.

import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { createAssetStore } from '../../../main/library/assets.ts';
import { buildPack } from '../../../main/packs/build.ts';
import { PackStore } from '../../../main/packs/store.ts';
import { compareVersions } from '../../../shared/pack.ts';
import { makeFolder } from '../../helpers/folder.ts';
import { forgedPack, smallPack, sourceFolder, template } from './packs.ts';

let library: string;

/** A store over the library, as a program that starts sees it. */
function openStore(bundledFile = ''): PackStore {
  return new PackStore({ folder: join(library, 'packs'), assets: createAssetStore(join(library, 'assets')), bundledFile });
}

const filesIn = (folder: string): readonly string[] => (existsSync(folder) ? readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map(({ name }) => name).sort() : []);

const otherTemplate = (id: string) => ({ template: { ...template, id } });

beforeEach(() => {
  library = makeFolder();
});

describe('an installed pack', () => {
  test('is listed, found by its templates, and whole after a restart', async () => {
    await openStore().install(await smallPack(), 'small.pointpack');
    const store = openStore();
    expect((await store.list()).map(({ manifest, bundled }) => [manifest.id, manifest.version, bundled])).toEqual([['small-pack', '1.2.0', false]]);
    const { pack, template: found } = await store.findTemplate('one');
    expect(found).toMatchObject({ id: 'one', pack: 'small-pack@1.2.0', point: { claim: 'Light for all' } });
    expect(pack.brand.name).toBe('Brand');
    await expect(store.verify('small-pack')).resolves.toMatchObject({ id: 'small-pack' });
    expect(filesIn(join(library, 'packs'))).toEqual(['small-pack@1.2.0.json', 'small-pack@1.2.0.pointpack']);
  });

  test('can be installed again without a change, but not with other contents', async () => {
    const store = openStore();
    await store.install(await smallPack(), 'small.pointpack');
    await store.install(await smallPack(), 'small.pointpack');
    const other = await buildPack(sourceFolder({ manifest: { description: 'Other.' } }));
    await expect(store.install(other, 'other.pointpack')).rejects.toMatchObject({ code: 'conflict', message: expect.stringContaining('small-pack@1.2.0 is installed already') });
    expect((await store.open('small-pack')).manifest.description).toBe('For tests.');
  });

  test('is opened anew where its index is gone, or one of its files is', async () => {
    await openStore().install(await smallPack(), 'small.pointpack');
    writeFileSync(join(library, 'packs/small-pack@1.2.0.json'), '{"schema":');
    expect((await openStore().open('small-pack')).templates).toHaveLength(1);
    rmSync(join(library, 'assets'), { recursive: true });
    await expect(openStore().verify('small-pack')).resolves.toMatchObject({ id: 'small-pack' });
  });

  test('that was damaged since is told, and the others stay usable', async () => {
    const store = openStore();
    await store.install(await smallPack(), 'small.pointpack');
    await store.install(await buildPack(sourceFolder({ manifest: { id: 'other-pack' } })), 'other.pointpack');
    rmSync(join(library, 'packs/small-pack@1.2.0.json'));
    writeFileSync(join(library, 'packs/small-pack@1.2.0.pointpack'), 'PK broken');
    const again = openStore();
    expect((await again.list()).map(({ manifest }) => manifest.id)).toEqual(['other-pack']);
    expect((await again.damaged())[0]).toMatchObject({ code: 'input', message: expect.stringContaining('small-pack@1.2.0.pointpack is damaged') });
  });

  test('with a changed file does not verify', async () => {
    const store = openStore();
    const { others } = await store.install(await smallPack(), 'small.pointpack');
    const { sha256 } = others[0]!;
    writeFileSync(join(library, 'assets', sha256.slice(0, 2), sha256), 'changed');
    await expect(store.verify('small-pack')).rejects.toMatchObject({ code: 'storage', message: expect.stringContaining('changed or damaged') });
  });
});

test('a refused pack leaves nothing behind', async () => {
  const store = openStore();
  const forged = await forgedPack((entries) => entries.set('../../evil.txt', { path: '../../evil.txt', bytes: new Uint8Array(1) }));
  await expect(store.install(forged, 'gift.pointpack')).rejects.toMatchObject({ code: 'input' });
  expect(filesIn(library)).toEqual([]);
  expect(existsSync(join(library, '..', 'evil.txt'))).toBe(false);
});

describe('of several', () => {
  test('versions the newest is used', async () => {
    const store = openStore();
    for (const version of ['1.10.0', '1.9.0', '1.10.0-rc.1']) await store.install(await buildPack(sourceFolder({ manifest: { version } })), `${version}.pointpack`);
    expect((await store.list()).map(({ manifest }) => manifest.version)).toEqual(['1.10.0']);
  });

  test('packs with one template id the pack must be said', async () => {
    const store = openStore();
    await store.install(await smallPack(), 'small.pointpack');
    await store.install(await buildPack(sourceFolder({ manifest: { id: 'other-pack' } })), 'other.pointpack');
    await expect(store.findTemplate('one')).rejects.toMatchObject({ code: 'usage', message: expect.stringContaining('other-pack/one, small-pack/one') });
    expect((await store.findTemplate('other-pack/one')).pack.manifest.id).toBe('other-pack');
  });
});

test('what is not there is told with what was probably meant', async () => {
  const store = openStore();
  await store.install(await buildPack(sourceFolder(otherTemplate('big-figure'))), 'small.pointpack');
  await expect(store.findTemplate('big-figur')).rejects.toMatchObject({ code: 'notFound', message: 'There is no template "big-figur". Did you mean big-figure?' });
  await expect(store.findTemplate('zzz')).rejects.toMatchObject({ message: 'There is no template "zzz". There are: big-figure.' });
  await expect(store.open('smal-pack')).rejects.toMatchObject({ code: 'notFound', message: 'There is no pack "smal-pack". Did you mean small-pack?' });
});

async function bundle(changes = {}): Promise<string> {
  const file = join(library, 'bundled.pointpack');
  writeFileSync(file, await buildPack(sourceFolder(changes)));
  return file;
}

describe('the bundled pack', () => {
  test('is there without being installed, first in the list', async () => {
    const store = openStore(await bundle());
    await store.install(await buildPack(sourceFolder({ manifest: { id: 'a-pack', name: 'A pack' } })), 'a.pointpack');
    expect((await store.list()).map(({ manifest, bundled }) => [manifest.id, bundled])).toEqual([
      ['small-pack', true],
      ['a-pack', false],
    ]);
  });

  test('is not opened again while its file stays the same', async () => {
    const file = await bundle();
    const times = new Date('2026-01-02T03:04:05Z');
    utimesSync(file, times, times);
    await openStore(file).list();
    // Same size and time, other content: who opened it would fail.
    writeFileSync(file, new Uint8Array(statSync(file).size));
    utimesSync(file, times, times);
    expect((await openStore(file).findTemplate('one')).pack.bundled).toBe(true);
  });

  test('is taken anew when the program brings another, even of one version', async () => {
    await openStore(await bundle()).list();
    const store = openStore(await bundle({ ...otherTemplate('two'), manifest: { description: 'Newer.' } }));
    expect((await store.findTemplate('two')).pack.manifest.description).toBe('Newer.');
  });

  test('is not replaced by a stranger\'s under its id, however new it says it is', async () => {
    const store = openStore(await bundle());
    const forged = await buildPack(sourceFolder({ manifest: { version: '9.0.0', name: 'Better pack' } }));
    await expect(store.install(forged, 'gift.pointpack')).rejects.toMatchObject({
      code: 'conflict',
      message: 'gift.pointpack calls itself small-pack, which is the pack that comes with Point Studio. Ask for a pack with an id of its own.',
    });
    expect((await store.open('small-pack')).manifest.name).toBe('Small pack');
    expect(filesIn(join(library, 'packs')).filter((name) => name.includes('9.0.0'))).toEqual([]);
  });

  test('wins over one of its id that was installed before it came', async () => {
    await openStore().install(await buildPack(sourceFolder({ manifest: { version: '9.0.0', name: 'Better pack' } })), 'gift.pointpack');
    expect((await openStore(await bundle()).open('small-pack')).manifest.name).toBe('Small pack');
  });

  test('may be installed once more from its own file', async () => {
    const file = await bundle();
    const store = openStore(file);
    await store.install(readFileSync(file), 'small.pointpack');
    expect((await store.list()).map(({ manifest, bundled }) => [manifest.id, bundled])).toEqual([['small-pack', true]]);
  });

  test('is read once when it is first listed', async () => {
    const store = openStore(await bundle());
    const first = await store.list();
    expect(await store.list()).toBe(first);
  });

  test('that is missing is told', async () => {
    await expect(openStore(join(library, 'none.pointpack')).list()).rejects.toMatchObject({ code: 'storage', message: expect.stringContaining('bundled pack') });
  });
});

test('a folder that cannot be written to is told, and nothing is installed', async () => {
  mkdirSync(join(library, 'assets'));
  writeFileSync(join(library, 'packs'), 'a file in the way');
  await expect(openStore().install(await smallPack(), 'small.pointpack')).rejects.toMatchObject({ name: 'Fault', code: 'storage' });
});

test.each([
  ['1.0.0', '1.0.1'],
  ['1.9.0', '1.10.0'],
  ['1.0.0-alpha', '1.0.0-alpha.1'],
  ['1.0.0-alpha.1', '1.0.0-alpha.beta'],
  ['1.0.0-beta.2', '1.0.0-beta.11'],
  ['1.0.0-rc.1', '1.0.0'],
])('%s comes before %s', (earlier, later) => {
  expect(compareVersions(earlier, later)).toBeLessThan(0);
  expect(compareVersions(later, earlier)).toBeGreaterThan(0);
  expect(compareVersions(later, later)).toBe(0);
});
