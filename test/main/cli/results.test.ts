// Results and purging as volunteers ask for them on the command line.

import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runCli, type CliResult } from '../../helpers/cli.ts';
import { makeSharedFolder } from '../../helpers/folder.ts';

const home = makeSharedFolder();
const run = (words: readonly string[]): Promise<CliResult> => runCli(words, home);

test('an export leaves folders by network, a report, a table, alt texts and a zip; a purge says what it removes, and removes it', async () => {
  const data = join(home, 'people.csv');
  await writeFile(data, 'claim,name,zustimmung\nLight for all,Li,ja\nPower to clinics,=cmd|x,nein\n');
  const words = ['export', 'my-point', '--data', data, '--map', 'consent=zustimmung', '--sizes', 'ig-square,x-landscape', '--out', join(home, 'people'), '--folders', 'network', '--name', '{row|pad:3}-{name|upper}'];
  const made = await run([...words, '--report', '--csv', '--sidecars', '--contact-sheet', '--zip']);
  expect(made.stderr).toContain('report.html');
  expect(made.code).toBe(1);
  const folder = join(home, 'people');
  expect((await readdir(join(folder, 'instagram'))).sort()).toEqual(['001-LI.jpg', '001-LI.jpg.txt']);
  const table = await readFile(join(folder, 'files.csv'), 'utf8');
  expect(table).toContain('Light for all,Li,ja,instagram/001-LI.jpg,x/001-LI.jpg,');
  expect(table).toContain(`Power to clinics,"'=cmd|x",nein,,,`);
  expect(await readFile(join(folder, 'report.html'), 'utf8')).toContain('Consent is &quot;nein&quot;');
  expect(existsSync(`${folder}.zip`)).toBe(true);

  await writeFile(join(folder, 'notes.txt'), 'mine');
  const dry = await run(['export', '--purge', folder, '--dry-run', '--json']);
  expect(JSON.parse(dry.stdout)).toMatchObject({ dryRun: true, removed: { pictures: { count: 2 }, results: { count: 6 }, records: { count: 1 } }, kept: [] });
  const purged = await run(['export', '--purge', folder]);
  expect(purged.stderr).toContain('2 pictures');
  expect(purged.code).toBe(0);
  expect(await readdir(folder)).toEqual(['notes.txt']);
  expect(existsSync(`${folder}.zip`)).toBe(false);
  expect(existsSync(data)).toBe(true);
  const again = await run(['export', '--purge', folder]);
  expect(again.stderr).toContain('There is no export in');
  expect(again.code).not.toBe(0);
});

test('a name pattern that cannot be is refused in one sentence', async () => {
  const result = await run(['export', 'my-point', '--set', 'claim=Light', '--set', 'name=Li', '--name', '{name|lowr}', '--out', join(home, 'never')]);
  expect(result.stderr).toContain('did you mean lower?');
  expect(result.code).toBe(2);
  expect(existsSync(join(home, 'never'))).toBe(false);
});
