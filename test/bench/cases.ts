// The cases of the bench: what is made, by whom. Each is begun once and then takes its turn in every round.

import { copyFile, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { FileType, Size } from '../../shared/size.ts';
import { planExport, type ExportInput } from '../../main/exporting.ts';
import { pictureOf } from '../../shared/point.ts';
import { sharp } from '../../main/pictures/sharp.ts';
import type { Press } from '../../main/press/press.ts';
import type { Campaign, DesignName } from './campaign.ts';
import type { EncodeWork, FinishedPicture } from './encodeOnly.ts';
import { differingPoints } from './preflight.ts';
import { rivalsFolder } from './rivalInstall.ts';
import { rivalWork, type RivalWork } from './rivalPicture.ts';
import { startRival } from './rivalProcess.ts';

/** What all cases share. */
export interface Bench {
  readonly folder: string;
  readonly campaign: Campaign;
  readonly press: Press;
  readonly workers: number;
  readonly quality: number;
  /** Rows of a turn, at most. */
  readonly rows: number;
  /** The first is the one that all but `sizes` make. */
  readonly sizes: readonly Size[];
  readonly browser?: string;
  /** Whether the other tools are installed. */
  readonly hasRivals: boolean;
  readonly patienceMs: number;
  /** Files to look at are kept here. */
  readonly show: string;
}

/** A case that is ready to be measured. */
export interface Contestant {
  /** Of another tool: as it is installed. */
  readonly version?: string;
  /** Makes so many pictures (rows, where a row has several); answers their bytes. */
  turn(amount: number): Promise<number>;
  /** Removes what the last turn wrote; not measured. */
  clear?(): Promise<void>;
  close?(): Promise<void>;
}

export interface Case<Given = Bench> {
  readonly id: string;
  readonly title: string;
  /** Throws an Error that says in few words why it does not run here. */
  begin(bench: Given): Promise<Contestant>;
}

/** Sizes of one row, in four shapes. */
export const sizeIds = ['ig-square', 'ig-portrait', 'ig-story', 'x-landscape'] as const;

/** The other tools, by their files in `rivals`. */
export const rivalFiles = ['fabric', 'takumi', 'sharpOverlay', 'browser', 'satori', 'polotno'] as const;

export const cases: readonly Case[] = [
  { id: 'my-point', title: 'My point, JPEG', begin: (bench) => ours(bench, 'my-point', 'jpeg', 1) },
  { id: 'my-point-floor', title: 'encoding the pixels of My point alone', begin: (bench) => floor(bench, 'my-point', 'jpeg') },
  { id: 'name-strip', title: 'only a name strip changes, JPEG', begin: (bench) => ours(bench, 'name-strip', 'jpeg', 1) },
  { id: 'name-strip-floor', title: 'encoding its pixels alone', begin: (bench) => floor(bench, 'name-strip', 'jpeg') },
  { id: 'everything', title: 'everything changes, JPEG', begin: (bench) => ours(bench, 'everything', 'jpeg', 1) },
  { id: 'everything-floor', title: 'encoding its pixels alone', begin: (bench) => floor(bench, 'everything', 'jpeg') },
  { id: 'png', title: 'My point, PNG', begin: (bench) => ours(bench, 'my-point', 'png', 1) },
  { id: 'png-floor', title: 'encoding the pixels of My point alone as PNG', begin: (bench) => floor(bench, 'my-point', 'png') },
  { id: 'sizes', title: 'My point in four sizes, JPEG', begin: (bench) => ours(bench, 'my-point', 'jpeg', 4) },
  { id: 'preflight', title: 'laying out and checking rows in four sizes', begin: preflight },
  ...rivalFiles.map((file): Case => ({ id: file, title: file, begin: (bench) => rival(bench, file) })),
];

let exported = 0;

async function exportRows(bench: Bench, input: ExportInput, amount: number, type: FileType, sizes: readonly Size[]): Promise<{ readonly folder: string; readonly bytes: number; readonly files: readonly string[] }> {
  exported += 1;
  const folder = join(bench.folder, `export-${exported}`);
  const { design, kit, asksConsent } = input;
  const { jobs } = planExport({ ...input, rows: input.rows.slice(0, amount) }, { sizes, type, name: '{row}-{size}' });
  const manifest = await bench.press.exportJobs({ jobs, design, kit, asksConsent, folder, quality: bench.quality });
  const refused = manifest.jobs.find(({ status }) => status !== 'written');
  if (refused) throw new Error(`${refused.file} was not written: ${refused.warnings.map(({ message }) => message).join(' ')}`);
  return { folder, bytes: manifest.jobs.reduce((sum, job) => sum + job.bytes, 0), files: manifest.jobs.map(({ file }) => join(folder, file)) };
}

async function ours(bench: Bench, design: DesignName, type: FileType, sizes: number): Promise<Contestant> {
  const input = await bench.campaign.input(design, bench.rows);
  let last = '';
  return {
    async turn(amount) {
      const { folder, bytes } = await exportRows(bench, input, amount, type, bench.sizes.slice(0, sizes));
      last = folder;
      return bytes;
    },
    clear: () => rm(last, { recursive: true, force: true }),
  };
}

/** What a row is laid out as takes its turn like a picture: so many layouts, of all sizes. */
async function preflight(bench: Bench): Promise<Contestant> {
  const { design, kit, asksConsent, rows } = await bench.campaign.input('my-point', 2);
  const [dark, pale] = rows.map(({ point }) => pictureOf(point, 'photo')!.asset);
  const points = differingPoints(design, { dark: dark!, pale: pale! }, Math.ceil(bench.rows / bench.sizes.length));
  const all = planExport({ design, kit, asksConsent, rows: points.map((point, index) => ({ number: index + 1, point, problems: [] })) }, { sizes: bench.sizes, type: 'jpeg', name: '{row}-{size}' });
  return {
    async turn(amount) {
      let checked = 0;
      for await (const { jobs } of bench.press.preflight({ design, kit, asksConsent, jobs: all.jobs.slice(0, amount) })) checked += jobs.length;
      if (checked !== amount) throw new Error(`${amount - checked} of ${amount} were not checked`);
      return 0;
    },
  };
}

/** Pictures whose pixels are encoded in turn, so that none stays in a processor's cache. */
const floorPictures = 9;

async function floor(bench: Bench, design: DesignName, type: EncodeWork['type']): Promise<Contestant> {
  if (type === 'png' && !bench.hasRivals) throw new Error('its package is not installed');
  const input = await bench.campaign.input(design, floorPictures);
  const [jpeg, png] = [await exportRows(bench, input, floorPictures, 'jpeg', bench.sizes.slice(0, 1)), await exportRows(bench, input, floorPictures, 'png', bench.sizes.slice(0, 1))];
  const pictures = await Promise.all(png.files.map((file, index) => finishedPicture(file, jpeg.files[index]!)));
  await Promise.all([jpeg, png].map(({ folder }) => rm(folder, { recursive: true, force: true })));
  const { width, height } = bench.sizes[0]!;
  const workerData: EncodeWork = { type, width, height, pictures, quality: bench.quality, rivals: join(rivalsFolder, 'package.json') };
  const threads = Array.from({ length: bench.workers }, () => new Worker(new URL('./encodeOnly.ts', import.meta.url), { workerData }));
  return {
    async turn(amount) {
      const shares = threads.map((_, index) => Math.floor((amount + index) / threads.length));
      const bytes = await Promise.all(threads.map((thread, index) => answerOf(thread, shares[index]!)));
      return bytes.reduce((sum, each) => sum + each, 0);
    },
    async close() {
      await Promise.all(threads.map((thread) => thread.terminate()));
    },
  };
}

/** The pixels of an exported PNG, and how the same was made a JPEG. */
async function finishedPicture(png: string, jpeg: string): Promise<FinishedPicture> {
  const data = await sharp(png).ensureAlpha().raw().toBuffer();
  const pixels = new Uint8Array(new SharedArrayBuffer(data.length));
  pixels.set(data);
  const { chromaSubsampling } = await sharp(jpeg).metadata();
  return { pixels, fullColour: chromaSubsampling === '4:4:4' };
}

function answerOf(thread: Worker, amount: number): Promise<number> {
  return new Promise((resolve, reject) => {
    thread.once('message', resolve);
    thread.once('error', reject);
    thread.postMessage(amount);
  });
}

const works = new WeakMap<Bench, Promise<RivalWork>>();

/** The rows of the rivals; they come again where more are asked for. */
const rivalRows = 200;

async function workOf(bench: Bench): Promise<RivalWork> {
  const { folder, quality, sizes, browser, campaign, rows } = bench;
  const work = works.get(bench) ?? rivalWork(await campaign.input('my-point', Math.min(rows, rivalRows)), { size: sizes[0]!, quality, folder, ...(browser === undefined ? {} : { browser }) });
  works.set(bench, work);
  return await work;
}

async function rival(bench: Bench, file: string): Promise<Contestant> {
  if (!bench.hasRivals) throw new Error('not installed: npm ci in test/bench/rivals failed');
  const { picture, rows } = await workOf(bench);
  const processes = await startRival({ file, picture, processes: bench.workers, patienceMs: bench.patienceMs });
  try {
    const target = join(bench.folder, `rival-${file}`);
    await mkdir(target, { recursive: true });
    await mkdir(bench.show, { recursive: true });
    await processes.make(rows.slice(0, 1), target);
    await copyFile(join(target, '0.jpg'), join(bench.show, `${file}.jpg`));
    return {
      version: processes.version,
      turn: (amount) => processes.make(Array.from({ length: amount }, (_, index) => rows[index % rows.length]!), target),
      close: () => processes.close(),
    };
  } catch (error) {
    await processes.close();
    throw error;
  }
}
