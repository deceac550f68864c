// A finished export on disk, as the press leaves it: small pictures and their manifest, with all that can become of a job.

import { mkdir, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { sharp } from '../../../main/pictures/sharp.ts';
import { manifestParts } from '../../../main/press/manifest.ts';
import type { FinishedExport } from '../../../main/results/result.ts';
import type { JobResult } from '../../../shared/batch.ts';
import { sha256Of } from '../press/campaign.ts';

/** What became of a picture; `written` where it is not said. */
export function result(given: Partial<JobResult> & Pick<JobResult, 'row' | 'file'>): JobResult {
  return {
    template: 'my-point', size: 'ig-square', network: 'ig', type: 'jpeg', width: 1080, height: 1080, bytes: 1000, sha256: 'ab'.repeat(32), alt: 'A graphic.', status: 'written', warnings: [],
    ...given,
  };
}

/** Two rows at two sizes, and a third that was not made. */
export const jobs: readonly JobResult[] = [
  result({ row: 1, file: 'ig/1-amina.jpg', alt: 'Amina: Light for all.' }),
  result({ row: 1, file: 'x/1-amina.jpg', size: 'x-landscape', network: 'x', width: 1600, height: 900, alt: 'Amina: Light for all.' }),
  result({ row: 2, file: 'ig/2-ليلى.jpg', alt: '"ليلى": <b>الضوء</b> & أكثر', warnings: [{ check: 'text-cut', severity: 'error', message: 'The claim is cut after "all <them>".' }] }),
  result({ row: 2, file: 'x/2-ليلى.jpg', size: 'x-landscape', network: 'x', width: 1600, height: 900, alt: '"ليلى": <b>الضوء</b> & أكثر' }),
  result({ row: 3, file: 'ig/3-none.jpg', status: 'skipped', bytes: 0, sha256: '', warnings: [{ check: 'consent', severity: 'error', message: 'Consent is not recorded.' }] }),
  result({ row: 3, file: 'x/3-none.jpg', size: 'x-landscape', network: 'x', width: 1600, height: 900, status: 'skipped', bytes: 0, sha256: '', warnings: [{ check: 'consent', severity: 'error', message: 'Consent is not recorded.' }] }),
];

/** The export with its pictures in `folder`. */
export async function finishedExport(folder: string, given: readonly JobResult[] = jobs): Promise<FinishedExport> {
  const results: JobResult[] = [];
  await mkdir(folder, { recursive: true });
  for (const [index, job] of given.entries()) {
    if (job.status !== 'written') {
      results.push(job);
      continue;
    }
    const { width, height } = job;
    const background = { r: (index * 60) % 256, g: 120, b: 200 };
    const bytes = await sharp({ create: { width: Math.round(width / 8), height: Math.round(height / 8), channels: 3, background } }).jpeg().toBuffer();
    const path = join(folder, job.file);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, bytes);
    results.push({ ...job, bytes: (await stat(path)).size, sha256: sha256Of(bytes) });
  }
  await writeFile(join(folder, 'manifest.json'), [...manifestParts({ schema: 1, template: 'my-point', pack: 'make-your-point@1.0.0' }, results)].join(''));
  return { folder, name: 'My point', results: () => results };
}
