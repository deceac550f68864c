// What is left of an export whose process is killed, or whose disk is full.

import { execFileSync } from 'node:child_process';
import { mkdir, readFile, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { createPress } from '../../../main/press/press.ts';
import { sharp } from '../../../main/pictures/sharp.ts';
import type { JobResult } from '../../../shared/batch.ts';
import { asFault } from '../../../shared/fault.ts';
import { runChild } from '../../helpers/child.ts';
import { makeFolder } from '../../helpers/folder.ts';
import { jobsFor, makeCampaign, sha256Of, sizesOf, supporters } from './campaign.ts';

it('killed in the middle, leaves only whole pictures, and the next export clears the rest', async () => {
  const root = makeFolder();
  const folder = join(root, 'out');
  const program = new URL('./exportProgram.ts', import.meta.url);
  const { lines, code } = await runChild(program, [join(root, 'kit'), folder, '100'], 3);
  expect(code).toBeNull();
  const names = await readdir(folder);
  const pictures = names.filter((name) => name.endsWith('.jpg'));
  expect(pictures.length).toBeGreaterThanOrEqual(3);
  expect(pictures.length).toBeLessThan(100);
  for (const name of pictures) await sharp(join(folder, name), { failOn: 'warning' }).raw().toBuffer();
  for (const line of lines.filter((told) => told.length > 64)) {
    const [file, hash] = line.split(' ');
    expect(sha256Of(await readFile(join(folder, file!)))).toBe(hash);
  }
  await runChild(program, [join(root, 'kit'), folder, '1']);
  expect((await readdir(join(folder, '.point-studio-export'))).sort()).toEqual(['journal', 'lock']);
});

/** A disk of a few hundred kilobytes; undefined where this user may not mount one. */
function mountTiny(folder: string, options = 'size=600k'): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

it('on a full disk, says so in one sentence; whole pictures stay, nothing unfinished does', async (test) => {
  const root = makeFolder();
  const folder = join(root, 'tiny');
  await mkdir(folder);
  test.skip(!mountTiny(folder), 'a small disk cannot be mounted here');
  onTestFinished(() => void execFileSync('umount', [folder]));
  const campaign = await makeCampaign(join(root, 'kit'));
  const design = campaign.templates.get('my-point')!;
  const jobs = jobsFor(design, supporters(campaign, 16), await sizesOf('og-large'));
  const press = createPress({ workers: 2 });
  onTestFinished(() => press.close());
  const fault = await press.exportJobs({ jobs, kit: campaign.kit, design, asksConsent: true, folder, quality: 90 }).then(
    () => asFault(new Error('it was taken')),
    (thrown: unknown) => asFault(thrown),
  );
  expect(fault.code).toBe('storage');
  expect(fault.message).toMatch(/^[^\n]*disk is full[^\n]*\.$/);
  const names = await readdir(folder);
  const there = names.filter((name) => name.endsWith('.jpg')).length;
  const manifest = names.includes('manifest.json') ? 'manifest.json tells which' : 'manifest.json is not';
  expect(fault.message).toMatch(new RegExp(`${there} of 16 pictures .*${manifest}`));
  expect((await readdir(join(folder, '.point-studio-export'))).sort()).toEqual(['journal', 'lock']);
  for (const name of names.filter((each) => each.endsWith('.jpg'))) {
    expect((await stat(join(folder, name))).size).toBeGreaterThan(0);
    await sharp(join(folder, name), { failOn: 'warning' }).raw().toBuffer();
  }
  // With room again the same export makes the rest, and none of those that are there.
  expect(mountTiny(folder, 'remount,size=20m')).toBe(true);
  const made: string[] = [];
  const onResult = ({ file }: JobResult, isKept: boolean): void => void (isKept || made.push(file));
  const { counts } = await press.exportJobs({ jobs, kit: campaign.kit, design, asksConsent: true, folder, quality: 90, onResult });
  expect(counts.written).toBe(16);
  const recorded = made.filter((file) => !names.includes(file)).length;
  expect(recorded).toBe(16 - there);
  expect(made.length).toBeLessThanOrEqual(16);
});

it('into a read-only folder, says so in one sentence', async (test) => {
  const root = makeFolder();
  const folder = join(root, 'fixed');
  await mkdir(folder);
  test.skip(!mountTiny(folder, 'size=600k,ro'), 'a disk cannot be mounted here');
  onTestFinished(() => void execFileSync('umount', [folder]));
  const press = createPress({ workers: 1 });
  onTestFinished(() => press.close());
  const campaign = await makeCampaign(join(root, 'kit'));
  const design = campaign.templates.get('my-point')!;
  const fault = await press.exportJobs({ jobs: [], kit: campaign.kit, design, asksConsent: true, folder, quality: 90 }).then(() => undefined, asFault);
  expect(fault?.code).toBe('storage');
  expect(fault?.message).toMatch(/^[^\n]*fixed[^\n]* failed: the disk is read-only; choose another folder\.$/);
});
