// `queue hand-over`: the folder for a person, and the files for schedulers.

import { readFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { storageFault } from '../../library/storage.ts';
import { findSchedulers } from '../../posting/schedulers/index.ts';
import type { Scheduler } from '../../posting/schedulers/scheduler.ts';
import { readTemplate } from '../../posting/schedulers/template.ts';
import { handOver } from '../../queueing.ts';
import { count } from '../terminal.ts';
import { textOption, wholeOption, type VerbContext } from '../verb.ts';
import type { Deed } from './deed.ts';

const longestAheadHours = 24 * 366;

export const handOverDeed: Deed = {
  options: { out: { type: 'string' }, ahead: { type: 'string' }, for: { type: 'string' }, template: { type: 'string' }, zone: { type: 'string' } },
  run: writeFolder,
};

async function writeFolder({ options, terminal, studio }: VerbContext): Promise<unknown> {
  const [folder, template, zone] = ['out', 'template', 'zone'].map((name) => textOption(options, name));
  const schedulers: Scheduler[] = [...findSchedulers(textOption(options, 'for') ?? '')];
  if (template !== undefined) {
    const { scheduler, unknown } = await readTemplate(await readBytes(resolve(template)), basename(template));
    schedulers.push(scheduler);
    if (unknown.length > 0) terminal.warn(`${basename(template)}: these columns are not understood and stay empty: ${unknown.join(', ')}.`);
  }
  // A scheduler is given what lies ahead, not what is due now.
  const aheadHours = wholeOption(options, 'ahead', 0, longestAheadHours) ?? (schedulers.length > 0 ? longestAheadHours : undefined);
  const result = await handOver(await studio(), {
    ...(folder === undefined ? {} : { folder: resolve(folder) }),
    ...(aheadHours === undefined ? {} : { aheadHours }),
    ...(schedulers.length > 0 ? { schedulers } : {}),
    ...(zone === undefined ? {} : { zone }),
  });
  terminal.say(result.posts === 0 ? 'Nothing waits for a person.' : `${count(result.posts, 'post')} to place by hand: ${result.folder}`);
  for (const { files, posts, notes } of result.schedulers ?? []) {
    for (const file of files) terminal.say(file);
    if (files.length > 0) terminal.say(`${count(posts, 'post')} in ${count(files.length, 'file')}.`);
    for (const note of notes) terminal.warn(note);
  }
  return result;
}

async function readBytes(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file);
  } catch (thrown) {
    throw storageFault('Reading', file, thrown);
  }
}
