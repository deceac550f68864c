// A finished export becomes posts, as long as its files are those that were exported.

import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createAssetStore } from '../../../main/library/assets.ts';
import { shippedNetworks } from '../../../main/networks.ts';
import { postsOfManifest } from '../../../main/posting/manifestPosts.ts';
import type { NamedAccount } from '../../../main/posting/places.ts';
import type { NewPost } from '../../../main/posting/queue.ts';
import { makeFolder } from '../../helpers/folder.ts';

function anExport(rows: number, change: object = {}): string {
  const folder = makeFolder();
  const jobs = Array.from({ length: rows }, (_, index) => {
    const [file, bytes] = [`${index + 1}.jpg`, `picture ${index}`];
    writeFileSync(join(folder, file), bytes);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    return { row: index + 1, template: 'my-point', size: 'bs-portrait', network: 'bluesky', file, width: 1080, height: 1350, sha256, alt: `Alt ${index + 1}.`, status: 'written', ...change };
  });
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify({ schema: 1, template: 'my-point', pack: '', jobs }));
  return folder;
}

async function posts(folder: string, pattern: string, accounts: readonly NamedAccount[] = []): Promise<readonly NewPost[]> {
  return await postsOfManifest({
    folder,
    assets: createAssetStore(join(makeFolder(), 'assets')),
    networks: await shippedNetworks(),
    captions: { default: pattern },
    accounts,
    campaign: 'Week',
    times: (count) => Array.from({ length: count }, (_, index) => ({ wall: `2096-01-${String((index % 28) + 1).padStart(2, '0')}T09:00`, zone: 'UTC' })),
  });
}

test('500 rows become posts with their pictures, alt texts and captions', async () => {
  const made = await posts(anExport(500), '{alt} ({row})');
  expect(made).toHaveLength(500);
  expect(made[499]).toMatchObject({ captions: { default: 'Alt 500. (500)' }, pictures: [{ alt: 'Alt 500.' }], deliveries: [{ network: 'bluesky', account: '' }] });
});

test('captions know the columns of files.csv', async () => {
  const folder = anExport(2);
  writeFileSync(join(folder, 'files.csv'), 'name,bs-portrait,alt\nAna,1.jpg,Alt\nBo,2.jpg,Alt\n');
  expect((await posts(folder, 'By {name}')).map(({ captions }) => captions['default'])).toEqual(['By Ana', 'By Bo']);
});

test('an account is held to its own server’s limits, and a row has its language', async () => {
  const folder = anExport(1);
  writeFileSync(join(folder, 'files.csv'), 'name,Language,bs-portrait,alt\nAna,es,1.jpg,Alt\n');
  const account = { id: 'own', network: 'bluesky', server: 'https://small.example', settings: { 'limit.characters': '10' } };
  expect((await posts(folder, 'x'.repeat(10), [account]))[0]).toMatchObject({ language: 'es', deliveries: [{ network: 'bluesky', account: 'own' }] });
  await expect(posts(folder, 'x'.repeat(11), [account])).rejects.toThrow(/Row 1: The caption for Bluesky has 11 .*; the most is 10/);
});

test('what cannot be trusted is refused, by name', async () => {
  const changed = anExport(2);
  writeFileSync(join(changed, '2.jpg'), 'other');
  await expect(posts(changed, '{alt}')).rejects.toThrow(/2\.jpg has changed since it was exported/);
  await expect(posts(anExport(1, { file: '../1.jpg' }), '{alt}')).rejects.toThrow(/outside of its folder/);
  await expect(posts(anExport(1, { file: 'gone.jpg' }), '{alt}')).rejects.toThrow(/gone\.jpg/);
  await expect(posts(anExport(1), '{claim}')).rejects.toThrow(/\{claim\}, which is not known.*--csv/);
  await expect(posts(anExport(1, { status: 'failed' }), '{alt}')).rejects.toThrow(/no finished picture/);
  await expect(posts(anExport(1), 'x'.repeat(400))).rejects.toThrow(/Row 1: The caption for Bluesky/);
  const broken = makeFolder();
  writeFileSync(join(broken, 'manifest.json'), '{');
  await expect(posts(broken, '{alt}')).rejects.toThrow(/not the manifest of an export/);
});
