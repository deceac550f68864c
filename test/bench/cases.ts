// The cases of the bench: what is made, by whom. Each is begun once and then takes its turn in every round.

import { copyFile, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { FileType, Size } from '../../shared/size.ts';
import { planExport, type ExportInput } from '../../main/exporting.ts';
import { sharp } from '../../main/pictures/sharp.ts';
import type { Press } from '../../main/press/press.ts';
import type { Campaign, DesignName } from './campaign.ts';
import type { EncodeWork } from './encodeOnly.ts';
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

export interface Case {
  readonly id: string;
  readonly title: string;
  /** Throws an Error that says in few words why it does not run here. */
  begin(bench: Bench): Promise<Contestant>;
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

/** Pictures whose pixels are encoded in turn, so that none stays in a processor's cache. */
const floorPictures = 9;

async function floor(bench: Bench, design: DesignName, type: EncodeWork['type']): Promise<Contestant> {
  if (type === 'png' && !bench.hasRivals) throw new Error('its package is not installed');
  const input = await bench.campaign.input(design, floorPictures);
  const jpeg = await exportRows(bench, input, 1, 'jpeg', bench.sizes.slice(0, 1));
  const { chromaSubsampling } = await sharp(jpeg.files[0]).metadata();
  const { folder, files } = await exportRows(bench, input, floorPictures, 'png', bench.sizes.slice(0, 1));
  const pictures = await Promise.all(files.map(sharedPixels));
  await Promise.all([jpeg.folder, folder].map((path) => rm(path, { recursive: true, force: true })));
  const { width, height } = bench.sizes[0]!;
  const rivals = join(rivalsFolder, 'package.json');
  const workerData: EncodeWork = { type, width, height, pictures, quality: bench.quality, fullColour: chromaSubsampling === '4:4:4', rivals };
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

async function sharedPixels(file: string): Promise<Uint8Array<SharedArrayBuffer>> {
  const data = await sharp(file).ensureAlpha().raw().toBuffer();
  const shared = new Uint8Array(new SharedArrayBuffer(data.length));
  shared.set(data);
  return shared;
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
  const processes = await startRival({ file, picture, processes: bench.workers, folder: bench.folder, patienceMs: bench.patienceMs });
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
