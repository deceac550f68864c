// How long the first picture takes, from starting the built command line to its file being there.

import { spawn } from 'node:child_process';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { inRoot } from '../../main/here.ts';
import type { Campaign } from './campaign.ts';
import { median } from './rounds.ts';

export interface FirstFileFigures {
  readonly rows: number;
  /** Median of the tries, and all of them, in seconds. */
  readonly seconds: number;
  readonly tries: readonly number[];
}

const patienceMs = 30_000;

/** The command line must be built. Each try exports into a new folder, and is stopped once its first picture is there. */
export async function measureFirstFile(campaign: Campaign, options: { readonly folder: string; readonly library: string; readonly rows: number; readonly tries: number }): Promise<FirstFileFigures> {
  const { folder, library, rows, tries } = options;
  const design = await campaign.designFile('my-point');
  const data = await campaign.sheetFile(rows);
  const seconds: number[] = [];
  for (let round = 0; round < tries; round += 1) {
    const out = join(folder, `first-${round}`);
    await mkdir(out, { recursive: true });
    const words = ['export', design, '--data', data, '--photos', campaign.portraits, '--sizes', 'ig-square', '--out', out, '--library', library];
    seconds.push(await timeToFirst([inRoot('./out/main/cli.js'), ...words], out));
    await rm(out, { recursive: true, force: true });
  }
  return { rows, seconds: median(seconds), tries: seconds };
}

async function timeToFirst(command: readonly string[], out: string): Promise<number> {
  const startedAt = performance.now();
  const child = spawn(process.execPath, command, { stdio: ['ignore', 'ignore', 'pipe'] });
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => void (errors = `${errors}${chunk.toString()}`.slice(-500)));
  const ended = new Promise((resolve) => child.once('exit', resolve));
  try {
    for (;;) {
      if ((await readdir(out)).some((file) => file.endsWith('.jpg'))) return (performance.now() - startedAt) / 1000;
      if (child.exitCode !== null || performance.now() - startedAt > patienceMs) throw new Error(`the command line made no picture: ${errors.trim()}`);
      await wait(2);
    }
  } finally {
    child.kill('SIGTERM');
    await ended;
  }
}
