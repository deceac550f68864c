// Exports many jobs through workers that take no time, and says what memory and processor time the press itself took for them.
//   node memoryProgram.ts OUT_FOLDER JOBS

import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createPress } from '../../../main/press/press.ts';
import type { Job } from '../../../shared/batch.ts';
import { jobsFor, sizesOf } from './campaign.ts';

setFlagsFromString('--expose-gc');
const collect: unknown = runInNewContext('gc');
const megabytes = (): number => {
  if (typeof collect === 'function') collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 1e6;
};

const [folder = '', amount = ''] = process.argv.slice(2);
const total = Number(amount);
const design = { schema: 1, id: 'many', name: 'Many', description: '', fields: [], point: {}, altPattern: '', showsPerson: false, pack: '', pages: [] } as const;
const points = Array.from({ length: total }, (_, index) => ({ claim: `Light for village ${index}` }));
const jobs: readonly Job[] = jobsFor(design, points, await sizesOf('ig-profile'));
const kit = { brand: { name: '', colours: {}, fonts: {}, logos: [], logoClearSpace: 0, fallback: [] }, fonts: [], pictures: [] };
const press = createPress({ workers: 1, entry: new URL('./swiftWorker.ts', import.meta.url) });
const before = megabytes();
let done = 0;
let most = 0;
const usage = process.cpuUsage();
const outcome = await press.exportJobs({
  jobs,
  kit,
  design,
  asksConsent: false,
  folder,
  quality: 90,
  onResult: () => {
    done += 1;
    if (done % (total / 4) === 0) most = Math.max(most, megabytes() - before);
  },
});
const { user, system } = process.cpuUsage(usage);
console.log(JSON.stringify({ written: outcome.counts.written, megabytes: Math.max(most, megabytes() - before), microsecondsPerJob: (user + system) / total }));
await press.close();
