// `pack`, `templates` and `sizes` from the command line, with packs that mean harm.

import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { packFolder, templateIds } from '../../helpers/bundledPack.ts';
import { runCli, type CliResult } from '../../helpers/cli.ts';
import { makeSharedFolder } from '../../helpers/folder.ts';
import { zipOf } from '../../helpers/zips.ts';

const home = makeSharedFolder();
const run = (words: readonly string[]): Promise<CliResult> => runCli(words, home);

describe('pack', () => {
  test('builds the same bytes each time, which verify and install', async () => {
    const first = 'one.pointpack';
    const second = 'two.pointpack';
    expect((await run(['pack', 'build', packFolder, '--out', first])).code).toBe(0);
    expect((await run(['pack', 'build', packFolder, '--out', second])).code).toBe(0);
    expect(await readFile(join(home, first))).toEqual(await readFile(join(home, second)));
    expect((await run(['pack', 'verify', first])).code).toBe(0);
    expect((await run(['pack', 'install', first])).code).toBe(0);
    const listed: { packs: { id: string; templates: string[] }[] } = JSON.parse((await run(['pack', 'list', '--json'])).stdout);
    expect(listed.packs).toMatchObject([{ id: 'make-your-point', templates: templateIds }]);
  });

  const bytes = new TextEncoder().encode('{}');
  test.each([
    ['leaves its folder', zipOf([{ path: '../evil.json', bytes }])],
    ['holds a link', zipOf([{ path: 'pack.json', bytes, mode: 0o120777 }])],
    ['is a bomb', zipOf([{ path: 'pack.json', bytes: new Uint8Array(50_000_000) }])],
    ['is no zip', new TextEncoder().encode('hello')],
  ])('refuses one that %s, and installs nothing', async (_, pack) => {
    await writeFile(join(home, 'evil.pointpack'), pack);
    for (const deed of ['verify', 'install']) {
      const result = await run(['pack', deed, 'evil.pointpack']);
      expect(result.code).toBe(3);
      expect(result.stderr).toMatch(/^point-studio: .*evil\.pointpack.*\n$/);
    }
    expect((await readdir(home)).filter((name) => name === 'evil.json')).toEqual([]);
  });

  test('refuses one whose file was changed', async () => {
    const whole = await readFile(join(home, 'one.pointpack'));
    const changed = Buffer.from(whole);
    changed[Math.floor(changed.length / 2)]! ^= 1;
    await writeFile(join(home, 'changed.pointpack'), changed);
    const result = await run(['pack', 'verify', 'changed.pointpack']);
    expect(result.code).toBe(3);
    expect(result.stderr).toMatch(/^point-studio: .*\n$/);
  });

  test('says what it takes', async () => {
    const result = await run(['pack', 'unpack', 'one.pointpack']);
    expect(result.code).toBe(2);
    expect(result.stderr).toContain('pack build');
  });
});

describe('templates and sizes', () => {
  test('a starter spreadsheet can be exported as it is', async () => {
    const starter = await run(['templates', '--starter', 'big-figure']);
    await writeFile(join(home, 'starter.csv'), starter.stdout);
    const result = await run(['export', 'big-figure', '--data', 'starter.csv', '--sizes', 'ig-square', '--out', 'starter']);
    expect(result.code).toBe(0);
    const shown = (await readdir(join(home, 'starter'))).filter((name) => !name.startsWith('.'));
    expect(shown).toHaveLength(2);
  });

  test('lists the sizes of one network with their limits', async () => {
    const { sizes }: { sizes: { id: string; maxBytes: number }[] } = JSON.parse((await run(['sizes', 'bluesky', '--json'])).stdout);
    expect(sizes.map(({ id }) => id)).toContain('bs-portrait');
    expect(sizes.find(({ id }) => id === 'bs-portrait')!.maxBytes).toBe(2_000_000);
  });

  test('people\'s words leave stdout alone when it is no terminal', async () => {
    const result = await run(['sizes', 'recommended']);
    expect(result.stdout).toBe('');
    expect(result.stderr).toContain('ig-portrait');
  });
});
