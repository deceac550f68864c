// The press: makes the pictures of an export in worker threads and puts them into a folder with a manifest; and makes single ones
// for the screen and the queue. The same jobs give the same bytes, whatever the number of workers.
//   createPress({ workers }) -> { exportJobs, renderPicture, checkJobs, preflight, close }

import { availableParallelism } from 'node:os';
import { setTimeout } from 'node:timers/promises';
import type { Job, JobResult } from '../../shared/batch.ts';
import type { Problem } from '../../shared/checks/check.ts';
import type { Design } from '../../shared/design.ts';
import { asFault, Fault } from '../../shared/fault.ts';
import type { Point } from '../../shared/point.ts';
import type { FileType, Size } from '../../shared/size.ts';
import { createCrew } from './crew.ts';
import type { Batch, Crew } from './crew.ts';
import { openTargetFolder } from './folder.ts';
import type { TargetFolder } from './folder.ts';
import { createHalt } from './halt.ts';
import type { Halt } from './halt.ts';
import { createIdentities } from './identity.ts';
import { openJournal } from './journal.ts';
import type { Journal } from './journal.ts';
import { countLeft, keepWhatIsRight } from './keep.ts';
import type { ExportKit } from './kit.ts';
import { createLedger, stoppedCheck } from './ledger.ts';
import type { Ledger } from './ledger.ts';
import { manifestFile, manifestParts } from './manifest.ts';
import type { Ground, Outcome, Task } from './messages.ts';
import { preflight } from './preflight.ts';
import type { PreflightChunk, PreflightRequest } from './preflight.ts';
import { failure, faultOf } from './problems.ts';
import type { ExportOutcome } from './results.ts';

export interface ExportRequest {
  readonly jobs: readonly Job[];
  readonly kit: ExportKit;
  readonly design: Design;
  /** Whether the sheet has a `consent` column. */
  readonly asksConsent: boolean;
  /** Absolute path; made if it is not there. Files of the same names are replaced. */
  readonly folder: string;
  /** 1 to 100, for JPEG and WebP. */
  readonly quality: number;
  /** A PNG above its network's limit may lose all but 256 of its colours; its result says so. */
  readonly palette?: boolean;
  /** Makes every picture, also those that an earlier export left in the folder and that are still right. */
  readonly fresh?: boolean;
  /** Stops the export: pictures that are finished stay, the rest is `skipped`. */
  readonly signal?: AbortSignal;
  /** Called once for each job that got its outcome, in the order in which they are done. */
  readonly onResult?: (result: JobResult, isKept: boolean) => void;
}

export interface RenderRequest {
  readonly kit: ExportKit;
  readonly design: Design;
  readonly size: Size;
  /** Index of the design's page; the first if absent. */
  readonly page?: number;
  readonly point: Point;
  readonly alt: string;
  readonly type: FileType;
  readonly quality: number;
  readonly asksConsent?: boolean;
}

export interface RenderedPicture {
  readonly bytes: Uint8Array;
  readonly type: FileType;
  readonly width: number;
  readonly height: number;
  readonly problems: readonly Problem[];
}

export type CheckRequest = Pick<ExportRequest, 'kit' | 'design' | 'asksConsent' | 'signal'> & {
  readonly jobs: readonly Pick<Job, 'row' | 'size' | 'page' | 'point' | 'alt' | 'problems'>[];
};

export interface Press {
  /** Has a worker ready sooner, for a command that will make pictures: first before anything is known, then with what they will be made of. */
  warmUp(ground?: Ground): void;
  /**
   * Makes and saves every job, then writes `manifest.json`: also after a cancel, whose jobs not made are `skipped`. Pictures that are there
   * from an earlier export and still right are not made again.
   *
   * @throws Fault `storage` where the folder refuses, `conflict` where another export writes into it; pictures saved before stay
   */
  exportJobs(request: ExportRequest): Promise<ExportOutcome>;
  /** One picture in memory, made even where a blocking check found something. @throws Fault where it cannot be made */
  renderPicture(request: RenderRequest): Promise<RenderedPicture>;
  /** The problems of each job, in their order, writing nothing. @throws Fault `cancelled` on a cancel */
  checkJobs(request: CheckRequest): Promise<readonly (readonly Problem[])[]>;
  /** The problems of each job that can be found without drawing, in chunks: see preflight.ts. */
  preflight(request: PreflightRequest): AsyncGenerator<PreflightChunk, void>;
  /** Stops what is under way as a cancel does, waits until exports have their manifests, and ends the workers. */
  close(): Promise<void>;
}

/** A press with its own workers: as many as there are processors, at most eight. They start with the first picture, from `entry` in tests. */
export function createPress(options: { readonly workers?: number; readonly entry?: URL } = {}): Press {
  const workers = options.workers ?? Math.min(8, availableParallelism());
  const crew = createCrew(workers, options.entry);
  const closing = new AbortController();
  const exports = new Set<Promise<ExportOutcome>>();
  return {
    warmUp: (ground) => crew.warmUp(ground && groundOf(ground)),
    async exportJobs(request) {
      const running = exportJobs(crew, workers, request, closing.signal);
      exports.add(running);
      try {
        return await running;
      } finally {
        exports.delete(running);
      }
    },
    renderPicture: (request) => renderPicture(crew, request),
    checkJobs: (request) => checkJobs(crew, workers, request),
    preflight: (request) => preflight(crew, workers, groundOf(request), request),
    async close() {
      closing.abort();
      // Each tells whoever asked for it how it ended.
      await Promise.allSettled(exports);
      await crew.close();
    },
  };
}

async function exportJobs(crew: Crew, workers: number, request: ExportRequest, closing: AbortSignal): Promise<ExportOutcome> {
  const { jobs, quality, palette = false, fresh = false, onResult } = request;
  const folder = await openTargetFolder(request.folder);
  const stop = new AbortController();
  const signal = AbortSignal.any([closing, stop.signal, ...(request.signal ? [request.signal] : [])]);
  let journal: Journal | undefined;
  try {
    const ground = groundOf(request);
    const identityOf = createIdentities(ground, { quality, palette });
    const beginning = { template: request.design.id, total: jobs.length, at: new Date().toISOString() };
    journal = await openJournal(folder.path, beginning, (fault) => ledger.refuse(fault));
    const ledger = createLedger({ jobs, journal, identityOf, onResult, onRefused: (fault) => stop.abort(fault) });
    if (!fresh) await keepWhatIsRight({ folder: folder.path, jobs, journal, identityOf, signal, onKept: (...told) => ledger.keep(...told) });
    const todo = [...jobs.keys()].filter((index) => !ledger.results.isSettled(index));
    const halt = createHalt();
    const taskFor = (at: number): Task => {
      const job = jobs[todo[at]!]!;
      return taskOf(job, { type: job.type, quality, palette, always: false, target: { folder: folder.path, file: job.file, halt: halt.memory } });
    };
    const batches = batchesOf(ground, todo.map((index) => jobs[index]!), taskFor, workers, (at, outcome) => ledger.take(todo[at]!, outcome));
    await untilStopped(crew.run(batches, signal), signal);
    await haltWorkers(halt, ledger);
    return await conclude(request, folder, journal, ledger);
  } finally {
    await journal?.close();
    await folder.close();
  }
}

async function untilStopped(running: Promise<void>, signal: AbortSignal): Promise<void> {
  const stopped = new Promise<void>((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
  await Promise.race([running, stopped]);
}

/** A worker tells of several pictures together, when it is done with the one in hand; one that ended never does. */
const longestTellingMs = 150;

/** After it no picture is put in place any more, and the ledger knows of all that were. */
async function haltWorkers(halt: Halt, ledger: Ledger): Promise<void> {
  halt.stop();
  const sinceMs = performance.now();
  while (ledger.made < halt.placed() && performance.now() - sinceMs < longestTellingMs) await setTimeout(1);
}

/** Writes the end of the journal and the manifest. @throws Fault `storage` that says what is there nevertheless */
async function conclude(request: ExportRequest, folder: TargetFolder, journal: Journal, ledger: Ledger): Promise<ExportOutcome> {
  const { jobs, design } = request;
  const { results } = ledger;
  const leftOver = ledger.close();
  const all = function* (): Generator<JobResult, void> {
    for (const index of jobs.keys()) yield results.at(index)!;
  };
  const head = { schema: 1, template: design.id, pack: design.pack } as const;
  const unsaid = await journal.end(leftOver).then(() => undefined, asFault);
  const unlisted = await folder.write(manifestFile, manifestParts(head, all())).then(() => undefined, asFault);
  const fault = ledger.fault ?? unsaid ?? unlisted;
  if (fault && !(await folder.isThere())) throw removedFault(folder.path, fault);
  if (fault) throw withCount(fault, results.counts.written, jobs.length, unlisted === undefined);
  const made = new Map(jobs.map((job, index) => [job.file, index]));
  const isReplaced = (file: string): boolean => {
    const index = made.get(file);
    return index !== undefined && (results.at(index)!.status === 'written' || wasStopped(results.at(index)!));
  };
  return {
    ...head,
    folder: folder.path,
    counts: results.counts,
    kept: ledger.kept,
    left: await countLeft(folder.path, journal, isReplaced),
    byCheck: results.byCheck,
    results: all,
    get jobs() {
      return [...all()];
    },
  };
}

const wasStopped = ({ warnings }: JobResult): boolean => warnings.some(({ check }) => check === stoppedCheck);

function removedFault(folder: string, cause: Fault): Fault {
  const message = `The folder ${folder}, or what the export keeps in it, was removed while pictures were being saved; export again to make what is missing.`;
  return new Fault('storage', message, { detail: { folder }, cause });
}

/** The fault with which an export ends, and what is in the folder nevertheless. */
function withCount(fault: Fault, there: number, total: number, listed: boolean): Fault {
  const rest = listed ? `${manifestFile} tells which` : `${manifestFile} is not`;
  const message = `${fault.message} ${there} of ${total} pictures are there; ${rest}.`;
  return new Fault(fault.code, message, { detail: fault.detail, cause: fault });
}

const grounds = new WeakMap<ExportKit, WeakMap<Design, Ground[]>>();

/** The same object for the same kit and design, so that a worker that has it is not sent it again. */
function groundOf({ kit, design, asksConsent }: Ground): Ground {
  const ofKit = grounds.get(kit) ?? new WeakMap<Design, Ground[]>();
  grounds.set(kit, ofKit);
  const known = ofKit.get(design) ?? [];
  ofKit.set(design, known);
  const ground = known.find((candidate) => candidate.asksConsent === asksConsent) ?? { kit, design, asksConsent };
  if (!known.includes(ground)) known.push(ground);
  return ground;
}

function taskOf(job: Pick<Job, 'size' | 'page' | 'point' | 'alt' | 'problems'>, print?: Task['print']): Task {
  const { size, page, point, alt, problems } = job;
  return { size, point, alt, problems, ...(page === undefined ? {} : { page }), ...(print ? { print } : {}) };
}

/** The sizes of a row together, since they share its photo; in parts where there are too few rows to keep every worker busy. */
function* batchesOf(
  ground: Ground,
  jobs: readonly { readonly row: number }[],
  taskFor: (index: number) => Task,
  workers: number,
  onOutcome: (index: number, outcome: Outcome) => void,
): Generator<Batch, void> {
  const rows = countRows(jobs);
  const longest = rows >= workers * 4 ? 32 : Math.max(1, Math.ceil(jobs.length / Math.max(rows, 1) / workers));
  for (let start = 0; start < jobs.length; ) {
    let end = start + 1;
    while (end < jobs.length && end - start < longest && jobs[end]!.row === jobs[start]!.row) end += 1;
    const first = start;
    const tasks = Array.from({ length: end - start }, (_, offset) => taskFor(first + offset));
    yield { ground, tasks, onOutcome: (index, outcome) => onOutcome(first + index, outcome) };
    start = end;
  }
}

/** The jobs of a row come one after the other. */
function countRows(jobs: readonly { readonly row: number }[]): number {
  return jobs.reduce((count, { row }, index) => (index > 0 && jobs[index - 1]!.row === row ? count : count + 1), 0);
}

async function renderPicture(crew: Crew, request: RenderRequest): Promise<RenderedPicture> {
  const { size, type, quality, kit, design, asksConsent = false } = request;
  const task = taskOf({ ...request, problems: [] }, { type, quality, always: true });
  const outcome = await new Promise<Outcome>((resolve, reject) => {
    const batch = { ground: groundOf({ kit, design, asksConsent }), tasks: [task], onOutcome: (_: number, made: Outcome) => resolve(made) };
    crew.run([batch]).then(() => reject(new Fault('cancelled', `${size.name} was not made, because Point Studio was closed.`)), reject);
  });
  if (outcome.status === 'failed') throw faultOf(outcome.fault);
  if (outcome.status !== 'made' || !outcome.bytes) throw new Fault('internal', `${size.name} was not made.`);
  return { bytes: outcome.bytes, type, width: size.width, height: size.height, problems: outcome.problems };
}

async function checkJobs(crew: Crew, workers: number, request: CheckRequest): Promise<readonly (readonly Problem[])[]> {
  const { jobs, signal } = request;
  const found = new Map<number, readonly Problem[]>();
  const take = (index: number, outcome: Outcome): void => {
    if (outcome.status === 'failed' && outcome.fault.code === 'cancelled') return;
    found.set(index, outcome.status === 'failed' ? [...jobs[index]!.problems, failure(outcome.fault)] : outcome.problems);
  };
  await crew.run(batchesOf(groundOf(request), jobs, (index) => taskOf(jobs[index]!), workers, take), signal);
  if (found.size < jobs.length) throw new Fault('cancelled', 'The check was stopped before it was done.');
  return jobs.map((_, index) => found.get(index) ?? []);
}
