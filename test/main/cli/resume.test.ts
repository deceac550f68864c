// The built command line, killed at any moment and started again with --resume: in the end every picture is there, whole and the same as if
// nothing had happened.

import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import { lockFolder } from '../../../main/press/folderLock.ts';
import type { Manifest } from '../../../shared/batch.ts';
import { runCli, startCli } from '../../helpers/cli.ts';
import type { CliResult } from '../../helpers/cli.ts';
import { makeSharedFolder } from '../../helpers/folder.ts';
import { amount } from '../../helpers/proof.ts';
import { sha256Of } from '../press/campaign.ts';

const home = makeSharedFolder();
const pictures = amount(100, 2000);
const kills = amount(6, 200);
const data = join(home, 'facts.csv');
const undisturbed = join(home, 'undisturbed');

const words = (out: string, ...more: readonly string[]): readonly string[] => ['export', 'big-figure', '--data', data, '--sizes', 'ig-profile', '--out', out, ...more];
const run = (out: string, ...more: readonly string[]): Promise<CliResult> => runCli(words(out, ...more), home);

async function manifestIn(folder: string): Promise<Manifest> {
  const manifest: Manifest = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8'));
  return manifest;
}

/** The same numbers in every run: https://en.wikipedia.org/wiki/Linear_congruential_generator, with the constants of Numerical Recipes. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32;
}

let expected: ReadonlyMap<string, string>;

beforeAll(async () => {
  const rows = Array.from({ length: pictures }, (_, index) => `${index + 1},million people,had no light in village ${index + 1}`);
  await writeFile(data, ['figure,unit,claim', ...rows].join('\n'));
  await run(undisturbed);
  const { jobs } = await manifestIn(undisturbed);
  expected = new Map(jobs.map(({ file, sha256 }) => [file, sha256]));
}, 300_000);

/** Every picture that can be seen is whole, even while others are missing. */
async function expectWhole(folder: string): Promise<number> {
  const names = (await readdir(folder)).filter((name) => !name.startsWith('.') && name !== 'manifest.json');
  for (const name of names) expect([name, sha256Of(await readFile(join(folder, name)))]).toEqual([name, expected.get(name)]);
  return names.length;
}

describe('an export that is killed', () => {
  test(`${kills} times, over ${pictures} pictures, is in the end as if nothing had happened`, { timeout: 3_600_000 }, async () => {
    const random = createRandom(20_261_124);
    const folder = join(home, 'killed');
    await mkdir(folder);
    let killed = 0;
    const ended: string[] = [];
    while (killed < kills) {
      const begun = (await readdir(folder)).includes('.point-studio-export');
      const running = startCli(words(folder, ...(begun && (await hasBeginning(folder)) ? ['--resume'] : [])), home);
      const { done } = running;
      // Most die while pictures are made, some while the command starts or checks.
      if (random() < 0.85) await morePictures(folder, Math.ceil(random() * 30), done);
      await Promise.race([setTimeout(random() * (random() < 0.8 ? 20 : 1000)), done]);
      running.signal('SIGKILL');
      const { code, stderr } = await done;
      if (code === null) killed += 1;
      else {
        ended.push(`${code} ${stderr}`);
        // It was done before it could be killed: some of its pictures are lost, so that there is work again.
        for (const name of await readdir(folder)) if (name.endsWith('.jpg') && random() < 0.4) await rm(join(folder, name));
      }
      if (killed % 20 === 0) await expectWhole(folder);
    }
    expect(ended.filter((told) => !/^0 [^]*with manifest\.json/.test(told))).toEqual([]);
    const last = await run(folder, '--resume', '--json');
    expect(last.code).toBe(0);
    const manifest: Manifest = JSON.parse(last.stdout);
    expect([...expected.values()].filter((hash) => hash !== '')).toHaveLength(pictures);
    expect(new Map(manifest.jobs.map(({ file, sha256 }) => [file, sha256]))).toEqual(expected);
    expect(await expectWhole(folder)).toBe(pictures);
    expect((await readdir(folder)).filter((name) => !expected.has(name)).sort()).toEqual(['.point-studio-export', 'manifest.json']);
    expect((await readdir(join(folder, '.point-studio-export'))).sort()).toEqual(['journal', 'lock']);
    expect(await readFile(join(folder, 'manifest.json'), 'utf8')).toBe(await readFile(join(undisturbed, 'manifest.json'), 'utf8'));
    process.stdout.write(`killed ${killed} times over ${pictures} pictures, done ${ended.length} times in between: all whole, none missing, none stray\n`);
  });
});

/** Resolves once the folder holds so many pictures more, or the command ended. */
async function morePictures(folder: string, more: number, done: Promise<unknown>): Promise<void> {
  const ended = done.then(() => true);
  const count = async (): Promise<number> => (await readdir(folder)).filter((name) => name.endsWith('.jpg')).length;
  const enough = Math.min(pictures, (await count()) + more);
  while ((await count()) < enough && !(await Promise.race([ended, setTimeout(5, false)])));
}

/** Whether a run came far enough to leave something to resume. */
async function hasBeginning(folder: string): Promise<boolean> {
  return (await readFile(join(folder, '.point-studio-export', 'journal'), 'utf8').catch(() => '')).includes('\n');
}

describe('--resume', () => {
  test('where nothing was ever exported says so, and writes nothing', async () => {
    const folder = join(home, 'nothing');
    const { code, stderr } = await run(folder, '--resume');
    expect(code).toBe(3);
    expect(stderr.trim().split('\n').at(-1)).toMatch(/^point-studio: There is no export in .*nothing to resume; leave out --resume to begin one/);
    expect(await readdir(home)).not.toContain('nothing');
  });

  test('and --fresh contradict each other', async () => {
    expect((await run(undisturbed, '--resume', '--fresh')).code).toBe(2);
  });

  test('of an export that is done makes nothing and answers 0; so does the same command without it', async () => {
    const before = await readFile(join(undisturbed, 'manifest.json'), 'utf8');
    for (const more of [['--resume'], []]) {
      const { code, stderr } = await run(undisturbed, ...more);
      expect(code).toBe(0);
      expect(stderr).toContain(`0 pictures written to ${undisturbed}`);
      expect(stderr).toContain(`${pictures.toLocaleString('en')} were there already`);
    }
    expect(await readFile(join(undisturbed, 'manifest.json'), 'utf8')).toBe(before);
  });

  test('after Ctrl+C makes the rest alone; what stopped says that it can', async () => {
    const folder = join(home, 'stopped');
    const running = startCli(words(folder, '--jobs', '1'), home);
    await waitForPicture(folder);
    running.signal('SIGTERM');
    const { code, stderr } = await running.done;
    expect(code).toBe(4);
    expect(stderr.trim().split('\n').at(-1)).toMatch(/^point-studio: Stopped: .* The same command with --resume makes the rest\.$/);
    const there = (await readdir(folder)).filter((name) => name.endsWith('.jpg')).length;
    expect(there).toBeLessThan(pictures);
    const rest = await run(folder, '--resume');
    expect([rest.code, rest.stderr]).toEqual([0, expect.stringContaining(`${(pictures - there).toLocaleString('en')} pictures written`)]);
    expect(await expectWhole(folder)).toBe(pictures);
  });

  test('of a folder that another command exports into is refused in one sentence', async () => {
    const folder = join(home, 'two');
    const own = join(folder, '.point-studio-export');
    await mkdir(own, { recursive: true });
    const lock = lockFolder(join(own, 'lock'), folder);
    const refused = await run(folder);
    lock.release();
    expect(refused.code).toBe(3);
    expect(refused.stderr.trim().split('\n').at(-1)).toMatch(/^point-studio: Another export is saving pictures in .*two; wait until it is done/);
    expect((await run(folder)).code).toBe(0);
  });
});

/** Resolves once the folder holds a picture; the file system is asked again at each turn of the event loop. */
async function waitForPicture(folder: string): Promise<void> {
  while (!(await readdir(folder).catch(() => [])).some((name) => name.endsWith('.jpg'))) await new Promise((resolve) => setImmediate(resolve));
}
