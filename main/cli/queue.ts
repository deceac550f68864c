// `queue`: posts in order of time, and what became of each.

import { once } from 'node:events';
import { resolve } from 'node:path';
import type { Account } from '../../shared/account.ts';
import { Fault } from '../../shared/fault.ts';
import { nearest } from '../../shared/nearest.ts';
import type { NetworkTable } from '../../shared/networks/network.ts';
import { textOf } from '../../shared/point.ts';
import { spreadTimes } from '../../shared/schedule.ts';
import { laterWall, wallTimeOf } from '../../shared/time.ts';
import { composeAlt, composeText } from '../../shared/template.ts';
import type { RunReport } from '../posting/engine.ts';
import { hasLook, keepLook, lookOf } from '../posting/looks.ts';
import { postsOfManifest } from '../posting/manifestPosts.ts';
import { setPaused } from '../posting/pause.ts';
import { blackoutDays } from '../posting/slots.ts';
import { defaultCaption, keepQueueRunning, queueDesigns, runQueue, type DesignPost } from '../queueing.ts';
import type { Studio } from '../studio.ts';
import { inputOptions, readInput } from './input.ts';
import { WithProblems, type Deed } from './queue/deed.ts';
import { handOverDeed } from './queue/handOver.ts';
import { checkBackDeed, receiptsDeed } from './queue/receipts.ts';
import { reviewDeed } from './queue/review.ts';
import { blackoutDeed, freeSlotsFor, slotsDeed } from './queue/slots.ts';
import { warnOf } from './queue/warnings.ts';
import { count, table } from './terminal.ts';
import { exitCodes, pairsOption, textOption, wholeOption, type ExitCode, type OptionTable, type OptionValues, type Verb, type VerbContext } from './verb.ts';

/** The library names its pictures by their content. */
const { name: _, palette: __, ...pictureOptions } = inputOptions;
/** The word of `--at` for the next free posting slots. */
const nextSlot = 'next';
const timeOptions = { at: { type: 'string' }, zone: { type: 'string' } } as const satisfies OptionTable;

const deeds: Readonly<Record<string, Deed>> = {
  add: {
    options: {
      ...pictureOptions,
      ...timeOptions,
      every: { type: 'string' },
      spread: { type: 'string' },
      caption: { type: 'string' },
      'caption-for': { type: 'string', multiple: true },
      campaign: { type: 'string' },
      manifest: { type: 'string' },
      'needs-approval': { type: 'boolean' },
      to: { type: 'string' },
    },
    run: add,
  },
  list: { options: { warnings: { type: 'boolean' } }, run: list },
  run: { options: { once: { type: 'boolean' } }, run },
  pause: { options: {}, run: (context) => pause(context, true) },
  resume: { options: {}, run: (context) => pause(context, false) },
  'hand-over': handOverDeed,
  receipts: receiptsDeed,
  slots: slotsDeed,
  blackout: blackoutDeed,
  'check-back': checkBackDeed,
  review: reviewDeed,
  reschedule: { options: timeOptions, run: reschedule },
  cancel: { options: {}, run: cancel },
};

export const verb: Verb = {
  usage: [
    'queue add TEMPLATE|FILE [the input of export] --at YYYY-MM-DDTHH:MM|next [--zone ZONE] [--every HOURS|--spread DAYS] [--caption PATTERN] [--caption-for NETWORK=PATTERN] [--campaign NAME] [--to ACCOUNTS] [--needs-approval]',
    'queue add --manifest FOLDER --at YYYY-MM-DDTHH:MM|next [--zone ZONE] [--every HOURS|--spread DAYS] [--caption PATTERN] [--caption-for NETWORK=PATTERN] [--campaign NAME] [--to ACCOUNTS] [--needs-approval]',
    'queue list [--warnings]',
    'queue run [--once]',
    'queue pause | resume',
    'queue hand-over [--out FOLDER] [--ahead HOURS] [--for SCHEDULERS] [--template FILE] [--zone ZONE]',
    'queue receipts [--campaign NAME] [--out FOLDER]',
    'queue check-back [--campaign NAME]',
    'queue slots list | add NETWORK|ACCOUNT --at HH:MM [--on DAYS] [--zone ZONE] | remove (as added)',
    'queue blackout list | add DAY ... | remove DAY ...',
    'queue review write [--campaign NAME] [--all] [--out FILE] | merge FILE',
    'queue reschedule POST|DELIVERY --at YYYY-MM-DDTHH:MM [--zone ZONE]',
    'queue cancel DELIVERY',
  ],
  options: Object.values(deeds).reduce<OptionTable>((all, { options }) => ({ ...all, ...options }), {}),
  async run(context): Promise<ExitCode> {
    const name = context.words[0] ?? '';
    const deed = Object.hasOwn(deeds, name) ? deeds[name]! : undefined;
    if (!deed) throw new Fault('usage', `Say what to do with the queue: ${Object.keys(deeds).join(', ')}. "queue --help" shows how.`);
    const stray = Object.keys(verb.options).find((option) => context.options[option] !== undefined && !Object.hasOwn(deed.options, option));
    if (stray !== undefined) throw new Fault('usage', `queue ${name} takes no --${stray}. "queue --help" shows what it takes.`);
    const done = await deed.run({ ...context, words: context.words.slice(1) });
    const hasProblems = done instanceof WithProblems;
    if (context.json) context.terminal.data(JSON.stringify(hasProblems ? done.answer : done, null, 2));
    return hasProblems ? exitCodes.problems : exitCodes.done;
  },
};

/** The time of `--at` by the wall clock of `--zone`, which is this computer's if absent. */
function readTime(options: OptionValues): { readonly at: string; readonly zone: string } {
  const at = textOption(options, 'at');
  if (at === undefined) throw new Fault('usage', 'Say when with --at YYYY-MM-DDTHH:MM, by the wall clock of --zone.');
  try {
    laterWall(at, 0);
  } catch (thrown) {
    if (!(thrown instanceof Fault)) throw thrown;
    throw new Fault('usage', `--at: ${thrown.message}`, { cause: thrown });
  }
  return { at, zone: textOption(options, 'zone') ?? new Intl.DateTimeFormat().resolvedOptions().timeZone };
}

/** The patterns of captions by network. */
function readPatterns(options: OptionValues, { networks }: NetworkTable): Readonly<Record<string, string>> {
  const own = pairsOption(options, 'caption-for');
  const known = networks.map(({ id }) => id);
  for (const id of Object.keys(own)) {
    if (known.includes(id)) continue;
    const [near] = nearest(id, known, 1);
    throw new Fault('usage', `--caption-for: there is no network "${id}"${near ? `; did you mean "${near}"` : ''}. Networks: ${known.join(', ')}.`);
  }
  return { default: textOption(options, 'caption') ?? defaultCaption, ...own };
}

async function add(context: VerbContext): Promise<unknown> {
  const { options, terminal, signal } = context;
  const start = textOption(options, 'at') === nextSlot ? undefined : readTime(options);
  const everyHours = wholeOption(options, 'every', 1, 24 * 366) ?? 24;
  const spreadDays = wholeOption(options, 'spread', 1, 366);
  if (spreadDays !== undefined && options['every'] !== undefined) throw new Fault('usage', 'Say --every or --spread, not both.');
  const stray = ['every', 'spread', 'zone'].find((name) => !start && options[name] !== undefined);
  if (stray !== undefined) throw new Fault('usage', `--at next takes its times from the posting slots, and no --${stray}.`);
  const studio = await context.studio();
  const patterns = readPatterns(options, studio.networks);
  const wallsFrom = ({ library }: Studio, first: string, wanted: number): readonly string[] =>
    spreadDays === undefined
      ? Array.from({ length: wanted }, (_, index) => laterWall(first, index * everyHours * 60))
      : spreadTimes({ first, count: wanted, days: spreadDays, closed: blackoutDays(library.database) });
  const timesOf: TimesOf = (wanted, networks, accounts) =>
    start
      ? wallsFrom(studio, start.at, wanted).map((wall) => ({ wall, zone: start.zone }))
      : freeSlotsFor(studio, networks, accounts, wanted);
  const manifest = textOption(options, 'manifest');
  if (manifest !== undefined) return await addManifest(context, resolve(manifest), patterns, timesOf);
  const { design, kit, rows, asksConsent, options: exportOptions } = await readInput(context);
  const labelOf = (number: number): string | undefined => (rows.length > 1 ? `Row ${number}` : undefined);
  for (const { number, problems } of rows) {
    const bad = problems.find(({ severity }) => severity === 'error');
    if (bad) throw new Fault('input', [labelOf(number), bad.message].filter((part) => part !== undefined).join(': '), { detail: { row: number } });
  }
  const { sizes, type, quality } = exportOptions;
  const campaign = textOption(options, 'campaign') ?? '';
  const state = firstState(options);
  const accounts = namedAccounts(studio.accounts.list(), textOption(options, 'to'));
  const times = timesOf(rows.length, [...new Set(sizes.map(({ network }) => network))], accounts);
  const wanted = rows.map(({ number, point }, index): DesignPost => {
    const captions = Object.fromEntries(Object.entries(patterns).map(([network, pattern]) => [network, composeText(pattern, point)]));
    const { wall, zone } = times[index]!;
    return { design, kit, point, asksConsent, sizes, accounts, state, type, quality, captions, alt: composeAlt(design, point), wall, zone, campaign, label: labelOf(number) };
  });
  const queued = await queueDesigns(studio, wanted, { signal, onReady: (ready) => terminal.progress(`${ready} of ${wanted.length} posts are ready`) });
  for (const [index, { post, notice }] of queued.entries()) {
    const { point, wall, zone } = wanted[index]!;
    terminal.say(`${wall} ${zone}: ${textOf(point, 'name') || textOf(point, 'claim') || design.name}, to ${post.deliveries.map(({ network }) => network).join(', ')}`);
    if (notice !== '') terminal.warn(notice);
  }
  const warnings = warnOf(studio, terminal, queued.map(({ post }) => post));
  terminal.say(`${count(queued.length, 'post')} queued.`);
  return { posts: queued.map(({ post }) => post), warnings };
}

const firstState = (options: OptionValues): 'needsApproval' | 'scheduled' => (options['needs-approval'] === true ? 'needsApproval' : 'scheduled');

/** Times for so many posts to some networks and accounts. */
type TimesOf = (wanted: number, networks: readonly string[], accounts: readonly string[]) => readonly { readonly wall: string; readonly zone: string }[];

/** What `add` takes besides the manifest; a picture is not made again. */
const withManifest: readonly string[] = ['manifest', 'at', 'zone', 'every', 'spread', 'caption', 'caption-for', 'campaign', 'to', 'needs-approval'];

async function addManifest({ words, options, terminal, studio: open }: VerbContext, folder: string, patterns: Readonly<Record<string, string>>, timesOf: TimesOf): Promise<unknown> {
  const stray = Object.keys(deeds['add']!.options).find((name) => options[name] !== undefined && !withManifest.includes(name));
  if (stray !== undefined || words.length > 0) throw new Fault('usage', `queue add --manifest takes the pictures that are there, and no ${stray === undefined ? 'template' : `--${stray}`}.`);
  const studio = await open();
  const accounts = namedAccounts(studio.accounts.list(), textOption(options, 'to'));
  const posts = await postsOfManifest({
    folder,
    assets: studio.library.assets,
    onPicture: async (asset, bytes) => {
      const { database } = studio.library;
      if (!hasLook(database, asset)) keepLook(database, asset, await lookOf(bytes));
    },
    networks: studio.networks,
    captions: textOption(options, 'caption') === undefined ? { ...patterns, default: '{alt}' } : patterns,
    accounts: accounts.map((id) => studio.accounts.get(id)),
    campaign: textOption(options, 'campaign') ?? '',
    times: (wanted, networks) => timesOf(wanted, networks, accounts),
  });
  const queued = studio.queue.addAll(posts.map((post) => ({ ...post, state: firstState(options) })));
  studio.events.send({ type: 'queueChanged' });
  for (const { notice } of queued) if (notice !== '') terminal.warn(notice);
  const warnings = warnOf(studio, terminal, queued.map(({ post }) => post));
  terminal.say(`${count(queued.length, 'post')} queued.`);
  return { posts: queued.map(({ post }) => post), warnings };
}

async function list({ options, terminal, studio }: VerbContext): Promise<unknown> {
  const opened = await studio();
  const { queue } = opened;
  const posts = queue.list();
  const rows = posts.flatMap((post) =>
    post.deliveries.map(({ id, network, state, reason, link }) => [
      id,
      `${wallTimeOf(post.due)} ${post.due.zone}`,
      network,
      state,
      count(post.pictures.length, 'picture'),
      link || reason || (post.captions[network] ?? post.captions['default'] ?? '').slice(0, 60).replaceAll('\n', ' '),
    ]),
  );
  if (rows.length > 0) terminal.say(table([['DELIVERY', 'DUE', 'NETWORK', 'STATE', 'PICTURES', 'CAPTION'], ...rows]));
  const warnings = options['warnings'] === true ? { warnings: warnOf(opened, terminal, posts) } : {};
  terminal.say(`${count(posts.length, 'post')} in the queue.`);
  return { posts, ...warnings };
}

async function run({ options, terminal, studio, signal }: VerbContext): Promise<unknown> {
  const opened = await studio();
  const say = ({ handedOver, missed, sent }: RunReport): void =>
    terminal.say(`${count(handedOver.length, 'delivery', 'deliveries')} wait for a person now, ${missed.length} missed, ${sent.length} sent.`);
  if (options['once'] === true) {
    const report = await runQueue(opened, signal);
    say(report);
    return report;
  }
  terminal.say('The queue is running; Ctrl+C ends it.');
  const total = { handedOver: 0, missed: 0, sent: 0 };
  const running = keepQueueRunning(opened, (report) => {
    const { handedOver, missed, sent } = report;
    total.handedOver += handedOver.length;
    total.missed += missed.length;
    total.sent += sent.length;
    if (handedOver.length + missed.length + sent.length > 0) say(report);
  });
  // An idle timer would let the process end.
  const alive = setInterval(() => undefined, 60_000);
  if (!signal.aborted) await once(signal, 'abort');
  clearInterval(alive);
  await running.stop();
  terminal.say('The queue has stopped.');
  return total;
}

async function pause({ terminal, studio }: VerbContext, paused: boolean): Promise<unknown> {
  const { library, events, clock } = await studio();
  setPaused(library.settings, paused, clock());
  events.send({ type: 'queueChanged' });
  terminal.say(paused ? 'The queue is paused: nothing is published by itself until "queue resume".' : 'The queue goes on.');
  return { paused };
}

/** Accounts by their ids or handles, with commas. */
function namedAccounts(accounts: readonly Account[], names: string | undefined): readonly string[] {
  return (names ?? '').split(',').flatMap((part) => {
    const name = part.trim();
    if (name === '') return [];
    const found = accounts.filter(({ id, handle }) => id === name || handle === name);
    if (found.length === 1) return [found[0]!.id];
    const shown = accounts.map(({ id, handle }) => `${handle} (${id})`).join(', ') || 'none; add one with "accounts add"';
    throw new Fault('usage', `--to: ${found.length === 0 ? 'there is no account' : 'there are several accounts'} "${name}". Accounts: ${shown}.`);
  });
}

async function reschedule({ words, options, terminal, studio }: VerbContext): Promise<unknown> {
  const [id, ...more] = words;
  if (id === undefined || more.length > 0) throw new Fault('usage', 'queue reschedule takes the id of one post, or of one of its deliveries; "queue list" shows them.');
  const { at, zone } = readTime(options);
  const { queue } = await studio();
  const { post, notice } = queue.reschedule(queue.postOf(id) ?? id, at, zone);
  terminal.say(`${post.wall} ${zone}: ${post.deliveries.map(({ network, state }) => `${network} (${state})`).join(', ')}`);
  if (notice !== '') terminal.warn(notice);
  return { post };
}

async function cancel({ words, terminal, studio }: VerbContext): Promise<unknown> {
  const [delivery, ...more] = words;
  if (delivery === undefined || more.length > 0) throw new Fault('usage', 'queue cancel takes the id of one delivery; "queue list" shows them.');
  (await studio()).queue.cancel(delivery);
  terminal.say(`${delivery} is cancelled.`);
  return { cancelled: delivery };
}
