// The press: makes the pictures of an export in worker threads and puts them into a folder with a manifest; and makes single ones
// for the screen and the queue. The same jobs give the same bytes, whatever the number of workers.
//   createPress({ workers }) -> { exportJobs, renderPicture, checkJobs, close }

import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { Job, JobResult, Manifest } from '../../shared/batch.ts';
import type { Problem } from '../../shared/checks/check.ts';
import type { Design } from '../../shared/design.ts';
import { asFault, Fault } from '../../shared/fault.ts';
import type { Point } from '../../shared/point.ts';
import type { FileType, Size } from '../../shared/size.ts';
import { createCrew } from './crew.ts';
import type { Batch, Crew } from './crew.ts';
import { openTargetFolder } from './folder.ts';
import type { TargetFolder } from './folder.ts';
import type { ExportKit } from './kit.ts';
import { manifestFile, manifestText, withoutFile, written } from './manifest.ts';
import type { FaultData, Ground, Outcome, Task } from './messages.ts';

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
  /** Stops the export: pictures that are finished stay, the rest is `skipped`. */
  readonly signal?: AbortSignal;
  /** Called once for each job that got its outcome, in the order in which they are done. */
  readonly onResult?: (result: JobResult) => void;
}

export interface RenderRequest {
  readonly kit: ExportKit;
  readonly design: Design;
  readonly size: Size;
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
  readonly jobs: readonly Pick<Job, 'row' | 'size' | 'point' | 'alt' | 'problems'>[];
};

export interface Press {
  /**
   * Makes and saves every job, then writes `manifest.json`: also after a cancel, whose jobs not made are `skipped`.
   *
   * @throws Fault `storage` where the folder refuses; pictures saved before stay
   */
  exportJobs(request: ExportRequest): Promise<Manifest>;
  /** One picture in memory, made even where a blocking check found something. @throws Fault where it cannot be made */
  renderPicture(request: RenderRequest): Promise<RenderedPicture>;
  /** The problems of each job, in their order, writing nothing. @throws Fault `cancelled` on a cancel */
  checkJobs(request: CheckRequest): Promise<readonly (readonly Problem[])[]>;
  /** Stops what is under way as a cancel does, waits until exports have their manifests, and ends the workers. */
  close(): Promise<void>;
}

/** Finished pictures are synced and renamed together: when there are so many, or the first has waited so long. */
const placedTogether = 16;
const longestWaitMs = 200;

/** A press with its own workers: as many as there are processors, at most eight. They start with the first picture. */
export function createPress(options: { readonly workers?: number } = {}): Press {
  const workers = options.workers ?? Math.min(8, availableParallelism());
  const crew = createCrew(workers);
  const closing = new AbortController();
  const exports = new Set<Promise<Manifest>>();
  return {
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
    async close() {
      closing.abort();
      // Each tells whoever asked for it how it ended.
      await Promise.allSettled(exports);
      await crew.close();
    },
  };
}

async function exportJobs(crew: Crew, workers: number, request: ExportRequest, closing: AbortSignal): Promise<Manifest> {
  const folder = await openTargetFolder(request.folder);
  const stop = new AbortController();
  const signal = AbortSignal.any([closing, stop.signal, ...(request.signal ? [request.signal] : [])]);
  const ledger = createLedger(request, folder, (fault) => stop.abort(fault));
  try {
    const tasks = request.jobs.map((job, index): Task => taskOf(job, { type: job.type, quality: request.quality, always: false, file: join(folder.unfinished, String(index)) }));
    await crew.run(batchesOf(groundOf(request), request.jobs, tasks, workers, (index, outcome) => ledger.take(index, outcome)), signal);
    await ledger.flush();
    const manifest = ledger.manifest();
    const refused = await folder.write(manifestFile, manifestText(manifest)).then(() => undefined, asFault);
    const fault = ledger.fault() ?? refused;
    if (fault) throw withCount(fault, manifest, refused === undefined);
    return manifest;
  } finally {
    await folder.close();
  }
}

/** The fault with which an export ends, and what is in the folder nevertheless. */
function withCount(fault: Fault, { jobs }: Manifest, listed: boolean): Fault {
  const there = jobs.filter(({ status }) => status === 'written').length;
  const rest = listed ? `${manifestFile} tells which` : `${manifestFile} is not`;
  const message = `${fault.message} ${there} of ${jobs.length} pictures are there; ${rest}.`;
  return new Fault(fault.code, message, { detail: fault.detail, cause: fault });
}

/** Results by job, and the files that wait to be put in place. */
interface Ledger {
  take(index: number, outcome: Outcome): void;
  /** Puts what is left in place. */
  flush(): Promise<void>;
  fault(): Fault | undefined;
  manifest(): Manifest;
}

function createLedger(request: ExportRequest, folder: TargetFolder, onRefused: (fault: Fault) => void): Ledger {
  const { jobs, design, onResult } = request;
  const results = new Map<number, JobResult>();
  let waiting: { readonly index: number; readonly outcome: Extract<Outcome, { status: 'made' }> }[] = [];
  let waitingSinceMs = 0;
  let placing = Promise.resolve();
  let refused: Fault | undefined;

  const settle = (index: number, result: JobResult): void => {
    results.set(index, result);
    onResult?.(result);
  };
  const refuse = (fault: Fault): void => {
    refused ??= fault;
    onRefused(fault);
  };
  const placeGroup = async (previous: Promise<void>, group: typeof waiting): Promise<void> => {
    await previous;
    if (refused) return;
    const { outcomes, stop } = await folder.place(group.map(({ index }) => ({ temporary: join(folder.unfinished, String(index)), file: jobs[index]!.file })));
    for (const [at, clash] of outcomes.entries()) {
      const { index, outcome } = group[at]!;
      const job = jobs[index]!;
      if (clash) settle(index, withoutFile(job, 'failed', [...outcome.problems, failure(clash)]));
      else settle(index, written(job, { bytes: outcome.byteLength, sha256: outcome.sha256 }, outcome.problems));
    }
    if (stop) refuse(stop);
  };
  const placeWaiting = (): Promise<void> => {
    placing = placeGroup(placing, waiting);
    waiting = [];
    return placing;
  };

  return {
    take(index, outcome) {
      const job = jobs[index]!;
      if (outcome.status === 'made') {
        if (waiting.length === 0) waitingSinceMs = performance.now();
        waiting.push({ index, outcome });
        if (waiting.length >= placedTogether || performance.now() - waitingSinceMs > longestWaitMs) void placeWaiting();
      } else if (outcome.status === 'failed') {
        if (outcome.fault.code === 'storage') refuse(faultOf(outcome.fault));
        else settle(index, withoutFile(job, 'failed', [...job.problems, failure(outcome.fault)]));
      } else settle(index, withoutFile(job, 'skipped', outcome.problems));
    },
    flush: placeWaiting,
    fault: () => refused,
    manifest: () => ({
      schema: 1,
      template: design.id,
      pack: design.pack,
      jobs: jobs.map((job, index) => results.get(index) ?? withoutFile(job, 'skipped', [...job.problems, stopped])),
    }),
  };
}

const stopped: Problem = { check: 'stopped', severity: 'warning', message: 'The export was stopped before this picture was saved; export it again.' };

function failure(fault: FaultData): Problem {
  return { check: 'export', severity: 'error', message: fault.message };
}

function faultOf({ code, message, detail }: FaultData): Fault {
  return new Fault(code, message, { detail });
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

function taskOf(job: Pick<Job, 'size' | 'point' | 'alt' | 'problems'>, print?: Task['print']): Task {
  const { size, point, alt, problems } = job;
  return { size, point, alt, problems, ...(print ? { print } : {}) };
}

/** The sizes of a row together, since they share its photo; in parts where there are too few rows to keep every worker busy. */
function batchesOf(
  ground: Ground,
  jobs: readonly { readonly row: number }[],
  tasks: readonly Task[],
  workers: number,
  onOutcome: (index: number, outcome: Outcome) => void,
): readonly Batch[] {
  const rows = new Set(jobs.map((job) => job.row)).size;
  const longest = rows >= workers * 4 ? 32 : Math.max(1, Math.ceil(jobs.length / Math.max(rows, 1) / workers));
  const batches: Batch[] = [];
  for (let start = 0; start < jobs.length; ) {
    let end = start + 1;
    while (end < jobs.length && end - start < longest && jobs[end]!.row === jobs[start]!.row) end += 1;
    const first = start;
    batches.push({ ground, tasks: tasks.slice(start, end), onOutcome: (index, outcome) => onOutcome(first + index, outcome) });
    start = end;
  }
  return batches;
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
  await crew.run(batchesOf(groundOf(request), jobs, jobs.map((job) => taskOf(job)), workers, take), signal);
  if (found.size < jobs.length) throw new Fault('cancelled', 'The check was stopped before it was done.');
  return jobs.map((_, index) => found.get(index) ?? []);
}
