// Whether an export of many pictures stays flat: memory over its whole length, sampled once a second, and its rate beside that of a short one.
// The workers are the built ones: those of the sources hold a compiler too.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { findSizes } from '../../shared/networks/index.ts';
import type { Size } from '../../shared/size.ts';
import { planExport, type ExportInput } from '../../main/exporting.ts';
import { inRoot } from '../../main/here.ts';
import { createPress } from '../../main/press/press.ts';
import { openStudio } from '../../main/studio.ts';
import type { Say } from './apart.ts';
import { openCampaign } from './campaign.ts';
import { median } from './rounds.ts';

export interface MemoryRequest {
  /** Where the campaign's files are, made already: making them takes memory too. */
  readonly folder: string;
  /** Pictures of the long export, and of the one it is compared with. */
  readonly long: number;
  readonly middle: number;
  readonly short: number;
  readonly workers: number;
  readonly quality: number;
  /** Pixels of a side: small pictures, so that many are made in little time. */
  readonly side: number;
  readonly sampleMs: number;
}

export interface Sample {
  readonly seconds: number;
  readonly pictures: number;
  readonly megabytes: number;
}

export interface MemoryFigures extends Omit<MemoryRequest, 'folder'> {
  /** The process with the studio open and nothing exported. */
  readonly idleMegabytes: number;
  readonly curve: readonly Sample[];
  readonly peakMegabytes: number;
  /** From `middle` pictures on: megabytes for each thousand pictures, and the standard error of that. */
  readonly slope: { readonly perThousand: number; readonly error: number };
  /** Pictures a second: of the long export, and the median of short ones before and after it. */
  readonly longRate: number;
  readonly shortRate: number;
  /** The same by processor time: milliseconds a picture. */
  readonly longProcessorMs: number;
  readonly shortProcessorMs: number;
}

const megabytes = (): number => process.memoryUsage.rss() / 1_000_000;
const processorSeconds = (): number => (process.cpuUsage().user + process.cpuUsage().system) / 1e6;

export async function measure(request: MemoryRequest, say: Say): Promise<MemoryFigures> {
  const { long, middle, short, workers, quality, side, sampleMs } = request;
  const folder = await mkdtemp(join(tmpdir(), 'point-studio-memory-'));
  const studio = await openStudio({ library: join(folder, 'library'), host: 'cli', workers });
  const press = createPress({ workers, entry: pathToFileURL(inRoot('./out/main/press-worker.js')) });
  try {
    globalThis.gc?.();
    const idleMegabytes = megabytes();
    const campaign = await openCampaign(studio, request.folder);
    const square = findSizes(studio.networks, 'ig-square')[0]!;
    const size: Size = { ...square, width: side, height: side };
    let exports = 0;

    const make = async (amount: number, onPicture?: (done: number) => void): Promise<{ readonly rate: number; readonly processorMs: number }> => {
      exports += 1;
      const target = join(folder, `export-${exports}`);
      const input: ExportInput = await campaign.input('my-point', amount);
      const { design, kit, asksConsent } = input;
      const { jobs } = planExport(input, { sizes: [size], type: 'jpeg', name: '{row}' });
      let done = 0;
      const onResult = (): void => {
        done += 1;
        onPicture?.(done);
      };
      const [startedAt, processorBefore] = [performance.now(), processorSeconds()];
      await press.exportJobs({ jobs, design, kit, asksConsent, folder: target, quality, onResult });
      const seconds = (performance.now() - startedAt) / 1000;
      const processor = processorSeconds() - processorBefore;
      await rm(target, { recursive: true, force: true });
      if (done !== amount) throw new Error(`${amount - done} of ${amount} pictures were not made`);
      return { rate: amount / seconds, processorMs: (processor * 1000) / amount };
    };

    const shorts = [];
    await make(short);
    for (let round = 0; round < 2; round += 1) shorts.push(await make(short));
    const curve: Sample[] = [];
    const startedAt = performance.now();
    let pictures = 0;
    const timer = setInterval(() => {
      curve.push({ seconds: (performance.now() - startedAt) / 1000, pictures, megabytes: megabytes() });
      if (curve.length % 15 === 0) say(`memory: ${pictures} of ${long} pictures, ${curve.at(-1)!.megabytes.toFixed(0)} MB`);
    }, sampleMs);
    let longOne;
    try {
      longOne = await make(long, (done) => {
        pictures = done;
      });
    } finally {
      clearInterval(timer);
    }
    for (let round = 0; round < 2; round += 1) shorts.push(await make(short));
    return {
      long,
      middle,
      short,
      workers,
      quality,
      side,
      sampleMs,
      idleMegabytes,
      curve,
      peakMegabytes: Math.max(...curve.map((sample) => sample.megabytes)),
      slope: slopeOf(curve.filter((sample) => sample.pictures >= middle)),
      longRate: longOne.rate,
      shortRate: median(shorts.map(({ rate }) => rate)),
      longProcessorMs: longOne.processorMs,
      shortProcessorMs: median(shorts.map(({ processorMs }) => processorMs)),
    };
  } finally {
    await press.close();
    await studio.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Least squares of memory over pictures, with the standard error of the slope. */
export function slopeOf(samples: readonly Sample[]): { readonly perThousand: number; readonly error: number } {
  const points = samples.map(({ pictures, megabytes: y }) => ({ x: pictures / 1000, y }));
  const mean = (value: (point: { x: number; y: number }) => number): number => points.reduce((sum, point) => sum + value(point), 0) / points.length;
  const [meanX, meanY] = [mean(({ x }) => x), mean(({ y }) => y)];
  const spread = points.reduce((sum, { x }) => sum + (x - meanX) ** 2, 0);
  const perThousand = points.reduce((sum, { x, y }) => sum + (x - meanX) * (y - meanY), 0) / spread;
  const residual = points.reduce((sum, { x, y }) => sum + (y - meanY - perThousand * (x - meanX)) ** 2, 0);
  return { perThousand, error: Math.sqrt(residual / Math.max(1, points.length - 2) / spread) };
}
