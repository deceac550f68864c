// Writes the files of schedulers into a folder of their own beside the days of a hand-over, with a page of plain text that says what to
// do with each.

import { join } from 'node:path';
import type { NetworkTable } from '../../../shared/networks/network.ts';
import { findNetwork } from '../../../shared/networks/index.ts';
import type { HandedOver } from '../handOver.ts';
import { writeOwnFolder } from '../ownFolder.ts';
import { inZone, schedulerFiles } from './files.ts';
import type { Scheduler } from './scheduler.ts';

export const schedulersFolder = 'schedulers';
const notesFile = 'read-me-first.txt';

export interface SchedulersRequest {
  /** Folder of the hand-over. */
  readonly folder: string;
  readonly schedulers: readonly Scheduler[];
  readonly handedOver: readonly HandedOver[];
  readonly networks: NetworkTable;
  /** IANA zone that the schedulers are set to. */
  readonly zone: string;
  readonly now: Date;
}

export interface WrittenScheduler {
  readonly scheduler: string;
  /** Absolute paths. */
  readonly files: readonly string[];
  readonly posts: number;
  /** What is not in the files, and what to do with them, as sentences. */
  readonly notes: readonly string[];
}

/** Throws a Fault (`storage`) where the disk refuses, and leaves nothing half-written. */
export async function writeSchedulers(request: SchedulersRequest): Promise<readonly WrittenScheduler[]> {
  const { networks, zone, now } = request;
  const posts = request.handedOver
    .map(({ post, delivery: { network }, caption, pictures }) =>
      inZone({ network, networkName: findNetwork(networks, network)?.name ?? network, caption, campaign: post.campaign, pictures, dueAt: post.due.instant }, zone),
    )
    .toSorted((a, b) => (a.dueAt < b.dueAt ? -1 : a.dueAt > b.dueAt ? 1 : 0));
  const made = request.schedulers.map((scheduler) => ({ scheduler, ...schedulerFiles(scheduler, posts, { zone, now }) }));
  const folder = await writeOwnFolder(request.folder, schedulersFolder, async (own) => {
    for (const { files } of made) for (const { name, text } of files) await own.write(name, text);
    await own.write(notesFile, made.map(({ scheduler: { name }, files, notes }) => notesText(name, files.map((file) => file.name), notes)).join('\r\n'));
  });
  return made.map(({ scheduler: { id }, files, notes }) => ({
    scheduler: id,
    files: files.map(({ name }) => join(folder, name)),
    posts: files.reduce((sum, { rows }) => sum + rows, 0),
    notes,
  }));
}

function notesText(name: string, files: readonly string[], notes: readonly string[]): string {
  return [name, ...files, '', ...notes.map((note) => `- ${note}`), ''].join('\r\n');
}
