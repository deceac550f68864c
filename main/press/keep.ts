// Which pictures of an earlier export are still right: made for the same identity, and there as they were written.

import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Job } from '../../shared/batch.ts';
import { isBlocking } from '../../shared/checks/index.ts';
import type { Journal } from './journal.ts';
import type { JournalRecord } from './journalText.ts';

/** Files looked at at once: enough to hide a slow disk. */
const atOnce = 16;

export interface KeepRequest {
  readonly folder: string;
  readonly jobs: readonly Job[];
  readonly journal: Pick<Journal, 'known' | 'isOfThisBoot'>;
  readonly identityOf: (job: Job) => string;
  readonly signal: AbortSignal;
  /** A picture that need not be made. `isNew`: the record tells more than the journal does. */
  readonly onKept: (index: number, record: JournalRecord, isNew: boolean) => void;
}

/**
 * Looks for the picture of each job. Length and time of change tell whether a file is the one that was written, as long as the computer runs;
 * after that, or where the time differs, its hash does.
 */
export async function keepWhatIsRight(request: KeepRequest): Promise<void> {
  const { jobs, journal, signal } = request;
  if (journal.known.size === 0) return;
  let next = 0;
  const work = async (): Promise<void> => {
    while (next < jobs.length && !signal.aborted) {
      const index = next;
      next += 1;
      await look(index, request);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
}

async function look(index: number, { folder, jobs, journal, identityOf, onKept }: KeepRequest): Promise<void> {
  const job = jobs[index]!;
  const known = journal.known.get(job.file);
  // A job that is blocked now is told why by the checks.
  if (!known || job.problems.some(isBlocking) || known.identity !== identityOf(job)) return;
  const path = join(folder, job.file);
  const found = await stat(path).catch(() => undefined);
  if (!found?.isFile() || found.size !== known.bytes) return;
  if (found.mtimeMs === known.changedMs && journal.isOfThisBoot(known)) return onKept(index, known, false);
  // One that cannot be read is made again, and what the disk has against it is told then.
  const bytes = await readFile(path).catch(() => undefined);
  if (!bytes || createHash('sha256').update(bytes).digest('hex') !== known.sha256) return;
  const { file, identity, sha256, found: problems } = known;
  onKept(index, { file, identity, bytes: found.size, sha256, changedMs: found.mtimeMs, found: problems }, true);
}

/** How many of the files that earlier exports made, and that `isReplaced` does not claim, are there. */
export async function countLeft(folder: string, journal: Pick<Journal, 'known'>, isReplaced: (file: string) => boolean): Promise<number> {
  const files = [...journal.known.keys()].filter((file) => !isReplaced(file));
  let left = 0;
  const work = async (): Promise<void> => {
    for (let file = files.pop(); file !== undefined; file = files.pop()) if (await stat(join(folder, file)).catch(() => undefined)) left += 1;
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return left;
}
