// `queue hand-over` for schedulers: the files in the hand-over folder, with pictures named where they lie.

import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openStudio } from '../../../main/studio.ts';
import { runCli } from '../../helpers/cli.ts';
import { makeFolder } from '../../helpers/folder.ts';
import { aPost } from '../posting/desk.ts';

async function libraryWith(posts: readonly { readonly wall: string; readonly zone: string }[]): Promise<string> {
  const library = makeFolder();
  const studio = await openStudio({ library, host: 'cli' });
  const asset = await studio.library.assets.put(new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 1]));
  const year = new Date().getUTCFullYear() + 1;
  for (const { wall, zone } of posts) studio.queue.add({ ...aPost, wall: `${year}-${wall}`, zone, pictures: [{ ...aPost.pictures[0]!, asset }] });
  await studio.close();
  return library;
}

test('files for schedulers and for a template of one’s own lie beside the days, whose pictures they name', async () => {
  const library = await libraryWith([{ wall: '01-10T10:00', zone: 'Africa/Nairobi' }]);
  await writeFile(join(library, 'mine.csv'), 'Message,Image URL,Mood\n');
  const result = await runCli(['queue', 'hand-over', '--for', 'publer,buffer', '--template', 'mine.csv', '--out', 'handed'], library);
  expect(result).toMatchObject({ code: 0 });
  expect(result.stderr).toContain('not understood and stay empty: Mood');
  const folder = join(library, 'handed', 'schedulers');
  const files = (await readdir(folder)).filter((name) => !name.startsWith('.')).toSorted();
  expect(files).toEqual(['buffer-instagram-Africa-Nairobi.csv', 'mine-filled-instagram-Africa-Nairobi.csv', 'publer-instagram-Africa-Nairobi.csv', 'read-me-first.txt']);
  const [, record] = (await readFile(join(folder, files[1]!), 'utf8')).split('\r\n');
  const picture = /^"Make your point\.","(.*?)",""$/.exec(record!)![1]!;
  expect(await readFile(join(library, 'handed', picture))).toHaveLength(5);
  expect(await readFile(join(folder, 'read-me-first.txt'), 'utf8')).toMatch(/upload the pictures first/);
});

test('posts of several zones need to be told one', async () => {
  const library = await libraryWith([
    { wall: '01-10T10:00', zone: 'Africa/Nairobi' },
    { wall: '01-11T10:00', zone: 'Europe/Zurich' },
  ]);
  const words = ['queue', 'hand-over', '--for', 'metricool', '--out', 'handed'];
  const refused = await runCli(words, library);
  expect(refused.code).toBe(3);
  expect(refused.stderr).toMatch(/Africa\/Nairobi, Europe\/Zurich.*--zone/);
  expect(await runCli([...words, '--zone', 'Europe/Zurich'], library)).toMatchObject({ code: 0 });
  expect(await readFile(join(library, 'handed', 'schedulers', 'metricool-Europe-Zurich.csv'), 'utf8')).toMatch(/-01-10","08:00:00"/);
});

test('a scheduler that is not known is wrong usage', async () => {
  const result = await runCli(['queue', 'hand-over', '--for', 'hootsute'], makeFolder());
  expect(result).toMatchObject({ code: 2 });
  expect(result.stderr).toMatch(/did you mean "hootsuite"/);
});

test('the report of a campaign is written as a table and as a page', async () => {
  const library = await libraryWith([{ wall: '01-10T10:00', zone: 'Africa/Nairobi' }]);
  const result = await runCli(['queue', 'receipts', '--campaign', 'Make your point', '--out', 'report', '--json'], library);
  expect(result).toMatchObject({ code: 0 });
  expect(JSON.parse(result.stdout)).toMatchObject({ folder: join(library, 'report'), deliveries: [{ network: 'Instagram', state: 'scheduled', alts: 1 }] });
  expect(await readFile(join(library, 'report', 'receipts.csv'), 'utf8')).toContain('Make your point,Instagram');
  expect(await readFile(join(library, 'report', 'receipts.html'), 'utf8')).toContain('0 of 1 published');
});

test('asking back finds nothing wrong where nothing was posted', async () => {
  expect(await runCli(['queue', 'check-back'], await libraryWith([{ wall: '01-10T10:00', zone: 'Africa/Nairobi' }]))).toMatchObject({ code: 0 });
});
