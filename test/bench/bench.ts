// What an export costs beside encoding alone: the same pictures in one run, in interleaved rounds, so that ratios can be trusted
// on any machine. Writes out/bench/bench.json and out/bench/bench.md.
//   npm run bench [-- --rows 200 --rounds 5 --workers 2]

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { readSample, samples } from '../../main/campaign/samples.ts';
import { planExport, type ExportInput } from '../../main/exporting.ts';
import { inRoot } from '../../main/here.ts';
import { sharp } from '../../main/pictures/sharp.ts';
import { createPress } from '../../main/press/press.ts';
import { openStudio } from '../../main/studio.ts';
import { findSizes } from '../../shared/networks/index.ts';
import type { EncodeWork } from './encodeOnly.ts';

const { values } = parseArgs({
  options: { rows: { type: 'string', default: '200' }, rounds: { type: 'string', default: '5' }, workers: { type: 'string', default: '2' } },
});
const amount = Number(values.rows);
const rounds = Number(values.rounds);
const workers = Number(values.workers);
const quality = 85;

const folder = await mkdtemp(join(tmpdir(), 'point-studio-bench-'));
const studio = await openStudio({ library: join(folder, 'library'), host: 'cli', workers });

/** The sample supporters, over and over. */
async function supporters(): Promise<ExportInput> {
  const input = await readSample(studio, samples.supporters);
  return { ...input, rows: Array.from({ length: amount }, (_, index) => ({ ...input.rows[index % input.rows.length]!, number: index + 1 })) };
}

/** Pictures a second, from the first job to the last file on disk; the workers are running already. */
async function exportRate(press: ReturnType<typeof createPress>, input: ExportInput, round: number): Promise<number> {
  const { jobs } = planExport(input, { sizes: findSizes(studio.networks, 'ig-square'), type: 'jpeg', name: '{row}' });
  const startedAt = performance.now();
  const { design, kit, asksConsent } = input;
  const manifest = await press.exportJobs({ jobs, design, kit, asksConsent, folder: join(folder, String(round)), quality });
  const seconds = (performance.now() - startedAt) / 1000;
  const written = manifest.jobs.filter(({ status }) => status === 'written').length;
  if (written !== amount) throw new Error(`${amount - written} of ${amount} pictures were not written.`);
  return amount / seconds;
}

async function encodeOnlyRate(threads: readonly Worker[]): Promise<number> {
  const each = Math.ceil(amount / threads.length);
  const startedAt = performance.now();
  await Promise.all(threads.map((thread) => new Promise((resolve) => thread.once('message', resolve).postMessage(each))));
  return (each * threads.length) / ((performance.now() - startedAt) / 1000);
}

const median = (numbers: readonly number[]): number => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)]!;

try {
  const input = await supporters();
  const press = createPress({ workers });
  await exportRate(press, input, -1);
  const first = join(folder, '-1', `${String(1).padStart(String(amount).length, '0')}.jpg`);
  const { data, info } = await sharp(first).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  const work: EncodeWork = { width: info.width, height: info.height, pixels: new Uint8Array(data), quality };
  const threads = Array.from({ length: workers }, () => new Worker(new URL('./encodeOnly.ts', import.meta.url), { workerData: work }));
  await encodeOnlyRate(threads);
  const rates: { exported: number; encoded: number }[] = [];
  for (let round = 0; round < rounds; round += 1) rates.push({ exported: await exportRate(press, input, round), encoded: await encodeOnlyRate(threads) });
  await Promise.all([...threads.map((thread) => thread.terminate()), press.close()]);
  const exported = median(rates.map((rate) => rate.exported));
  const encoded = median(rates.map((rate) => rate.encoded));
  const result = { template: 'my-point', size: '1080x1080', quality, workers, pictures: amount, rounds, exportedPerSecond: exported, encodeOnlyPerSecond: encoded, ratio: exported / encoded };
  const lines = [
    '| My point, 1080x1080, JPEG q85, files written | pictures a second | of encoding alone |',
    '|---|---|---|',
    `| export, ${workers} workers | ${exported.toFixed(0)} | ${(exported / encoded).toFixed(2)} |`,
    `| encoding the same pixels alone | ${encoded.toFixed(0)} | 1 |`,
  ];
  await mkdir(inRoot('./out/bench'), { recursive: true });
  await writeFile(inRoot('./out/bench/bench.json'), `${JSON.stringify(result, null, 2)}\n`);
  await writeFile(inRoot('./out/bench/bench.md'), `${lines.join('\n')}\n`);
  process.stdout.write(`${lines.join('\n')}\n`);
} finally {
  await studio.close();
  await rm(folder, { recursive: true, force: true });
}
