import { mkdtempSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { createPress } from '../../../main/press/press.ts';
import { amount } from '../../helpers/proof.ts';
import { jobsFor, makeCampaign, sha256Of, sizesOf, supporters } from './campaign.ts';
import type { Campaign } from './campaign.ts';

let campaign: Campaign;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'press-workers-'));
  campaign = await makeCampaign(join(folder, 'kit'));
  return () => rm(folder, { recursive: true });
});

/** The hashes of an export's files, by name. */
async function exported(workers: number, { backwards = false, stopAt = Infinity } = {}): Promise<readonly (readonly [string, string])[]> {
  const press = createPress({ workers });
  try {
    const design = campaign.templates.get('my-point')!;
    const jobs = jobsFor(design, supporters(campaign, amount(20, 100)), await sizesOf('ig-square,x-card'));
    const target = join(folder, `${workers} ${backwards} ${stopAt}`);
    const request = { jobs: backwards ? jobs.toReversed() : jobs, kit: campaign.kit, design, asksConsent: true, folder: target, quality: 85 };
    if (stopAt < jobs.length) {
      const stop = new AbortController();
      let done = 0;
      const { counts } = await press.exportJobs({ ...request, signal: stop.signal, onResult: () => void ((done += 1) >= stopAt && stop.abort()) });
      if (counts.skipped === 0) throw new Error('nothing was left to be made');
    }
    const outcome = await press.exportJobs(request);
    const files = outcome.jobs.filter(({ status }) => status === 'written').map(({ file, sha256 }) => [file, sha256] as const);
    for (const [file, sha256] of files) expect(sha256Of(await readFile(join(target, file)))).toBe(sha256);
    return files.toSorted(([a], [b]) => (a < b ? -1 : 1));
  } finally {
    await press.close();
  }
}

it('gives the same bytes with one, two and four workers, in any order, and after a stop', async () => {
  const one = await exported(1);
  expect(one).toHaveLength(2 * amount(20, 100));
  expect(await exported(2)).toEqual(one);
  expect(await exported(4)).toEqual(one);
  expect(await exported(1, { backwards: true })).toEqual(one);
  expect(await exported(2, { stopAt: 5 })).toEqual(one);
}, 300_000);
