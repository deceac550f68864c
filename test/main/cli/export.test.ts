// `export` and `check` as volunteers use them: what comes out, and one clear sentence for everything that cannot be used.

import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as xlsx from '@e965/xlsx';
import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Manifest } from '../../../shared/batch.ts';
import { runCli, startCli, type CliResult } from '../../helpers/cli.ts';
import { makeSharedFolder } from '../../helpers/folder.ts';
import { samplesFolder } from '../../helpers/bundledPack.ts';

const home = makeSharedFolder();
const run = (words: readonly string[]): Promise<CliResult> => runCli(words, home);

async function sheet(name: string, text: string | Uint8Array): Promise<string> {
  const file = join(home, name);
  await writeFile(file, text);
  return file;
}

async function manifestOf(out: string): Promise<Manifest> {
  const manifest: Manifest = JSON.parse(await readFile(join(home, out, 'manifest.json'), 'utf8'));
  return manifest;
}

/** What is in a folder for a person to see. */
async function seenIn(folder: string): Promise<readonly string[]> {
  return (await readdir(folder)).filter((name) => name !== '.point-studio-export').sort();
}

/** One sentence on stderr with these words in it, this exit code, and no stack trace. */
function expectRefusal(result: CliResult, code: number, ...words: readonly string[]): void {
  const last = result.stderr.trim().split('\n').at(-1)!;
  expect(last).toMatch(/^point-studio: /);
  for (const word of words) expect(last).toContain(word);
  expect(result.stderr).not.toMatch(/\n\s+at /);
  expect(result.code).toBe(code);
}

describe('export', () => {
  test('makes a picture for each row and size, with its manifest, and answers 0', async () => {
    const result = await run(['export', 'my-point', '--data', join(samplesFolder, 'supporters.csv'), '--photos', join(samplesFolder, 'portraits'), '--sizes', 'ig-square', '--out', 'out', '--json']);
    expect(result.code).toBe(0);
    const manifest: Manifest = JSON.parse(result.stdout);
    expect(manifest.jobs).toHaveLength(12);
    const files = await seenIn(join(home, 'out'));
    expect(files).toEqual([...manifest.jobs.map(({ file }) => file), 'manifest.json'].sort());
    for (const { file, width, height, bytes, alt, status } of manifest.jobs) {
      const written = await readFile(join(home, 'out', file));
      const metadata = await sharp(written).metadata();
      expect([metadata.width, metadata.height, written.length, status]).toEqual([width, height, bytes, 'written']);
      expect(alt).not.toBe('');
    }
  });

  test('makes one picture from single values', async () => {
    const result = await run(['export', 'big-figure', '--set', 'figure=1.4', '--set', 'unit=billion', '--set', 'claim=people had no electricity at all', '--sizes', 'x-landscape', '--type', 'png', '--out', 'single']);
    expect(result.code).toBe(0);
    expect((await manifestOf('single')).jobs).toMatchObject([{ row: 1, size: 'x-landscape', network: 'x', type: 'png', width: 1600, height: 900, status: 'written' }]);
  });

  test('skips the row without a required field, exports the others and answers 1', async () => {
    const data = await sheet('required.csv', 'claim,name,consent\nLight for all,Li,yes\n,Ana,yes\nPower to clinics,Musa,yes\n');
    const result = await run(['export', 'my-point', '--data', data, '--sizes', 'ig-square', '--out', 'required']);
    expect(result.code).toBe(1);
    expect(result.stderr).toContain('row 2');
    expect((await manifestOf('required')).jobs.map(({ status }) => status)).toEqual(['written', 'skipped', 'written']);
  });

  test('skips a person who did not agree', async () => {
    const data = await sheet('consent.csv', 'claim,name,consent\nLight for all,Li,yes\nLight for all,Ana,no\nLight for all,Musa,not needed\n');
    const result = await run(['export', 'my-point', '--data', data, '--sizes', 'ig-square', '--out', 'consent']);
    expect(result.code).toBe(1);
    expect((await manifestOf('consent')).jobs.map(({ status }) => status)).toEqual(['written', 'skipped', 'written']);
  });

  test('tells rows of the same file name apart by their numbers', async () => {
    const data = await sheet('same.csv', 'claim,name,consent\nOne,Li,yes\nTwo,Li,yes\n');
    await run(['export', 'my-point', '--data', data, '--sizes', 'ig-square', '--name', '{slug}', '--out', 'same']);
    expect((await manifestOf('same')).jobs.map(({ file }) => file)).toEqual(['li-1.jpg', 'li-2.jpg']);
  });

  test('says which text was cut', async () => {
    const data = await sheet('long.csv', `claim,name,consent\n${'word '.repeat(2_000)},Li,yes\n`);
    const result = await run(['export', 'my-point', '--data', data, '--sizes', 'ig-square', '--out', 'long']);
    expect(result.code).toBe(1);
    expect((await manifestOf('long')).jobs[0]!.warnings).toContainEqual(expect.objectContaining({ check: 'text-cut', severity: 'error' }));
  });

  test('takes control characters, bidi overrides and lone surrogates for what they are: nothing to show', async () => {
    const data = await sheet('strange.json', JSON.stringify([{ claim: 'Light\u0007 \u202Efor\u202C \uD800all', name: 'Li\u0000', consent: 'yes' }]));
    const result = await run(['export', 'my-point', '--data', data, '--sizes', 'ig-square', '--out', 'strange']);
    const [job] = (await manifestOf('strange')).jobs;
    expect(job!.status).toBe('written');
    expect(job!.file).toBe('1-li-ig-square.jpg');
    expect(job!.alt).toContain('Light');
    for (const strange of ['\u0000', '\u0007', '\u202E', '\uD800']) expect(job!.alt).not.toContain(strange);
    expect(result.stderr).not.toMatch(/\n\s+at /);
  });

  test('a photo that is missing, cut short or no picture is told by row and name, and the others are made', async () => {
    const photos = join(home, 'photos');
    await mkdir(photos);
    const good = await sharp({ create: { width: 1200, height: 1200, channels: 3, background: '#2F6BFF' } }).jpeg().toBuffer();
    await writeFile(join(photos, 'good.jpg'), good);
    await writeFile(join(photos, 'cut.jpg'), good.subarray(0, good.length / 2));
    await writeFile(join(photos, 'text.jpg'), 'not a picture');
    const rows = ['good.jpg', 'gone.jpg', 'cut.jpg', 'text.jpg'].map((photo, index) => `Light for all,Person ${index},${photo},yes`);
    const data = await sheet('photos.csv', ['claim,name,photo,consent', ...rows].join('\n'));
    const result = await run(['export', 'my-point', '--data', data, '--photos', photos, '--sizes', 'ig-square', '--out', 'with-photos']);
    expect(result.code).toBe(1);
    const { jobs } = await manifestOf('with-photos');
    expect(jobs[0]).toMatchObject({ status: 'written', warnings: [] });
    for (const [index, name] of ['gone.jpg', 'cut.jpg', 'text.jpg'].entries()) {
      expect(jobs[index + 1]!.warnings).toContainEqual(expect.objectContaining({ check: 'photo', severity: 'error', message: expect.stringContaining(name) }));
    }
  });

  test('a photo 30,000 pixels wide is drawn like any other', async () => {
    const photos = join(home, 'wide');
    await mkdir(photos);
    await sharp({ create: { width: 30_000, height: 900, channels: 3, background: '#0F7B5F' } }).jpeg().toFile(join(photos, 'wide.jpg'));
    const data = await sheet('wide.csv', 'claim,name,photo,consent\nLight for all,Li,wide.jpg,yes\n');
    const result = await run(['export', 'photo-claim', '--data', data, '--photos', photos, '--sizes', 'ig-landscape', '--out', 'wide-out']);
    expect(result.stderr).not.toMatch(/\n\s+at /);
    expect((await manifestOf('wide-out')).jobs[0]!.status).toBe('written');
  });

  test('says what had to be mended in the file of a design, and uses it', async () => {
    const page = { id: 'page', elements: [{ kind: 'hologram', id: 'h' }], background: { type: 'solid', colour: '#10141a' } };
    await sheet('mended.json', JSON.stringify({ schema: 1, id: 'mended', name: 'Mended', point: { alt: 'A dark square.' }, pages: [page] }));
    const result = await run(['export', 'mended.json', '--sizes', 'ig-square', '--out', 'mended']);
    expect(result.stderr).toMatch(/^warning: mended\.json: .*hologram/m);
    expect((await manifestOf('mended')).jobs).toMatchObject([{ status: 'written' }]);
  });

  test('says a problem that rows share once', async () => {
    const long = 'Light for all people '.repeat(8);
    const rows = Array.from({ length: 5 }, (_, index) => `${long},Person ${index},yes`);
    const data = await sheet('shared.csv', ['claim,name,consent', ...rows].join('\n'));
    const result = await run(['check', 'my-point', '--data', data, '--sizes', 'ig-square']);
    expect(result.stderr.match(/made for 140 at most/g)).toHaveLength(1);
    expect(result.stderr).toMatch(/^warning: rows 1, 2 and 3 more \(ig-square\): "[^"]+" has 167 characters/m);
  });

  test('reads a workbook, apart', async () => {
    const workbook = xlsx.utils.book_new();
    xlsx.utils.book_append_sheet(workbook, xlsx.utils.aoa_to_sheet([['claim', 'name', 'consent'], ['Light for all', 'Li', 'yes']]), 'Points');
    const bytes: Uint8Array = xlsx.write(workbook, { type: 'buffer', bookType: 'xlsx' });
    const result = await run(['export', 'my-point', '--data', await sheet('points.xlsx', bytes), '--sizes', 'ig-square', '--out', 'workbook']);
    expect(result.code).toBe(0);
    expect((await manifestOf('workbook')).jobs).toMatchObject([{ status: 'written' }]);
  });

  test('writes JSON alone on stdout', async () => {
    const result = await run(['check', 'big-figure', '--set', 'figure=5', '--set', 'claim=hours a day', '--sizes', 'ig-square', '--json']);
    expect(JSON.parse(result.stdout)).toMatchObject({ template: 'big-figure' });
    expect(result.stderr).toContain('checked');
  });

  test('check finds what export would, and writes nothing', async () => {
    const data = await sheet('check.csv', 'claim,name\n,Li\n');
    const before = await readdir(home);
    const result = await run(['check', 'my-point', '--data', data, '--sizes', 'ig-square']);
    expect(result.code).toBe(1);
    expect((await readdir(home)).filter((name) => !before.includes(name))).toEqual([]);
  });

  test.each(['out', 'quality'])('check takes no --%s, which would mean nothing', async (option) => {
    const result = await run(['check', 'big-figure', `--${option}`, '5']);
    expect([result.code, result.stderr]).toEqual([2, expect.stringContaining(`Unknown option '--${option}'`)]);
  });

  test('says what is wrong by check before it writes, and with --strict writes nothing', async () => {
    const data = await sheet('strict.csv', `claim,name,consent\n,Li,yes\nLight,Bo,no\nLight,Al,no\nLight,Al,no\nLight,Al,no\n${'Light '.repeat(30)},Cy,yes\n`);
    const words = ['export', 'my-point', '--data', data, '--sizes', 'ig-square,ig-portrait'];
    const refused = await run([...words, '--out', 'strict', '--strict', '--json']);
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain('error: Required field: row 1, 2 pictures, which are not made\nerror: Consent missing: rows 2, 3 and 2 more, 8 pictures, which are not made\nwarning:');
    expect(refused.stderr).toMatch(/Nothing was written to .*strict: 10 pictures have errors/);
    expect(JSON.parse(refused.stdout)).toMatchObject({ refused: true, checks: [{ check: 'required', rows: 1, firstRows: [1], pictures: 2 }, { check: 'consent', rows: 4 }, { severity: 'warning' }] });
    expect(await readdir(home)).not.toContain('strict');
    const made = await run([...words, '--out', 'lenient']);
    expect([made.code, made.stderr]).toEqual([1, expect.stringContaining('error: Required field: row 1, 2 pictures')]);
    expect((await manifestOf('lenient')).jobs.filter(({ status }) => status === 'written')).toHaveLength(2);
  });

  test('--strict lets warnings pass', async () => {
    const data = await sheet('fine.csv', `claim,name,consent\n${'Light '.repeat(30)},Cy,yes\n`);
    const result = await run(['export', 'my-point', '--data', data, '--sizes', 'ig-square', '--out', 'fine', '--strict']);
    expect([result.code, result.stderr]).toEqual([0, expect.stringContaining('warning: Beyond what a field is made for: row 1, 1 picture\n')]);
  });

  test('check draws only when it is asked to', async () => {
    const data = await sheet('contrast.csv', 'claim,name,consent\nLight,Li,yes\n');
    const laidOut = await run(['check', 'my-point', '--data', data, '--sizes', 'ig-square']);
    expect([laidOut.code, laidOut.stderr]).toEqual([0, expect.stringContaining('Low contrast is checked when pictures are drawn')]);
    const drawn = await run(['check', 'my-point', '--data', data, '--sizes', 'ig-square', '--drawn']);
    expect([drawn.code, drawn.stderr]).toEqual([0, expect.not.stringContaining('when pictures are drawn')]);
  });

  test('Ctrl+C stops cleanly: finished pictures stay, nothing is half-written, the manifest says the rest, the answer is 4', async () => {
    const rows = Array.from({ length: 400 }, (_, index) => `Light for all,Person ${index},yes`);
    const data = await sheet('many.csv', ['claim,name,consent', ...rows].join('\n'));
    const running = startCli(['export', 'my-point', '--data', data, '--sizes', 'ig-square', '--out', 'many', '--jobs', '1'], home);
    await running.said('400 pictures');
    await waitForFile(join(home, 'many'), '.jpg');
    running.signal('SIGINT');
    const result = await running.done;
    expectRefusal(result, 4, 'Stopped');
    expect(result.stderr).not.toContain('was stopped before this picture');
    const { jobs } = await manifestOf('many');
    const written = jobs.filter(({ status }) => status === 'written').map(({ file }) => file);
    expect(written.length).toBeGreaterThan(0);
    expect(written.length).toBeLessThan(400);
    expect(await seenIn(join(home, 'many'))).toEqual([...written, 'manifest.json'].sort());
  });
});

/** Resolves once the folder holds a file of that ending; the file system is asked again at each turn of the event loop. */
async function waitForFile(path: string, ending: string): Promise<void> {
  for (;;) {
    const names = await readdir(path).catch(() => []);
    if (names.some((name) => name.endsWith(ending))) return;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

describe('what cannot be used', () => {
  const cases: readonly (readonly [string, readonly string[], number, readonly string[]])[] = [
    ['no verb of that name', ['exprot', 'my-point'], 2, ['exprot', 'export']],
    ['an unknown option', ['export', 'my-point', '--sise', 'all'], 2, ['--sise']],
    ['no such template', ['export', 'my-pont', '--set', 'claim=x'], 3, ['my-pont', 'my-point']],
    ['no such size', ['export', 'my-point', '--sizes', 'ig-squar'], 3, ['ig-squar', 'ig-square']],
    ['a file that is no design', ['export', 'broken-design.json'], 3, ['broken-design.json: ', 'not valid JSON']],
    ['no such file', ['export', 'my-point', '--data', 'nothing.csv'], 3, ['nothing.csv']],
    ['no such field', ['export', 'my-point', '--set', 'clam=x'], 2, ['clam', 'claim']],
    ['a quality beyond 100', ['export', 'my-point', '--quality', '101'], 2, ['--quality', '101']],
    ['a type nobody takes', ['export', 'my-point', '--type', 'bmp'], 2, ['--type', 'bmp']],
    ['a name pattern that leaves the folder', ['export', 'big-figure', '--set', 'claim=x', '--set', 'figure=1', '--name', '../{row}'], 2, ['../']],
    ['a name pattern with an unknown part', ['export', 'big-figure', '--set', 'claim=x', '--set', 'figure=1', '--name', '{rwo}'], 2, ['{rwo}', '{row}']],
  ];
  beforeAll(async () => void (await sheet('broken-design.json', '{"schema": 1, "pa')));

  test.each(cases)('%s', async (_, words, code, said) => {
    const result = await run(words);
    expect(result.stdout).toBe('');
    expectRefusal(result, code, ...said);
  });

  test('a column that the sheet does not have', async () => {
    const data = await sheet('columns.csv', 'Statement,Who\nLight,Li\n');
    const result = await run(['export', 'my-point', '--data', data, '--map', 'claim=Statment']);
    expect(result.stdout).toBe('');
    expectRefusal(result, 3, 'columns.csv', 'Statment', 'Statement, Who');
  });

  test.each([
    ['empty.csv', ''],
    ['header.csv', 'claim,name\n'],
    ['broken.xlsx', 'PK\u0003\u0004 this is not a workbook'],
    ['broken.json', '[{"claim": "Light"'],
  ])('the spreadsheet %s', async (name, text) => {
    const data = await sheet(name, text);
    expectRefusal(await run(['export', 'my-point', '--data', data, '--out', 'nothing']), 3, name);
    expect(await readdir(home)).not.toContain('nothing');
  });

  test('a target folder that is a file', async () => {
    const file = await sheet('taken', 'a file');
    const words = ['export', 'big-figure', '--set', 'claim=x', '--set', 'figure=1', '--sizes', 'ig-square', '--out', file];
    expectRefusal(await run(words), 3, file);
    expect(await readFile(file, 'utf8')).toBe('a file');
  });
});
