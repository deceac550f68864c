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
async function exported(workers: number, backwards: boolean): Promise<readonly (readonly [string, string])[]> {
  const press = createPress({ workers });
  try {
    const design = campaign.templates.get('my-point')!;
    const jobs = jobsFor(design, supporters(campaign, amount(20, 100)), await sizesOf('ig-square,x-card'));
    const target = join(folder, `${workers}${backwards ? ' backwards' : ''}`);
    const outcome = await press.exportJobs({ jobs: backwards ? jobs.toReversed() : jobs, kit: campaign.kit, design, asksConsent: true, folder: target, quality: 85 });
    const files = outcome.jobs.filter(({ status }) => status === 'written').map(({ file, sha256 }) => [file, sha256] as const);
    for (const [file, sha256] of files) expect(sha256Of(await readFile(join(target, file)))).toBe(sha256);
    return files.toSorted(([a], [b]) => (a < b ? -1 : 1));
  } finally {
    await press.close();
  }
}

it('gives the same bytes with one, two and four workers, and in any order', async () => {
  const one = await exported(1, false);
  expect(one).toHaveLength(2 * amount(20, 100));
  expect(await exported(2, false)).toEqual(one);
  expect(await exported(4, false)).toEqual(one);
  expect(await exported(1, true)).toEqual(one);
}, 300_000);
