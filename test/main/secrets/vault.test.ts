// Secrets under a passphrase: nobody reads them from the disk, and a wrong passphrase or a damaged file is said.

import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openSecrets } from '../../../main/secrets/open.ts';
import { openVault } from '../../../main/secrets/vault.ts';
import { makeFolder } from '../../helpers/folder.ts';

const open = (file: string, words = 'correct horse'): ReturnType<typeof openVault> => openVault(file, async () => words);

describe('the vault', () => {
  test('gives back what was kept, to whoever has the passphrase, in any form of its letters', async () => {
    const file = join(makeFolder(), 'secrets.vault.json');
    const vault = open(file, 'caf\u00e9');
    await Promise.all([vault.set('ana', 'one'), vault.set('ben', 'two')]);
    await vault.set('ana', 'three');
    await vault.remove('ben');
    const again = open(file, 'cafe\u0301');
    expect([await again.get('ana'), await again.get('ben'), await again.get('nobody')]).toEqual(['three', undefined, undefined]);
  });

  test('has nothing on the disk in the clear', async () => {
    const folder = makeFolder();
    await open(join(folder, 'v.json')).set('ana', 'planted-secret-41');
    const written = await Promise.all((await readdir(folder)).map((name) => readFile(join(folder, name), 'latin1')));
    const found = ['planted-secret-41', Buffer.from('planted-secret-41').toString('base64').slice(0, 20), 'correct horse'].filter((text) => written.some((file) => file.includes(text)));
    expect(found).toEqual([]);
  });

  test('refuses a wrong passphrase, and takes the right one after', async () => {
    const file = join(makeFolder(), 'v.json');
    await open(file).set('ana', 'one');
    const words = ['wrong', 'correct horse'];
    const vault = openVault(file, async () => words.shift()!);
    await expect(vault.get('ana')).rejects.toThrow('The passphrase of the secrets is wrong. Give the one they were kept under.');
    expect(await vault.get('ana')).toBe('one');
    await expect(open(file, '').get('ana')).rejects.toThrow('none was given');
    await expect(open(file, 'wrong').set('ben', 'two')).rejects.toThrow('is wrong');
    expect(await open(file).get('ben')).toBeUndefined();
  });

  test('gives a secret up without its passphrase', async () => {
    const file = join(makeFolder(), 'v.json');
    await open(file).set('ana', 'one');
    await open(file).set('ben', 'two');
    await openVault(file, () => Promise.reject(new Error('asked'))).remove('ana');
    expect([await open(file).get('ana'), await open(file).get('ben')]).toEqual([undefined, 'two']);
  });

  test('notices entries that were changed or put under another name', async () => {
    const file = join(makeFolder(), 'v.json');
    const vault = open(file);
    await vault.set('ana', 'one');
    await vault.set('ben', 'two');
    const text: { entries: Record<string, string> } = JSON.parse(await readFile(file, 'utf8'));
    await writeFile(file, JSON.stringify({ ...text, entries: { ana: text.entries['ben'], ben: text.entries['ana'] } }));
    await expect(open(file).get('ana')).rejects.toThrow(/was changed by something else/);
    await writeFile(file, '{"version":1');
    await expect(open(file).get('ana')).rejects.toThrow(/the file is damaged\./);
    await expect(open(file).set('ana', 'new')).rejects.toThrow(/the file is damaged\./);
    expect(await readFile(file, 'utf8')).toBe('{"version":1');
  });
});

test('a passphrase in the environment says that secrets are in the vault; without one, and without a person, that is said', async () => {
  const folder = makeFolder();
  const secrets = openSecrets({ folder, environment: { POINT_STUDIO_PASSPHRASE: 'correct horse' } });
  await secrets.set('ana', 'one');
  expect([await secrets.keeper(), await secrets.get('ana')]).toEqual(['vault', 'one']);
  const mute = openSecrets({ folder, environment: { POINT_STUDIO_SECRETS: 'vault' } });
  await expect(mute.get('ana')).rejects.toThrow('Set POINT_STUDIO_PASSPHRASE for this run');
  const strange = openSecrets({ folder, environment: { POINT_STUDIO_SECRETS: 'pocket' } });
  await expect(strange.get('ana')).rejects.toThrow('desktop, keyRing, vault');
});
