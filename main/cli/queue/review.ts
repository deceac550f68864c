// `queue review`: posts as one page for a colleague, and the answer that comes back.

import { readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Fault } from '../../../shared/fault.ts';
import type { MergedAnswer } from '../../../shared/postReview.ts';
import { instantText } from '../../../shared/time.ts';
import { storageFault } from '../../library/storage.ts';
import { mergeAnswers, writeReview } from '../../posting/review/review.ts';
import { warningPartsOf } from '../../queueing.ts';
import { count } from '../terminal.ts';
import { textOption, type VerbContext } from '../verb.ts';
import { ofCampaign, WithProblems, type Deed } from './deed.ts';

export const reviewDeed: Deed = { options: { campaign: { type: 'string' }, out: { type: 'string' }, all: { type: 'boolean' } }, run: review };

async function review(context: VerbContext): Promise<unknown> {
  const [deed, file, ...more] = context.words;
  if (deed === 'write' && file === undefined) return await write(context);
  if (deed === 'merge' && file !== undefined && more.length === 0) return await merge(context, resolve(file));
  throw new Fault('usage', 'Say what to do with a review: write, or merge FILE.');
}

async function write({ options, terminal, studio }: VerbContext): Promise<unknown> {
  const opened = await studio();
  const { queue, library } = opened;
  const asked = ofCampaign(queue.list(), options).filter(({ deliveries }) => deliveries.some(({ state }) => state === 'needsApproval' || (options['all'] === true && (state === 'draft' || state === 'scheduled'))));
  const campaign = textOption(options, 'campaign');
  const out = resolve(textOption(options, 'out') ?? 'review.pointreview.html');
  const page = await writeReview(asked, campaign ?? 'Posts to review', { ...warningPartsOf(opened), assets: library.assets });
  try {
    await writeFile(out, page);
  } catch (thrown) {
    throw storageFault('Writing', out, thrown);
  }
  terminal.say(`${count(asked.length, 'post')} to review: ${out}`);
  return { file: out, posts: asked.map(({ id }) => id) };
}

/** What is said of an answer that did nothing, and why. */
const refused: Readonly<Partial<Record<MergedAnswer['outcome'], string>>> = {
  changed: 'has changed since it was shown; ask again',
  gone: 'is not in the queue',
  notWaiting: 'was not waiting for approval, and stays as it is',
  tooLate: 'cannot wait for approval any more: it is out, ended, or its time has gone by',
};

async function merge({ terminal, studio }: VerbContext, file: string): Promise<unknown> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(file);
  } catch (thrown) {
    throw storageFault('Reading', file, thrown);
  }
  const { queue, library, clock, events } = await studio();
  const report = mergeAnswers(bytes, { database: library.database, queue, now: instantText(clock().getTime()) });
  events.send({ type: 'queueChanged' });
  for (const { post, title, outcome, comment } of report.merged) {
    const why = refused[outcome];
    if (why !== undefined) terminal.warn(`${title || post} ${why}.`);
    if (comment !== '') terminal.say(`${title || post}: ${comment}`);
  }
  const done = report.merged.filter(({ outcome }) => refused[outcome] === undefined).length;
  terminal.say(`${done} of ${count(report.merged.length, 'answer')} of ${report.reviewer} merged.`);
  return done < report.merged.length ? new WithProblems(report) : report;
}
